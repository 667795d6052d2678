"""What one date of an event is found by: where it is, for which ages, what is done for access."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.analysing.geography import Point, centre
from generator.model.ages import Ages
from generator.model.event import Venue
from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal

DIGITS = 3
"""Of a coordinate: a thousandth of a degree is some hundred metres at most, and the shortest
distance that one can ask for is five kilometres."""


class Facets(Struct, frozen=True):
    """Words are codes of the vocabularies. `ages` are ranges, from and to, that do not touch each
    other; none where nothing is known. `point` is the venue's, or else the locality's centre."""

    type: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    ages: tuple[tuple[int, int], ...]
    locality: str | None
    point: Point | None
    accessibility: tuple[str, ...]
    free: bool


def facets_of(portal: Portal, dates: Iterable[Occurrence]) -> list[Facets]:
    """Those of each date; found once for all of an event's at the same place."""
    known: dict[tuple[str, str | None, bool], Facets] = {}
    found = []
    for one in dates:
        place = one.venue if isinstance(one.venue, str) else None
        key = (one.event.slug, place, one.is_online)
        if key not in known:
            known[key] = facets(portal, one)
        found.append(known[key])
    return found


def facets(portal: Portal, occurrence: Occurrence) -> Facets:
    """Those of one date, which may be at another place than the rest of its series."""
    event = occurrence.event
    assert isinstance(event, Listing), "an occurrence of the portal's"
    online = occurrence.is_online
    venue = None if online else occurrence.venue
    # Who meant to go there looks for it there.
    locality = portal.locality_of(event) if online else _locality(portal, event, venue)
    return Facets(
        type=event.type,
        topics=portal.topics_of(event),
        audiences=event.audiences,
        ages=ages_of(portal, event),
        locality=locality,
        point=_point(portal, venue, locality),
        accessibility=_accessibility(portal, event, venue),
        free=event.price is not None and event.price.free,
    )


def ages_of(portal: Portal, event: Listing) -> tuple[tuple[int, int], ...]:
    """The event's own ages, or else those of all its audiences together."""
    if event.ages is not None:
        return (event.ages,)
    words = portal.settings.vocabularies.audiences
    return union(words[code].ages for code in event.audiences if code in words)


def union(ranges: Iterable[Ages | None]) -> tuple[tuple[int, int], ...]:
    """In order; ranges that overlap or follow each other (0–5, 6–12) are one."""
    found: list[tuple[int, int]] = []
    for low, high in sorted((one.low, one.high) for one in ranges if one is not None):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def _locality(portal: Portal, event: Listing, venue: Venue | None) -> str | None:
    """Where the event is listed; where this date was moved to another place, that one's."""
    if venue != event.venue and (place := portal.place_of(venue)) is not None:
        return place.locality
    return portal.locality_of(event)


def _point(portal: Portal, venue: Venue | None, locality: str | None) -> Point | None:
    place = portal.place_of(venue)
    if place is not None and place.geo is not None:
        return rounded(Point(place.geo.lat, place.geo.lon))
    return centre_of(portal, locality)


def centre_of(portal: Portal, locality: str | None) -> Point | None:
    """A locality's centre, where the vocabulary has it; rounded."""
    found = centre(portal.settings.vocabularies.localities.get(locality or ""))
    return rounded(found) if found else None


def rounded(point: Point) -> Point:
    """The point with so many decimals (`DIGITS`) of each degree."""
    return Point(round(point.lat, DIGITS), round(point.lon, DIGITS))


def _accessibility(portal: Portal, event: Listing, venue: Venue | None) -> tuple[str, ...]:
    place = portal.place_of(venue)
    return tuple(dict.fromkeys((*event.accessibility, *(place.accessibility if place else ()))))
