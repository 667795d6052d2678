"""The annual wheel as geometry: twelve months clockwise, January at the top, a ring for each kind.

Every month is thirty degrees, whatever its length; a day has its share of its month's. Twelve
months that begin with another than January have their seam there, and nothing is drawn across it.
What is drawn is numbered month by month, as in the list beside it: a mark carries its number, or,
where a ring has no room for all marks of a month, the first and the last of them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from math import cos, radians, sin

from msgspec import Struct

SIZE = 400
"""Width and height of the drawing, in its own units; on a phone one is some 0.88 pixels."""
CENTRE = SIZE / 2
HUB = 50
"""Radius of the middle, where the year stands."""
THICK = 24
"""Of a ring."""
RINGS = 5
RIM = HUB + RINGS * THICK
LABELS = RIM + 13
"""Radius at which the months are named."""
EDGE = RIM + 27
SECTOR = 30.0
MARK = 18
"""Height of a mark, and its least width."""
LETTER = 7.6
"""Width of a digit."""
GAP = 2
WIDE = 34
"""A mark wider than this is turned along its ring, or it would reach into the next."""
LANES = 3
LANE = 3.5
LONG = 4
"""Days from which a span is drawn; a shorter one lies under its mark."""


class Entry(Struct, frozen=True):
    """What is to be drawn: its number in its month (0–11), its ring from the hub (0–4) and its
    days, both inclusive; `loose` where only a stretch of time is known, not the day."""

    month: int
    number: int
    ring: int
    first: date
    last: date
    loose: bool
    label: str


class Band(Struct, frozen=True):
    """A ring: its middle radius, and half of it as stroke."""

    ring: int
    radius: float


class Sector(Struct, frozen=True):
    """A month: the line at its beginning, its place on the rim as a path, and its name there."""

    x1: float
    y1: float
    x2: float
    y2: float
    rim: str
    x: float
    y: float


class Arc(Struct, frozen=True):
    """A span as a path in its ring."""

    ring: int
    path: str
    loose: bool


class Mark(Struct, frozen=True):
    """A mark around its middle; `numbers` are the entries of its month that it stands for, and
    `turn` its rotation in degrees."""

    month: int
    ring: int
    numbers: tuple[int, ...]
    text: str
    label: str
    x: float
    y: float
    width: float
    turn: float


class Needle(Struct, frozen=True):
    """Today: a line from the hub to the rim, and a point outside it."""

    x1: float
    y1: float
    x2: float
    y2: float
    point: str


class Wheel(Struct, frozen=True):
    """All that is drawn."""

    bands: tuple[Band, ...]
    sectors: tuple[Sector, ...]
    """In the order of the months that were given: the first begins at the seam."""
    arcs: tuple[Arc, ...]
    marks: tuple[Mark, ...]
    needle: Needle | None


def wheel(months: Sequence[date], entries: Sequence[Entry], today: date) -> Wheel:
    """The drawing. `months` are the first days of twelve months in a row; the entries of a month
    are in the order of their numbers, those of one ring together."""
    return Wheel(
        bands=tuple(Band(ring, HUB + (ring + 0.5) * THICK) for ring in range(RINGS)),
        sectors=tuple(_sector(_begins(months, number)) for number in range(len(months))),
        arcs=tuple(_arcs(months, entries)),
        marks=tuple(_marks(months, entries)),
        needle=_needle(months, today),
    )


def angle(months: Sequence[date], day: date, share: float = 0.5) -> float:
    """Degrees clockwise from the top of a day's middle, or of another `share` of it; what lies
    outside the twelve months is at their beginning or end. More than 360 beyond New Year."""
    number = (day.year - months[0].year) * 12 + day.month - months[0].month
    if number < 0:
        return _begins(months, 0)
    if number >= len(months):
        return _begins(months, len(months))
    within = (day.day - 1 + share) / monthrange(day.year, day.month)[1]
    return _begins(months, number) + SECTOR * within


def _begins(months: Sequence[date], number: int) -> float:
    """Degrees at which a month begins."""
    return SECTOR * (months[0].month - 1 + number)


def point(radius: float, degrees: float) -> tuple[float, float]:
    """Of the drawing, rounded so that every machine writes the same."""
    turned = radians(degrees)
    return _short(CENTRE + radius * sin(turned)), _short(CENTRE - radius * cos(turned))


def _short(value: float) -> float:
    return round(value, 2) + 0.0


def _sector(begins: float) -> Sector:
    inner, outer = f"{RIM}", f"{EDGE}"
    (ax, ay), (bx, by) = point(RIM, begins), point(EDGE, begins)
    (cx, cy), (dx, dy) = point(EDGE, begins + SECTOR), point(RIM, begins + SECTOR)
    rim = (
        f"M{ax} {ay}L{bx} {by}A{outer} {outer} 0 0 1 {cx} {cy}"
        f"L{dx} {dy}A{inner} {inner} 0 0 0 {ax} {ay}Z"
    )
    return Sector(*point(HUB, begins), bx, by, rim, *point(LABELS, begins + SECTOR / 2))


def _arcs(months: Sequence[date], entries: Sequence[Entry]) -> Iterator[Arc]:
    """Spans, each in the innermost lane of its ring that is free; beyond the last they share."""
    free: dict[tuple[int, int], float] = {}
    for entry in sorted(entries, key=lambda one: (one.ring, one.first, one.last, one.number)):
        if not entry.loose and (entry.last - entry.first).days + 1 < LONG:
            continue
        begins, ends = angle(months, entry.first, 0), angle(months, entry.last, 1)
        lane = next(
            (lane for lane in range(LANES) if free.get((entry.ring, lane), 0.0) <= begins),
            LANES - 1,
        )
        free[entry.ring, lane] = ends
        radius = HUB + entry.ring * THICK + 3 + lane * LANE
        yield Arc(entry.ring, _path(radius, begins, ends), entry.loose)


def _path(radius: float, begins: float, ends: float) -> str:
    """An arc clockwise; a whole turn in two, since its ends would be one point."""
    if ends - begins > 359:
        middle = (begins + ends) / 2
        return _path(radius, begins, middle) + _path(radius, middle, ends)
    (ax, ay), (bx, by) = point(radius, begins), point(radius, ends)
    large = int(ends - begins > 180)
    return f"M{ax} {ay}A{radius:g} {radius:g} 0 {large} 1 {bx} {by}"


def _marks(months: Sequence[date], entries: Sequence[Entry]) -> Iterator[Mark]:
    cells: dict[tuple[int, int], list[Entry]] = {}
    for entry in entries:
        cells.setdefault((entry.month, entry.ring), []).append(entry)
    for (month, ring), members in sorted(cells.items()):
        yield from _cell(months, month, ring, members)


def _cell(
    months: Sequence[date], month: int, ring: int, members: Sequence[Entry]
) -> Iterator[Mark]:
    """The marks of one month in one ring: each near its day, or all in one."""
    radius = HUB + (ring + 0.5) * THICK
    begins = _begins(months, month)
    widths = [_width(str(entry.number)) for entry in members]
    room = (max(widths) + GAP) / radius * 57.2958
    if len(members) * room > SECTOR:
        first, last = members[0].number, members[-1].number
        text = f"{first}–{last}" if last > first else str(first)
        label = "; ".join(f"{entry.number}: {entry.label}" for entry in members)
        numbers = tuple(entry.number for entry in members)
        yield _mark(month, ring, numbers, text, label, begins + SECTOR / 2)
        return
    wished = sorted((_wish(months, entry, begins), entry.number, entry) for entry in members)
    places = _spread(
        [wish for wish, *_ in wished], room, begins + room / 2, begins + SECTOR - room / 2
    )
    for (*_, entry), place in zip(wished, places, strict=True):
        label = f"{entry.number}: {entry.label}"
        yield _mark(month, ring, (entry.number,), str(entry.number), label, place)


def _wish(months: Sequence[date], entry: Entry, begins: float) -> float:
    """Where a mark would stand if it were alone: at its first day in the month; without a day in
    the middle of its time there."""
    first = max(angle(months, entry.first), begins)
    if not entry.loose:
        return first
    return (
        max(angle(months, entry.first, 0), begins)
        + min(angle(months, entry.last, 1), begins + SECTOR)
    ) / 2


def _spread(wished: Sequence[float], room: float, least: float, most: float) -> list[float]:
    """The same places, which are in order, at least `room` apart and within the bounds."""
    places: list[float] = []
    for wish in wished:
        places.append(max(wish, least, places[-1] + room if places else least))
    ceiling = most
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], ceiling)
        ceiling = places[index] - room
    return places


def _mark(
    month: int, ring: int, numbers: tuple[int, ...], text: str, label: str, degrees: float
) -> Mark:
    width = _width(text)
    turn = 0.0
    if width > WIDE:
        turn = degrees % 360
        turn -= 180 if 90 < turn < 270 else 0
    x, y = point(HUB + (ring + 0.5) * THICK, degrees)
    return Mark(month, ring, numbers, text, label, x, y, _short(width), _short(turn))


def _width(text: str) -> float:
    return max(MARK, len(text) * LETTER + 4)


def _needle(months: Sequence[date], today: date) -> Needle | None:
    if (today.year, today.month) not in {(month.year, month.month) for month in months}:
        return None
    degrees = angle(months, today)
    (ax, ay), (bx, by), (cx, cy) = (
        point(RIM, degrees),
        point(RIM + 9, degrees - 2.4),
        point(RIM + 9, degrees + 2.4),
    )
    return Needle(*point(HUB, degrees), ax, ay, f"{ax},{ay} {bx},{by} {cx},{cy}")
