"""Every week that something happens in, as Danes speak of them: by ISO 8601's number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.month_grid import DAYS, Cell, Entry, Week
from generator.presenting.programme import is_ongoing, left_day

Part: TypeAlias = Literal["whole", "morning", "afternoon", "evening"]
"""A part of a day: whole days and what goes on, before noon, before six, and the evening."""
Days: TypeAlias = tuple[tuple[Cell, tuple[tuple[Part, tuple[Entry, ...]], ...]], ...]
"""The days of a week with what is in each by part of the day, empty parts left out."""

NOON, EVENING = 12, 18
"""The hours at which afternoon and evening begin, as programmes have them."""


class WeekOn(Struct, frozen=True):
    """A week with the events that one of its days belongs to; `first` is its Monday.

    `moved` are the events of which a date was moved from this week to another; an address that was
    once published stays, if all of them were.
    """

    first: date
    events: tuple[Listing, ...]
    moved: tuple[Listing, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        """ISO 8601's year and number."""
        return self.first.isocalendar()[:2]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=DAYS - 1)

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """Year and month of the one or two months that it lies in."""
        first, last = ((day.year, day.month) for day in (self.first, self.last))
        return (first,) if first == last else (first, last)


def week_index(portal: Portal) -> tuple[WeekOn, ...]:
    """Every week in which something takes place or did before it was moved, in order.

    A run of more than a week (an exhibition) makes a week of the one in which it opens and the one
    in which it closes alone, and is told in those between that are there for something else: else
    a run of years would be a hundred pages that all say the same.
    """
    found: dict[int, dict[str, Listing]] = {}
    left: dict[int, dict[str, Listing]] = {}
    runs: list[tuple[int, int, Listing]] = []
    for event in portal.all_events:
        if event.first == event.last and not event.moved:
            found.setdefault(_number(event.first), {})[event.slug] = event
            continue
        for occurrence in portal.occurrences[event.slug]:
            if (old := left_day(occurrence)) is not None:
                left.setdefault(_number(old.toordinal()), {})[event.slug] = event
            first = _number(occurrence.first_day.toordinal())
            last = _number(occurrence.last_day.toordinal())
            run = is_ongoing(occurrence)
            for number in (first, last) if run else range(first, last + 1):
                found.setdefault(number, {})[event.slug] = event
            if run:
                runs.append((first, last, event))
    numbers = sorted(found.keys() | left.keys())
    for first, last, event in runs:
        for number in numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]:
            found.setdefault(number, {})[event.slug] = event
    return tuple(_week(number, found.get(number, {}), left.get(number, {})) for number in numbers)


def this_or_next(weeks: Iterable[WeekOn], today: date) -> WeekOn | None:
    """The week of today, or the first after it with something on."""
    return next((week for week in weeks if week.last >= today), None)


def by_part(week: Week) -> Days:
    """The days of a week, each by part of the day."""
    return tuple((cell, _parts(cell)) for cell in week.days)


def _parts(cell: Cell) -> tuple[tuple[Part, tuple[Entry, ...]], ...]:
    held: dict[Part, list[Entry]] = {"whole": [], "morning": [], "afternoon": [], "evening": []}
    for entry in cell.entries:
        held[_part(entry)].append(entry)
    return tuple((part, tuple(entries)) for part, entries in held.items() if entries)


def _part(entry: Entry) -> Part:
    start = entry.occurrence.previous if entry.how == "moved" else entry.occurrence.start
    if entry.how == "continued" or not isinstance(start, datetime):
        return "whole"
    return "morning" if start.hour < NOON else "afternoon" if start.hour < EVENING else "evening"


def _number(ordinal: int) -> int:
    """Weeks counted from the first of the calendar, which begins on a Monday as every week does."""
    return (ordinal - 1) // DAYS


def _week(number: int, on: Mapping[str, Listing], left: Mapping[str, Listing]) -> WeekOn:
    return WeekOn(
        date.fromordinal(number * DAYS + 1),
        tuple(on.values()),
        tuple(event for slug, event in left.items() if slug not in on),
    )
