"""Motifs of what people make: music, the stage, the picture, film."""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator.presenting.marks import Chance, Spot, dot, line, ring, shape, turned

# --- plum: what is heard ---


def rings(chance: Chance, at: Spot) -> Iterator[str]:
    """Sound that spreads."""
    step = at.size * (0.36 + 0.14 * chance())
    for wave in range(5):
        yield ring(at.x, at.y, step * (wave + 0.7), 8 - 1.5 * wave, 0.9 - 0.16 * wave)


def strings(chance: Chance, at: Spot) -> Iterator[str]:
    """One string, and how far it swings."""
    knots = 2 + int(3 * chance())
    part = at.width / knots
    for swing in range(-3, 4):
        bow = at.size * 0.62 * swing
        path = f"M0 {at.y:.0f}" + "".join(
            f"q{part / 2:.0f} {bow if knot % 2 else -bow:.0f} {part:.0f} 0" for knot in range(knots)
        )
        yield line(path, 3, 0.85 - 0.2 * abs(swing))


def pipes(chance: Chance, at: Spot) -> Iterator[str]:
    """A sound's outline, or the pipes of an organ."""
    gap = at.size * 0.26
    for pipe in range(-5, 6):
        reach = at.size * (0.15 + (0.5 + 0.6 * chance()) * math.cos(pipe * 0.27))
        x = at.x + pipe * gap
        yield line(f"M{x:.0f} {at.y - reach:.0f}v{2 * reach:.0f}", 9, 0.8 - 0.09 * abs(pipe))


# --- coral: the stage ---


def lights(chance: Chance, at: Spot) -> Iterator[str]:
    """Three lamps over a stage, their cones crossing."""
    for lamp in (-1, 0, 1):
        above, floor = at.x + lamp * at.size * 1.1, at.x - lamp * at.size * (0.5 + 0.7 * chance())
        reach, spread = at.height * (0.58 + 0.12 * chance()), at.size * (0.42 + 0.2 * chance())
        yield shape(
            f"M{above - 9:.0f} 0H{above + 9:.0f}L{floor + spread:.0f} {reach:.0f}"
            f"Q{floor:.0f} {reach + spread * 0.5:.0f} {floor - spread:.0f} {reach:.0f}z",
            0.24 + 0.1 * chance(),
        )


def curtain(chance: Chance, at: Spot) -> Iterator[str]:
    """A curtain that is just going up, fold upon fold."""
    hem = at.height * (0.36 + 0.12 * chance())
    for fold in range(4):
        gap, fall = at.size * (0.1 + 0.55 * fold), hem * (1 - 0.13 * fold)
        for side in (-1, 1):
            edge, wall = at.x + side * gap, at.x + side * at.width
            yield shape(
                f"M{edge:.0f} 0Q{edge + side * at.size * 0.2:.0f} {fall:.0f} "
                f"{edge + side * at.size * 1.5:.0f} {fall * 1.25:.0f}"
                f"T{wall:.0f} {fall * 1.7:.0f}V0z",
                0.2,
            )


def masks(chance: Chance, at: Spot) -> Iterator[str]:
    """Two faces; the holes are drawn the other way round, so that they stay open."""
    for side in (-1, 1):
        s = at.size * 0.62
        x, y = at.x + side * s * 0.72, at.y + side * s * 0.22
        smile = s * 0.32 * side
        yield shape(
            f"M{x - s:.0f} {y - s:.0f}q{s:.0f} {s * 0.35:.0f} {2 * s:.0f} 0"
            f"v{s * 0.9:.0f}q0 {s * 1.2:.0f} {-s:.0f} {s * 1.5:.0f}"
            f"q{-s:.0f} {-s * 0.3:.0f} {-s:.0f} {-s * 1.5:.0f}z"
            f"M{x - s * 0.65:.0f} {y - s * 0.1:.0f}q{s * 0.25:.0f} {s * 0.3:.0f} {s * 0.5:.0f} 0z"
            f"M{x + s * 0.15:.0f} {y - s * 0.1:.0f}q{s * 0.25:.0f} {s * 0.3:.0f} {s * 0.5:.0f} 0z"
            f"M{x - s * 0.45:.0f} {y + s * 0.6:.0f}q{s * 0.45:.0f} {smile + s * 0.25:.0f} "
            f"{s * 0.9:.0f} 0q{-s * 0.45:.0f} {smile:.0f} {-s * 0.9:.0f} 0z",
            0.5 + 0.2 * side,
            turned(side * (6 + 8 * chance()), x, y),
        )


# --- amber: what is made by hand ---


def polyps(chance: Chance, at: Spot) -> Iterator[str]:
    """A colony of coral polyps."""
    for polyp in range(11):
        turn, away = polyp * 2.4 + chance(), at.size * 0.4 * math.sqrt(polyp)
        x, y = at.x + away * math.cos(turn), at.y + away * math.sin(turn) * 0.85
        r = at.size * (0.14 + 0.18 * chance())
        yield dot(x, y, r, 0.3 + 0.4 * chance())
        if polyp % 3 == 0:
            yield ring(x, y, r * 1.35, 2, 0.6)


