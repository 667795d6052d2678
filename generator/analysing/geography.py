"""How far it is from one point to another, and which way; points of WGS 84 in decimal degrees."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

KM = 111.195
"""A degree of latitude, of the mean sphere."""
_RADIUS = degrees(KM)
"""Kilometres: 6371."""

DIRECTIONS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
"""The eight winds, clockwise."""


class Point(NamedTuple):
    """Latitude and longitude."""

    lat: float
    lon: float


def distance(one: Point, other: Point) -> float:
    """Kilometres as the crow flies: the great circle on the mean sphere (haversine)."""
    south, north = radians(one.lat), radians(other.lat)
    across = sin(radians(other.lon - one.lon) / 2) ** 2 * cos(south) * cos(north)
    share = sin((north - south) / 2) ** 2 + across
    return 2 * _RADIUS * asin(min(1.0, sqrt(share)))


def direction(start: Point, to: Point) -> str:
    """Which way one sets out from `start` towards `to`: the nearest of the eight winds."""
    south, north, across = radians(start.lat), radians(to.lat), radians(to.lon - start.lon)
    east = sin(across) * cos(north)
    up = cos(south) * sin(north) - sin(south) * cos(north) * cos(across)
    return DIRECTIONS[round(degrees(atan2(east, up)) / 45) % 8]
