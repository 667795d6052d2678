"""Points that lie where no Danish place lies: most often latitude and longitude are swapped."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.problems import FieldPath, Finding

SOUTH, NORTH = 54.0, 58.0
WEST, EAST = 7.0, 16.0
"""All of Denmark, from Gedser to Skagen and from the North Sea to Bornholm, and some water."""


def points_lie_in_denmark(portal: Portal) -> Iterator[Finding]:
    """Localities and places lie where Denmark is."""
    for code, term in portal.settings.vocabularies.localities.items():
        if term.lat is not None and term.lon is not None:
            where: FieldPath = ("vocabularies", "localities", code, "lat")
            yield from _told(SETTINGS, where, term.label, term.lat, term.lon)
    for place in portal.places.values():
        if place.geo is not None:
            where = ("geo", "lat")
            yield from _told(place.path, where, place.title, place.geo.lat, place.geo.lon)


def in_denmark(lat: float, lon: float) -> bool:
    """Whether the point is in the box around it."""
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def swapped(lat: float, lon: float) -> bool:
    """Whether the two, the other way round, are a point in Denmark, and as they stand are not."""
    return in_denmark(lon, lat) and not in_denmark(lat, lon)


def _told(path: str, field: FieldPath, name: str, lat: float, lon: float) -> Iterator[Finding]:
    if in_denmark(lat, lon):
        return
    other_way = swapped(lat, lon)
    yield Finding(
        path,
        field,
        "langt-fra-danmark",
        f"»{name}« ligger langt fra Danmark: lat er {lat:g}, og lon er {lon:g}",
        f"De to er byttet om. Skriv lat: {lon:g} og lon: {lat:g}."
        if other_way
        else "Se efter, om et ciffer er forkert: i Danmark er lat mellem 54 og 58, og lon mellem 7 "
        "og 16. Ligger stedet i et andet land, så lad det stå.",
        level="error" if other_way else "warning",
    )
