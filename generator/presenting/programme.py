"""What happens when: dates in the order in which people look for them.

A run of more than a week (an exhibition) is *ongoing*: shown once, apart from the days, so that it
neither floods every day's list nor vanishes from them (docs/complaints.md, 8).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from generator.model.listing import DATE_START, DATE_STATUS, Announced, Listing, kept_when
from generator.model.occurrences import CALLED_OFF, Occurrence
from generator.model.portal import Portal
from generator.model.times import day_of

ONGOING_DAYS = 7
"""A run that spans more days than this is ongoing; a festival week still belongs to its days."""


class Day(Struct, frozen=True):
    """One day's list; an event over several days stands on its first day that is not past.

    `moved` are the dates that were moved from this day to another: told, but not counted.
    """

    day: date
    occurrences: tuple[Occurrence, ...]
    moved: tuple[Occurrence, ...] = ()


class Programme(Struct, frozen=True):
    """What is coming: by day, and what is ongoing or opens later."""

    days: tuple[Day, ...] = ()
    ongoing: tuple[Occurrence, ...] = ()

    @property
    def count(self) -> int:
        """How many dates, ongoing runs among them."""
        return sum(len(day.occurrences) for day in self.days) + len(self.ongoing)

    @property
    def event_count(self) -> int:
        """How many different events; a weekly series counts once."""
        return len({found.event.slug for found in (*self.occurrences, *self.ongoing)})

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """The days' dates in one row."""
        return tuple(occurrence for day in self.days for occurrence in day.occurrences)


def is_ongoing(occurrence: Occurrence) -> bool:
    """An exhibition or another run of more than a week."""
    return (occurrence.last_day - occurrence.first_day).days >= ONGOING_DAYS


def left_day(occurrence: Occurrence) -> date | None:
    """The day from which a date was moved to another one; None where it still touches that day."""
    if occurrence.previous is None:
        return None
    day = day_of(occurrence.previous)
    return None if occurrence.first_day <= day <= occurrence.last_day else day


def programme(
    portal: Portal,
    events: Iterable[Listing],
    first: date | None = None,
    last: date | None = None,
) -> Programme:
    """The dates of `events` that touch the days from `first` (today) to `last`, both inclusive."""
    start = first or portal.today
    begin, end = start.toordinal(), (last or date.max).toordinal()
    days: dict[date, list[Occurrence]] = {}
    moved: dict[date, list[Occurrence]] = {}
    ongoing: list[Occurrence] = []
    for event in events:
        if (event.last < begin or event.first > end) and not event.moved:
            continue
        for occurrence in portal.occurrences[event.slug]:
            old = left_day(occurrence)
            if old is not None and start <= old and (last is None or old <= last):
                moved.setdefault(old, []).append(occurrence)
            if occurrence.last_day < start or (last and occurrence.first_day > last):
                continue
            if is_ongoing(occurrence):
                ongoing.append(occurrence)
            else:
                days.setdefault(max(start, occurrence.first_day), []).append(occurrence)
    return Programme(
        days=tuple(
            Day(
                day,
                tuple(sorted(days.get(day, ()), key=by_time)),
                tuple(sorted(moved.get(day, ()), key=by_time)),
            )
            for day in sorted(days.keys() | moved.keys())
        ),
        ongoing=tuple(sorted(ongoing, key=lambda found: (found.last_day, found.event.slug))),
    )


def limited(whole: Programme, count: int) -> Programme:
    """The first `count` dates, whole days only, and everything ongoing."""
    days: list[Day] = []
    seen = 0
    for day in whole.days:
        if seen >= count:
            break
        days.append(day)
        seen += len(day.occurrences)
    return Programme(tuple(days), whole.ongoing)


def next_occurrence(portal: Portal, event: Announced) -> Occurrence:
    """The first date to come, one that takes place if any does; the last one when all are past."""
    dates = portal.occurrences[event.slug]
    if len(dates) == 1:
        return dates[0]
    coming = [found for found in dates if found.last_day >= portal.today]
    if not coming:
        return dates[-1]
    return next((found for found in coming if found.takes_place), coming[0])


def next_time(portal: Portal, event: Listing) -> tuple[str, str] | None:
    """Where the date of `next_occurrence` stands among others, in the order of `by_time`; None
    where it does not take place."""
    if len(event.kept_dates) == 1:
        (kept,) = event.kept_dates
        return None if kept[DATE_STATUS] in CALLED_OFF else (kept[DATE_START], event.slug)
    found = next_occurrence(portal, event)
    return (kept_when(found.start), event.slug) if found.takes_place else None


def past(portal: Portal, events: Iterable[Listing]) -> tuple[Listing, ...]:
    """Events that are over, the latest first."""
    over = (event for event in events if portal.is_past(event))
    return tuple(sorted(over, key=lambda event: (-event.last, event.slug)))


def by_time(occurrence: Occurrence) -> tuple[date, int, str]:
    """Whole days first, then by the clock, then by name."""
    start = occurrence.start
    minutes = start.hour * 60 + start.minute if isinstance(start, datetime) else -1
    return (occurrence.first_day, minutes, occurrence.event.slug)


class Month(Struct, frozen=True):
    """A month with the events that one of its days belongs to; `key` is (year, month).

    `moved` are the events of which a date was moved from this month to another; an address that
    was once published stays, if all of them were.
    """

    year: int
    month: int
    events: tuple[Listing, ...]
    moved: tuple[Listing, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        return (self.year, self.month)

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    def is_past(self, today: date) -> bool:
        """True when its last day is over."""
        return self.last < today


def month_index(portal: Portal) -> tuple[Month, ...]:
    """Every month in which something takes place, did before it was moved, or an ongoing run is
    open, in order."""
    found: dict[tuple[int, int], dict[str, Listing]] = {}
    left: dict[tuple[int, int], dict[str, Listing]] = {}
    for event in portal.all_events:
        if (only := event.only_month) is not None:
            found.setdefault(only, {})[event.slug] = event
            continue
        for occurrence in portal.occurrences[event.slug]:
            if (old := left_day(occurrence)) is not None:
                left.setdefault((old.year, old.month), {})[event.slug] = event
            day = occurrence.first_day.replace(day=1)
            while day <= occurrence.last_day:
                month = found.setdefault((day.year, day.month), {})
                month[event.slug] = event
                day = (day + timedelta(days=32)).replace(day=1)
    return tuple(
        Month(
            *key,
            tuple(found.get(key, {}).values()),
            tuple(
                event for slug, event in left.get(key, {}).items() if slug not in found.get(key, {})
            ),
        )
        for key in sorted(found.keys() | left.keys())
    )
