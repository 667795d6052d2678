"""A month as a grid of weeks, a day a cell, and one week of it: what a wall calendar shows.

Weeks begin on Monday and bear ISO 8601's numbers, as Danes speak of them: the days about New Year
may belong to a week of the year before or after. A run of more than a week (`is_ongoing`) fills no
cells; the programme tells it apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.model.occurrences import Occurrence
from generator.presenting.programme import Programme, by_time

How: TypeAlias = Literal["on", "continued", "moved"]
"""What a date has to do with a day: it begins then, goes on from an earlier day, or was moved away
from it."""

MOST = 4
"""So many entries a cell of a month shows: of a sheet of A4 on its side a week has 28 mm, which is
eight lines. The list by day, that stands under the grid, tells the rest."""
DAYS = 7

_ORDER: tuple[How, ...] = ("on", "continued", "moved")


class Entry(Struct, frozen=True):
    """One date of an event on one day; `listed` is the day of the programme's list that tells it:
    of what goes on, the first one shown."""

    occurrence: Occurrence
    how: How
    listed: date


class Cell(Struct, frozen=True):
    """One day: first what begins, by the clock, then what goes on, then what was moved away.

    A day outside the month (`in_month` is False) only fills its week, and has no entries.
    """

    day: date
    in_month: bool
    entries: tuple[Entry, ...] = ()

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """What begins or goes on."""
        return tuple(entry.occurrence for entry in self.entries if entry.how != "moved")

    @property
    def moved(self) -> tuple[Occurrence, ...]:
        """What was moved from this day to another: told, but not counted."""
        return tuple(entry.occurrence for entry in self.entries if entry.how == "moved")

    @property
    def count(self) -> int:
        """How much is on, moved dates left out."""
        return len(self.occurrences)

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The first entries, `MOST` at most; one fewer where there are more, since a line tells
        how many those are."""
        return self.entries if len(self.entries) <= MOST else self.entries[: MOST - 1]

    @property
    def left_out(self) -> int:
        """How many entries `shown` leaves out; never one alone."""
        return len(self.entries) - len(self.shown)

    @property
    def listed(self) -> date | None:
        """The day of the programme's list that tells of this day; None where nothing does."""
        return max((entry.listed for entry in self.entries), default=None)


class Week(Struct, frozen=True):
    """Seven days from Monday on. `year` and `number` are ISO 8601's: 2026-12-28 lies in week 53 of
    2026, and so does 2027-01-03."""

    year: int
    number: int
    days: tuple[Cell, ...]

    @property
    def key(self) -> tuple[int, int]:
        return (self.year, self.number)


class Grid(Struct, frozen=True):
    """The four to six weeks that a month's days lie in."""

    weeks: tuple[Week, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The month's own days, in order."""
        return tuple(cell for week in self.weeks for cell in week.days if cell.in_month)


def month_grid(year: int, month: int, programme: Programme) -> Grid:
    """The month's grid, with what the programme of (at least) that month holds on each day."""
    first = date(year, month, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    held = _spread(programme, first, after - timedelta(days=1))
    monday = monday_of(first)
    weeks = range(0, (after - monday).days, DAYS)
    return Grid(tuple(_week(monday + timedelta(days=ahead), held, month) for ahead in weeks))


def week_grid(monday: date, programme: Programme) -> Week:
    """The week from this Monday on, with what the programme of (at least) that week holds."""
    return _week(monday, _spread(programme, monday, monday + timedelta(days=DAYS - 1)), None)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def _week(monday: date, held: Mapping[date, tuple[Entry, ...]], month: int | None) -> Week:
    year, number, _ = monday.isocalendar()
    days = (monday + timedelta(days=ahead) for ahead in range(DAYS))
    return Week(
        year,
        number,
        tuple(Cell(day, month in (None, day.month), held.get(day, ())) for day in days),
    )


def _spread(programme: Programme, first: date, last: date) -> dict[date, tuple[Entry, ...]]:
    """What is on each day from `first` to `last`, in the order of a cell."""
    found: dict[date, list[Entry]] = {}
    for day, entry in _entries(programme):
        if first <= day <= last:
            found.setdefault(day, []).append(entry)
    return {day: _sorted(entries) for day, entries in found.items()}


def _entries(programme: Programme) -> Iterator[tuple[date, Entry]]:
    for listed in programme.days:
        for occurrence in listed.occurrences:
            span = (occurrence.last_day - occurrence.first_day).days
            for ahead in range(span + 1):
                day = occurrence.first_day + timedelta(days=ahead)
                yield day, Entry(occurrence, "continued" if ahead else "on", listed.day)
        for occurrence in listed.moved:
            yield listed.day, Entry(occurrence, "moved", listed.day)


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted(entries, key=lambda entry: (_ORDER.index(entry.how), by_time(entry.occurrence)))
    )
