"""Which days a text names, and which of them are on another weekday."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.weekdays import GREGORIAN, may_name_days, named_days
from generator.presenting.words.dates import MONTHS, WEEKDAYS, long_day

FRIDAY = date(2026, 12, 4)


def wrong(text: str, *near: date) -> list[tuple[str, date]]:
    found = [(named.words, named.contradicted_by(near)) for named in named_days(text)]
    return [(words, day) for words, day in found if day is not None]


@pytest.mark.parametrize(
    "text",
    [
        "lørdag den 4. december 2026",
        "Lørdag 4. dec. 2026",
        "LØRDAG DEN 4. DECEMBER 2026",
        "lørdag, den 4. december, kl. 19.30",
        "lørdagen den 4. december",
        "lørdag d. 4. december",
        "lørdag d. 4/12",
        "lørdag 4/12",
        "lørdag 4/12-2026",
        "lørdag 4/12 2026",
        "lørdag d.4/12-26",
        "lørdag den 4.12.",
        "lørdag 4.12.2026",
        "lørdag\nden 4. december",
        "lørdag\u00a0den 4.\u00a0december",
        "fredag den 4. og lørdag den 4. december",
        "fredag eller" + " " * 40 + "lørdag den 4. december",
    ],
)
def test_however_the_day_is_written(text: str) -> None:
    assert [day for _, day in wrong(text, FRIDAY)] == [FRIDAY]
    assert may_name_days(text)
    assert wrong(re.sub("lørdag", "fredag", text, flags=re.IGNORECASE), FRIDAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "mandag–fredag den 30. november–4. december",
        "mandag til torsdag den 30. november",
        "lørdag og søndag 5. december",
        "lørdagen   eller\n\n  søndag den 5. december",
        "lørdag den 4. og søndag den 6. december",
        "mandag 10.12",
        "mandag kl. 10.12",
        "lørdag 1/2 time",
        "lørdag 3/4 liter",
        "lørdag den 4. i hver måned",
        "lørdag den 31. november",
        "lørdag den 45. december",
        "lørdage 4. december",
        "palmelørdag den 4. december",
        "lørdag den 4. december 1650",
        "Arkivernes dag 2026",
    ],
)
def test_what_is_not_surely_a_day_is_left_alone(text: str) -> None:
    assert wrong(text, FRIDAY) == []


def test_without_a_year_it_is_the_one_nearest_to_what_it_is_about() -> None:
    january = date(2027, 1, 9)
    assert wrong("senest fredag den 18. december", january) == []
    assert wrong("senest lørdag den 18. december", january) == [
        ("lørdag den 18. december", date(2026, 12, 18))
    ]
    assert wrong("lørdag den 4. december", FRIDAY, date(2027, 12, 4)) == [], "it is, in 2027"
    assert wrong("lørdag den 4. december") == [], "nobody knows the year"
    assert wrong("lørdag den 4. december 2026") == [("lørdag den 4. december 2026", FRIDAY)]
    assert wrong("onsdag den 29. februar", date(2028, 3, 1)) == [
        ("onsdag den 29. februar", date(2028, 2, 29))
    ]


@given(
    st.dates(date(GREGORIAN, 1, 1), date(2999, 12, 31)), st.integers(0, 6), st.integers(-170, 170)
)
def test_a_day_is_told_exactly_where_the_weekday_is_another(
    day: date, said: int, apart: int
) -> None:
    expected = [] if said == day.weekday() else [day]
    without = f"{WEEKDAYS[said]} den {day.day}. {MONTHS[day.month - 1]}"
    assert may_name_days(without)
    assert [found for _, found in wrong(f"Vi ses {without} {day.year}.")] == expected
    if (day.month, day.day) != (2, 29):
        near = day + timedelta(days=apart)
        assert [found for _, found in wrong(f"Vi ses {without}.", near)] == expected
    assert wrong(long_day(day)) == []


PIECES = (
    *("fredag|Lørdag|SØNDAG|dagen|den|d.|Den|dec|december|maj|kl|til".split("|")),
    *(" |\n|,|.|/|-|–|0|1|4|12|31|99|2026".split("|")),
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_is_written_nothing_breaks_and_the_quick_look_misses_nothing(text: str) -> None:
    for named in named_days(text):
        assert may_name_days(text)
        assert named.words in text
