"""The map's geometry: true to scale, north up, names that can be read."""

from __future__ import annotations

from itertools import combinations, product
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.presenting.diagrams.map import (
    APART,
    DOT,
    FONT,
    MOST_DOTS,
    WIDTH,
    Label,
    Map,
    Spot,
    draw,
)

HASLEV = Spot("Haslev", "/omraader/haslev/", 55.323, 11.964, 15)
FAXE = Spot("Faxe", "/omraader/faxe/", 55.256, 12.119, 11)
KARISE = Spot("Karise", "/omraader/karise/", 55.306, 12.207, 3)

spots = st.lists(
    st.builds(
        Spot,
        name=st.text(max_size=60),
        address=st.uuids().map("/steder/{}/".format),
        lat=st.floats(-90, 90) | st.floats(55.2, 55.4),
        lon=st.floats(-180, 180) | st.floats(11.9, 12.3),
        number=st.integers(0, 3000),
    ),
    max_size=40,
)


def drawn(*found: Spot) -> Map:
    made = draw(found)
    assert made is not None
    return made


def at(made: Map, spot: Spot) -> tuple[float, float]:
    (mark,) = [mark for mark in made.marks if mark.address == spot.address]
    return mark.x, mark.y


def test_without_a_point_there_is_no_map() -> None:
    assert draw([]) is None


def test_north_is_up_and_east_to_the_right() -> None:
    made = drawn(HASLEV, FAXE, KARISE)
    (west, top), (middle, bottom), (east, between) = (at(made, x) for x in (HASLEV, FAXE, KARISE))
    assert west < middle < east
    assert top < between < bottom


def test_distances_are_true_by_the_scale() -> None:
    """Against the great circle's length, reckoned here by itself (haversine's small angles)."""
    made = drawn(HASLEV, FAXE, KARISE)
    units_a_km = made.scale / 5
    assert made.scale_words == "5 km"
    for one, other in combinations((HASLEV, FAXE, KARISE), 2):
        north = (one.lat - other.lat) * 111.195
        east = (one.lon - other.lon) * 111.195 * cos(radians((one.lat + other.lat) / 2))
        (x, y), (across, down) = at(made, one), at(made, other)
        shown = hypot(x - across, y - down) / units_a_km
        assert shown == pytest.approx(hypot(north, east), rel=0.01)


def test_every_town_of_a_municipality_has_its_name() -> None:
    """Faxe Kommune: Vemmetofte, at the edge, had none, and that of Faxe Ladeplads was beside it."""
    found = [
        Spot("Haslev", "/a/", 55.323, 11.964, 11),
        Spot("Faxe", "/b/", 55.256, 12.119, 11),
        Spot("Faxe Ladeplads", "/c/", 55.222, 12.167, 4),
        Spot("Karise", "/d/", 55.306, 12.207, 3),
        Spot("Rønnede", "/e/", 55.255, 12.021, 1),
        Spot("Vindbyholt", "/f/", 55.223, 12.033, 1),
        Spot("Vemmetofte", "/g/", 55.241, 12.230, 1),
        Spot("Gisselfeld", "/h/", 55.290, 11.963, 1),
        Spot("Kongsted", "/i/", 55.251, 12.064, 1),
        Spot("Roholte", "/j/", 55.221, 12.069, 1),
        Spot("Bregentved", "/k/", 55.337, 12.010, 1),
    ]
    assert [mark.name for mark in drawn(*found).marks if mark.label is None] == []


def test_a_name_makes_room_for_one_that_has_no_other_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [
        Spot("Bylangtnavnlangtnavn0", "/a/", 55.10, 11.05, 9),
        Spot("Bylangtnavn1", "/b/", 55.18, 11.12, 8),
        Spot("Bylangtnavnlangtnavn2", "/c/", 55.18, 11.40, 7),
    ]
    assert [mark.name for mark in drawn(*found).marks if mark.label is None] == []
    monkeypatch.setattr("generator.presenting.diagrams.map.MOVED", 0)
    (unnamed,) = (mark.name for mark in drawn(*found).marks if mark.label is None)
    assert unnamed == "Bylangtnavnlangtnavn2"


def test_more_is_larger() -> None:
    radius = {mark.name: mark.radius for mark in drawn(HASLEV, FAXE, KARISE).marks}
    assert radius["Haslev"] > radius["Faxe"] > radius["Karise"] > DOT


def test_a_single_town_has_a_map_of_some_kilometres() -> None:
    made = drawn(FAXE)
    (mark,) = made.marks
    assert (mark.x, made.scale_words) == (WIDTH / 2, "500 m")
    assert mark.label is not None


def test_towns_that_lie_apart_all_have_their_names() -> None:
    assert all(mark.label for mark in drawn(HASLEV, FAXE, KARISE).marks)


def test_a_name_without_room_is_left_to_the_list() -> None:
    here = [Spot(f"By nummer {n}", f"/omraader/{n}/", 55.3, 12.0, 5) for n in range(30)]
    labels = [mark.label for mark in drawn(*here).marks]
    assert any(labels)
    assert not all(labels)


def test_a_long_name_is_cut_with_a_sign_of_it() -> None:
    (mark,) = drawn(FAXE._replace(name="Sankt Bendts Kirkes Sognegård ved Åen")).marks
    assert mark.label is not None
    assert mark.label.text == "Sankt Bendts Kirkes Sogne…"
    assert mark.name == "Sankt Bendts Kirkes Sognegård ved Åen"


def test_a_dot_beside_a_circle_is_left_out_and_one_by_itself_is_not() -> None:
    near = Spot("Kirken", "/steder/kirken/", FAXE.lat + 0.0001, FAXE.lon)
    far = Spot("Fyret", "/steder/fyret/", 55.28, 12.0)
    names = [mark.name for mark in drawn(HASLEV, FAXE, KARISE, near, far).marks]
    assert names == ["Haslev", "Faxe", "Karise", "Fyret"]


@given(spots)
def test_everything_stands_on_the_paper_and_no_name_on_another(found: list[Spot]) -> None:
    made = draw(found)
    if made is None:
        assert not found
        return
    for mark in made.marks:
        assert mark.radius <= mark.x <= made.width - mark.radius
        assert mark.radius <= mark.y <= made.height - mark.radius
    boxes = [box(mark.label) for mark in made.marks if mark.label]
    for left, top, right, bottom in boxes:
        assert 0 <= left <= right <= made.width
        assert 0 <= top <= bottom <= made.height
    circles = [
        (mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
        for mark in made.marks
    ]
    for one, other in [*combinations(boxes, 2), *product(boxes, circles)]:
        beside = (other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3])
        assert max(beside) > -0.001  # they are reckoned by other ways to the same number


@given(spots)
def test_every_circle_is_drawn_and_dots_keep_their_distance(found: list[Spot]) -> None:
    made = draw(found)
    marks = made.marks if made else ()
    assert sorted(mark.address for mark in marks if mark.count) == sorted(
        spot.address for spot in found if spot.number
    )
    dots = [mark for mark in marks if not mark.count]
    assert len(dots) <= MOST_DOTS
    for one, other in combinations(dots, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= APART - 0.2


@given(spots, st.randoms(use_true_random=False))
def test_the_order_of_the_content_changes_nothing(found: list[Spot], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis's Random
    assert draw(shuffled) == draw(found)


def box(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a text whose letters are half as wide as high."""
    width = len(label.text) * FONT * 0.5
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return left, label.y - FONT * 0.75, left + width, label.y + FONT * 0.25
