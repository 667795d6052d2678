"""A season's programme: every event once, under the month and the town where it begins in it.

A weekly series would fill a folder by itself, so it stands once, with its first date of the season
and how many follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal

RUN_DAYS = 7
"""As in every list: what spans more days is open for a while, and stands apart."""
MonthKey: TypeAlias = tuple[int, int]


class Entry(Struct, frozen=True):
    """One event's first date in the season, how many more there are in it, and the last of them."""

    occurrence: Occurrence
    more: int = 0
    last: date | None = None


class Town(Struct, frozen=True):
    """One locality's entries in a month, by time; `code` is None where the town is not known."""

    code: str | None
    entries: tuple[Entry, ...]


class Month(Struct, frozen=True):
    """`number` is the month's, from 1; `left_out` says how many entries were cut off."""

    year: int
    number: int
    towns: tuple[Town, ...]
    left_out: int = 0

    @property
    def count(self) -> int:
        return sum(len(town.entries) for town in self.towns)


class SeasonProgramme(Struct, frozen=True):
    """A season as it is printed: months with something in them, and the runs, by their last day.

    `count` is of all events, before anything was cut off; `runs_left_out` of the runs cut off.
    """

    months: tuple[Month, ...]
    runs: tuple[Occurrence, ...]
    count: int
    runs_left_out: int = 0

    @property
    def left_out(self) -> int:
        return self.runs_left_out + sum(month.left_out for month in self.months)


def season_programme(
    portal: Portal, events: Iterable[Listing], first: date, last: date, most: int
) -> SeasonProgramme:
    """What takes place from `first` to `last`, both inclusive, the soonest `most` events of it."""
    entries: list[Entry] = []
    runs: list[Occurrence] = []
    for _, dates in taking_place(portal, events, first, last):
        if (dates[0].last_day - dates[0].first_day).days >= RUN_DAYS:
            runs.append(dates[0])
        else:
            later = dates[-1].first_day if len(dates) > 1 else None
            entries.append(Entry(dates[0], len(dates) - 1, later))
    entries.sort(key=lambda entry: _by_time(entry.occurrence))
    runs.sort(key=lambda found: (found.last_day, found.event.slug))
    return SeasonProgramme(
        months=tuple(_months(portal, entries, first, most)),
        runs=tuple(runs[:most]),
        count=len(entries) + len(runs),
        runs_left_out=max(0, len(runs) - most),
    )


def taking_place(
    portal: Portal, events: Iterable[Listing], first: date, last: date
) -> Iterator[tuple[Listing, list[Occurrence]]]:
    """The events that take place on a day from `first` to `last`, with their dates there: what is
    called off is no part of a season."""
    begin, end = first.toordinal(), last.toordinal()
    for event in events:
        if event.last < begin or event.first > end:
            continue
        dates = [
            found
            for found in portal.occurrences[event.slug]
            if found.takes_place and found.first_day <= last and found.last_day >= first
        ]
        if dates:
            yield event, dates


def _months(portal: Portal, entries: list[Entry], first: date, most: int) -> Iterable[Month]:
    found: dict[MonthKey, list[Entry]] = {}
    for entry in entries:
        day = max(first, entry.occurrence.first_day)
        found.setdefault((day.year, day.month), []).append(entry)
    room = most
    for (year, number), here in sorted(found.items()):
        shown = here[:room]
        room -= len(shown)
        yield Month(year, number, _towns(portal, shown), len(here) - len(shown))


def _towns(portal: Portal, entries: list[Entry]) -> tuple[Town, ...]:
    groups: dict[str | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_town(portal, entry.occurrence), []).append(entry)
    order = (*portal.settings.vocabularies.localities, None)
    return tuple(Town(code, tuple(groups[code])) for code in order if code in groups)


def _town(portal: Portal, occurrence: Occurrence) -> str | None:
    """Where the date is, which may be in another town than the rest of its series."""
    place = portal.place_of(occurrence.venue)
    return (place.locality if place else None) or portal.locality_of(occurrence.event)


def _by_time(occurrence: Occurrence) -> tuple[date, str, str]:
    """By day, whole days first, then by the clock."""
    return occurrence.first_day, occurrence.start.isoformat(), occurrence.event.slug