def strokes(chance: Chance, at: Spot) -> Iterator[str]:
    """A broad brush, a few times over."""
    for stroke in range(4):
        x, y = at.x - at.size * (1.1 + 0.5 * chance()), at.y + at.size * (stroke * 0.52 - 0.85)
        reach, lift = at.size * (1.9 + 0.9 * chance()), at.size * (0.25 + 0.35 * chance())
        yield line(
            f"M{x:.0f} {y:.0f}q{reach * 0.25:.0f} {-lift:.0f} {reach * 0.5:.0f} 0"
            f"t{reach * 0.5:.0f} {-lift * 0.3:.0f}",
            at.size * (0.18 + 0.2 * chance()),
            0.28 + 0.14 * stroke,
        )


def frames(chance: Chance, at: Spot) -> Iterator[str]:
    """Pictures on a wall; one has a sun in it."""
    x = at.x - at.size * 1.5
    lit = int(3 * chance())
    for frame in range(3):
        wide, tall = at.size * (0.7 + 0.35 * chance()), at.size * (0.8 + 0.6 * chance())
        y = at.y - tall * 0.55
        yield (
            f'<rect class="line" x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{tall:.0f}" '
            f'stroke-width="7" opacity="0.85"/>'
        )
        if frame == lit:
            yield dot(x + wide / 2, y + tall * 0.45, wide * 0.22, 0.8)
        else:
            yield shape(
                f"M{x:.0f} {y + tall:.0f}v{-tall * 0.35:.0f}q{wide * 0.5:.0f} "
                f"{-tall * (0.1 + 0.3 * chance()):.0f} {wide:.0f} 0v{tall * 0.35:.0f}z",
                0.5,
            )
        x += wide + at.size * 0.28


# --- blue: film, and the town by night ---


def beam(chance: Chance, at: Spot) -> Iterator[str]:
    """A projector's light, and the dust in it."""
    from_left = chance() < 0.5
    lamp, wall = (0, at.width) if from_left else (at.width, 0)
    y, way = at.height * (0.12 + 0.5 * chance()), 1 if from_left else -1
    for cone in range(3):
        spread = at.height * (0.42 - 0.12 * cone)
        yield shape(
            f"M{lamp} {y - 5:.0f}L{wall} {at.y - spread:.0f}"
            f"V{at.y + spread:.0f}L{lamp} {y + 5:.0f}z",
            0.17,
        )
    for _ in range(9):
        along = 0.25 + 0.65 * chance()
        off = at.height * 0.5 * along * (chance() - 0.5)
        yield dot(
            lamp + way * at.width * along, y + (at.y - y) * along + off, 2 + 6 * chance(), 0.7
        )


def windows(chance: Chance, at: Spot) -> Iterator[str]:
    """Frames of a film, or windows where somebody is at home."""
    wide, tall = at.size * 0.42, at.size * 0.52
    for row in range(3):
        for column in range(6):
            light = chance()
            light = 0.85 if light > 0.8 else 0.1 + 0.3 * light
            yield (
                f'<rect class="chalk" x="{at.x + (column - 3) * wide * 1.3:.0f}" '
                f'y="{at.y + (row - 1.3) * tall * 1.25:.0f}" width="{wide:.0f}" '
                f'height="{tall:.0f}" rx="3" opacity="{light:.2f}"/>'
            )


def garland(chance: Chance, at: Spot) -> Iterator[str]:
    """Lanterns on two lines across the street."""
    for rope in range(2):
        begin, end = at.height * (0.06 + 0.3 * chance()), at.height * (0.06 + 0.3 * chance())
        sag = at.height * (0.22 + 0.2 * chance())
        yield line(f"M0 {begin:.0f}Q{at.x:.0f} {begin + sag:.0f} {at.width} {end:.0f}", 2, 0.6)
        for lamp in range(1, 10):
            t = lamp / 10
            x = 2 * t * (1 - t) * at.x + t * t * at.width
            y = (1 - t) ** 2 * begin + 2 * t * (1 - t) * (begin + sag) + t * t * end
            r = at.size * (0.07 + 0.1 * chance())
            yield dot(x, y + r, r, 0.45 + 0.45 * chance() - 0.15 * rope)


def lens(chance: Chance, at: Spot) -> Iterator[str]:
    """Light through a lens."""
    s, shift = at.size, at.size * (0.16 + 0.14 * chance())
    for lens in range(5):
        yield dot(at.x + (lens - 2) * shift * 2, at.y, s * (1.05 - 0.2 * abs(lens - 2)), 0.18)
    for lens in (-1, 1):
        yield ring(at.x + lens * shift * 2, at.y, s * 0.85, 3, 0.6)
