"""What else one may want to see: events to come that have an organiser, a place, a topic or a type
in common with this one, and why each of them was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.programme import next_occurrence, next_time

POOL = 8
"""So many of the next events of each organiser, place, type and topic are weighed against each
other: enough to choose from, and no more work in a portal of ten thousand."""

Reason: TypeAlias = Literal["organizer", "place", "near", "topic", "type"]


class Why(NamedTuple):
    """The strongest thing that two events have in common, and its code or slug: the organiser, the
    place, the topic (`near`: in the same town), the type."""

    reason: Reason
    code: str


class Similar:
    """Finds them; each pool is made when it is first asked for, and once. Within, events go by
    their place in time."""

    def __init__(self, portal: Portal) -> None:
        self._portal = self._drawn_from = portal
        coming = (event for event in portal.all_events if not portal.is_past(event))
        times = sorted(found for event in coming if (found := next_time(portal, event)) is not None)
        self._slugs = [slug for _, slug in times]
        self._places = {slug: place for place, slug in enumerate(self._slugs)}
        self._pools: dict[tuple[Reason, str], tuple[int, ...]] = {}

    def within(self, portal: Portal) -> Similar:
        """The same events, told as they are in this portal; drawn as before from the other."""
        other = copy(self)
        other._portal = portal
        other.__dict__.pop("found", None)
        return other

    @cached_property
    def found(self) -> tuple[Listing, ...]:
        """All that may be found for any event."""
        places = {
            place
            for reason, groups in self._groups.items()
            for key in groups
            for place in self._pool(reason, key)
        }
        return tuple(self._portal.listings[self._slugs[place]] for place in sorted(places))

    def to(self, event: Listing, most: int = 3) -> tuple[tuple[str, Why], ...]:
        """The slugs of the events that have most in common with this one, and why."""
        weights: dict[int, int] = {}
        reasons: dict[int, Why] = {}
        for weight, why, pool in self._pools_of(event):
            for place in pool:
                weights[place] = weights.get(place, 0) - weight
                reasons.setdefault(place, why)
        weights.pop(self._places.get(event.slug, -1), None)
        best = sorted((weight, place) for place, weight in weights.items())
        return tuple((self._slugs[place], reasons[place]) for _, place in best[:most])

    def by_organizer(self, event: Listing, most: int = 3) -> tuple[tuple[str, None], ...]:
        """The slugs of the next events that the same organisers hold; why goes without saying."""
        found = {place for actor in event.organizers for place in self._pool("organizer", actor)}
        found.discard(self._places.get(event.slug, -1))
        return tuple((self._slugs[place], None) for place in sorted(found)[:most])

    def date(self, slug: str) -> Occurrence:
        """The next date of an event that was found."""
        return next_occurrence(self._portal, self._portal.listings[slug])

    def _pools_of(self, event: Listing) -> Iterator[tuple[int, Why, tuple[int, ...]]]:
        """Those in which an event stands, and their weights; the first reason is the best."""
        for slug in event.organizers:
            yield 3, Why("organizer", slug), self._pool("organizer", slug)
        for slug in event.places:
            yield 1, Why("place", slug), self._pool("place", slug)
        topics, town = self._portal.topics_of(event), self._portal.locality_of(event)
        # In the same town, where one need not drive: worth as much again.
        if town:
            for code in topics:
                yield 2, Why("near", code), self._pool("near", _near(code, town))
        for code in topics:
            yield 2, Why("topic", code), self._pool("topic", code)
        yield 2, Why("type", event.type), self._pool("type", event.type)

    def _pool(self, reason: Reason, key: str) -> tuple[int, ...]:
        known = self._pools.get((reason, key))
        if known is None:
            events, places = self._groups[reason].get(key, ()), self._places
            found = sorted(places[event.slug] for event in events if event.slug in places)
            known = self._pools[reason, key] = tuple(found[:POOL])
        return known

    @cached_property
    def _groups(self) -> Mapping[Reason, Mapping[str, Sequence[Listing]]]:
        portal = self._drawn_from
        return {
            "organizer": portal.events_by_actor,
            "place": portal.events_by_place,
            "near": _by_topic_and_town(portal, self._slugs),
            "topic": portal.events_by_topic,
            "type": portal.events_by_type,
        }


def _by_topic_and_town(portal: Portal, slugs: Iterable[str]) -> Mapping[str, list[Listing]]:
    """Those of the events that are in a town, by it and each of their topics."""
    groups: dict[str, list[Listing]] = {}
    for slug in slugs:
        event = portal.listings[slug]
        if town := portal.locality_of(event):
            for code in portal.topics_of(event):
                groups.setdefault(_near(code, town), []).append(event)
    return groups


def _near(topic: str, town: str) -> str:
    """One key of two codes, neither of which has a blank in it."""
    return f"{topic} {town}"
