"""The drawing of the network: everything within the picture, in the same place every time."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.presenting.diagrams.lettering import cut
from generator.presenting.diagrams.network import (
    LETTER,
    PITCH,
    ROOM,
    SHAPES,
    Member,
    drawing,
    lines_of,
    mark,
    ordered,
)

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def member(slug: str, title: str = "Kor", shape: int = 0, *, key: bool = False) -> Member:
    return Member(slug, title, f"/aktoerer/{slug}/", "Forening", shape, 1, key)


def length(order: tuple[str, ...], weights: dict[tuple[str, str], int]) -> int:
    place = {slug: number for number, slug in enumerate(order)}
    return sum(
        reasons * abs(place[one] - place[other]) for (one, other), reasons in weights.items()
    )


slugs = st.lists(st.text("abcdefgh", min_size=1, max_size=3), unique=True, min_size=1, max_size=40)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[str], dict[tuple[str, str], int]]:
    known = sorted(draw(slugs))
    weights = {}
    if len(known) > 1:
        pairs = st.tuples(st.sampled_from(known), st.sampled_from(known))
        for one, other in draw(st.lists(pairs.filter(lambda pair: pair[0] < pair[1]))):
            weights[one, other] = draw(st.integers(1, 9))
    return known, weights


@given(networks(), st.integers(0, 40))
def test_everything_lies_within_the_picture_and_no_names_meet(
    found: tuple[list[str], dict[tuple[str, str], int]], cut: int
) -> None:
    known, weights = found
    members = [member(slug, shape=number, key=number == 0) for number, slug in enumerate(known)]
    made = drawing([part for part in (members[:cut], members[cut:]) if part], weights)
    assert {dot.member.slug for dot in made.dots} == set(known)
    assert len(made.arcs) == len(weights)
    for dot in made.dots:
        assert 12 <= dot.y <= made.height - 12
    for upper, lower in pairwise(made.dots):
        assert lower.y - upper.y >= PITCH
    for arc in made.arcs:
        _, top, reach, _, _, _, _, _, bottom = map(float, NUMBER.findall(arc.path))
        assert 0 < top < bottom < made.height
        assert 0 < reach < made.axis


@given(networks())
def test_the_order_follows_from_the_ties_alone(
    found: tuple[list[str], dict[tuple[str, str], int]],
) -> None:
    known, weights = found
    order = ordered(known, weights)
    assert sorted(order) == known
    turned = dict(reversed(weights.items()))
    assert ordered(known[::-1], turned) == order
    # No two that stand beside each other would do better the other way round.
    shortest = length(order, weights)
    for at in range(len(order) - 1):
        swapped = (*order[:at], order[at + 1], order[at], *order[at + 2 :])
        assert length(swapped, weights) >= shortest


def test_a_path_is_drawn_as_one() -> None:
    weights = {("a", "c"): 1, ("b", "c"): 1, ("b", "d"): 1}
    assert ordered(["d", "c", "b", "a"], weights) == ("a", "c", "b", "d")


def test_two_partnerships_stand_apart_with_the_bridge_between() -> None:
    three, four = ("a", "q", "x"), ("b", "m", "z")
    ties = [(one, other) for part in (three, four) for one in part for other in part if one < other]
    order = ordered([*three, *four], dict.fromkeys([*ties, ("b", "x")], 1))
    assert {frozenset(order[:3]), frozenset(order[3:])} == {frozenset(three), frozenset(four)}
    assert abs(order.index("x") - order.index("b")) == 1


def test_the_bytes_are_known() -> None:
    """The same in every version of Python, so the same page."""
    made = drawing([[member("a"), member("b"), member("c")]], {("a", "c"): 5, ("b", "c"): 1})
    assert (made.width, made.height, made.axis) == (360, 84, 112)
    assert [(dot.member.slug, dot.y) for dot in made.dots] == [("b", 16), ("c", 42), ("a", 68)]
    assert [arc.path for arc in made.arcs] == [
        "M112 16A39.8 13 0 0 0 112 42",
        "M112 42A39.8 13 0 0 0 112 68",
    ]
    assert [(arc.one, arc.other, arc.strength) for arc in made.arcs] == [
        ("b", "c", 1),
        ("a", "c", 3),
    ]


def test_nothing_to_draw_is_a_small_picture() -> None:
    made = drawing([], {})
    assert (made.dots, made.arcs) == ((), ())
    assert made.height > 0


def test_each_shape_is_one_of_its_own_and_more_look_like_the_last() -> None:
    # More than the groups that a portal is founded with.
    assert SHAPES == 16
    marks = [mark(number, 0, 0, 5) for number in range(SHAPES)]
    assert len(set(marks)) == SHAPES
    assert mark(SHAPES + 3, 0, 0, 5) == marks[-1]


@given(st.text())
def test_a_name_is_cut_only_where_there_is_no_room(title: str) -> None:
    label = cut(title, ROOM, LETTER)
    assert label == title or (label.endswith("…") and title.startswith(label[:-1]))
    assert cut("Kor", ROOM, LETTER) == "Kor"
    assert len(cut("m" * 200, ROOM, LETTER)) < 25


def test_a_long_name_has_two_lines_and_the_room_that_they_take() -> None:
    long = "Borgerforeningen for Æblerup og Omegn"
    made = drawing([[member("a"), member("b", long), member("c")]], {("a", "b"): 1, ("b", "c"): 1})
    above, middle, below = made.dots
    assert " ".join(line for line, _ in middle.lines) == long
    assert len(middle.lines) == 2
    for upper, lower in pairwise(made.dots):
        assert upper.y + upper.reach <= lower.y - lower.reach
    assert above.lines[-1][1] + LETTER <= middle.lines[0][1]
    assert middle.lines[-1][1] + LETTER <= below.lines[0][1]
    assert below.y + below.reach <= made.height + PITCH / 2


def test_what_two_lines_cannot_hold_is_cut() -> None:
    (first, second) = lines_of(member("a", "Foreningen til fremme af " * 5, key=True))
    assert first.startswith("Foreningen")
    assert second.endswith("…")
