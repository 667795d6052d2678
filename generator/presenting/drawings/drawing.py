"""The picture that is always there: strata and a motif, drawn from topic and title.

The motif (motifs.py) stands behind the strata: its foot sinks into the limestone, as fossils do.
Deterministic: the same topic and title give the same drawing everywhere. Colours are CSS classes,
so that one drawing serves light, dark and print.
"""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import count, pairwise

from generator.presenting.drawings.motifs import FAMILIES, motif
from generator.presenting.marks import Chance

VARIATIONS = 256
"""So many different strata, and motifs of each colour: a title chooses one of each. Two drawings in
65,536 are alike, and in a large portal most of the work is done but once."""
_BLOCK = struct.Struct(">16H")


def _chances(seed: str) -> Iterator[float]:
    """Numbers from 0 to 1 out of a SHA-256 stream: the same in every Python version."""
    for number in count():
        block = hashlib.sha256(f"{seed}\x00{number}".encode()).digest()
        yield from [value / 65536 for value in _BLOCK.unpack(block)]


def chance_of(seed: str) -> Chance:
    """Chance that falls out the same each time for this seed."""
    return _chances(seed).__next__


def drawing(colour: str, title: str, width: int = 640, height: int = 360) -> str:
    """An inline SVG, decorative (`aria-hidden`). `colour` is a word of `COLOURS` in
    `model/settings.py`, the topic's."""
    motif_number, strata_number, *_ = hashlib.sha256(f"{colour}\x00{title}".encode()).digest()
    return (
        f'<svg class="art art-{colour}" viewBox="0 0 {width} {height}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        f'<rect class="ground" width="{width}" height="{height}"/>'
        f"{_motif(colour, motif_number, width, height)}"
        f"{_strata(strata_number, width, height)}</svg>"
    )


@lru_cache(maxsize=len(FAMILIES) * VARIATIONS)
def _motif(colour: str, number: int, width: int, height: int) -> str:
    return "".join(motif(colour, chance_of(f"{colour}\x00{number}"), width, height))


@lru_cache(maxsize=VARIATIONS)
def _strata(number: int, width: int, height: int) -> str:
    """Five layers of limestone, each a smooth wave over the full width."""
    return "".join(_layers(chance_of(f"strata\x00{number}"), width, height))


def _layers(chance: Chance, width: int, height: int) -> Iterator[str]:
    wave = _wave(width, height)
    top = height * (0.35 + 0.25 * chance())
    for opacity in _OPACITIES:
        swell = 10 + 20 * chance()
        phase, pace = chance() * math.tau, 0.6 + 1.2 * chance()
        first, *ys = [top + swell * math.sin(phase + pace * step) for step in _STEPS]
        heights = [first]
        for one, other in pairwise(ys):
            heights += one, (one + other) / 2
        yield wave % (opacity, *map(round, heights), round(ys[-1]))
        top += height * (0.09 + 0.06 * chance())


_OPACITIES = tuple(f"{0.10 + 0.11 * layer:.2f}" for layer in range(5))
_STEPS = tuple(step * 0.75 for step in range(9))


@cache
def _wave(width: int, height: int) -> str:
    """The path of a layer but for its heights: the points are the same distance apart in all."""
    xs = [width * step / 8 for step in range(9)]
    curve = "".join(f"Q{x:.0f} %d {(x + other) / 2:.0f} %d" for x, other in pairwise(xs[1:]))
    return f'<path class="chalk" opacity="%s" d="M0 {height}V%d{curve}L{width:.0f} %dV{height}z"/>'


def curve(points: list[tuple[float, float]]) -> str:
    """A smooth line through the points (quadratic, by their midpoints)."""
    curve = []
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        curve.append(f"Q{x:.0f} {y:.0f} {(x + next_x) / 2:.0f} {(y + next_y) / 2:.0f}")
    last_x, last_y = points[-1]
    return "".join(curve) + f"L{last_x:.0f} {last_y:.0f}"
