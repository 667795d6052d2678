"""The demo in English, as a visitor meets it: its languages, its words, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from generator.model.actor import Actor
from generator.model.event import Outside
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.times import ZONE
from generator.reading.reader import read_portal
from tests.site.axe import box_of
from tests.site.danish import danish_in
from tests.site.pages import addresses

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)


@pytest.fixture(params=[320, 390, 1280], scope="module")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("content", ["demo", "content"])
def test_no_danish_stands_where_english_is_declared(
    content: str, request: pytest.FixtureRequest
) -> None:
    """But for names, and for what is marked as Danish."""
    site: Path = request.getfixturevalue("demo_site" if content == "demo" else "real_site")
    portal, _ = read_portal(ROOT / content, NOW)
    assert portal is not None
    files = sorted((site / "en").rglob("*.html"))
    assert len(files) > 50
    names = set(_names(portal))
    found = {
        file.relative_to(site).as_posix(): texts
        for file in files
        if (texts := danish_in(file, names))
    }
    assert found == {}


def test_languages_are_declared(demo_site: Path) -> None:
    for address in addresses(demo_site):
        if address.startswith("/indlejr/"):
            continue  # A frame on another site, which nobody shares.
        file = demo_site / address.lstrip("/")
        text = (file / "index.html" if address.endswith("/") else file).read_text(encoding="utf-8")
        expected = ("en", "en_GB") if address.startswith("/en/") else ("da", "da_DK")
        assert re.findall(r'<html lang="(\w+)"', text)[:1] == [expected[0]], address
        assert f'<meta property="og:locale" content="{expected[1]}">' in text, address


def test_every_page_that_names_another_is_named_by_it(demo_site: Path) -> None:
    """hreflang is believed only where it is returned, and each page names itself."""
    named = {address: _alternates(demo_site, address) for address in addresses(demo_site)}
    assert sum(bool(found) for found in named.values()) > 150
    for address, found in named.items():
        if not found:
            assert not address.startswith("/en/"), address
            continue
        assert found["x-default"] == found["da"]
        assert address in (found["da"], found["en"])
        for other in found.values():
            assert named[other] == found, (address, other)


def test_links_into_danish_say_so(demo_site: Path) -> None:
    """Whatever template or text they stand in; and no other link does."""
    for address in addresses(demo_site):
        if not address.startswith("/en/"):
            continue
        document = _tree(demo_site, address)
        for link in document.iter("a"):
            target = urlsplit(link.get("href", ""))
            if target.scheme or target.netloc or not target.path.endswith("/"):
                continue
            path = _absolute(address, target.path)
            if path.startswith("/en/") or "site-language" in link.get("class", ""):
                continue
            assert link.get("hreflang") == "da", (address, path)
            assert "(in Danish)" in "".join(link.itertext()), (address, path)


def test_the_way_to_the_other_language_and_back(page: Page, demo_url: str) -> None:
    page.goto(demo_url + "/arrangementer/det-blaa-arkiv/")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(demo_url + "/en/arrangementer/det-blaa-arkiv/")
    expect(page.locator("h1")).to_have_text("The Blue Archive")
    page.get_by_role("link", name="Dansk", exact=True).click()
    expect(page).to_have_url(demo_url + "/arrangementer/det-blaa-arkiv/")
    page.goto(demo_url + "/partnerskaber/")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(demo_url + "/en/")
    page.goto(demo_url + "/om/")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("h1")).to_have_text("About Kultur i Lærkesund")


def test_the_header_stays_low(page: Page, demo_url: str) -> None:
    """Name, search and language take two lines at most, and the English menu one more."""
    page.goto(demo_url + "/en/")
    header = page.locator(".site-header > .wrap")
    assert box_of(header)["height"] <= 200
    page.goto(demo_url + "/")
    name, language = page.locator(".brand"), page.locator(".site-language")
    assert box_of(language)["height"] >= 24
    assert page.viewport_size is not None
    if page.viewport_size["width"] >= 390:
        one, other = box_of(name), box_of(language)
        assert one["y"] < other["y"] + other["height"] / 2 < one["y"] + one["height"]


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_keyboard_goes_through_the_header_as_the_eye_does(
    page: Page, demo_url: str, path: str
) -> None:
    """Line by line, and from left to right in each (WCAG 1.3.2, 2.4.3)."""
    page.goto(demo_url + path)
    page.locator(".skip").focus()
    stops: list[tuple[float, float, str]] = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const link = document.activeElement;
                if (!link.closest(".site-header")) return null;
                const {left, top, height} = link.getBoundingClientRect();
                return [top + height / 2, left, link.textContent.trim()];
            }"""
        )
        if stop is None:
            break
        stops.append(tuple(stop))
    assert len(stops) >= 6
    for (above, left, one), (below, right, other) in pairwise(stops):
        assert below > above + 14 or (abs(below - above) <= 14 and right > left), (one, other)


