"""Distances and winds, against figures that others reckoned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.geography import DIRECTIONS, Point, direction, distance

HERE = Point(55.0, 12.0)
points = st.builds(Point, st.floats(-89, 89), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        # Great circles on the mean sphere: a degree of latitude; Copenhagen–Aarhus; Paris–New York.
        (HERE, Point(56.0, 12.0), 111.2),
        (Point(55.676, 12.568), Point(56.157, 10.211), 156.3),
        (Point(48.8566, 2.3522), Point(40.7128, -74.006), 5837.0),
        (HERE, HERE, 0.0),
    ],
)
def test_the_distance_is_the_great_circles(one: Point, other: Point, km: float) -> None:
    assert distance(one, other) == pytest.approx(km, rel=0.003)


@given(points, points)
def test_it_is_as_far_there_as_back(one: Point, other: Point) -> None:
    assert 0 <= distance(one, other) <= 20_016
    assert distance(one, other) == pytest.approx(distance(other, one))


@pytest.mark.parametrize(
    ("lat", "lon", "wind"),
    [
        (0.1, 0, "n"),
        (0.1, 0.17, "ne"),
        (0, 0.1, "e"),
        (-0.1, 0.17, "se"),
        (-0.1, 0, "s"),
        (-0.1, -0.17, "sw"),
        (0, -0.1, "w"),
        (0.1, -0.17, "nw"),
        # A degree of longitude is shorter up here: as many degrees north as east is not north-east.
        (0.1, 0.05, "n"),
    ],
)
def test_the_wind_is_the_nearest_of_eight(lat: float, lon: float, wind: str) -> None:
    assert direction(HERE, Point(HERE.lat + lat, HERE.lon + lon)) == wind


def test_over_the_date_line_east_is_east() -> None:
    assert direction(Point(0, 179.9), Point(0, -179.9)) == "e"
    assert distance(Point(0, 179.9), Point(0, -179.9)) == pytest.approx(22.2, rel=0.01)


@given(points, points)
def test_the_way_back_is_the_opposite_over_short_distances(one: Point, other: Point) -> None:
    near = Point(one.lat + (other.lat - one.lat) / 2000, one.lon + (other.lon - one.lon) / 4000)
    if distance(one, near) > 0.001 and abs(one.lat) < 80:
        there, back = (DIRECTIONS.index(direction(*way)) for way in ((one, near), (near, one)))
        assert (there - back) % 8 in (3, 4, 5)
