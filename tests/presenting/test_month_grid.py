"""A month's grid and a week of it: every date in exactly the right cells."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.times import ZONE
from generator.presenting.month_grid import MOST, Cell, monday_of, month_grid, week_grid
from generator.presenting.programme import Programme, is_ongoing, left_day, programme
from tests.factories import a_portal, an_event

DAYS = st.dates(date(2026, 9, 1), date(2027, 3, 31))
MONTHS = st.tuples(st.integers(1900, 2200), st.integers(1, 12))


def in_month(year: int, month: int, **events: dict[str, Any]) -> dict[str, list[str]]:
    """What stands in each cell that is not empty, as `how slug`."""
    shown = _programme(year, month, **events)
    return {
        cell.day.isoformat(): [
            f"{entry.how} {entry.occurrence.event.slug}" for entry in cell.entries
        ]
        for cell in month_grid(year, month, shown).cells
        if cell.entries
    }


def _programme(year: int, month: int, **events: dict[str, Any]) -> Programme:
    portal = a_portal(
        *(an_event(slug.replace("_", "-"), **fields) for slug, fields in events.items())
    )
    last = date(year, month, monthrange(year, month)[1])
    return programme(portal, portal.all_events, date(year, month, 1), last)


@given(MONTHS)
def test_the_weeks_of_a_month(month: tuple[int, int]) -> None:
    grid = month_grid(*month, Programme())
    days = [cell.day for week in grid.weeks for cell in week.days]

    assert 4 <= len(grid.weeks) <= 6
    assert days == [days[0] + timedelta(days=ahead) for ahead in range(len(days))]
    for week in grid.weeks:
        assert [cell.day.isocalendar()[:] for cell in week.days] == [
            (week.year, week.number, weekday) for weekday in range(1, 8)
        ]
        assert any(cell.in_month for cell in week.days)
    own = [cell.day for cell in grid.cells]
    assert own == [date(*month, number) for number in range(1, monthrange(*month)[1] + 1)]


def test_february_may_have_four_weeks_and_a_month_six() -> None:
    assert len(month_grid(2027, 2, Programme()).weeks) == 4
    assert len(month_grid(2026, 8, Programme()).weeks) == 6


def test_new_year_lies_in_week_53_of_the_year_before() -> None:
    december = month_grid(2026, 12, Programme()).weeks[-1]
    january = month_grid(2027, 1, Programme()).weeks[0]

    assert december.key == january.key == (2026, 53)
    assert [cell.day for cell in december.days] == [cell.day for cell in january.days]
    assert [cell.day.day for cell in december.days if cell.in_month] == [28, 29, 30, 31]
    assert [cell.day.day for cell in january.days if cell.in_month] == [1, 2, 3]
    assert week_grid(date(2026, 12, 28), Programme()).key == (2026, 53)
    assert month_grid(2025, 12, Programme()).weeks[-1].key == (2026, 1)


@st.composite
def _events(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    found = {}
    for number in range(draw(st.integers(0, 5))):
        first, length = draw(DAYS), draw(st.integers(0, 12))
        hour = draw(st.none() | st.integers(0, 23))
        last = first + timedelta(days=length)
        fields: dict[str, Any] = {"start": first, "end": last if length else None}
        if hour is not None:
            fields["start"] = datetime(first.year, first.month, first.day, hour, tzinfo=ZONE)
            fields["end"] = datetime(last.year, last.month, last.day, 23, 30, tzinfo=ZONE)
        if draw(st.booleans()):
            moved = draw(DAYS)
            fields |= {"status": "rescheduled", "previous_start": moved}
        found[f"a{number}"] = fields
    return found


@given(_events(), DAYS)
def test_every_date_stands_in_exactly_the_days_that_it_touches(
    events: dict[str, dict[str, Any]], day: date
) -> None:
    portal = a_portal(*(an_event(slug, **fields) for slug, fields in events.items()))
    dates = [found for slug in events for found in portal.occurrences[slug]]
    first = day.replace(day=1)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    grid = month_grid(day.year, day.month, programme(portal, portal.all_events, first, last))
    monday = monday_of(day)
    sunday = monday + timedelta(days=6)
    week = week_grid(monday, programme(portal, portal.all_events, monday, sunday))

    for cell in (*grid.cells, *week.days):
        on = {
            found.event.slug
            for found in dates
            if not is_ongoing(found) and found.first_day <= cell.day <= found.last_day
        }
        moved = {found.event.slug for found in dates if left_day(found) == cell.day}
        assert sorted(found.event.slug for found in cell.occurrences) == sorted(on)
        assert sorted(found.event.slug for found in cell.moved) == sorted(moved)
        for entry in cell.entries:
            begins = entry.occurrence.first_day == cell.day
            assert entry.how == (
                "moved" if entry.occurrence in cell.moved else "on" if begins else "continued"
            )
    assert all(cell.entries == () for one in grid.weeks for cell in one.days if not cell.in_month)


@given(_events(), DAYS)
def test_each_cell_leads_to_a_day_of_the_list(events: dict[str, dict[str, Any]], day: date) -> None:
    portal = a_portal(*(an_event(slug, **fields) for slug, fields in events.items()))
    last = day.replace(day=monthrange(day.year, day.month)[1])
    shown = programme(portal, portal.all_events, day.replace(day=1), last)
    told = {one.day for one in shown.days}

    for cell in month_grid(day.year, day.month, shown).cells:
        assert (cell.listed in told) if cell.entries else cell.listed is None
        if cell.day in told:
            assert cell.listed == cell.day


def test_what_begins_stands_first_then_what_goes_on_then_what_was_moved() -> None:
    found = in_month(
        2026,
        12,
        aften={"start": "2026-12-05 20:00"},
        hele_dagen={"start": "2026-12-05"},
        festival={"start": "2026-12-04", "end": "2026-12-06"},
        flyttet={
            "start": "2026-12-07 20:00",
            "status": "rescheduled",
            "previous_start": "2026-12-05 10:00",
        },
        udstilling={"start": "2026-12-01", "end": "2026-12-20"},
        nat={"start": "2026-12-05 22:00", "end": "2026-12-06 03:00"},
    )

    assert found == {
        "2026-12-04": ["on festival"],
        "2026-12-05": [
            "on hele-dagen",
            "on aften",
            "on nat",
            "continued festival",
            "moved flyttet",
        ],
        "2026-12-06": ["continued festival"],
        "2026-12-07": ["on flyttet"],
    }


def test_what_began_in_the_month_before_goes_on_in_this_one() -> None:
    festival = {"start": "2026-11-29", "end": "2026-12-02"}
    cells = month_grid(2026, 12, _programme(2026, 12, festival=festival)).cells

    assert in_month(2026, 11, festival=festival) == {
        "2026-11-29": ["on festival"],
        "2026-11-30": ["continued festival"],
    }
    assert [cell.listed for cell in cells[:3]] == [date(2026, 12, 1), date(2026, 12, 1), None]


def _crowded(count: int) -> Cell:
    events = {f"a{number}": {"start": "2026-12-05 20:00"} for number in range(count)}
    return month_grid(2026, 12, _programme(2026, 12, **events)).cells[4]


def test_a_cell_shows_so_many_and_never_leaves_out_one_alone() -> None:
    for count in range(MOST + 4):
        cell = _crowded(count)
        assert len(cell.shown) + cell.left_out == cell.count == count
        assert len(cell.shown) <= MOST
        assert cell.left_out != 1
