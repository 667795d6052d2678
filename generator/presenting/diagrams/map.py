"""A map of dots and names: where things are, how many, and how far apart (no tiles, no outline).

Points of WGS 84 are projected equirectangularly, longitudes shortened by the cosine of the middle
latitude: over a municipality's thirty kilometres that is as true as a map of this size can show.
Lengths are in units of the drawing, x to the right and y down; an SVG scales them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, radians, sqrt
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.analysing.geography import KM
from generator.presenting.diagrams import lettering

Anchor: TypeAlias = Literal["start", "middle", "end"]

WIDTH = 420.0
"""At 390 px of screen some 350 px wide, so that a unit is 0.83 px."""
FONT = 14.0
"""A label's height in units; 11.6 px on that screen."""
_LONGEST = 26
_SIDE, _TOP, FOOT = 44.0, 30.0, 40.0
"""Air around the outermost points; under them the scale has a strip of its own."""
_LOWEST, _HIGHEST = 200.0, 460.0
_SMALLEST, _LARGEST = 13.0, 22.0
DOT = 6.0
APART = 34.0
"""Between a dot and the next mark: 24 px on the smallest screen, so that a finger hits one."""
MOST_DOTS = 24
_NARROWEST = 2.0 / KM
"""A map of a single point shows two kilometres."""
MOVED = 2
"""So many names make room for another, and one more for each of them: with more it would take long,
and no map of ours needed it."""
_LENGTHS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


class Spot(NamedTuple):
    """What is to be shown: `name` in words, the page behind it, where it is, and how many are
    there. `number` 0 is a dot, one thing by itself; more is a circle with the number in it."""

    name: str
    address: str
    lat: float
    lon: float
    number: int = 0


class Label(Struct, frozen=True):
    """A text, at its baseline; `anchor` says which end of it stands at x (SVG's `text-anchor`)."""

    text: str
    x: float
    y: float
    anchor: Anchor


class Mark(Struct, frozen=True):
    """A spot on the map, its name beside it where there was room."""

    name: str
    address: str
    count: int
    x: float
    y: float
    radius: float
    label: Label | None


