"""The picture that is always there: strata and a motif, drawn from topic and title (LOOK.md).

Deterministic: the same topic and title give the same drawing everywhere. Colours are CSS classes,
so that one drawing serves light, dark and print.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from itertools import pairwise

_RINGS = ("plum", "blue")
_POLYPS = ("moss", "amber", "clay")
_LIGHTS = ("coral",)


class _Chance:
    """Numbers from 0 to 1 out of a SHA-256 stream: the same in every Python version."""

    def __init__(self, seed: str) -> None:
        self._seed, self._block, self._bytes = seed, 0, b""

    def __call__(self) -> float:
        if len(self._bytes) < 2:
            self._bytes = hashlib.sha256(f"{self._seed}\x00{self._block}".encode()).digest()
            self._block += 1
        value = int.from_bytes(self._bytes[:2], "big") / 65536
        self._bytes = self._bytes[2:]
        return value


def drawing(colour: str, title: str, width: int = 640, height: int = 360) -> str:
    """An inline SVG, decorative (`aria-hidden`). `colour` is one of the seven of LOOK.md."""
    chance = _Chance(f"{colour}\x00{title}")
    parts = [
        f'<svg class="art art-{colour}" viewBox="0 0 {width} {height}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">',
        f'<rect class="ground" width="{width}" height="{height}"/>',
        *_strata(chance, width, height),
        *_motif(colour, chance, width, height),
        "</svg>",
    ]
    return "".join(parts)


def landscape(title: str, width: int = 1440, height: int = 260) -> str:
    """The home page's ground: a coral sun over the lake, and strata that end in the page's own
    colour. Above the lake it is transparent."""
    chance = _Chance(f"landscape\x00{title}")
    x, radius = width * (0.58 + 0.18 * chance()), height * 0.26
    parts = [
        f'<svg class="art" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMax slice" '
        'aria-hidden="true" focusable="false">',
        f'<circle class="sun" cx="{x:.0f}" cy="{height * 0.34:.0f}" r="{radius:.0f}"/>',
    ]
    top = height * 0.42
    for share in (None, 0.22, 0.45, 1.0):
        swell = height * (0.05 + 0.04 * chance())
        phase, pace = chance() * math.tau, 0.9 + 0.5 * chance()
        points = [
            (width * step / 12, top + swell * math.sin(phase + pace * step * 0.75))
            for step in range(13)
        ]
        look = 'class="ground"' if share is None else f'class="chalk" opacity="{share}"'
        edge = f"M0 {height}V{points[0][1]:.0f}{_curve(points)}V{height}z"
        parts.append(f'<path {look} d="{edge}"/>')
        top += height * 0.155
    return "".join([*parts, "</svg>"])


def _strata(chance: _Chance, width: int, height: int) -> Iterator[str]:
    """Five layers of limestone, each a smooth wave over the full width."""
    top = height * (0.35 + 0.25 * chance())
    for layer in range(5):
        swell = 10 + 20 * chance()
        phase, pace = chance() * math.tau, 0.6 + 1.2 * chance()
        points = [
            (width * step / 8, top + swell * math.sin(phase + pace * step * 0.75))
            for step in range(9)
        ]
        yield (
            f'<path class="chalk" opacity="{0.10 + 0.11 * layer:.2f}" '
            f'd="M0 {height}V{points[0][1]:.0f}{_curve(points)}V{height}z"/>'
        )
        top += height * (0.09 + 0.06 * chance())


def _curve(points: list[tuple[float, float]]) -> str:
    """A smooth line through the points (quadratic, by their midpoints)."""
    curve = []
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        curve.append(f"Q{x:.0f} {y:.0f} {(x + next_x) / 2:.0f} {(y + next_y) / 2:.0f}")
    last_x, last_y = points[-1]
    return "".join(curve) + f"L{last_x:.0f} {last_y:.0f}"


def _motif(colour: str, chance: _Chance, width: int, height: int) -> Iterator[str]:
    x, y = width * (0.18 + 0.64 * chance()), height * (0.2 + 0.2 * chance())
    size = height * (0.16 + 0.10 * chance())
    if colour in _RINGS:
        yield from _rings(x, y, size)
    elif colour in _POLYPS:
        yield from _polyps(chance, x, y, size)
    elif colour in _LIGHTS:
        yield from _lights(chance, x, height)
    else:
        yield from _columns(chance, x, y, size)


def _rings(x: float, y: float, size: float) -> Iterator[str]:
    """Sound, or light from a projector."""
    for ring in range(4):
        yield (
            f'<circle class="line" cx="{x:.0f}" cy="{y:.0f}" r="{size * (ring + 1) / 2.2:.0f}" '
            f'stroke-width="{7 - ring}" opacity="{0.85 - 0.18 * ring:.2f}"/>'
        )


def _polyps(chance: _Chance, x: float, y: float, size: float) -> Iterator[str]:
    """Coral."""
    for polyp in range(9):
        turn = polyp * 0.7 + chance()
        away = size * (0.2 + 0.9 * chance())
        yield (
            f'<circle class="chalk" cx="{x + away * math.cos(turn):.0f}" '
            f'cy="{y + away * math.sin(turn):.0f}" r="{size * (0.14 + 0.2 * chance()):.0f}" '
            f'opacity="{0.35 + 0.5 * chance():.2f}"/>'
        )


def _columns(chance: _Chance, x: float, y: float, size: float) -> Iterator[str]:
    """Books on a shelf."""
    for column in range(5):
        yield (
            f'<rect class="chalk" x="{x - size + column * size * 0.5:.0f}" '
            f'y="{y - size * (0.5 + 0.7 * chance()):.0f}" width="{size * 0.3:.0f}" '
            f'height="{size * 2.2:.0f}" rx="4" opacity="{0.3 + 0.12 * column:.2f}" '
            f'transform="rotate({-8 + 6 * column} {x:.0f} {y:.0f})"/>'
        )


def _lights(chance: _Chance, x: float, height: int) -> Iterator[str]:
    """Three lamps over a stage, their cones crossing."""
    for lamp in (-1, 0, 1):
        above = x + lamp * height * 0.28
        floor = x - lamp * height * (0.1 + 0.25 * chance())
        reach, spread = height * (0.55 + 0.2 * chance()), height * (0.1 + 0.06 * chance())
        yield (
            f'<path class="chalk" opacity="{0.24 + 0.1 * chance():.2f}" '
            f'd="M{above - 9:.0f} 0H{above + 9:.0f}L{floor + spread:.0f} {reach:.0f}'
            f'Q{floor:.0f} {reach + spread * 0.5:.0f} {floor - spread:.0f} {reach:.0f}z"/>'
        )
