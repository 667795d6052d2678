"""How English is said: days as Babel's `en_GB` has them, and the rest word for word."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from generator.model.fields import Price
from generator.model.portal import Portal
from generator.model.times import ZONE
from generator.presenting.cards import Card, Cards
from generator.presenting.facts import Facts
from generator.presenting.languages.editions import in_language
from generator.presenting.languages.language import language
from tests.factories import BASE_URL, VOCABULARIES, a_place, a_portal, an_event, some_settings

EN = language("en")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FRIDAY = date(2026, 12, 4)


@given(DAYS)
def test_days_are_babels(day: date) -> None:
    assert EN.dates.long_day(day) == format_date(day, "EEEE d MMMM y", locale="en_GB")
    assert EN.dates.day_and_year(day) == format_date(day, "long", locale="en_GB")
    assert EN.dates.month_name(day.year, day.month) == format_date(day, "MMMM y", locale="en_GB")


@given(st.times())
def test_the_clock_is_babels(time: Any) -> None:
    """24 hours, as in `en_GB`, and as on every poster in Denmark."""
    moment = datetime.combine(FRIDAY, time)
    assert EN.dates.clock(moment) == format_time(time, "short", locale="en_GB")


@given(st.decimals(0, 10_000_000, places=2) | st.integers(0, 10_000_000))
def test_numbers_are_babels(value: int | Decimal) -> None:
    assert EN.numbers.number(value) == format_decimal(value, locale="en_GB")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Friday 4 December 2026, 19:30"),
        ({"end": "2026-12-04 21:00"}, "Friday 4 December 2026, 19:30–21:00"),
        ({"start": "2026-12-04"}, "Friday 4 December 2026"),
        (
            {"start": "2026-12-04", "end": "2026-12-06"},
            "Friday 4 December to Sunday 6 December 2026",
        ),
        (
            {"end": "2026-12-05 19:00"},
            "Friday 4 December 2026, 19:30 to Saturday 5 December 2026, 19:00",
        ),
    ],
)
def test_dates_in_full(fields: dict[str, Any], words: str) -> None:
    portal = told(an_event(**fields))
    assert EN.dates.occurrence_in_words(portal.occurrences["julekoncert"][0]) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FRIDAY, FRIDAY, "4 December 2026"),
        (FRIDAY, date(2026, 12, 6), "4–6 December 2026"),
        (date(2026, 11, 28), FRIDAY, "28 November to 4 December 2026"),
        (FRIDAY, date(2027, 1, 6), "4 December 2026 to 6 January 2027"),
    ],
)
def test_spans(first: date, last: date, words: str) -> None:
    assert EN.dates.day_span(first, last) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("0", "0", "Free"),
        ("0", "120", "Free – DKK 120"),
        ("80", "120", "DKK 80–120"),
        ("79.50", "79.50", "DKK 79.50"),
        ("1250", "1250", "DKK 1,250"),
    ],
)
def test_prices(low: str, high: str, words: str) -> None:
    assert EN.prices.in_words(Price(low=Decimal(low), high=Decimal(high))) == words


def test_what_is_over_two_days_is_tied_together() -> None:
    assert EN.dates.tied("Friday 4 December, 19:30") == "Friday 4\u00a0December, 19:30"


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        ({"every": "week", "until": "2026-12-18"}, "Every Friday, 19:30, until 18 December 2026"),
        (
            {"every": "week", "interval": "2", "on": ["tuesday", "friday"], "until": "2026-12-18"},
            "Every other Tuesday and Friday, 19:30, until 18 December 2026",
        ),
        (
            {"every": "week", "interval": "3", "until": "2026-12-18"},
            "Every 3 weeks on Friday, 19:30, until 18 December 2026",
        ),
        (
            {"every": "month", "on": "1st friday", "until": "2027-03-01"},
            "The 1st Friday of every month, 19:30, until 1 March 2027",
        ),
        (
            {"every": "month", "on": "last friday", "interval": "2", "until": "2027-03-01"},
            "The last Friday of every other month, 19:30, until 1 March 2027",
        ),
        (
            {"every": "month", "until": "2027-03-01"},
            "On day 4 of every month, 19:30, until 1 March 2027",
        ),
    ],
)
def test_series(repeat: dict[str, Any], words: str) -> None:
    assert EN.series.rule_in_words(an_event(repeat=repeat)) == words


@pytest.mark.parametrize(
    ("fields", "flag", "title"),
    [
        ({"status": "cancelled"}, "Cancelled", "CANCELLED: Carols"),
        ({"status": "postponed"}, "Postponed", "POSTPONED: Carols"),
        (
            {"status": "rescheduled", "previous_start": "2026-12-03 19:30"},
            "Moved",
            "MOVED: Carols",
        ),
        ({"booking": "sold_out"}, "Sold out", "Carols"),
        ({"status": "tentative"}, "Not confirmed", "Carols"),
    ],
)
def test_states(fields: dict[str, Any], flag: str, title: str) -> None:
    portal = told(an_event(title_en="Carols", **fields))
    event = portal.events["julekoncert"]

    assert card(portal).flag == flag
    assert EN.status.marked_title(event.title, event.status) == title


def test_a_card_of_an_event_that_is_translated() -> None:
    found = card(told(a_place(), an_event(title_en="Carols", venue="kulturhuset", price="80")))

    assert found.href == "/en/arrangementer/julekoncert/"
    assert (found.kind, found.title, found.language) == ("Concert", "Carols", "")
    assert (found.day, found.clock) == ("Friday 4 December", "19:30")
    assert found.facts == "Kulturhuset, Karise · DKK 80"


def test_a_card_of_an_event_that_is_not() -> None:
    found = card(told(an_event()))

    assert found.href == "/arrangementer/julekoncert/"
    assert (found.kind, found.title, found.language) == ("Concert", "Julekoncert", "da")


def test_the_drawing_is_the_same_in_every_language() -> None:
    assert card(told(an_event(title_en="Carols"))).drawn_from == "Julekoncert"


def test_facts_in_english_and_what_editors_wrote_in_danish() -> None:
    event = an_event(
        title_en="Carols", audiences=["alle"], price="80", price_note="Gratis for børn"
    )
    portal = told(event)
    found = Facts(portal, BASE_URL).of(
        portal.events["julekoncert"], portal.occurrences["julekoncert"][0], past=False
    )

    said = {fact.label: [(line.words, line.language) for line in fact.lines] for fact in found}
    assert said == {
        "When": [("Friday 4 December 2026", ""), ("19:30", "")],
        "Where": [("Not known yet. Ask the organiser", "")],
        "Price": [("DKK 80", ""), ("Gratis for børn", "da")],
        "For": [("Everyone", "")],
        "Access": [("Not stated. Ask the organiser", "")],
    }


def test_a_moment_of_summer_time_has_the_same_words() -> None:
    assert EN.dates.clock(datetime(2026, 10, 25, 2, 30, tzinfo=ZONE, fold=1)) == "02:30"


def told(*entities: Any) -> Portal:
    """A portal with these, in English."""
    words = VOCABULARIES | {
        "event_types": {"koncert": {"label": "Koncert", "label_en": "Concert"}},
        "audiences": {"alle": {"label": "Alle", "label_en": "Everyone"}},
    }
    settings = some_settings(languages=["da", "en"], vocabularies=words)
    return in_language(a_portal(*entities, settings=settings), "en")


def card(portal: Portal) -> Card:
    return Cards(portal, BASE_URL).of(portal.occurrences["julekoncert"][0])