def test_search_in_danish_is_said_in_one_line(page: Page, demo_url: str) -> None:
    page.goto(demo_url + "/en/")
    search = page.locator(".site-search")
    expect(search).to_have_text("Search (in Danish)")
    lines = search.evaluate(
        """link => {
            const range = document.createRange();
            range.selectNodeContents(link);
            const tops = [...range.getClientRects()].map(box => Math.round(box.top / 8));
            return new Set(tops).size;
        }"""
    )
    assert lines == 1
    whole = page.locator(".site-header > .wrap").bounding_box()
    assert whole is not None
    for part in page.locator(".site-header a").all():
        box = part.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= whole["x"] + whole["width"]


def test_today_is_today_in_english(page: Page, demo_url: str) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(demo_url + "/en/arrangementer/")
    headings = page.locator(".day-name")
    expect(headings.nth(0)).to_have_text("Today")
    expect(headings.nth(1)).to_have_text("Tomorrow")


def test_the_finder_speaks_english_and_says_what_is_in_danish(page: Page, demo_url: str) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(demo_url + "/en/arrangementer/?emne=musik&hvornaar=denne-maaned")
    found = page.locator(".find")
    expect(found.locator(".find-count")).to_contain_text("events")
    expect(found.locator(".find-chosen li")).to_have_text(["This month", "Music"])
    expect(found.locator(".day-name").first).to_have_text("Today")
    links = found.locator(".row-title a")
    danish = links.and_(page.locator("[lang=da]"))
    assert danish.count() > 0
    for link in danish.all():
        assert "(in Danish)" in link.inner_text()
        assert urlsplit(link.get_attribute("href") or "").path.startswith("/arrangementer/")
    english = page.locator(".find .row-title a:not([lang])")
    for link in english.all():
        assert urlsplit(link.get_attribute("href") or "").path.startswith("/en/arrangementer/")
    found.locator(".find-chosen button").last.click()
    expect(found.locator(".find-chosen li")).to_have_count(1)
    expect(english.first).to_be_visible()
    english.first.click()
    expect(page).to_have_url(re.compile("/en/arrangementer/[^?]+/$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def _names(portal: Portal) -> Iterator[str]:
    """What is called the same in every language: the portal, actors, places and their addresses,
    partnerships; titles in English of what is named in Danish; addresses on the web."""
    settings = portal.settings
    yield from (settings.name, settings.municipality, settings.municipality.split()[0])
    yield from (settings.publisher, settings.base_url)
    yield from (reference.title for reference in settings.references.values())
    yield from (term.label for term in settings.vocabularies.localities.values())
    yield from (one.title for one in portal.partnerships.values())
    held: tuple[Actor | Place, ...] = (*portal.actors.values(), *portal.places.values())
    for entity in held:
        yield entity.title
        if entity.address:
            yield entity.address
    for event in portal.events.values():
        yield from filter(None, (event.room, event.title_en))
        for one in (event.venue, *event.organizers, *(change.venue for change in event.changes)):
            if isinstance(one, Outside):
                yield from filter(None, (one.name, one.address))


def _tree(site: Path, address: str) -> html.HtmlElement:
    file = site / address.lstrip("/") / "index.html"
    return html.document_fromstring(file.read_bytes())


def _alternates(site: Path, address: str) -> dict[str, str]:
    """hreflang → address on the portal."""
    if not address.endswith("/"):
        return {}
    return {
        link.get("hreflang"): urlsplit(link.get("href")).path
        for link in _tree(site, address).iter("link")
        if link.get("rel") == "alternate" and link.get("hreflang")
    }


def _absolute(address: str, path: str) -> str:
    from posixpath import join, normpath

    found = normpath(join(address, path))
    return found if found.endswith("/") else f"{found}/"
