"""The calendar in a browser: as screen readers are told of it, by keyboard, on phone and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.axe import faults, too_wide
from tests.site.waiting import until

pytestmark = pytest.mark.browser

NOW = "2026-11-22T09:00+01:00"
MONTH, WEEK = "/kalender/2026/12/", "/kalender/2026/uge-48/"
PAGES = ("/kalender/", "/kalender/2026/11/", MONTH, "/kalender/2025/05/", WEEK)
A4, A4_ON_ITS_SIDE = (595, 842), (842, 595)
"""Points."""


def opened(
    browser: Browser, address: str, *, width: int = 1280, now: str = NOW, **options: Any
) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(address)
    return page


@pytest.fixture
def month(browser: Browser, demo_url: str) -> Iterator[Page]:
    page = opened(browser, demo_url + MONTH)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    assert faults == []
    page.context.close()


# --- as a screen reader is told of it -------------------------------------------------------------


def told(page: Page, role: str) -> list[str]:
    """The names of what has this role, as the browser tells assistive technology."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        " ".join(node.get("name", {}).get("value", "").replace("\u00a0", " ").split())
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == role
    ]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_month_is_a_table_at_every_width(browser: Browser, demo_url: str, width: int) -> None:
    page = opened(browser, demo_url + MONTH, width=width)
    weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]

    assert told(page, "table") == ["December 2026"]
    assert [name.lower() for name in told(page, "columnheader")] == ["uge", *weekdays]
    assert told(page, "rowheader") == [f"Uge {number}" for number in range(49, 54)]
    cells = told(page, "gridcell") + told(page, "cell")
    assert len(cells) == 5 * 7
    assert sum(bool(cell) for cell in cells) == 31
    (fourth,) = [cell for cell in cells if cell.startswith("Fredag den 4. december")]
    assert fourth.startswith("Fredag den 4. december, 4 arrangementer")
    events = "kl. 19.30 Lodsens datter – premiere Udskudt" in fourth
    assert events == (width == 1280)
    assert "Fredag den 25. december, ingen arrangementer" in cells
    page.context.close()


def test_the_events_of_a_month_are_links_that_say_when_and_whether(month: Page) -> None:
    links = told(month, "link")

    assert "kl. 6.30 Morgensang i mørket" in links
    assert "kl. 10.00 Babysalmesang Aflyst" in links
    assert "kl. 19.00 Koret for alle synger jul ind Udsolgt" in links
    assert "Uge 49" in links


def test_a_week_is_days_under_headings(browser: Browser, demo_url: str) -> None:
    for width in (390, 1280):
        page = opened(browser, demo_url + WEEK, width=width)
        found = told(page, "heading")
        assert found[0] == "Uge 48"
        assert {"I morgen", "Fredag den 27. november", "Formiddag", "Aften"} <= set(found)
        page.context.close()


def test_a_free_day_keeps_its_column_and_is_left_out_of_a_list(
    browser: Browser, demo_url: str
) -> None:
    for width, days in ((390, 5), (1280, 7)):
        page = opened(browser, f"{demo_url}/kalender/2026/uge-45/", width=width)
        assert page.locator(".week-day:visible").count() == days, width
        page.context.close()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_is_wrong_at_any_width(browser: Browser, demo_url: str, width: int) -> None:
    found = {}
    for path in PAGES:
        page = opened(browser, demo_url + path, width=width)
        found[path] = faults(page) + too_wide(page)
        page.context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_four_times_as_large_it_is_still_read_downwards(browser: Browser, demo_url: str) -> None:
    """A window of 1280 × 1024 at 400 % (WCAG 1.4.10)."""
    for path in PAGES:
        page = opened(browser, demo_url + path, width=320, device_scale_factor=4)
        assert too_wide(page) == []
        page.context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_what_is_pressed_is_large_enough(browser: Browser, demo_url: str, width: int) -> None:
    """24 × 24 CSS pixels (WCAG 2.5.8)."""
    page = opened(browser, demo_url + MONTH, width=width)
    sizes = page.locator(".month-grid a[href]:visible").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect())"
        ".map(({width, height}) => [width, height])"
    )

    assert len(sizes) > 30
    assert [size for size in sizes if min(size) < 24] == []
    page.context.close()


