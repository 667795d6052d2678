"""The picture that is always there: strata and a motif, drawn from topic and title (LOOK.md).

The motif (motifs.py) stands behind the strata: its foot sinks into the limestone, as fossils do.
Deterministic: the same topic and title give the same drawing everywhere. Colours are CSS classes,
so that one drawing serves light, dark and print.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.presenting.motifs import motif


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


@lru_cache(maxsize=1024)
def drawing(colour: str, title: str, width: int = 640, height: int = 360) -> str:
    """An inline SVG, decorative (`aria-hidden`). `colour` is one of the seven of LOOK.md."""
    chance = _Chance(f"{colour}\x00{title}")
    parts = [
        f'<svg class="art art-{colour}" viewBox="0 0 {width} {height}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">',
        f'<rect class="ground" width="{width}" height="{height}"/>',
        *motif(colour, chance, width, height),
        *_strata(chance, width, height),
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
