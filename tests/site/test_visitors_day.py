"""Built at night, read by day: the script puts "I dag" right and hides what is over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def visit(browser: Browser, address: str, now: str, *, script: bool = True) -> Page:
    context = browser.new_context(java_script_enabled=script, timezone_id="America/New_York")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(address)
    return page


def days(page: Page) -> list[str]:
    found: list[str] = page.locator(".day:visible .day-name").all_inner_texts()
    return found


def test_on_the_day_it_was_built(browser: Browser, demo_url: str) -> None:
    page = visit(browser, f"{demo_url}/arrangementer/", "2026-11-22T09:00+01:00")

    assert days(page)[:2] == ["I dag", "I morgen"]


def test_the_day_after(browser: Browser, demo_url: str) -> None:
    page = visit(browser, f"{demo_url}/arrangementer/", "2026-11-23T00:30+01:00")

    assert days(page)[0] == "I dag"
    assert page.locator("#d2026-11-22").is_hidden()
    assert page.locator("#d2026-11-23").inner_text() == "I dag"


def test_a_week_after_nothing_old_is_called_today(browser: Browser, demo_url: str) -> None:
    page = visit(browser, f"{demo_url}/", "2026-11-29T12:00+01:00")

    assert page.locator("[data-day='2026-11-22']:visible").count() == 0
    assert page.locator("[data-count-day]:visible").count() == 0
    assert page.locator("[data-last]:visible").count() > 0


def test_no_heading_stands_over_nothing(browser: Browser, demo_url: str) -> None:
    fresh = visit(browser, f"{demo_url}/", "2026-11-22T09:00+01:00")
    stale = visit(browser, f"{demo_url}/", "2026-11-24T09:00+01:00")

    assert fresh.get_by_role("heading", name="I dag", exact=True).is_visible()
    assert stale.get_by_role("heading", name="I dag", exact=True).count() == 0
    assert fresh.locator(".hero .kicker").is_visible()
    assert stale.locator(".hero .kicker").is_hidden()
    for section in stale.locator(".home-section:has(.cards):visible").all():
        assert section.locator(".card:visible").count() > 0


def test_a_stale_way_in_says_so(browser: Browser, demo_url: str) -> None:
    fresh = visit(browser, f"{demo_url}/i-dag/", "2026-11-22T09:00+01:00")
    stale = visit(browser, f"{demo_url}/i-dag/", "2026-11-24T09:00+01:00")

    assert fresh.locator("[data-stale]").is_hidden()
    assert stale.locator("[data-stale]").is_visible()


def test_without_script_everything_stands(browser: Browser, demo_url: str) -> None:
    page = visit(browser, f"{demo_url}/arrangementer/", "2026-11-29T12:00+01:00", script=False)

    assert days(page)[:2] == ["I dag", "I morgen"]


def test_nothing_is_stored(browser: Browser, demo_url: str) -> None:
    page = visit(browser, f"{demo_url}/", "2026-11-22T09:00+01:00")

    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
