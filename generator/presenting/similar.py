"""What else one may want to see: events to come that share an organiser, a type or a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.programme import next_occurrence, next_time

POOL = 8
"""So many of the next events of each organiser, type and topic are weighed against each other:
enough to choose from, and no more work in a portal of ten thousand."""


class Similar:
    """Finds them; the pools are made once. Within, events go by their place in time."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        coming = (event for event in portal.all_events if not portal.is_past(event))
        times = sorted(found for event in coming if (found := next_time(portal, event)) is not None)
        self._slugs = [slug for _, slug in times]
        self._places = {slug: place for place, slug in enumerate(self._slugs)}
        self._by_actor = self._pools(portal.events_by_actor)
        self._by_type = self._pools(portal.events_by_type)
        self._by_topic = self._pools(portal.events_by_topic)

    @cached_property
    def found(self) -> tuple[Listing, ...]:
        """All that may be found for any event."""
        pools = (self._by_actor, self._by_type, self._by_topic)
        places = {place for by in pools for pool in by.values() for place in pool}
        return tuple(self._portal.listings[self._slugs[place]] for place in sorted(places))

    def to(self, event: Listing, most: int = 3) -> tuple[str, ...]:
        """The slugs of the events that have most in common with this one."""
        weights: dict[int, int] = {}
        for weight, pool in self._pools_of(event):
            for place in pool:
                weights[place] = weights.get(place, 0) - weight
        weights.pop(self._places.get(event.slug, -1), None)
        best = sorted((weight, place) for place, weight in weights.items())
        return tuple(self._slugs[place] for _, place in best[:most])

    def by_organizer(self, event: Listing, most: int = 3) -> tuple[str, ...]:
        """The slugs of the next events that the same organisers hold."""
        found = {place for actor in event.organizers for place in self._by_actor.get(actor, ())}
        found.discard(self._places.get(event.slug, -1))
        return tuple(self._slugs[place] for place in sorted(found)[:most])

    def date(self, slug: str) -> Occurrence:
        """The next date of an event that was found."""
        return next_occurrence(self._portal, self._portal.listings[slug])

    def _pools_of(self, event: Listing) -> Iterator[tuple[int, tuple[int, ...]]]:
        for slug in event.organizers:
            yield 3, self._by_actor.get(slug, ())
        for code in self._portal.topics_of(event):
            yield 2, self._by_topic.get(code, ())
        yield 2, self._by_type.get(event.type, ())

    def _pools(self, groups: Mapping[str, Iterable[Listing]]) -> Mapping[str, tuple[int, ...]]:
        places = self._places
        return {
            key: tuple(
                sorted(places[event.slug] for event in events if event.slug in places)[:POOL]
            )
            for key, events in groups.items()
        }
