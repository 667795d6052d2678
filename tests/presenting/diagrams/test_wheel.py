"""The wheel's geometry: angles, room for every mark, and nothing outside the drawing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from math import atan2, degrees, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.year import months_from
from generator.presenting.diagrams.wheel import (
    CENTRE,
    HUB,
    MARK,
    RIM,
    RINGS,
    SIZE,
    THICK,
    Entry,
    Wheel,
    angle,
    wheel,
)

TODAY = date(2026, 11, 22)


def polar(x: float, y: float) -> tuple[float, float]:
    """Radius, and degrees clockwise from the top."""
    return hypot(x - CENTRE, y - CENTRE), degrees(atan2(x - CENTRE, CENTRE - y)) % 360


@pytest.mark.parametrize(
    ("first", "day", "share", "expected"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), 0, 0),
        (date(2026, 1, 1), date(2026, 4, 1), 0, 90),
        (date(2026, 1, 1), date(2026, 12, 31), 1, 360),
        # Half of February is before its 15th; in a leap year in the middle of it.
        (date(2026, 1, 1), date(2026, 2, 14), 1, 45),
        (date(2028, 1, 1), date(2028, 2, 15), 0.5, 45),
        # January is at the top in a school year as well; the seam is at August.
        (date(2026, 8, 1), date(2026, 8, 1), 0, 210),
        (date(2026, 8, 1), date(2027, 1, 1), 0, 360),
        # Outside the twelve months: at their ends.
        (date(2026, 8, 1), date(2026, 7, 31), 1, 210),
        (date(2026, 8, 1), date(2027, 8, 1), 0, 570),
    ],
)
def test_days_have_angles(first: date, day: date, share: float, expected: float) -> None:
    assert angle(months_from(first), day, share) == pytest.approx(expected)


def drawn(*entries: Entry, first: date = date(2026, 1, 1), today: date = TODAY) -> Wheel:
    return wheel(months_from(first), entries, today)


def an_entry(first: str, last: str | None = None, number: int = 1, ring: int = 4) -> Entry:
    begins = date.fromisoformat(first)
    ends = date.fromisoformat(last) if last else begins
    return Entry(begins.month - 1, number, ring, begins, ends, False, "Sang")


def test_a_mark_stands_in_its_ring_at_its_day() -> None:
    (mark,) = drawn(an_entry("2026-04-15", ring=2)).marks
    radius, turned = polar(mark.x, mark.y)
    assert radius == pytest.approx(HUB + 2.5 * THICK, abs=0.01)
    assert turned == pytest.approx(90 + 30 * 14.5 / 30, abs=0.05)
    assert (mark.text, mark.numbers, mark.turn) == ("1", (1,), 0)


def test_marks_of_one_day_stand_beside_each_other() -> None:
    first, second = drawn(an_entry("2026-04-15"), an_entry("2026-04-15", number=2)).marks
    assert hypot(first.x - second.x, first.y - second.y) > MARK


def test_too_many_for_a_month_are_one_mark_that_names_the_first_and_the_last() -> None:
    entries = [an_entry(f"2026-04-{day:02}", number=day) for day in range(3, 12)]
    (mark,) = drawn(*entries).marks
    assert mark.text == "3–11"
    assert mark.numbers == tuple(range(3, 12))
    assert polar(mark.x, mark.y)[1] == pytest.approx(105, abs=0.05)


def test_a_wide_mark_is_turned_along_its_ring_and_never_upside_down() -> None:
    for month in range(1, 13):
        entries = [an_entry(f"2026-{month:02}-{day:02}", number=day) for day in range(10, 28)]
        (mark,) = drawn(*entries).marks
        assert mark.text == "10–27"
        assert -90 <= mark.turn <= 90 or 270 <= mark.turn <= 360


def test_spans_are_arcs_and_a_whole_year_is_closed_in_two() -> None:
    assert drawn(an_entry("2026-04-15", "2026-04-17")).arcs == ()
    (spring,) = drawn(an_entry("2026-03-01", "2026-05-31")).arcs
    assert spring.path.count("A") == 1
    (year,) = drawn(an_entry("2026-01-01", "2026-12-31")).arcs
    assert year.path.count("A") == 2
    (longer,) = drawn(an_entry("2026-01-01", "2029-12-31")).arcs
    assert longer.path == year.path


def test_the_needle_is_today_and_only_in_its_own_year() -> None:
    needle = drawn().needle
    assert needle is not None
    assert polar(needle.x2, needle.y2)[1] == pytest.approx(300 + 30 * 21.5 / 30, abs=0.05)
    assert drawn(today=date(2027, 1, 1)).needle is None
    assert drawn(first=date(2026, 2, 1), today=date(2027, 1, 31)).needle is not None


starts = st.dates(date(2024, 1, 1), date(2030, 12, 31))
spans = st.tuples(
    st.integers(-60, 400), st.integers(0, 500), st.integers(0, RINGS - 1), st.booleans()
)


@given(starts, st.lists(spans, max_size=60))
def test_every_entry_has_one_mark_and_all_of_it_is_inside(
    first: date, found: list[tuple[int, int, int, bool]]
) -> None:
    months = months_from(first)
    end = months[-1] + timedelta(days=31)
    placed: list[tuple[int, int, date, date, bool]] = []
    for offset, length, ring, loose in found:
        begins = months[0] + timedelta(days=offset)
        ends = begins + timedelta(days=length)
        shown = max(begins, months[0])
        if ends >= months[0] and shown < end.replace(day=1):
            index = (shown.year - months[0].year) * 12 + shown.month - months[0].month
            placed.append((index, ring, begins, ends, loose))
    placed.sort()
    numbers: dict[int, int] = {}
    entries = []
    for index, ring, begins, ends, loose in placed:
        numbers[index] = numbers.get(index, 0) + 1
        entries.append(Entry(index, numbers[index], ring, begins, ends, loose, "x"))

    made = wheel(months, entries, first)

    marked = [(mark.month, number) for mark in made.marks for number in mark.numbers]
    assert sorted(marked) == sorted((entry.month, entry.number) for entry in entries)
    for mark in made.marks:
        radius, turned = polar(mark.x, mark.y)
        assert HUB < radius < RIM
        begin = 30 * (months[0].month - 1 + mark.month) % 360
        assert (turned - begin + 0.1) % 360 <= 30.2
    for path in (arc.path for arc in made.arcs):
        for number in re.findall(r"-?\d+\.?\d*", path):
            assert 0 <= float(number) <= SIZE
    for one, other in combinations(made.marks, 2):
        if (one.month, one.ring) == (other.month, other.ring):
            assert hypot(one.x - other.x, one.y - other.y) > MARK * 0.98
