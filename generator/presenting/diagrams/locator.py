"""One point among the towns around it, named: where in the municipality a place is.

Drawn on the map's paper (`map.py`), but as a picture and not as a list of links: the point first,
then the names of the towns, the nearest first, as long as there is room. A town whose name has no
room is left out, since a dot without a name tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from msgspec import Struct

from generator.analysing.geography import KM, Point
from generator.presenting.diagrams.map import FOOT, WIDTH, Mark, Sheet, Spot, bar, framed, net

HIGHEST = 320.0
"""Units: beside the text of an event, some 260 px on the smallest screen."""
TOWN = 4.0
AREA = 15.0
"""The ring around a town of which no more is known than that it is there."""
_PIN_WIDTH, _PIN_HEIGHT = 11.0, 26.0


class Locator(Struct, frozen=True):
    """Lengths in units of the drawing. `x` and `y` are the point's own: a pin's tip, or, where it
    is `approximate`, the middle of a ring. `scale` is the bar's length, and what it says."""

    width: float
    height: float
    towns: tuple[Mark, ...]
    x: float
    y: float
    approximate: bool
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    scale: float
    scale_words: str


def locate(at: Point, towns: Sequence[tuple[str, Point]], *, approximate: bool) -> Locator | None:
    """The map of a point; None with fewer than two towns, which tell nothing of where it is."""
    if len(towns) < 2:
        return None
    here = Spot("", "", at.lat, at.lon)
    spots = [Spot(name, "", point.lat, point.lon) for name, point in towns]
    frame = framed([here, *spots], HIGHEST)
    sheet = Sheet(frame)
    x, y = frame.at(here)
    if approximate:
        sheet.keep_free(x - AREA, y - AREA, x + AREA, y + AREA)
    else:
        sheet.keep_free(x - _PIN_WIDTH, y - _PIN_HEIGHT, x + _PIN_WIDTH, y + 2)
    for _, spot in sorted((hypot(*_from(frame.at(one), x, y)), one) for one in spots):
        # A name stands beside the ring that is around its town, and not in it.
        ringed = approximate and hypot(*_from(frame.at(spot), x, y)) < AREA
        sheet.put(spot, AREA if ringed else TOWN)
    sheet.name()
    km, said = bar(frame)
    step = km / KM * frame.scale
    return Locator(
        width=WIDTH,
        height=frame.height,
        towns=tuple(mark for mark in sheet.marks if mark.label is not None),
        x=round(x, 1),
        y=round(y, 1),
        approximate=approximate,
        columns=net(step, WIDTH),
        rows=net(step, frame.height - FOOT),
        scale=round(step, 1),
        scale_words=said,
    )


def _from(point: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    return point[0] - x, point[1] - y