# --- on a phone, on another day, without script ---------------------------------------------------


def test_on_a_phone_the_days_are_numbers_that_lead_to_the_list(
    browser: Browser, demo_url: str
) -> None:
    page = opened(browser, demo_url + MONTH, width=390)

    assert page.locator(".month-grid li:visible").count() == 0
    page.locator(".month-grid").get_by_role("link", name="Lørdag den 5. december").click()
    expect(page).to_have_url(re.compile("#d2026-12-05$"))
    top = "document.getElementById('d2026-12-05').getBoundingClientRect().top"
    until(page, lambda: 0 <= page.evaluate(top) < 200, "the day's heading is at the top")
    page.context.close()


def test_every_link_into_the_page_finds_its_day(browser: Browser, demo_url: str) -> None:
    """Some days after the build, too: what is over is not hidden from those who look back."""
    for now in (NOW, "2026-11-27T12:00+01:00"):
        page = opened(browser, f"{demo_url}/kalender/2026/11/", now=now)
        lost = page.locator(".month-grid td a[href^='#']").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
            ".filter(href => !document.querySelector(href)?.checkVisibility())"
        )
        assert lost == []
        page.context.close()


def test_today_is_the_visitors(browser: Browser, demo_url: str) -> None:
    def marked(path: str, now: str) -> list[str]:
        page = opened(browser, demo_url + path, now=now)
        found: list[str] = page.locator("[data-date][aria-current='date']").evaluate_all(
            "days => days.map(day => day.dataset.date)"
        )
        page.context.close()
        return found

    november = "/kalender/2026/11/"
    assert marked(november, NOW) == ["2026-11-22"]
    assert marked(november, "2026-11-23T00:30+01:00") == ["2026-11-23"]
    assert marked(november, "2026-12-05T12:00+01:00") == []
    assert marked(MONTH, "2026-12-05T12:00+01:00") == ["2026-12-05"]
    assert marked(WEEK, "2026-11-25T12:00+01:00") == ["2026-11-25"]


def test_without_script_every_day_and_event_is_reached_by_tab(
    browser: Browser, demo_url: str
) -> None:
    page = opened(browser, demo_url + MONTH, java_script_enabled=False)
    links = page.locator(".month-grid a[href]")
    hrefs = [link.get_attribute("href") for link in links.all()]

    assert page.locator(".month-keys").is_hidden()
    page.locator(".turn [rel='next']").first.focus()
    page.keyboard.press("Tab")
    reached = []
    for _ in hrefs:
        page.keyboard.press("Tab")
        reached.append(page.locator(":focus").get_attribute("href"))
    assert reached == hrefs
    page.context.close()


# --- by keyboard ----------------------------------------------------------------------------------


def focused(page: Page) -> str:
    """The day that has focus, as it is said."""
    return page.locator(":focus .visually-hidden").inner_text()


def test_arrows_go_from_day_to_day_as_in_a_date_picker(month: Page) -> None:
    month.locator(".month-date[tabindex='0']").focus()
    walk = [("", "Tirsdag den 1. december")]
    walk += [
        ("ArrowRight", "Onsdag den 2. december"),
        ("ArrowDown", "Onsdag den 9. december"),
        ("ArrowLeft", "Tirsdag den 8. december"),
        ("Home", "Mandag den 7. december"),
        ("End", "Søndag den 13. december"),
        ("ArrowUp", "Søndag den 6. december"),
        ("ArrowUp", "Søndag den 6. december"),
        ("Home", "Tirsdag den 1. december"),
        ("ArrowLeft", "Tirsdag den 1. december"),
    ]
    for key, day in walk:
        if key:
            month.keyboard.press(key)
        assert focused(month).startswith(day + ","), key


def test_a_day_says_how_much_is_on_though_it_leads_nowhere(month: Page) -> None:
    month.locator(".month-date", has_text="24. december").focus()
    month.keyboard.press("ArrowRight")

    assert focused(month) == "Fredag den 25. december, ingen arrangementer"
    links = told(month, "link")
    assert "Fredag den 25. december, ingen arrangementer" in links
    month.keyboard.press("Enter")
    assert month.url.endswith(MONTH)


