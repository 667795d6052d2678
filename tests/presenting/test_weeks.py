"""Which weeks something happens in, and the parts of their days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model.portal import Portal
from generator.presenting.month_grid import week_grid
from generator.presenting.programme import programme
from generator.presenting.weeks import WeekOn, by_part, this_or_next, week_index
from tests.factories import a_portal, an_event

DAYS = st.dates(date(2026, 11, 1), date(2027, 2, 28))


def portal(**events: dict[str, Any]) -> Portal:
    return a_portal(*(an_event(slug, **fields) for slug, fields in events.items()))


def index(**events: dict[str, Any]) -> dict[tuple[int, int], tuple[list[str], list[str]]]:
    """By ISO year and number: what is on, and what was moved away."""
    return {
        week.key: ([one.slug for one in week.events], [one.slug for one in week.moved])
        for week in week_index(portal(**events))
    }


def test_a_week_belongs_to_the_year_that_most_of_it_lies_in() -> None:
    found = index(
        nytaar={"start": "2027-01-01 1:00"},
        faar={"start": "2024-12-30"},
        fest={"start": "2027-01-03", "end": "2027-01-04"},
    )

    assert found == {
        (2025, 1): (["faar"], []),
        (2026, 53): (["fest", "nytaar"], []),
        (2027, 1): (["fest"], []),
    }


def test_a_long_run_makes_no_week_but_its_first_and_last_and_is_told_in_those_between() -> None:
    run = {"start": "2026-11-02", "end": "2028-11-02"}
    found = index(udstilling=run, koncert={"start": "2027-05-05 20:00"})

    assert found == {
        (2026, 45): (["udstilling"], []),
        (2027, 18): (["koncert", "udstilling"], []),
        (2028, 44): (["udstilling"], []),
    }


def test_what_was_moved_leaves_the_address_of_its_week() -> None:
    moved = {
        "start": "2026-12-09 20:00",
        "status": "rescheduled",
        "previous_start": "2026-12-02 20:00",
    }

    assert index(a=moved) == {(2026, 49): ([], ["a"]), (2026, 50): (["a"], [])}
    within = moved | {"start": "2026-12-04 20:00"}
    assert index(a=within) == {(2026, 49): (["a"], [])}


@given(st.lists(st.tuples(DAYS, st.integers(0, 20), st.none() | DAYS), max_size=5))
def test_each_day_that_something_is_told_of_has_a_week(
    found: list[tuple[date, int, date | None]],
) -> None:
    events = {
        f"a{number}": {"start": first, "end": first + timedelta(days=length) if length else None}
        | ({"status": "rescheduled", "previous_start": old} if old else {})
        for number, (first, length, old) in enumerate(found)
    }
    told = portal(**events)
    whole = programme(told, told.all_events, date(2026, 1, 1), date(2028, 1, 1))
    weeks = {week.key: week for week in week_index(told)}

    days = {day.day.isocalendar()[:2] for day in whole.days}
    assert days <= weeks.keys()
    assert [week.first for week in weeks.values()] == sorted(
        {week.first for week in weeks.values()}
    )
    for week in weeks.values():
        assert week.first.weekday() == 0
        shown = programme(told, told.all_events, week.first, week.last)
        assert {one.event.slug for one in (*shown.occurrences, *shown.ongoing)} == {
            event.slug for event in week.events
        }
        assert set(week.months) == {
            ((week.first + timedelta(days=n)).year, (week.first + timedelta(days=n)).month)
            for n in range(7)
        }


def test_this_week_or_the_next_one() -> None:
    weeks = week_index(portal(a={"start": "2026-11-22"}, b={"start": "2026-12-09"}))

    def seen(day: date) -> WeekOn | None:
        return this_or_next(weeks, day)

    assert seen(date(2026, 11, 22)) == weeks[0]
    assert seen(date(2026, 11, 23)) == weeks[1]
    assert seen(date(2026, 12, 14)) is None


def test_a_day_goes_by_the_clock() -> None:
    found = portal(
        morgen={"start": "2026-12-05 11:59"},
        middag={"start": "2026-12-05 12:00"},
        aften={"start": "2026-12-05 18:00"},
        hele={"start": "2026-12-05"},
        fest={"start": "2026-12-04 20:00", "end": "2026-12-06 10:00"},
        bort={
            "start": "2026-12-20 20:00",
            "status": "rescheduled",
            "previous_start": "2026-12-05 17:59",
        },
    )
    monday = date(2026, 11, 30)
    shown = programme(found, found.all_events, monday, monday + timedelta(days=6))
    _, parts = by_part(week_grid(monday, shown))[5]

    assert [(part, [one.occurrence.event.slug for one in held]) for part, held in parts] == [
        ("whole", ["hele", "fest"]),
        ("morning", ["morgen"]),
        ("afternoon", ["middag", "bort"]),
        ("evening", ["aften"]),
    ]
