"""The ratios as a picture: SVG by hand, in the portal's colours, light and dark."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.results import Ratio, Row

_WIDTH, _HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 190, 56, 56
_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
_SERIES: tuple[tuple[str, str, Callable[[Row], Ratio]], ...] = (
    ("cold build", "primary", lambda row: row.wall),
    ("memory, cold build", "plum", lambda row: Ratio(row.memory, row.memory, row.memory)),
    ("after an edit", "accent", lambda row: row.edit),
    ("portal check", "moss", lambda row: row.check),
)
_STYLE = """\
text { font: 14px system-ui, sans-serif; fill: #16242B }
.paper { fill: #FBFAF6 } .grid { stroke: #DDD5C5 } .hugo { stroke: #4A5A62; stroke-width: 2 }
.small { font-size: 12px; fill: #4A5A62 } .title { font-size: 17px; font-weight: 600 }
.line { fill: none; stroke-width: 2.5 } .range { stroke-width: 1.5 }
.primary { stroke: #0B5563; fill: #0B5563 } .accent { stroke: #B63A26; fill: #B63A26 }
.plum { stroke: #6B2D5C; fill: #6B2D5C } .moss { stroke: #3F6128; fill: #3F6128 }
path.line { fill: none } text.name { stroke: none; font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #EDEAE2 } .paper { fill: #10191D } .grid { stroke: #2C3B42 }
.small { fill: #A9B8BF } .hugo { stroke: #A9B8BF }
.primary { stroke: #7CCBD6; fill: #7CCBD6 } .accent { stroke: #FF9E88; fill: #FF9E88 }
.plum { stroke: #DDA6D0; fill: #DDA6D0 } .moss { stroke: #A9CC86; fill: #A9CC86 }
path.line { fill: none }
}"""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a size and a ratio stand; both logarithmic."""

    sizes: tuple[int, ...]
    ticks: tuple[float, ...]

    def x(self, events: int) -> float:
        span = math.log(self.sizes[-1] / self.sizes[0]) or 1.0
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * math.log(events / self.sizes[0]) / span

    def y(self, value: float) -> float:
        least, most = self.ticks[0], self.ticks[-1]
        share = math.log(min(max(value, least), most) / least) / math.log(most / least)
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * share


def plot(rows: Iterable[Row]) -> str:
    """Ratios to Hugo over the number of events. Raises ValueError when there are no rows."""
    ordered = sorted(rows, key=lambda row: row.events)
    if not ordered:
        raise ValueError("nothing has been measured")
    scale = _scale(ordered)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-labelledby="t">',
            '<title id="t">The portal against Hugo, by number of events</title>',
            f"<style>{_STYLE}</style>",
            f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}"/>',
            f'<text class="title" x="{_LEFT}" y="30">The portal’s time and memory, Hugo = 1</text>',
            *_axes(scale),
            *_lines(ordered, scale),
            "</svg>\n",
        )
    )


def _scale(rows: Sequence[Row]) -> _Scale:
    """From the tick below all that is shown, and Hugo, to the one above."""
    found = [value(row) for row in rows for _, _, value in _SERIES]
    least = min(1.0, *(ratio.least for ratio in found))
    most = max(1.0, *(ratio.most for ratio in found))
    first = max((tick for tick in _TICKS if tick <= least), default=_TICKS[0])
    last = min((tick for tick in _TICKS if tick >= most), default=_TICKS[-1])
    shown = tuple(tick for tick in _TICKS if first <= tick <= max(last, 2.0))
    return _Scale(tuple(row.events for row in rows), shown)


def _axes(scale: _Scale) -> Iterator[str]:
    right = _WIDTH - _RIGHT
    for tick in scale.ticks:
        kind, y = "hugo" if tick == 1 else "grid", scale.y(tick)
        yield (
            f'<path class="{kind}" d="M{_LEFT} {y:.1f}H{right}"/>'
            f'<text class="small" x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">'
            f"{tick:g}</text>"
        )
    for events in scale.sizes:
        yield (
            f'<text class="small" x="{scale.x(events):.1f}" y="{_HEIGHT - _BOTTOM + 22}" '
            f'text-anchor="middle">{events:,}</text>'
        )
    middle = (_LEFT + right) / 2
    yield f'<text class="small" x="{middle}" y="{_HEIGHT - 12}" text-anchor="middle">events</text>'


def _lines(rows: Sequence[Row], scale: _Scale) -> Iterator[str]:
    names = [(scale.y(1.0), "Hugo", "")]
    for name, colour, value in _SERIES:
        points = [(scale.x(row.events), value(row)) for row in rows]
        path = "L".join(f"{x:.1f} {scale.y(found.middle):.1f}" for x, found in points)
        yield f'<path class="line {colour}" d="M{path}"/>'
        for x, found in points:
            yield (
                f'<path class="range {colour}" '
                f'd="M{x:.1f} {scale.y(found.least):.1f}V{scale.y(found.most):.1f}"/>'
                f'<circle class="{colour}" cx="{x:.1f}" cy="{scale.y(found.middle):.1f}" r="4"/>'
            )
        names.append((scale.y(points[-1][1].middle), name, colour))
    lowest = -math.inf
    for y, name, colour in sorted(names):
        lowest = max(y, lowest + 18)  # names never stand on each other
        yield (
            f'<text class="name {colour}" x="{_WIDTH - _RIGHT + 12}" y="{lowest + 5:.1f}">'
            f"{name}</text>"
        )
