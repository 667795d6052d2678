"""A place among its towns: the point first, then names that do not touch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.geography import Point
from generator.presenting.diagrams import lettering
from generator.presenting.diagrams.locator import AREA, Locator, locate
from generator.presenting.diagrams.map import FONT, FOOT, Label

HASLEV, FAXE = ("Haslev", Point(55.323, 11.964)), ("Faxe", Point(55.256, 12.119))
KARISE = ("Karise", Point(55.306, 12.207))
TOWNS = (HASLEV, FAXE, KARISE)

points = st.builds(
    Point, st.floats(-90, 90) | st.floats(55.2, 55.4), st.floats(-180, 180) | st.floats(11.9, 12.3)
)


def located(at: Point, *, approximate: bool = False) -> Locator:
    made = locate(at, TOWNS, approximate=approximate)
    assert made is not None
    return made


def test_fewer_than_two_towns_tell_nothing() -> None:
    assert locate(HASLEV[1], [], approximate=False) is None
    assert locate(HASLEV[1], [HASLEV], approximate=False) is None


def test_the_point_lies_where_it_does() -> None:
    made = located(Point(55.30, 12.10))
    at = {town.name: (town.x, town.y) for town in made.towns}

    assert at["Haslev"][0] < made.x < at["Karise"][0]
    assert at["Haslev"][1] < made.y < at["Faxe"][1]
    assert set(at) == {"Haslev", "Faxe", "Karise"}


def test_a_place_far_out_is_still_on_the_paper() -> None:
    made = located(Point(55.05, 11.5))

    assert 0 < made.x < made.width
    assert 0 < made.y < made.height - FOOT


def test_an_area_is_its_town_with_the_name_beside_the_ring() -> None:
    made = located(KARISE[1], approximate=True)
    (own,) = [town for town in made.towns if town.name == "Karise"]

    assert (own.x, own.y) == (made.x, made.y)
    assert own.label is not None
    left, _, right, _ = box(own.label)
    assert right <= made.x - AREA or left >= made.x + AREA or abs(own.label.y - made.y) > AREA


@given(points, st.lists(st.tuples(st.text(max_size=40), points), max_size=20), st.booleans())
def test_names_never_meet_nor_hide_the_point(
    at: Point, towns: list[tuple[str, Point]], approximate: bool
) -> None:
    made = locate(at, towns, approximate=approximate)
    if made is None:
        return
    boxes = [box(town.label) for town in made.towns if town.label is not None]
    assert len(boxes) == len(made.towns)
    for index, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[2] <= made.width
        assert one[1] >= 0
        assert one[3] <= made.height - FOOT
        assert not meets(one, (made.x - 0.4, made.y - 0.4, made.x + 0.4, made.y + 0.4))
        assert not any(meets(one, other) for other in boxes[index + 1 :])


def box(label: Label) -> tuple[float, float, float, float]:
    width = lettering.width(label.text, FONT)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return left, label.y - FONT * 0.9, left + width, label.y + FONT * 0.3


def meets(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """With a tenth of a unit for what was rounded."""
    left, top, right, foot = one
    return (
        left + 0.15 < other[2]
        and other[0] + 0.15 < right
        and top + 0.15 < other[3]
        and other[1] + 0.15 < foot
    )
