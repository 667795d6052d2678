"""Which coming dates are in each other's way, so that it can be seen before it is too late.

Two dates *clash* when they overlap in time and

- `place`: are in the same place, and not in two different rooms of it;
- `actor`: have an organiser in common and are in two different places;
- `audience`: are in the same locality, are for the same audience and of the same topic or type, and
  have no organiser in common: two associations chose the same evening. That both are for `alle`
  counts only where the topic is the same. Each must have an organiser in the register: who holds an
  event is else not known, or by a name alone, so nobody can say that it is another, nor ask them.

Never counted: what is over, cancelled, postponed or moved to the net; whole days and runs, since
nobody knows when in the day they are; for `actor` and `audience` also what goes on over several
days. Two dates of one event do not clash. One may begin when the other ends.

Dates are laid in drawers by day and place, day and actor, day and town and audience, and compared
within a drawer with those that begin before they end, the next `MOST_BESIDE` at most. So the work
grows as the number of dates does, whatever they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Literal, TypeAlias, get_args

from msgspec import Struct, field

from generator.analysing.booked import DAY, Booked, coming, moment
from generator.model.listing import KeptVenue, Listing, by_age
from generator.model.portal import Portal

Kind: TypeAlias = Literal["place", "actor", "audience"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The gravest first."""
MOST_BESIDE = 20
"""In one drawer; where more begin at once, an import went wrong, and it is told all the same."""
EVERYONE = "alle"
"""The audience that says little: everything in the open air is for it."""

Candidate: TypeAlias = tuple[Kind, tuple[str, ...], Booked, Booked]
"""Dates of two events that overlap in one drawer, and what the drawer stands for: nothing more, the
actor, or the town and the audience."""
_BEGINS = itemgetter(Booked._fields.index("begins"))


class Clash(Struct, frozen=True):
    """Two events that are in each other's way, on one date or on many.

    `earlier` came out before `later`, which is the one to move; by name where that is not known.
    `begins` and `ends` are the time they share on the first date, `dates` how many there are, and
    `kinds` say how they clash, on any of them. What they share: `venue`, and `room` where both name
    it; `actors`; `town`, `audiences`, and `topics`, or the type where no topic is. `reason` is why
    they are kept all the same, as `accepted_clashes` says.
    """

    earlier: Listing
    later: Listing
    kinds: tuple[Kind, ...]
    begins: datetime
    ends: datetime
    dates: int
    venue: KeptVenue | None = None
    room: str | None = None
    actors: tuple[str, ...] = ()
    town: str | None = None
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    reason: str | None = None


class Stale(Struct, frozen=True):
    """An accepted clash that is none; `index` is its place in the event's `accepted_clashes`."""

    event: Listing
    index: int
    other: Listing


class _Pair(Struct):
    """What two events share, gathered date by date."""

    earlier: Listing
    later: Listing
    kinds: set[Kind] = field(default_factory=set)
    times: set[tuple[str, str]] = field(default_factory=set)
    venue: KeptVenue | None = None
    room: str | None = None
    actors: set[str] = field(default_factory=set)
    town: str | None = None
    audiences: set[str] = field(default_factory=set)


def clashes(portal: Portal) -> tuple[Clash, ...]:
    """Every pair of events that clash, by the first time they do."""
    pairs: dict[tuple[str, str], _Pair] = {}
    for kind, shared, one, other in candidates(portal):
        if not _clash(portal, kind, shared, one, other):
            continue
        earlier, later = sorted((one.event, other.event), key=by_age)
        pair = pairs.setdefault((earlier.slug, later.slug), _Pair(earlier, later))
        pair.kinds.add(kind)
        pair.times.add((max(one.begins, other.begins), min(one.ends, other.ends)))
        if kind == "place":
            pair.venue = one.venue
            pair.room = one.room if one.room == other.room else None
        elif kind == "actor":
            pair.actors.update(shared)
        else:
            pair.town, audience = shared
            pair.audiences.add(audience)
    return tuple(sorted((_told(portal, pair) for pair in pairs.values()), key=_order))


def stale(portal: Portal, found: tuple[Clash, ...]) -> tuple[Stale, ...]:
    """Accepted clashes that are none (any longer), where both events are still to come."""
    today = portal.today.toordinal()
    there = {frozenset((clash.earlier.slug, clash.later.slug)) for clash in found}
    return tuple(
        Stale(event, index, portal.listings[slug])
        for event in portal.all_events
        if event.accepted and event.last >= today
        for index, (slug, _) in enumerate(event.accepted)
        if slug in portal.listings
        and portal.listings[slug].last >= today
        and frozenset((event.slug, slug)) not in there
    )


