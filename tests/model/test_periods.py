"""What people write for "some time then", by its first and last day."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.model.periods import MONTHS, day_in_words, months_of, parse_period, period_of
from generator.presenting.languages.language import DANISH_LANGUAGE


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-02", "2027-02-01", "2027-02-28"),
        ("2026-12-04", "2026-12-04", "2026-12-04"),
        ("uge 42 2027", "2027-10-18", "2027-10-24"),
        ("Uge 53, 2026", "2026-12-28", "2027-01-03"),
        ("uge 1 i 2027", "2027-01-04", "2027-01-10"),
        ("forår 2027", "2027-03-01", "2027-05-31"),
        ("Foråret 2027", "2027-03-01", "2027-05-31"),
        ("sommeren 2027", "2027-06-01", "2027-08-31"),
        ("efterår 2026", "2026-09-01", "2026-11-30"),
        ("vinter 2026/27", "2026-12-01", "2027-02-28"),
        ("vinteren 2027", "2027-12-01", "2028-02-29"),
        ("marts 2027", "2027-03-01", "2027-03-31"),
        ("skoleåret 2026/27", "2026-08-01", "2027-07-31"),
        ("skoleåret 2026/2027", "2026-08-01", "2027-07-31"),
        ("2. kvartal 2027", "2027-04-01", "2027-06-30"),
        ("1. halvår 2027", "2027-01-01", "2027-06-30"),
        ("marts til maj 2027", "2027-03-01", "2027-05-31"),
        ("2024-2026", "2024-01-01", "2026-12-31"),
        ("2024–2026", "2024-01-01", "2026-12-31"),
        ("november 2026 – februar 2027", "2026-11-01", "2027-02-28"),
        ("2026-12-04 til 2026-12-06", "2026-12-04", "2026-12-06"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    found = parse_period(text)
    assert (found.text, found.first.isoformat(), found.last.isoformat()) == (text, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "en gang",
        "uge 54 2026",
        "uge 53 2027",
        "uge 0 2027",
        "2026-13",
        "2026-02-30",
        "vinter 2026/28",
        "skoleåret 2026/28",
        "5. kvartal 2027",
        "maj til marts 2027",
        "0000",
        "9999",
        "marts",
        "uge 42",
    ],
)
def test_what_names_no_days_is_refused_with_examples(text: str) -> None:
    assert period_of(text) is None
    with pytest.raises(PydanticCustomError, match="uge 42 2027"):
        parse_period(text)


@given(st.text(max_size=40))
def test_whatever_is_written_a_period_has_its_days_in_order(text: str) -> None:
    found = period_of(text)
    assert found is None or found.first <= found.last


@given(st.dates(date(1901, 1, 1), date(2099, 1, 1)), st.integers(0, 400))
def test_from_a_day_to_another(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    found = parse_period(f"{first} til {last}")
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("maj", {5}),
        ("I juli", {7}),
        ("marts og april", {3, 4}),
        ("marts, april og maj", {3, 4, 5}),
        ("november til marts", {11, 12, 1, 2, 3}),
        ("fra august til juni", set(range(1, 13)) - {7}),
        ("september-november", {9, 10, 11}),
        ("september – november", {9, 10, 11}),
        ("maj til maj", {5}),
        ("foråret", {3, 4, 5}),
        ("forår og efterår", {3, 4, 5, 9, 10, 11}),
        ("vinter", {12, 1, 2}),
        ("efterår til forår", {9, 10, 11, 12, 1, 2, 3, 4, 5}),
        ("oktober til vinter", {10, 11, 12, 1, 2}),
        ("hele året", set(range(1, 13))),
        ("Hele året, helst onsdag formiddag", set(range(1, 13))),
        ("marts eller april, efter aftale", {3, 4}),
    ],
)
def test_what_comes_back_every_year_has_its_months(text: str, months: Set[int]) -> None:
    assert months_of(text) == months


@pytest.mark.parametrize(
    "text",
    [
        "",
        "onsdage",
        "mandag til onsdag",
        "hele året undtagen juli",
        "marts, men ikke i påsken",
        "uden for åbningstid, mod aftale",
        "helst maj",
        "marts og onsdage",
        "marts til maj til juli",
        "forår 2027",
    ],
)
def test_months_are_not_guessed(text: str) -> None:
    assert months_of(text) is None


@given(st.text(max_size=40))
def test_whatever_is_written_months_are_months(text: str) -> None:
    found = months_of(text)
    assert found is None or (found and found <= set(range(1, 13)))


@given(st.dates())
def test_days_are_said_as_pages_say_them(day: date) -> None:
    assert DANISH_LANGUAGE.dates.MONTHS == MONTHS
    assert day_in_words(day) == DANISH_LANGUAGE.dates.day_and_year(day)
