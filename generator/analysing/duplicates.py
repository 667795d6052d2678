"""Events that seem to be one and the same, written twice: by two editors, or by an import.

Two coming events are *twins* when dates of theirs are on at the same time of one day, in the same
place (or one of them names none) and not in two different rooms of it, and

- they begin at the same moment, and one title has all the other's words, or nearly;
- or the titles are nearly the same.

»Krea for 1. klasse« and »Krea for 2. klasse« are two: numbers must be the same. Nothing is counted
that is cancelled, postponed or moved to the net, since what came in its stead may be like it; nor a
date that its series leaves out (`except`) for an event of its own. Dates are laid in drawers by
day and place and compared with those that follow, `MOST_BESIDE` at most, so that the work grows as
the number of dates does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import TypeAlias

from msgspec import Struct

from generator.analysing.booked import Booked, coming, runs
from generator.model.listing import KeptVenue, Listing, by_age
from generator.model.portal import Portal

MOST_BESIDE = 20
"""In one drawer; where more begin at once, an import went wrong, and it is told all the same."""
ALIKE_AT_ONE_START, ALIKE = 80, 90
"""rapidfuzz's ratio of the sorted words, from 0 to 100: »Julekoncert i kirken« and »Julekoncerten i
kirken« have 95, »Julekoncert« and »Nytårskoncert« 67."""
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")

_Drawers: TypeAlias = dict[tuple[str, str | None], list[Booked]]


class Twins(Struct, frozen=True):
    """Two events that seem to be one, and the first date on which they do: a day, or a minute by
    the clock on the wall. `earlier` came out before `later`; `reason` is why both are meant."""

    earlier: Listing
    later: Listing
    begins: str
    reason: str | None


def twins(portal: Portal) -> tuple[Twins, ...]:
    """Every pair of events that seem to be one, by the first time they do."""
    pairs: dict[tuple[str, str], Twins] = {}
    for one, other in sorted(_together(portal), key=lambda pair: pair[0].begins):
        earlier, later = sorted((one.event, other.event), key=by_age)
        key = earlier.slug, later.slug
        at_once = one.begins == other.begins
        if key not in pairs and alike(earlier.title, later.title, at_once=at_once, within=True):
            pairs[key] = Twins(earlier, later, one.begins, _reason(earlier, later))
    return tuple(pairs.values())


def _reason(one: Listing, other: Listing) -> str | None:
    said = (*((one, *kept) for kept in other.accepted), *((other, *kept) for kept in one.accepted))
    return next((reason for event, slug, reason in said if event.slug == slug), None)


def _together(portal: Portal) -> Iterator[tuple[Booked, Booked]]:
    """Dates of two events, the first one first, that are on together in what may be one place."""
    names = {place.title.casefold(): slug for slug, place in portal.places.items()}
    drawers: _Drawers = defaultdict(list)
    for date in (*portal.once(coming), *runs(portal, portal.today)):
        drawers[date.days[0], _place(date.venue, names)].append(date)
    nowhere = {day for day, place in drawers if place is None}
    anywhere: dict[str, list[Booked]] = {day: [] for day in nowhere}
    for (day, place), dates in drawers.items():
        if day in nowhere:
            anywhere[day] += dates
        elif place is not None and len(dates) > 1:
            yield from _beside(dates)
    for dates in anywhere.values():
        for one, other in _beside(dates):
            places = {_place(one.venue, names), _place(other.venue, names)}
            if None in places or len(places) == 1:
                yield one, other


def _place(venue: KeptVenue | None, names: Mapping[str, str]) -> str | None:
    """One word for one place: also where somebody wrote its name instead of its slug."""
    if not isinstance(venue, tuple):
        return venue
    name = venue[0].casefold()
    return names.get(name, name)


def _beside(dates: Iterable[Booked]) -> Iterator[tuple[Booked, Booked]]:
    ordered = sorted(dates, key=attrgetter("begins"))
    for index, one in enumerate(ordered, 1):
        for other in ordered[index : index + MOST_BESIDE]:
            if other.event is not one.event and _at_once(one, other):
                yield one, other


def _at_once(one: Booked, other: Booked) -> bool:
    """Whether they can be one: of a whole day nobody knows the hour. Two rooms are two events."""
    rooms = one.room is None or other.room is None or one.room == other.room
    return rooms and (not (one.timed and other.timed) or one.overlaps(other))


def alike(one: str, other: str, *, at_once: bool, within: bool = False) -> bool:
    """Whether two titles seem to be one event's; `at_once` where both begin at the same moment, and
    `within` then lets one be some words of the other: good for a warning, which somebody reads, and
    not to take one event for another ("Yoga", "Yoga for gravide")."""
    first, second = one.casefold(), other.casefold()
    if set(_NUMBER.findall(first)) != set(_NUMBER.findall(second)):
        return False
    words, others = set(_WORD.findall(first)), set(_WORD.findall(second))
    if not words or not others:
        return first.strip() == second.strip()
    if at_once and within and (words <= others or others <= words):
        return True
    # Imported here: in most portals no two events are on together in one place.
    from rapidfuzz import fuzz

    least = ALIKE_AT_ONE_START if at_once else ALIKE
    return fuzz.ratio(" ".join(sorted(words)), " ".join(sorted(others))) >= least
