"""Which evenings are already taken: for those who are about to choose one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from msgspec import Struct

from generator.analysing.booked import Booked, booked
from generator.model.listing import Listing
from generator.model.portal import Portal

WEEKS = 12
"""So far ahead evenings are shown one by one."""
BUSIEST = 5
"""Days that are told of each town and audience."""
SHOWN = 3
"""Events of such a day that are named."""
AHEAD = timedelta(days=365)
_EVENING = "T17:00:00"
"""What is still on after five in the afternoon takes the evening."""


class Week(Struct, frozen=True):
    """Seven evenings from a Monday: what is on in each, or None for one that is over."""

    monday: date
    evenings: tuple[int | None, ...]


class Busy(Struct, frozen=True):
    """A day with its dates in one town or for one audience; `others` counts them by audience or by
    town, most first, and `events` are the first few, by time."""

    day: date
    count: int
    others: tuple[tuple[str, int], ...]
    events: tuple[Listing, ...]


class Crowd(Struct, frozen=True):
    """One town's, or one audience's, busiest coming days, by date."""

    code: str
    days: tuple[Busy, ...]


class Taken(Struct, frozen=True):
    """What is already planned, from today on."""

    weeks: tuple[Week, ...]
    towns: tuple[Crowd, ...]
    audiences: tuple[Crowd, ...]


def taken(portal: Portal) -> Taken:
    """What is planned from today on: evenings for `WEEKS`, towns and audiences a year ahead."""
    places = {slug: place.locality for slug, place in portal.places.items()}
    evenings: Counter[str] = Counter()
    towns: dict[str, dict[str, list[Booked]]] = defaultdict(dict)
    audiences: dict[str, dict[str, list[Booked]]] = defaultdict(dict)
    homes: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for found in booked(portal, portal.all_events, portal.today, portal.today + AHEAD):
        if not found.timed:
            continue
        town = places.get(found.venue) if isinstance(found.venue, str) else None
        town = town or portal.locality_of(found.event)
        for day in found.days:
            evenings[day] += found.ends > day + _EVENING
            if town:
                towns[town].setdefault(day, []).append(found)
            for audience in found.event.audiences:
                audiences[audience].setdefault(day, []).append(found)
                if town:
                    homes[audience][day, town] += 1
    words = portal.settings.vocabularies
    return Taken(
        _weeks(portal.today, evenings),
        tuple(
            Crowd(code, tuple(_busiest(portal, towns[code], _for_whom)))
            for code in words.localities
            if code in towns
        ),
        tuple(
            Crowd(code, tuple(_busiest(portal, audiences[code], partial(_where, homes[code]))))
            for code in words.audiences
            if code in audiences
        ),
    )


def _weeks(today: date, evenings: Counter[str]) -> tuple[Week, ...]:
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=ahead) for ahead in range(7 * WEEKS)]
    counts = [None if day < today else evenings[day.isoformat()] for day in days]
    return tuple(
        Week(days[start], tuple(counts[start : start + 7])) for start in range(0, 7 * WEEKS, 7)
    )


def _busiest(
    portal: Portal,
    days: dict[str, list[Booked]],
    others: Callable[[str, list[Booked]], Counter[str]],
) -> Iterator[Busy]:
    """The days with most dates, two at least, by date; those that lie in the past left out."""
    today = portal.today.isoformat()
    full = [(day, found) for day, found in days.items() if len(found) > 1 and day >= today]
    full.sort(key=lambda one: (-len(one[1]), one[0]))
    for day, found in sorted(full[:BUSIEST], key=lambda one: one[0]):
        found.sort(key=lambda date: (date.begins, date.event.slug))
        counted = sorted(others(day, found).items(), key=lambda one: (-one[1], one[0]))
        events = tuple(dict.fromkeys(date.event for date in found))[:SHOWN]
        yield Busy(date.fromisoformat(day), len(found), tuple(counted), events)


def _for_whom(_: str, found: list[Booked]) -> Counter[str]:
    return Counter(audience for date in found for audience in date.event.audiences)


def _where(homes: Counter[tuple[str, str]], day: str, found: list[Booked]) -> Counter[str]:
    return Counter({town: count for (on, town), count in homes.items() if on == day})
