"""The network as a drawing: actors under one another, an arc between those that are tied.

Not a cloud of dots: on a phone forty names would cover each other there. In one column each name
has its own line, nothing overlaps, the keyboard follows the eye, and black and white is enough.
Who is tied stands close together. Nothing is random: the same network gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from typing import TypeAlias

from msgspec import Struct

from generator.presenting.diagrams.lettering import broken, cut

WIDTH = 360
"""Units of the picture, one CSS pixel each on a phone of 390."""
AXIS = 112
PITCH = 26
"""From one name to the next: room for a fingertip (WCAG 2.5.8)."""
GAP = 14
"""More between parts that no tie joins."""
EDGE = 16
ROOM = WIDTH - AXIS - 16
"""For a line of a name beside its mark."""
LETTER, LEADING = 13, 15
"""The size of a name's letters, and from its first line to its second."""
LINES = 2
"""What is longer is cut; the whole name stands in the link's title and in the table."""
PASSES = 12
CALM = 10
"""Names that an arc spans before it reaches all the way out: two neighbours get a small one."""

Weights: TypeAlias = Mapping[tuple[str, str], int]
"""Reasons of each tie, by the two slugs in their order."""


class Member(Struct, frozen=True):
    """One to draw: where its link leads, its group's number among the shapes, and whether it is one
    of those who tie others together."""

    slug: str
    title: str
    address: str
    group: str
    shape: int
    ties: int
    key: bool


class Dot(Struct, frozen=True):
    """A member in its place: `path` is its mark, `open` a mark drawn as a ring; `lines` are the one
    or two of its name, each with the height of its baseline; `reach` is how far its row extends
    above and below `y`."""

    member: Member
    lines: tuple[tuple[str, float], ...]
    y: float
    reach: float
    path: str
    open: bool


class Arc(Struct, frozen=True):
    """A tie: `path` from mark to mark, `strength` from 1 to 3."""

    one: str
    other: str
    path: str
    strength: int


class Drawing(Struct, frozen=True):
    """The whole; dots from the top, arcs with the strongest last, so that they lie above."""

    width: int
    height: int
    axis: int
    dots: tuple[Dot, ...]
    arcs: tuple[Arc, ...]


def drawing(parts: Sequence[Sequence[Member]], weights: Weights) -> Drawing:
    """The members of each part under one another. `weights` names only those members."""
    height, dots = float(EDGE), []
    place: dict[str, float] = {}
    for part in parts:
        known = {member.slug: member for member in part}
        for slug in ordered(tuple(known), weights):
            lines = lines_of(known[slug])
            more = (len(lines) - 1) * LEADING / 2
            place[slug] = height + more
            dots.append(_dot(known[slug], lines, place[slug], more))
            height += PITCH + 2 * more
        height += GAP
    spans = (abs(place[one] - place[other]) for one, other in weights)
    longest = max((CALM * PITCH, *spans))
    arcs = [
        Arc(one, other, _arc(place[one], place[other], longest), _strength(reasons))
        for (one, other), reasons in weights.items()
    ]
    arcs.sort(key=lambda arc: (arc.strength, arc.one, arc.other))
    # Below the last name there is as much room as above the first.
    bottom = height - PITCH - GAP + EDGE if dots else 2 * EDGE
    return Drawing(WIDTH, int(bottom), AXIS, tuple(dots), tuple(arcs))


def ordered(slugs: Sequence[str], weights: Weights) -> tuple[str, ...]:
    """The slugs so that those with many reasons in common stand near each other: first one after
    the other to whoever binds most to those that stand already, then each is moved to where the
    arcs grow shortest, until none does. Whole numbers only, so that it comes out alike everywhere.
    """
    near: dict[str, dict[str, int]] = {slug: {} for slug in sorted(slugs)}
    for (one, other), reasons in weights.items():
        if one in near and other in near:
            near[one][other] = near[other][one] = reasons
    order = _grown(near)
    place = {slug: number for number, slug in enumerate(order)}
    for _ in range(PASSES):
        moved = False
        for slug in sorted(near):
            moved |= _settle(slug, order, place, near)
        if not moved:
            break
    return tuple(order)


