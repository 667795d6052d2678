"""The front page's ground: the sun of the day over the lake, and what the season is full of.

The sun stands as high as it does that time of the year. Beside it rise moons, one for each of the
topics that the season's programme has most of, with a motif of the topic. Below lies the lake, and
strata that end in the page's own colour. Colours are CSS classes, as in `drawing.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

from generator.presenting.drawings.drawing import chance_of, curve
from generator.presenting.drawings.motifs import motif
from generator.presenting.marks import Chance

MOONS = ((0.27, 0.27), (0.43, 0.21), (0.86, 0.18))
"""Where they stand and how large they are: shares of the width and of the height. A telephone shows
the middle two thirds of the drawing, and so the first two."""
_SUN = 0.26
_LAKE = 0.42
_MIDSUMMER = 172
"""The day of the year."""
_MOON = 360
"""The side of a moon's own square, in which its motif is drawn."""


def landscape(
    title: str, day: date, colours: Sequence[str] = (), width: int = 1440, height: int = 260
) -> str:
    """An inline SVG, decorative. `colours` are those of the season's foremost topics; the first
    has the largest moon. Each quarter of a year has motifs of its own."""
    season = f"{title} {day.year} {(day.month - 1) // 3}"
    chance = chance_of(f"landscape\x00{title}")
    parts = (
        f'<svg class="art" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMax slice" '
        'aria-hidden="true" focusable="false">',
        _sun(width * (0.56 + 0.14 * chance()), day, height),
        *(
            _moon(
                number,
                colour,
                season,
                (width * x, height * (_LAKE + 0.03 - size / 2), height * size),
            )
            for number, (colour, (x, size)) in enumerate(zip(colours, MOONS, strict=False))
        ),
        *_strata(chance, width, height),
        "</svg>",
    )
    return "".join(parts)


def _sun(x: float, day: date, height: int) -> str:
    """At midsummer all of it is above the lake, at midwinter half."""
    turn = math.cos(math.tau * (day.timetuple().tm_yday - _MIDSUMMER) / 365.25)
    y = height * (_LAKE - 0.05 - 0.08 * turn)
    return f'<circle class="sun" cx="{x:.0f}" cy="{y:.0f}" r="{height * _SUN:.0f}"/>'


def _moon(number: int, colour: str, season: str, at: tuple[float, float, float]) -> str:
    """A disc with one motif of the colour's family, cut at its edge; `at` is its middle and its
    radius."""
    x, y, r = at
    marks = "".join(motif(colour, chance_of(f"{colour}\x00{season}"), _MOON, _MOON))
    half = _MOON // 2
    return (
        f'<svg class="art-{colour}" x="{x - r:.0f}" y="{y - r:.0f}" width="{2 * r:.0f}" '
        f'height="{2 * r:.0f}" viewBox="0 0 {_MOON} {_MOON}">'
        f'<clipPath id="maane-{number}"><circle cx="{half}" cy="{half}" r="{half}"/></clipPath>'
        f'<g clip-path="url(#maane-{number})">'
        f'<rect class="ground" width="{_MOON}" height="{_MOON}"/>{marks}</g></svg>'
    )


def _strata(chance: Chance, width: int, height: int) -> Iterator[str]:
    top = height * _LAKE
    for share in (None, 0.22, 0.45, 1.0):
        swell = height * (0.05 + 0.04 * chance())
        phase, pace = chance() * math.tau, 0.9 + 0.5 * chance()
        points = [
            (width * step / 12, top + swell * math.sin(phase + pace * step * 0.75))
            for step in range(13)
        ]
        look = 'class="ground"' if share is None else f'class="chalk" opacity="{share}"'
        edge = f"M0 {height}V{points[0][1]:.0f}{curve(points)}V{height}z"
        yield f'<path {look} d="{edge}"/>'
        top += height * 0.155
