"""Built at night, read by day: the script puts "I dag" right and hides what is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.model.times import ZONE

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).resolve().parents[2] / "theme" / "assets" / "js" / "portal.js"


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


def test_the_day_is_copenhagens(browser: Browser) -> None:
    """The script knows the rule of summer time; should the zone's change, this tells."""
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    wrong = {}
    for moment in _nights():
        expected = moment.astimezone(ZONE).date()
        page.clock.set_fixed_time(moment)
        page.set_content(_days_around(expected))
        told = [(one, expected + timedelta(days=n)) for n, one in enumerate(("I dag", "I morgen"))]
        found = [
            (e.inner_text(), date.fromisoformat(e.get_attribute("id") or ""))
            for e in page.get_by_text("I ").all()
        ]
        if found != told:
            wrong[moment.isoformat()] = found
    context.close()
    assert wrong == {}


def _nights() -> list[datetime]:
    """22.30 UTC is before or after midnight as the season is: the nights about each change of it,
    and New Year's Eve, for the years to come."""
    days = [
        date(year, month, 31) - timedelta(days=back)
        for year in range(2026, 2036)
        for month, backs in ((3, range(8)), (10, range(8)), (12, range(1)))
        for back in backs
    ]
    return [datetime(day.year, day.month, day.day, 22, 30, tzinfo=UTC) for day in days]


def _days_around(day: date) -> str:
    spans = "".join(
        f'<p><span id="{one}" data-day="{one}" data-words="{one}"></span></p>'
        for one in (day + timedelta(days=ahead) for ahead in range(-2, 4))
    )
    return f"<!doctype html><script>{SCRIPT.read_text(encoding='utf-8')}</script>{spans}"


def test_what_was_moved_away_stands_apart_from_the_cards(browser: Browser, demo_url: str) -> None:
    """On a day's page the cards may be followed by rows that tell of what was moved from it."""
    page = visit(browser, f"{demo_url}/i-weekenden/", "2026-11-22T09:00+01:00")
    gap = page.evaluate(
        """() => {
            const cards = document.querySelector("main .cards");
            cards.insertAdjacentHTML("afterend", '<ul class="rows"><li class="row">…</li></ul>');
            const [above, below] = [cards, cards.nextElementSibling];
            return below.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
        }"""
    )

    assert gap >= 24


def titles(page: Page, within: str) -> list[str]:
    found: list[str] = page.locator(
        f"{within} :is(.card-title, .row-title):visible"
    ).all_inner_texts()
    return found


@pytest.mark.parametrize(
    ("path", "heading", "over"),
    [
        ("/i-dag/", "Tidligere i dag", "Slut"),
        ("/arrangementer/", "Tidligere i dag", "Slut"),
        ("/en/i-dag/", "Earlier today", "Over"),
    ],
)
def test_what_ended_this_morning_stands_after_what_is_to_come(
    browser: Browser, demo_url: str, path: str, heading: str, over: str
) -> None:
    """A walk at eight is no answer at noon to "what can I do today?", and says in words that it is
    over; the heading stands right after the day's list, for eyes and keyboard alike."""
    page = visit(browser, demo_url + path, "2026-11-22T12:30+01:00")
    earlier = page.locator("[data-earlier]")

    assert earlier.get_by_role("heading").first.inner_text() == heading
    ended = titles(page, "[data-earlier]")
    assert "Morgenfugle i klitten" in ended
    assert "Søndagsmatiné – fire strygere og et lokomotiv" not in ended
    for flag in earlier.locator(".flag").all():
        assert flag.inner_text() == over
    assert earlier.locator(".flag").count() == len(ended)
    coming = titles(page, "section:has(+ [data-earlier])")
    assert "Søndagsmatiné – fire strygere og et lokomotiv" in coming
    assert not set(coming) & set(ended)


def test_before_anything_has_ended_no_heading_says_so(browser: Browser, demo_url: str) -> None:
    for path in ("/i-dag/", "/arrangementer/"):
        page = visit(browser, demo_url + path, "2026-11-22T07:00+01:00")
        assert page.locator("[data-earlier]").count() == 1
        assert page.locator("[data-earlier]").is_hidden()


def test_the_day_after_what_ended_is_yesterdays(browser: Browser, demo_url: str) -> None:
    """An old page's "earlier today" would be another day's."""
    for path in ("/i-dag/", "/arrangementer/"):
        page = visit(browser, demo_url + path, "2026-11-23T12:00+01:00")
        assert page.locator("[data-earlier]").is_hidden()


def test_late_in_the_evening_no_list_of_today_is_empty(browser: Browser, demo_url: str) -> None:
    for path in ("/", "/i-dag/", "/arrangementer/"):
        page = visit(browser, demo_url + path, "2026-11-22T23:30+01:00")
        for section in page.locator("section:has(.cards, .rows):visible").all():
            assert section.locator("li:visible").count() > 0, path


def test_on_the_home_page_what_is_to_come_takes_the_place_of_what_is_over(
    browser: Browser, demo_url: str
) -> None:
    """Six cards of the morning would leave no room for the evening."""
    morning = visit(browser, f"{demo_url}/", "2026-11-22T07:00+01:00")
    evening = visit(browser, f"{demo_url}/", "2026-11-22T19:00+01:00")
    unscripted = visit(browser, f"{demo_url}/", "2026-11-22T19:00+01:00", script=False)

    assert len(titles(morning, ".home-section:has([data-most])")) == 6
    assert titles(unscripted, ".home-section:has([data-most])") == titles(
        morning, ".home-section:has([data-most])"
    )
    shown = titles(evening, ".home-section:has([data-most])")
    assert "Aftensang ved første kuling" in shown
    assert "Morgenfugle i klitten" not in shown


def test_without_script_the_day_stands_by_the_clock(browser: Browser, demo_url: str) -> None:
    page = visit(browser, f"{demo_url}/i-dag/", "2026-11-22T20:00+01:00", script=False)

    assert titles(page, "main")[2] == "Morgenfugle i klitten"
    assert page.locator("[data-earlier]").is_hidden()
