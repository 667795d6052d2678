"""An indicator over time: where it began, what was promised, what was measured.

The drawing is 360 units wide, about as many as a phone has points, so that its letters are as large
there as they are meant to be.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.model.plan import Indicator, Measurement
from generator.presenting.words.numbers import number

WIDTH = 360
LEFT, RIGHT, TOP, BOTTOM = 18, 36, 30, 160
"""The box that the points lie in; above it stand the values, below it the years."""
_APART = 42
"""Two values that stand nearer to each other than this would run together."""


class Point(Struct, frozen=True):
    """A value in the drawing; `label` is empty where there is no room for it."""

    x: float
    y: float
    value: Decimal
    day: date
    kind: Literal["baseline", "measured", "target"]
    label: str


class Year(Struct, frozen=True):
    """A tick below: the first day of a year."""

    x: float
    year: int


class Chart(Struct, frozen=True):
    """All that is drawn; `measured` and `promised` are polylines as SVG's `points`."""

    points: tuple[Point, ...]
    years: tuple[Year, ...]
    measured: str
    promised: str
    today: float | None


def chart(indicator: Indicator, today: date) -> Chart | None:
    """The drawing; None with fewer than two values, which make no line."""
    known: list[tuple[Measurement, Literal["baseline", "measured", "target"]]] = []
    if indicator.baseline is not None:
        known.append((indicator.baseline, "baseline"))
    known += [(one, "measured") for one in indicator.measurements if one.date <= today]
    if indicator.target is not None:
        known.append((indicator.target, "target"))
    if len(known) < 2:
        return None
    known.sort(key=lambda found: (found[0].date, found[1] == "target"))
    first, last = known[0][0].date, max(known[-1][0].date, known[0][0].date + timedelta(days=1))
    values = [one.value for one, _ in known]
    low, high = min(Decimal(0), *values), max(values)
    height = float(high - low) or 1.0

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / (last - first).days, 1)

    def y(value: Decimal) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * float(value - low) / height, 1)

    points = [
        Point(x(one.date), y(one.value), one.value, one.date, kind, number(one.value))
        for one, kind in known
    ]
    points = _without_crowding(points)
    line = [point for point in points if point.kind != "target"]
    target = next((point for point in points if point.kind == "target"), None)
    start = next((point for point in points if point.kind == "baseline"), line[0] if line else None)
    return Chart(
        points=tuple(points),
        years=tuple(
            Year(x(date(year, 1, 1)), year)
            for year in range(first.year + 1, last.year + 1)
            if first <= date(year, 1, 1) <= last
        )
        or (Year(x(first), first.year),),
        measured=_polyline(line),
        promised=_polyline([start, target]) if start and target else "",
        today=x(today) if first <= today <= last else None,
    )


def _without_crowding(points: list[Point]) -> list[Point]:
    """The first, the last that was measured and the target keep their labels; the others where
    there is room."""
    measured = [index for index, point in enumerate(points) if point.kind == "measured"]
    keep = {0, len(points) - 1, *measured[-1:]}
    taken = [points[index] for index in sorted(keep)]
    shown = []
    for index, point in enumerate(points):
        free = all(abs(point.x - other.x) >= _APART for other in taken)
        if index not in keep and free:
            taken.append(point)
        elif index not in keep:
            point = replace(point, label="")
        shown.append(point)
    return _apart(shown)


def _apart(points: list[Point]) -> list[Point]:
    """Of two labels at nearly one place only the later is written: the table has both."""
    shown: list[Point] = []
    for point in reversed(points):
        near = any(
            other.label and abs(point.x - other.x) < _APART and abs(point.y - other.y) < 14
            for other in shown
        )
        if near and point.label:
            point = replace(point, label="")
        shown.append(point)
    return shown[::-1]


def _polyline(points: list[Point]) -> str:
    return " ".join(f"{point.x:g},{point.y:g}" for point in points)