def _grown(near: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Begun at the edge, where there are fewest reasons."""
    left = dict.fromkeys(near, 0)
    total = {slug: sum(ties.values()) for slug, ties in near.items()}
    order: list[str] = []
    while left:
        bound = {slug: (2 * to_placed - total[slug], slug) for slug, to_placed in left.items()}
        most = max(value for value, _ in bound.values())
        chosen = min(slug for value, slug in bound.values() if value == most)
        del left[chosen]
        order.append(chosen)
        for other, reasons in near[chosen].items():
            if other in left:
                left[other] += reasons
    return order


def _settle(
    slug: str, order: list[str], place: dict[str, int], near: Mapping[str, Mapping[str, int]]
) -> bool:
    """Move one to where all arcs together are shortest; whether it moved."""
    start = place[slug]
    best, gain = start, 0
    for step in (-1, 1):
        here, so_far = start, 0
        while 0 <= here + step < len(order):
            so_far += _swap(min(here, here + step), order, place, near)
            here += step
            if so_far < gain:
                best, gain = here, so_far
        while here != start:
            _swap(min(here, here - step), order, place, near)
            here -= step
    for here in range(start, best, 1 if best > start else -1):
        _swap(min(here, here + (1 if best > start else -1)), order, place, near)
    return best != start


def _swap(
    at: int, order: list[str], place: dict[str, int], near: Mapping[str, Mapping[str, int]]
) -> int:
    """Let the two at `at` and after it change places; how much longer all arcs become."""
    upper, lower = order[at], order[at + 1]
    longer = 0
    for other, reasons in near[upper].items():
        if other != lower:
            longer += reasons if place[other] < at else -reasons
    for other, reasons in near[lower].items():
        if other != upper:
            longer += reasons if place[other] > at + 1 else -reasons
    order[at], order[at + 1] = lower, upper
    place[upper], place[lower] = at + 1, at
    return longer


def _arc(one: float, other: float, longest: float) -> str:
    top, bottom = sorted((one, other))
    reach = 12 + (AXIS - 24) * sqrt((bottom - top) / longest)
    return f"M{AXIS} {top:g}A{reach:.1f} {(bottom - top) / 2:g} 0 0 0 {AXIS} {bottom:g}"


def _strength(reasons: int) -> int:
    return 1 if reasons == 1 else 2 if reasons < 5 else 3


def lines_of(member: Member) -> tuple[str, ...]:
    """The name as it stands beside its mark, in one line or two."""
    lines = broken(member.title, ROOM, LETTER, bold=member.key)
    if len(lines) <= LINES:
        return lines or ("",)
    rest = member.title.strip()[len(lines[0]) :].strip()
    return lines[0], cut(rest, ROOM, LETTER, bold=member.key)


def _dot(member: Member, lines: tuple[str, ...], y: float, more: float) -> Dot:
    path, is_open = mark(member.shape, AXIS, y, 6.5 if member.key else 5)
    baselines = tuple((line, y + 4.5 - more + LEADING * at) for at, line in enumerate(lines))
    return Dot(member, baselines, y, PITCH / 2 + more, path, is_open)


def mark(shape: int, x: float, y: float, size: float) -> tuple[str, bool]:
    """The path of one of `SHAPES` around a point, and whether it is open: all forms filled, then
    all of them open. Whatever is beyond the last looks like that."""
    number = min(shape, SHAPES - 1)
    return _FORMS[number % len(_FORMS)](x, y, size), number >= len(_FORMS)


def _polygon(*corners: tuple[float, float]) -> Callable[[float, float, float], str]:
    def path(x: float, y: float, size: float) -> str:
        points = [f"{x + dx * size:g} {y + dy * size:g}" for dx, dy in corners]
        return f"M{'L'.join(points)}Z"

    return path


def _circle(x: float, y: float, size: float) -> str:
    half = f"a{size:g} {size:g} 0 1 0"
    return f"M{x - size:g} {y:g}{half} {2 * size:g} 0{half} {-2 * size:g} 0Z"


_FORMS: tuple[Callable[[float, float, float], str], ...] = (
    _circle,
    _polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    _polygon((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    _polygon((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    _polygon((-1.1, -0.85), (1.1, -0.85), (0, 1.15)),
    _polygon(
        *((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)),
        *((0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
    ),
    _polygon((-1.4, -0.5), (1.4, -0.5), (1.4, 0.5), (-1.4, 0.5)),
    _polygon(
        *((0, -0.5), (0.65, -1.15), (1.15, -0.65), (0.5, 0), (1.15, 0.65), (0.65, 1.15)),
        *((0, 0.5), (-0.65, 1.15), (-1.15, 0.65), (-0.5, 0), (-1.15, -0.65), (-0.65, -1.15)),
    ),
)
SHAPES = 2 * len(_FORMS)