class Map(Struct, frozen=True):
    """The marks, the largest first. `grid` are the lines of a net as wide as the scale: x and y.
    `scale` is the bar's length in units, and what it says."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    scale: float
    scale_words: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: _Box) -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


_Named: TypeAlias = dict[int, tuple[Label, _Box]]
"""Marks by their places in the order, each with its label and the room that it takes."""


class Frame(Struct, frozen=True):
    """From degrees to units: `scale` units a degree of latitude."""

    west: float
    north: float
    narrow: float
    scale: float
    left: float
    top: float
    height: float

    def at(self, spot: Spot) -> tuple[float, float]:
        return (
            self.left + (spot.lon - self.west) * self.narrow * self.scale,
            self.top + (self.north - spot.lat) * self.scale,
        )


def draw(spots: Iterable[Spot]) -> Map | None:
    """The map of these spots; None where there is nothing to show.

    Of the dots those are left out that lie too near to another mark for a finger, and those beyond
    `MOST_DOTS`: what they stand for is counted in a circle and stands in the list beside the map.
    """
    found = sorted(spots, key=lambda spot: (-spot.number, spot.name, spot.address))
    if not found:
        return None
    frame = framed(found)
    sheet = Sheet(frame)
    most = max(spot.number for spot in found)
    for spot in found:
        if spot.number:
            share = sqrt(spot.number / most)
            sheet.put(spot, _SMALLEST + (_LARGEST - _SMALLEST) * share)
    sheet.name()
    dots = 0
    for spot in found:
        if not spot.number and dots < MOST_DOTS and sheet.has_room(spot):
            sheet.put(spot, DOT)
            dots += 1
    sheet.name()
    km, said = bar(frame)
    step = km / KM * frame.scale
    return Map(
        width=WIDTH,
        height=frame.height,
        marks=tuple(sheet.marks),
        columns=net(step, WIDTH),
        rows=net(step, frame.height - FOOT),
        scale=round(step, 1),
        scale_words=said,
    )


def framed(spots: Sequence[Spot], highest: float = _HIGHEST) -> Frame:
    """As large as the width allows, and the height: a coast may be long from north to south."""
    south, north = min(spot.lat for spot in spots), max(spot.lat for spot in spots)
    west, east = min(spot.lon for spot in spots), max(spot.lon for spot in spots)
    # Near a pole a degree of longitude has no width; nothing is drawn of it.
    narrow = max(cos(radians((south + north) / 2)), 0.01)
    wide, high = max((east - west) * narrow, _NARROWEST), north - south
    across, down = WIDTH - 2 * _SIDE, highest - 2 * _TOP - FOOT
    scale = min(across / wide, down / high) if high else across / wide
    height = max(high * scale + 2 * _TOP + FOOT, _LOWEST)
    return Frame(
        west=west,
        north=north,
        narrow=narrow,
        scale=scale,
        left=(WIDTH - (east - west) * narrow * scale) / 2,
        top=(height - FOOT - high * scale) / 2,
        height=round(height, 1),
    )


def bar(frame: Frame) -> tuple[float, str]:
    """The longest round length that a third of the width holds, in kilometres and in words."""
    room = WIDTH / 3 / frame.scale * KM
    km = max((length for length in _LENGTHS if length <= room), default=_LENGTHS[0])
    return km, "500 m" if km == 0.5 else f"{km:g} km"


def net(step: float, end: float) -> tuple[float, ...]:
    """The lines of a net whose meshes are as wide as `step`."""
    return tuple(round(step * number, 1) for number in range(1, int(end / step) + 1))


class Sheet:
    """The paper while it is drawn on. Names are given in rounds, so that a town's comes before a
    dot's; of a round, the largest mark chooses first."""

    def __init__(self, frame: Frame) -> None:
        self.marks: list[Mark] = []
        self._frame, self._named = frame, 0
        self._paper = _Box(2, 2, WIDTH - 2, frame.height - FOOT)
        self._taken: list[_Box] = []

    def has_room(self, spot: Spot) -> bool:
        """Whether a dot there is so far from all other marks that a finger hits it, and not under
        a name."""
        x, y = self._frame.at(spot)
        here = _around(x, y, DOT)
        return all(
            hypot(x - mark.x, y - mark.y) >= APART + mark.radius - DOT for mark in self.marks
        ) and not any(here.meets(other) for other in self._taken)

    def put(self, spot: Spot, radius: float) -> None:
        x, y = self._frame.at(spot)
        self.marks.append(
            Mark(
                spot.name,
                spot.address,
                spot.number,
                round(x, 1),
                round(y, 1),
                round(radius, 1),
                label=None,
            )
        )
        self._taken.append(_around(x, y, radius))

    def keep_free(self, left: float, top: float, right: float, bottom: float) -> None:
        """Let no name stand there."""
        self._taken.append(_Box(left, top, right, bottom))

    def name(self) -> None:
        """Give their names to the marks that were put since the last round."""
        named: _Named = {}
        for index in range(self._named, len(self.marks)):
            named = self._named_too(index, named, MOVED) or named
        for index, (label, box) in named.items():
            self._taken.append(box)
            self.marks[index] = replace(self.marks[index], label=label)
        self._named = len(self.marks)

    def _named_too(self, index: int, named: _Named, moves: int) -> _Named | None:
        """These labels and one for this mark; None where there is no room. Up to `moves` that stand
        in its way stand elsewhere then, and up to one fewer in the way of each of those: a mark
        without a name is taken for the one whose name is beside it."""
        crowded: list[tuple[list[int], Label, _Box]] = []
        for label, box in _labels(self.marks[index], self._paper):
            if any(box.meets(taken) for taken in self._taken):
                continue
            in_its_way = [other for other, (_, its) in named.items() if box.meets(its)]
            if not in_its_way:
                return {**named, index: (label, box)}
            if len(in_its_way) <= moves:
                crowded.append((in_its_way, label, box))
        # The sort is stable: of places that are as free the first is the best.
        for in_its_way, label, box in sorted(crowded, key=lambda one: len(one[0])):
            others = {other: its for other, its in named.items() if other not in in_its_way}
            found: _Named | None = {**others, index: (label, box)}
            for other in in_its_way:
                found = found and self._named_too(other, found, moves - 1)
            if found:
                return found
        return None


def _around(x: float, y: float, radius: float) -> _Box:
    return _Box(x - radius, y - radius, x + radius, y + radius)


def _labels(mark: Mark, paper: _Box) -> Iterator[tuple[Label, _Box]]:
    """The places beside the mark where its name stays on the paper, the best first, and the room
    that it takes there, as far as one can tell without its font."""
    name, radius = mark.name, mark.radius
    text = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    width = lettering.width(text, FONT)
    for to, down, anchor in _PLACES:
        away = radius * 0.7 + 3 if to and down else radius + 5
        under = {1: away + FONT * 0.75, 0: FONT * 0.35, -1: -away - FONT * 0.1}[down]
        x = mark.x + to * away
        if anchor == "middle":
            # At the edge of the paper a little to the side, but still over or under its mark.
            half = width / 2 + 0.1  # numbers are rounded
            moved = min(max(x, paper.left + half), paper.right - half)
            x = moved if abs(moved - x) <= radius else x
        x, y = round(x, 1), round(mark.y + under, 1)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        box = _Box(left, y - FONT * 0.9, left + width, y + FONT * 0.3)
        if box.within(paper):
            yield Label(text, x, y, anchor), box


_PLACES: tuple[tuple[int, int, Anchor], ...] = (
    (1, 0, "start"),
    (-1, 0, "end"),
    (0, 1, "middle"),
    (0, -1, "middle"),
    (1, 1, "start"),
    (1, -1, "start"),
    (-1, 1, "end"),
    (-1, -1, "end"),
)
"""Right, left, below, above, and the corners: which way, and which end of the text is there."""