def test_the_days_are_one_stop_and_the_events_stops_of_their_own(month: Page) -> None:
    """Nobody is caught: Tab leaves the day for its events, and at last the table."""
    hrefs = month.locator(".month-grid li a").evaluate_all("links => links.map(one => one.href)")
    month.locator(".month-date", has_text="31. december").focus()
    assert month.locator(".month-date[tabindex='0']").count() == 1
    month.keyboard.press("Tab")
    assert month.evaluate("document.activeElement.href") == hrefs[-1]
    month.keyboard.press("Tab")
    assert month.locator(".month-grid :focus").count() == 0
    month.keyboard.press("Shift+Tab")
    month.keyboard.press("Shift+Tab")
    assert focused(month).startswith("Torsdag den 31. december")


def test_pages_turn_to_the_same_day_of_another_month(month: Page) -> None:
    month.locator(".month-date", has_text="31. december").focus()
    month.keyboard.press("PageUp")
    month.wait_for_url("**/kalender/2026/11/#dag-31")
    expect(month.locator(".month-date:focus")).to_have_count(1)
    assert focused(month).startswith("Mandag den 30. november")
    month.keyboard.press("PageDown")
    month.wait_for_url("**/kalender/2026/12/#dag-30")
    expect(month.locator(".month-date:focus")).to_have_count(1)
    assert focused(month).startswith("Onsdag den 30. december")


def test_other_keys_are_the_browsers(month: Page) -> None:
    """No letter does anything, nor a key with another; on an event arrows scroll as ever."""
    month.locator(".month-date[tabindex='0']").focus()
    before = focused(month)
    for key in ("n", "p", "f", "s", "Shift+ArrowRight", "Control+ArrowRight", "Control+Home"):
        month.keyboard.press(key)
        assert focused(month) == before, key
    assert month.url.endswith(MONTH)
    month.locator(".month-grid li a").first.focus()
    top = month.evaluate("scrollY")
    month.keyboard.press("ArrowDown")
    until(month, lambda: month.evaluate("scrollY") > top, "the page is scrolled")
    assert month.locator(".month-grid li a:focus").count() == 1


def test_the_keys_are_told_while_a_day_has_focus_and_nothing_moves(month: Page) -> None:
    keys = month.locator(".month-keys")
    top = """() => document.getElementById("dag-for-dag").getBoundingClientRect().top + scrollY"""
    place = month.evaluate(top)
    expect(keys).to_be_hidden()
    month.locator(".turn [rel='next']").first.focus()
    for _ in range(3):
        month.keyboard.press("Tab")

    expect(month.locator(".month-date:focus")).to_have_count(1)
    expect(keys).to_be_visible()
    assert month.evaluate(top) == pytest.approx(place, abs=0.1)


# --- on paper -------------------------------------------------------------------------------------


def sheets(browser: Browser, address: str) -> list[tuple[int, int]]:
    page = browser.new_page()
    page.goto(address)
    made = page.pdf(prefer_css_page_size=True)
    page.close()
    found = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", made)
    return [(round(float(width)), round(float(height))) for width, height in found]


@pytest.mark.parametrize("path", ["/kalender/2026/11/", MONTH, "/kalender/2025/05/"])
def test_a_month_is_one_sheet_on_its_side_and_its_list_upright(
    browser: Browser, demo_url: str, path: str
) -> None:
    first, *others = sheets(browser, demo_url + path)

    assert first == A4_ON_ITS_SIDE
    assert others
    assert set(others) == {A4}


def test_a_week_is_printed_upright(browser: Browser, demo_url: str) -> None:
    assert set(sheets(browser, demo_url + WEEK)) == {A4}
    assert len(sheets(browser, f"{demo_url}/kalender/2026/uge-45/")) == 1


def test_on_paper_stands_what_one_reads(browser: Browser, demo_url: str) -> None:
    page = opened(browser, demo_url + MONTH, width=1024)
    page.emulate_media(media="print")

    assert page.locator(".month-grid li").first.is_visible()
    assert page.locator("h1").is_visible()
    for gone in (".turn >> nth=0", ".crumbs", ".month-keys", ".chips >> nth=0"):
        assert page.locator(gone).is_hidden(), gone
    page.context.close()
