"""Danish dates in words, held against Babel's `da` where Babel has the same form."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from generator.model.occurrences import occurrences
from generator.model.times import ZONE
from generator.presenting.languages.language import DANISH_LANGUAGE
from generator.presenting.words import dates
from generator.presenting.words.dates import tied
from tests.factories import Fields, an_event

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FRIDAY = date(2026, 12, 4)


@given(DAYS)
def test_the_long_form_is_babels(day: date) -> None:
    assert dates.long_day(day) == format_date(day, "EEEE 'den' d. MMMM y", locale="da")


@given(DAYS)
def test_months_are_babels(day: date) -> None:
    assert dates.month_name(day.year, day.month) == format_date(day, "MMMM y", locale="da")


def test_a_moment_is_a_day_and_a_clock() -> None:
    at = datetime(2026, 12, 4, 9, 5, tzinfo=ZONE)
    assert dates.moment_in_words(at) == "fredag den 4. december 2026 kl. 9.05"


def test_a_clock_has_a_full_stop_and_two_digits_for_minutes() -> None:
    start = datetime(2026, 12, 4, 9, 5, tzinfo=ZONE)

    assert dates.clock_span(start, None) == "kl. 9.05"
    assert dates.clock_span(start, start.replace(hour=21, minute=0)) == "kl. 9.05–21.00"
    assert dates.clock_span(FRIDAY, None) == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FRIDAY, FRIDAY, "4. december 2026"),
        (FRIDAY, date(2026, 12, 6), "4.–6. december 2026"),
        (date(2026, 11, 28), FRIDAY, "28. november–4. december 2026"),
        (FRIDAY, date(2027, 1, 6), "4. december 2026–6. januar 2027"),
    ],
)
def test_spans_say_no_more_than_they_must(first: date, last: date, words: str) -> None:
    assert dates.day_span(first, last) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "fredag den 4. december 2026 kl. 19.30"),
        ({"end": "2026-12-04 21:00"}, "fredag den 4. december 2026 kl. 19.30–21.00"),
        ({"end": "2026-12-05 02:00"}, "fredag den 4. december 2026 kl. 19.30–2.00"),
        ({"start": "2026-12-04"}, "fredag den 4. december 2026"),
        (
            {"start": "2026-12-04", "end": "2026-12-06"},
            "fredag den 4. december–søndag den 6. december 2026",
        ),
        (
            {"end": "2026-12-05 12:00"},
            "fredag den 4. december 2026 kl. 19.30 til lørdag den 5. december 2026 kl. 12.00",
        ),
    ],
)
def test_one_date_in_full(fields: Fields, words: str) -> None:
    assert dates.occurrence_in_words(occurrences(an_event(**fields))[0]) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "I dag"),
        (date(2026, 11, 23), "I morgen"),
        (date(2026, 11, 24), "Tirsdag den 24. november"),
        (date(2027, 1, 2), "Lørdag den 2. januar 2027"),
    ],
)
def test_days_by_today(day: date, words: str) -> None:
    assert DANISH_LANGUAGE.dates.relative_day(day, today=date(2026, 11, 22)) == words


@given(DAYS)
def test_the_weekend_is_friday_to_sunday_and_never_past(today: date) -> None:
    first, last = dates.weekend(today)

    assert today <= first <= last
    assert first == today or first.weekday() == 4
    assert last.weekday() == 6
    assert (last - today).days < 7


def test_machine_times_carry_copenhagens_true_offset() -> None:
    assert dates.machine(datetime(2026, 12, 4, 19, 30, tzinfo=ZONE)) == "2026-12-04T19:30+01:00"
    assert dates.machine(datetime(2026, 7, 4, 19, 30, tzinfo=ZONE)) == "2026-07-04T19:30+02:00"
    assert dates.machine(FRIDAY) == "2026-12-04"


def test_no_line_ends_between_a_number_and_its_word() -> None:
    assert tied("fredag den 4. december kl. 9.05") == "fredag den 4.\u00a0december kl.\u00a09.05"
    assert tied("Vi ses kl. ti. Og så 10.000") == "Vi ses kl.\u00a0ti. Og så 10.000"


@pytest.mark.parametrize(
    ("given_words", "listed"),
    [((), ""), (("a",), "a"), (("a", "b"), "a og b"), (("a", "b", "c"), "a, b og c")],
)
def test_lists_in_words(given_words: tuple[str, ...], listed: str) -> None:
    assert dates.listed(given_words) == listed
