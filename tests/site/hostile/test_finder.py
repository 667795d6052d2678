"""The finder where the world is against it: another build, foul addresses, lost focus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site.test_find import DEMO_DAY, FAULTS, count, opened, query, unfold

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, demo_url: str) -> Iterator[Page]:
    found = opened(browser, demo_url)
    yield found
    assert FAULTS.pop(found) == []
    found.context.close()


def test_the_portal_is_built_anew_while_the_page_is_open(page: Page, demo_site: Path) -> None:
    """The page has yesterday's table of contents, in which the numbers meant other words."""
    whole = json.loads((demo_site / "data/v1/find/indeks.json").read_text(encoding="utf-8"))
    older = json.loads(json.dumps(whole))
    for name in ("type", "emne"):
        older["words"][name].reverse()
    older["kinds"].reverse()
    older["of"] = "0" * 8
    told = [older, whole, whole]
    page.route("**/find/indeks.json", lambda route: route.fulfill(json=told.pop(0)))

    unfold(page)
    page.locator(".find-more:has(#find-type-teater) > summary").click()
    page.locator("#find-type-teater").check()
    expect(count(page)).to_have_text(re.compile("arrangement"))

    found = page.locator(".find-days .row a").evaluate_all(HREFS)
    assert found
    page.unroute("**/find/indeks.json")
    page.reload()
    expect(count(page)).to_have_text(re.compile("arrangement"))
    assert page.locator(".find-days .row a").evaluate_all(HREFS) == found


HREFS = "all => all.map(one => one.href)"


def test_a_month_that_is_over_is_not_there_any_longer(page: Page, demo_site: Path) -> None:
    """The table of contents is from before the first of the month."""
    whole = json.loads((demo_site / "data/v1/find/indeks.json").read_text(encoding="utf-8"))
    older = whole | {"months": [["2026-10", "0" * 8], *whole["months"]]}
    told = [older, whole, whole]
    page.route("**/find/indeks.json", lambda route: route.fulfill(json=told.pop(0)))
    page.clock.set_fixed_time("2026-10-31T23:00:00+01:00")
    page.reload()

    page.locator(".chip[data-query='gratis=1']").click()

    expect(count(page)).to_have_text(re.compile("arrangementer"))
    FAULTS[page] = [one for one in FAULTS[page] if "404" not in one]


def test_the_last_choice_counts_however_late_the_first_is_answered(page: Page) -> None:
    waiting: list[Route] = []
    is_slow = True
    page.route(
        "**/find/2026-1*",
        lambda route: waiting.append(route) if is_slow else route.continue_(),
    )
    page.locator(".chip[data-query='gratis=1']").click()
    page.wait_for_timeout(100)
    page.locator(".chip[data-query='maalgruppe=boern']").click()
    page.locator(".chip[data-query='gratis=1']").click()
    page.wait_for_timeout(200)
    is_slow = False
    for route in waiting:
        route.continue_()

    expect(page.locator(".find-chosen button")).to_have_text(["Børn"])
    assert query(page) == "maalgruppe=boern"
    expect(page.locator(".chip[data-query='gratis=1']")).not_to_have_attribute(
        "aria-current", "true"
    )


@pytest.mark.parametrize("at", ["first", "last"])
def test_focus_is_not_lost_with_the_proposal_that_was_taken(
    browser: Browser, demo_url: str, at: str
) -> None:
    asked = "?fra=2026-12-25&til=2026-12-25&emne=film&omraade=laerkesund"
    page = opened(browser, demo_url, asked)
    offered = page.locator(".find-instead button")
    expect(offered.first).to_be_visible()
    getattr(offered, at).focus()
    page.keyboard.press("Enter")

    expect(page.locator(".find-instead")).to_be_hidden()
    expect(count(page)).to_be_focused()
    page.context.close()


def test_a_year_that_is_being_typed_asks_for_nothing_yet(page: Page) -> None:
    unfold(page)
    page.locator("#find-hvornaar-dato").check()
    before = page.evaluate("history.length")
    for year in ("0002", "0020", "0202"):
        page.locator("#find-fra").fill(f"{year}-11-28")
    assert "fra=" not in query(page)
    assert page.locator("#find-til").input_value() == ""
    page.locator("#find-fra").fill("2026-11-28")

    expect(count(page)).to_have_text(re.compile("arrangement"))
    assert query(page) == "fra=2026-11-28&til=2026-11-28"
    assert page.evaluate("history.length") == before + 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            ["</script><img src=x onerror=__hit=1>"],
            "»</script><img src=x onerror=__hit=1>«",
        ),
        (["a\u202eb\u2066c\0d"], "»abcd«"),
        (["x" * 5000], f"»{'x' * 40}«"),
        ([f"nr{at}" for at in range(1000)], "»nr0«, »nr1«, »nr2«, »nr3«, »nr4« …"),
    ],
)
def test_what_an_address_says_is_repeated_as_text_and_in_part(
    browser: Browser, demo_url: str, values: list[str], said: str
) -> None:
    page = opened(
        browser, demo_url, "?" + "&".join(f"emne={quote(one, safe='')}" for one in values), DEMO_DAY
    )
    expect(page.locator(".find-told")).to_have_text(
        f"Vi kender ikke {said} og har set bort fra det."
    )
    assert page.locator(".find-told *").count() == 0
    assert page.evaluate("window.__hit") is None
    assert FAULTS.pop(page) == []
    page.context.close()


@pytest.mark.parametrize(
    "remembered",
    [
        "<img src=x onerror=window.__hit=1>",
        "emne=%3Cimg%20src=x%20onerror=window.__hit=1%3E&omraade=__proto__&type=constructor",
        "fra=9999-99-99&til=0000-00-00&alder=1e9&inden-for=-1&hvornaar=toString",
        "\0\u2028%",
    ],
    ids=["markup", "codes", "numbers", "signs"],
)
def test_what_another_wrote_as_remembered_breaks_nothing(
    page: Page, demo_url: str, remembered: str
) -> None:
    page.evaluate("text => localStorage.setItem('find', text)", remembered)
    page.goto(f"{demo_url}/arrangementer/")

    expect(page.locator("[data-find-list]")).to_be_visible()
    expect(page.locator(".find-chosen button")).to_have_count(0)
    assert query(page) == ""
    assert page.evaluate("window.__hit") is None
