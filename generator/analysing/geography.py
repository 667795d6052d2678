"""How far it is from one point to another, and which way; points of WGS 84 in decimal degrees."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

from generator.model.settings import Term

RADIUS = 6371
"""Kilometres, of the mean sphere."""
KM = radians(RADIUS)
"""A degree of latitude on it."""

DIRECTIONS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
"""The eight winds, clockwise."""


class Point(NamedTuple):
    """Latitude and longitude."""

    lat: float
    lon: float


def centre(term: Term | None) -> Point | None:
    """A locality's centre, where portal.yml has it."""
    if term is None or term.lat is None or term.lon is None:
        return None
    return Point(term.lat, term.lon)


def distance(one: Point, other: Point) -> float:
    """Kilometres as the crow flies: the great circle on the mean sphere (haversine)."""
    south, north = radians(one.lat), radians(other.lat)
    across = sin(radians(other.lon - one.lon) / 2) ** 2 * cos(south) * cos(north)
    share = sin((north - south) / 2) ** 2 + across
    return 2 * RADIUS * asin(min(1.0, sqrt(share)))


def direction(start: Point, to: Point) -> str:
    """Which way one sets out from `start` towards `to`: the nearest of the eight winds."""
    south, north, across = radians(start.lat), radians(to.lat), radians(to.lon - start.lon)
    east = sin(across) * cos(north)
    up = cos(south) * sin(north) - sin(south) * cos(north) * cos(across)
    return DIRECTIONS[round(degrees(atan2(east, up)) / 45) % 8]
