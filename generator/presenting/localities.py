"""The municipality by its localities: who and what is where, as rows and as a map."""

from __future__ import annotations

from msgspec import Struct

from generator.analysing.geography import centre
from generator.analysing.whereabouts import Whereabouts, whereabouts
from generator.model.actor import Actor
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.addresses import address, term_address
from generator.presenting.diagrams.map import Map, Spot, draw
from generator.presenting.ways import coming
from generator.presenting.words.alphabet import alphabetical


class Locality(Struct, frozen=True):
    """A locality's code, the page about it, how much there is, and whether a map can show it."""

    code: str
    address: str
    actors: int
    places: int
    coming: int
    mapped: bool


class ActorMap(Struct, frozen=True):
    """The map of actors and the list that tells the same; `outside` belong elsewhere, of `unknown`
    nobody has said; both by name."""

    drawing: Map | None
    localities: tuple[Locality, ...]
    outside: tuple[Actor, ...]
    unknown: tuple[Actor, ...]


class PlaceMap(Struct, frozen=True):
    """The map of places and the list that tells the same. `dots` are those that have a mark of
    their own; `unknown` stand nowhere on the map, since nothing is known of where they are."""

    drawing: Map | None
    localities: tuple[Locality, ...]
    dots: tuple[Place, ...]
    unknown: tuple[Place, ...]


def actor_map(portal: Portal) -> ActorMap:
    """A circle for each locality with the number of its actors."""
    found = whereabouts(portal)
    rows = _rows(portal, found)
    return ActorMap(
        drawing=draw(_circles(portal, "#aktoerer", {row.code: row.actors for row in rows})),
        localities=rows,
        outside=alphabetical(found.outside),
        unknown=alphabetical(found.unknown),
    )


def place_map(portal: Portal) -> PlaceMap:
    """A circle for each locality with the number of its places; a dot for each place that lies by
    itself, and whose point is known."""
    rows = _rows(portal, whereabouts(portal))
    circles = _circles(portal, "#steder", {row.code: row.places for row in rows})
    dots = {
        address(place): place
        for place in portal.places.values()
        if place.geo and (not place.geo.approximate or not place.locality)
    }
    spots = [
        Spot(place.title, where, place.geo.lat, place.geo.lon)
        for where, place in dots.items()
        if place.geo
    ]
    drawing = draw([*circles, *spots])
    shown = {mark.address for mark in drawing.marks} if drawing else set()
    mapped = {row.code for row in rows if row.mapped}
    unknown = (
        place
        for place in portal.places.values()
        if address(place) not in shown and place.locality not in mapped
    )
    return PlaceMap(
        drawing=drawing,
        localities=rows,
        dots=alphabetical(place for where, place in dots.items() if where in shown),
        unknown=alphabetical(unknown),
    )


def _rows(portal: Portal, found: Whereabouts) -> tuple[Locality, ...]:
    """Every locality in which there is something, in the vocabulary's order."""
    rows = (
        Locality(
            code=code,
            address=term_address("localities", code),
            actors=len(found.by_locality.get(code, ())),
            places=len(portal.places_by_locality.get(code, ())),
            coming=coming(portal, portal.events_by_locality.get(code, ())),
            mapped=_point(portal, code, term) is not None,
        )
        for code, term in portal.settings.vocabularies.localities.items()
    )
    return tuple(row for row in rows if row.actors or row.places or row.coming)


def _circles(portal: Portal, anchor: str, counts: dict[str, int]) -> tuple[Spot, ...]:
    """Of the localities with anything to count and a point; `anchor` is where their pages list
    what is counted."""
    spots = []
    for code, term in portal.settings.vocabularies.localities.items():
        point = _point(portal, code, term)
        if point and counts.get(code):
            where = term_address("localities", code) + anchor
            spots.append(Spot(term.label, where, *point, counts[code]))
    return tuple(spots)


def _point(portal: Portal, code: str, term: Term) -> tuple[float, float] | None:
    """As written in portal.yml; else the middle of its places' points."""
    if (written := centre(term)) is not None:
        return written
    points = [place.geo for place in portal.places_by_locality.get(code, ()) if place.geo]
    if not points:
        return None
    return (
        sum(geo.lat for geo in points) / len(points),
        sum(geo.lon for geo in points) / len(points),
    )
