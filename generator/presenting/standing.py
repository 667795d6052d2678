"""Where a venue stands: its address, its town, how far from where, and on a map drawn by us.

All of it follows from the venue itself and the points of the towns in portal.yml, so a page that
tells it depends on nothing more than the venue that it names anyhow.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from generator.analysing.geography import Point, centre, direction, distance
from generator.model.event import Outside, Venue
from generator.model.place import Geo, Place
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.addresses import address
from generator.presenting.diagrams.locator import Locator, locate
from generator.presenting.directions import on_map, search_for, way_to
from generator.presenting.languages.language import spoken

NEAR = 1.0
"""Kilometres: less from a town's middle is the town itself."""
_BY_HALVES = 3.0
"""Kilometres: below that half ones are told."""


class Away(Struct, frozen=True):
    """So many kilometres, in words, and in which of the eight winds (`geography.DIRECTIONS`), from
    a town."""

    km: str
    direction: str
    town: str


class Standing(Struct, frozen=True):
    """What is known of where a venue is; what is not is empty or None.

    `page` is the address of the place's page. `outside_town` is told where it lies at some distance
    from its own town, or where it has none; `from_centre` unless that is the municipality's first
    town. `approximate` says that no more than the area is known. `way` leads to directions, `map`
    to the point or the area on another's map, `search` to what that finds by the address.
    """

    name: str
    page: str
    address: str
    town: str
    outside_town: Away | None
    from_centre: Away | None
    approximate: bool
    drawing: Locator | None
    transport: str
    way: str
    map: str
    search: str


class Standings:
    """Tells where a portal's venues stand, each once: hundreds of events share a venue."""

    def __init__(self, portal: Portal) -> None:
        self._portal, self._number = portal, spoken(portal).numbers.number
        self._towns = _towns(portal.settings.vocabularies.localities)
        self.of = cache(self._of)

    def _of(self, venue: Venue | None, locality: str | None) -> Standing | None:
        """Of a venue, or of the town alone; None where nothing is known."""
        place = self._portal.place_of(venue)
        if place is not None:
            return self._told(place.title, address(place), place.address, place, place.locality)
        if isinstance(venue, Outside):
            return self._told(venue.name, "", venue.address, None, locality)
        return self._told("", "", None, None, locality) if locality else None

    def _told(
        self, name: str, page: str, written: str | None, place: Place | None, locality: str | None
    ) -> Standing | None:
        geo = place.geo if place else None
        if not (written or locality or geo or (place and place.transport)):
            return None  # A name alone leads nobody there, and stands among the facts.
        town = self._portal.settings.vocabularies.localities[locality].label if locality else ""
        at, approximate = self._point(geo, town)
        outside, middle = self._away(at, town, approximate) if at else (None, None)
        exact = geo is not None and not geo.approximate
        # Without a street a search finds the town at best, which the map has shown already.
        searched = ", ".join(filter(None, (written, town if town not in (written or "") else "")))
        return Standing(
            name=name,
            page=page,
            address=written or "",
            town=town,
            outside_town=outside,
            from_centre=middle,
            approximate=approximate,
            drawing=locate(at, self._towns, approximate=approximate) if at else None,
            transport=(place.transport or "") if place else "",
            way=way_to(geo) if geo is not None and exact else "",
            map=on_map(geo) if geo is not None else "",
            search=search_for(searched) if written and not exact else "",
        )

    def _point(self, geo: Geo | None, town: str) -> tuple[Point | None, bool]:
        """The venue's own point, else its town's; and whether it is no more than that."""
        if geo is not None:
            return Point(geo.lat, geo.lon), geo.approximate
        return dict(self._towns).get(town), True

    def _away(self, at: Point, town: str, approximate: bool) -> tuple[Away | None, Away | None]:
        """From its own town, or from the nearest where it has none; and from the first town of the
        vocabulary, which is the one that the municipality's editors put first."""
        if not self._towns:
            return None, None
        points = dict(self._towns)
        own = (
            town
            if town in points
            else ""
            if town
            else min(points, key=lambda name: distance(points[name], at))
        )
        outside = None
        if own and not (town and approximate):
            outside = self._far(own, points[own], at)
        first, point = self._towns[0]
        return outside, None if first in (town, own) else self._far(first, point, at)

    def _far(self, town: str, point: Point, at: Point) -> Away | None:
        """How far a point lies from a town; None where it is in it."""
        far = distance(point, at)
        if far < NEAR:
            return None
        halves = round(far * 2) if far < _BY_HALVES else 2 * round(far)
        return Away(self._number(Decimal(halves) / 2), direction(point, at), town)


def _towns(words: dict[str, Term]) -> Sequence[tuple[str, Point]]:
    """Those that have a point of their own in portal.yml: of the others it would follow from every
    place in them, and each event's page would hang on that."""
    known = ((term.label, centre(term)) for term in words.values())
    return tuple((label, point) for label, point in known if point is not None)