def candidates(portal: Portal) -> Iterator[Candidate]:
    """Every comparison that is made."""
    towns = {slug: place.locality for slug, place in portal.places.items()}
    by_day: dict[str, list[Booked]] = defaultdict(list)
    for date in portal.once(coming):
        _, begins, ends, days, _, _ = date
        if len(begins) > DAY:
            for day in days:
                by_day[day].append(date)
            # A night belongs to the evening before, but who opens early meets it.
            if not ends.startswith(days[-1]):
                by_day[ends[:DAY]].append(date)
    for dates in by_day.values():
        if len(dates) > 1:
            yield from _on_one_day(dates, towns)


def _on_one_day(dates: list[Booked], towns: Mapping[str, str | None]) -> Iterator[Candidate]:
    # Most drawers get one date, so a drawer is a list only when a second one comes; and this is
    # walked through for every date of the portal at each check, so nothing in it is a function.
    place: dict[KeptVenue, Booked] = {}
    places: dict[KeptVenue, list[Booked]] = {}
    single: dict[str, Booked] = {}
    actors: dict[str, list[Booked]] = {}
    alone: dict[tuple[str, str], Booked] = {}
    audiences: dict[tuple[str, str], list[Booked]] = {}
    for date in dates:
        event, _, _, days, venue, _ = date
        organizers, town = event.organizers, event.locality
        if venue is not None:
            if (first := place.setdefault(venue, date)) is not date:
                places.setdefault(venue, [first]).append(date)
            if isinstance(venue, str):
                town = towns.get(venue) or town
        if len(days) > 1 or not organizers:
            continue
        if venue is not None:
            for actor in organizers:
                if (first := single.setdefault(actor, date)) is not date:
                    actors.setdefault(actor, [first]).append(date)
        if town is not None:
            for audience in event.audiences:
                if (first := alone.setdefault((town, audience), date)) is not date:
                    audiences.setdefault((town, audience), [first]).append(date)
    for drawer in places.values():
        for one, other in _overlapping(drawer):
            yield "place", (), one, other
    for actor, drawer in actors.items():
        for one, other in _overlapping(drawer):
            yield "actor", (actor,), one, other
    for shared, drawer in audiences.items():
        for one, other in _overlapping(drawer):
            yield "audience", shared, one, other


def _overlapping(drawer: list[Booked]) -> Iterator[tuple[Booked, Booked]]:
    drawer.sort(key=_BEGINS)
    for index, one in enumerate(drawer, 1):
        ends = one.ends
        for other in drawer[index : index + MOST_BESIDE]:
            if other.begins >= ends:
                break
            if other.event is not one.event:
                yield one, other


def _clash(portal: Portal, kind: Kind, shared: tuple[str, ...], one: Booked, other: Booked) -> bool:
    """What the drawer does not say by itself."""
    if kind == "place":
        return one.room is None or other.room is None or one.room == other.room
    if kind == "actor":
        return one.venue != other.venue
    first, second = one.event, other.event
    if not set(first.organizers).isdisjoint(second.organizers):
        return False
    if not set(portal.topics_of(first)).isdisjoint(portal.topics_of(second)):
        return True
    return EVERYONE not in shared and first.type == second.type


def _told(portal: Portal, pair: _Pair) -> Clash:
    begins, ends = min(pair.times)
    reasons = (
        reason
        for event, other in ((pair.later, pair.earlier), (pair.earlier, pair.later))
        for slug, reason in event.accepted
        if slug == other.slug
    )
    return Clash(
        earlier=pair.earlier,
        later=pair.later,
        kinds=tuple(kind for kind in KINDS if kind in pair.kinds),
        begins=moment(begins),
        ends=moment(ends),
        dates=len(pair.times),
        venue=pair.venue,
        room=pair.room,
        actors=tuple(sorted(pair.actors)),
        town=pair.town,
        topics=tuple(
            topic
            for topic in portal.topics_of(pair.earlier)
            if topic in portal.topics_of(pair.later)
        ),
        audiences=tuple(sorted(pair.audiences)),
        reason=next(reasons, None),
    )


def _order(clash: Clash) -> tuple[datetime, str, str]:
    return clash.begins, clash.earlier.slug, clash.later.slug
