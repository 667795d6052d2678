"""A partnership's organisation chart: its groups as boxes, each under the one it reports to.

The same groups are laid out twice: `narrow`, one box below the other, for a phone; and `wide`, with
what reports to the top side by side. What stands beneath a box hangs on a rail at its left, so that
any number of groups fits and no line crosses a box. Lengths are in pixels of the `viewBox`, with
the origin at the top left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.analysing.groups import Node, tree
from generator.model.structure import GroupKind, WorkingGroup
from generator.presenting.diagrams.lettering import broken
from generator.presenting.words.wording import GROUP_KINDS

NARROW, WIDE = 360, 720
MOST_COLUMNS = 3
INDENT, GAP = 22, 14
PADDING = 12
KIND_SIZE, TITLE_SIZE, MEMBER_SIZE = 12, 15, 13.5
KIND_LINE, TITLE_LINE, MEMBER_LINE = 17, 20, 19
EDGE = 2
"""So much is left free at all sides, so that no line is cut in half."""


class Line(Struct, frozen=True):
    """One line of text: its baseline's start, what it says and how: `kind`, `title`, `member`, or
    `lead` for whoever leads the group."""

    x: float
    y: float
    text: str
    style: str


class Box(Struct, frozen=True):
    """One group; `index` is its place in the structure's list of groups."""

    index: int
    kind: GroupKind
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]


class Layout(Struct, frozen=True):
    """Boxes, and `lines` between them as the `d` of one SVG path; empty where none reports."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: str


class Organisation(Struct, frozen=True):
    """The two layouts of the same groups."""

    narrow: Layout
    wide: Layout


def organisation(groups: Sequence[WorkingGroup], name: Callable[[str], str]) -> Organisation | None:
    """The chart, or None where there are not two groups to tell apart. `name` is an actor's title
    from its slug."""
    if len(groups) < 2:
        return None
    found = tree(groups)
    return Organisation(_chart(found, name, NARROW, 1), _chart(found, name, WIDE, MOST_COLUMNS))


def _chart(
    tops: Sequence[Node], name: Callable[[str], str], width: int, most_columns: int
) -> Layout:
    boxes: list[Box] = []
    strokes: list[str] = []
    y = float(EDGE)
    for top in tops:
        columns = min(most_columns, len(top.below))
        inner = width - 2 * EDGE
        own = min(inner, NARROW)
        left = EDGE + (inner - own) / 2 if columns > 1 else EDGE
        y = (
            _spread(top, name, (left, y, own), (inner, columns), boxes, strokes)
            if columns > 1
            else _hang(top, name, (left, y, own), boxes, strokes)
        )
        y += GAP
    return Layout(width, round(y - GAP + EDGE, 1), tuple(boxes), " ".join(strokes))


def _hang(
    node: Node,
    name: Callable[[str], str],
    at: tuple[float, float, float],
    boxes: list[Box],
    strokes: list[str],
) -> float:
    """Place a box at `(x, y, width)` and all beneath it on a rail; where the next may begin."""
    x, y, width = at
    box = _box(node, name, x, y, width)
    boxes.append(box)
    return _rail(node.below, name, (x, y + box.height, width), boxes, strokes)


def _rail(
    nodes: Sequence[Node],
    name: Callable[[str], str],
    at: tuple[float, float, float],
    boxes: list[Box],
    strokes: list[str],
) -> float:
    """Boxes below each other, each tied by its left side to a rail that begins at `at`."""
    x, top, width = at
    rail = x + INDENT / 2
    y, last = top, top
    for node in nodes:
        y += GAP
        first = len(boxes)
        after = _hang(node, name, (x + INDENT, y, width - INDENT), boxes, strokes)
        last = y + boxes[first].height / 2
        strokes.append(f"M{_short(rail)} {_short(last)}H{_short(x + INDENT)}")
        y = after
    if nodes:
        strokes.append(f"M{_short(rail)} {_short(top)}V{_short(last)}")
    return y


def _spread(
    node: Node,
    name: Callable[[str], str],
    at: tuple[float, float, float],
    room: tuple[float, int],
    boxes: list[Box],
    strokes: list[str],
) -> float:
    """Place the top box, and what reports to it in columns beneath, each under its own rail."""
    x, y, width = at
    whole, columns = room
    box = _box(node, name, x, y, width)
    boxes.append(box)
    bus = y + box.height + GAP
    column = (whole - GAP * (columns - 1)) / columns
    lefts = [EDGE + number * (column + GAP) for number in range(columns)]
    rails = [left + INDENT / 2 for left in lefts]
    middle = x + width / 2
    strokes.append(f"M{_short(middle)} {_short(y + box.height)}V{_short(bus)}")
    strokes.append(
        f"M{_short(min(rails[0], middle))} {_short(bus)}H{_short(max(rails[-1], middle))}"
    )
    ends = [
        _rail(members, name, (left, bus, column), boxes, strokes)
        for left, members in zip(lefts, _shared(node.below, columns), strict=True)
    ]
    return max(ends)


def _shared(nodes: Sequence[Node], columns: int) -> list[list[Node]]:
    """The groups dealt out from left to right, as one reads."""
    dealt: list[list[Node]] = [[] for _ in range(columns)]
    for number, node in enumerate(nodes):
        dealt[number % columns].append(node)
    return dealt


def _box(node: Node, name: Callable[[str], str], x: float, y: float, width: float) -> Box:
    lines: list[Line] = []
    down = y + PADDING
    for text, style, size, height in _said(node.group, name):
        room = width - 2 * PADDING
        for part in broken(text, room, size, bold=style in ("title", "lead")):
            lines.append(Line(_rounded(x + PADDING), _rounded(down + height * 0.76), part, style))
            down += height
    down += PADDING - 2
    group = node.group
    return Box(
        node.index,
        group.kind,
        _rounded(x),
        _rounded(y),
        _rounded(width),
        _rounded(down - y),
        tuple(lines),
    )


def _said(
    group: WorkingGroup, name: Callable[[str], str]
) -> Iterator[tuple[str, str, float, float]]:
    """Text, style, size and height of each thing that the box says; who leads comes first."""
    if GROUP_KINDS[group.kind].lower() not in group.title.lower():
        yield GROUP_KINDS[group.kind], "kind", KIND_SIZE, KIND_LINE
    yield group.title, "title", TITLE_SIZE, TITLE_LINE
    if group.lead is not None:
        yield f"{name(group.lead)} (tovholder)", "lead", MEMBER_SIZE, MEMBER_LINE
    for member in group.members:
        if member != group.lead:
            yield name(member), "member", MEMBER_SIZE, MEMBER_LINE


def _rounded(value: float) -> float:
    return round(value, 1)


def _short(value: float) -> str:
    return f"{round(value, 1):g}"
