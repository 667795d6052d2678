"""Following on /abonner/ and in the box of every list: the chooser, and what one copies."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.site.axe import box_of
from tests.site.pages import addresses

pytestmark = pytest.mark.browser

BASE = "https://demo.kulturportal.example"
FOLLOWED = (
    "/arrangementer/",
    "/i-dag/",
    "/gratis/",
    "/kalender/",
    "/kalender/2026/12/",
    "/emner/",
    "/emner/musik/",
    "/omraader/sildevig/",
    "/maalgrupper/boern/",
    "/typer/koncert/",
    "/temaer/",
    "/aktoerer/",
    "/aktoerer/laerkesund-biblioteker/",
    "/steder/",
    "/steder/kajscenen/",
    "/partnerskaber/",
    "/partnerskaber/byens-lyd/",
    "/nyheder/",
    "/netvaerk/moeder/",
    "/netvaerk/match/",
    "/aaben-skole/",
)


@pytest.fixture
def chooser(browser: Browser, demo_url: str) -> Page:
    page = browser.new_page()
    page.goto(f"{demo_url}/abonner/")
    page.wait_for_selector(".combine:visible")
    return page


def test_one_word_has_its_own_calendar(chooser: Page) -> None:
    assert chooser.locator(".combine-links").is_hidden()
    chooser.select_option("select[name=emner]", "musik")
    links = _links(chooser)
    assert links["Abonnér i din kalender"] == f"webcal{BASE[5:]}/emner/musik/kalender.ics"
    assert links["RSS"] == "/emner/musik/rss.xml"


def test_two_words_have_one_together_whatever_is_chosen_first(
    chooser: Page, demo_site: Path
) -> None:
    chooser.select_option("select[name=omraader]", "sildevig")
    chooser.select_option("select[name=emner]", "musik")
    together = "/abonner/kombiner/emner/musik/omraader/sildevig/"
    links = _links(chooser)
    assert links["Hent kalenderen som fil"] == f"{together}kalender.ics"
    assert (demo_site / links["Hent kalenderen som fil"][1:]).is_file()
    assert (demo_site / links["RSS"][1:]).is_file()
    google = parse_qs(urlsplit(links["Google Kalender"]).query)
    assert google == {"cid": [f"webcal{BASE[5:]}{together}kalender.ics"]}
    outlook = parse_qs(urlsplit(links["Outlook.com"]).query)
    assert outlook["url"] == [f"{BASE}{together}kalender.ics"]
    assert outlook["name"] == ["Musik · Sildevig – Kultur i Lærkesund (opdigtet)"]
    assert chooser.locator(".combine [role=status]").inner_text().split() == (
        "Musik · Sildevig Kun det, der hører til begge.".split()
    )


def test_every_pair_that_can_be_chosen_is_there(chooser: Page, demo_site: Path) -> None:
    names = ("emner", "maalgrupper", "omraader")
    words = {
        name: chooser.locator(f"select[name={name}] option").evaluate_all(
            "all => all.map(one => one.value).filter(Boolean)"
        )
        for name in names
    }
    for first, second in (("emner", "maalgrupper"), ("emner", "omraader"), names[1:]):
        for one in words[first]:
            for other in words[second]:
                folder = demo_site / f"abonner/kombiner/{first}/{one}/{second}/{other}"
                assert sorted(file.name for file in folder.iterdir()) == ["kalender.ics", "rss.xml"]


def test_three_words_are_declined_with_the_way_to_each(chooser: Page) -> None:
    for name, word in (("emner", "musik"), ("maalgrupper", "boern"), ("omraader", "sildevig")):
        chooser.select_option(f"select[name={name}]", word)
    assert chooser.locator(".combine-links").is_hidden()
    assert "Vælg to, eller abonnér på dem hver for sig" in (
        chooser.locator(".combine [role=status]").inner_text()
    )
    apart = chooser.locator("[data-apart] a")
    assert apart.all_inner_texts() == ["Musik", "Børn", "Sildevig"]
    assert apart.last.get_attribute("href") == "/omraader/sildevig/"


def test_without_script_there_is_the_list_of_all(browser: Browser, demo_url: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{demo_url}/abonner/")
    assert page.locator(".combine").is_hidden()
    assert page.locator(".btn-copy:visible").count() == 0
    page.get_by_role("link", name="Se alle de sammensatte kalendere").click()
    page.locator("summary", has_text="Musik").first.click()
    href = page.get_by_role("group", name="Følg Musik · Sildevig").locator("a").nth(1)
    assert href.get_attribute("href") == (
        "/abonner/kombiner/emner/musik/omraader/sildevig/kalender.ics"
    )


def test_the_address_is_copied_and_that_is_said(browser: Browser, demo_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{demo_url}/emner/musik/")
    page.locator(".follow-more summary").first.click()
    button = page.get_by_role("button", name="Kopiér adressen")
    expect(button).to_be_visible()
    assert box_of(button)["height"] >= 24
    button.press("Enter")
    page.get_by_role("status").filter(has_text="Adressen er kopieret").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{BASE}/emner/musik/kalender.ics"


@pytest.mark.parametrize("address", FOLLOWED)
def test_every_list_tells_how_to_follow(demo_site: Path, address: str) -> None:
    document = html.parse(str(demo_site / address[1:] / "index.html"))
    (box,) = document.xpath("//section[@class='follow-box']")
    assert len(document.xpath("//*[@id='foelg']")) == 1
    assert box.findtext("h2").startswith("Følg ")
    links = [link.get("href") for link in box.iter("a")]
    (rss,) = (link for link in links if link.endswith("rss.xml"))
    assert (demo_site / rss[1:]).is_file()
    assert "/abonner/" in links
    assert any("nyhedsbrev" in (link.text or "") for link in box.iter("a"))


def test_no_page_has_the_box_twice(demo_site: Path) -> None:
    for address in addresses(demo_site):
        if address.endswith("/"):
            text = (demo_site / address[1:] / "index.html").read_text(encoding="utf-8")
            assert text.count('id="foelg"') <= 1, address


def _links(page: Page) -> dict[str, str]:
    found = page.locator(".combine-links a")
    return {one.inner_text(): one.get_attribute("href") or "" for one in found.all()}
