"""Motifs of what lasts: books, what grows and what the chalk keeps, what was."""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator.presenting.marks import Chance, Spot, line, ring, shape, turned

# --- lake: what is read ---


def books(chance: Chance, at: Spot) -> Iterator[str]:
    """Books on a shelf; the last one leans."""
    x, floor = at.x - at.size * 1.25, at.y + at.size * 1.15
    for book in range(7):
        wide, tall = at.size * (0.2 + 0.16 * chance()), at.size * (1.3 + 0.65 * chance())
        leans = turned(-14, x + wide, floor) if book == 6 else ""
        x += at.size * 0.42 if book == 6 else 0
        yield (
            f'<rect class="chalk" x="{x:.0f}" y="{floor - tall:.0f}" width="{wide:.0f}" '
            f'height="{tall + 90:.0f}" rx="4" opacity="{0.3 + 0.5 * chance():.2f}"{leans}/>'
        )
        x += wide + at.size * 0.06


def pages(chance: Chance, at: Spot) -> Iterator[str]:
    """An open book, its pages turning."""
    foot, lift = at.y + at.size * 0.9, at.size * (0.3 + 0.25 * chance())
    for page in range(4):
        reach, high = at.size * (1.55 - 0.36 * page), at.size * (1.1 + 0.2 * page)
        for side in (-1, 1):
            far = side * reach
            yield shape(
                f"M{at.x:.0f} {foot:.0f}"
                f"q{far * 0.4:.0f} {-lift:.0f} {far:.0f} {-lift * page * 0.5:.0f}"
                f"v{-high:.0f}q{-far * 0.6:.0f} {-lift * 0.6:.0f} {-far:.0f} {lift:.0f}z",
                0.2 + 0.07 * page,
            )


def lines(chance: Chance, at: Spot) -> Iterator[str]:
    """Written lines that turn into waves."""
    for row in range(6):
        x, y = at.x - at.size * 1.5, at.y + at.size * (row * 0.34 - 0.95)
        reach = at.size * (2.4 + 0.7 * chance()) * (0.55 if row == 5 else 1)
        swell = at.size * 0.06 * row
        yield line(
            f"M{x:.0f} {y:.0f}q{reach / 8:.0f} {-swell:.0f} {reach / 4:.0f} 0"
            + f"t{reach / 4:.0f} 0" * 3,
            7,
            0.9 - 0.1 * row,
        )


# --- moss: what grows, and what the chalk keeps of it ---


def ammonite(chance: Chance, at: Spot) -> Iterator[str]:
    """A fossil: a spiral that widens by the same share at every turn, and its ribs."""
    start, hand, middle = chance() * math.tau, 1 if chance() < 0.5 else -1, at.y + at.size * 0.1

    def point(turn: float, share: float = 1.0) -> str:
        away = at.size * 0.125 * math.exp(0.158 * turn) * share
        angle = start + hand * turn
        return f"{at.x + away * math.cos(angle):.0f} {middle + away * math.sin(angle):.0f}"

    bends = "".join(
        f"Q{point((step + 0.5) * 0.7, 1.06)} {point((step + 1) * 0.7)}" for step in range(22)
    )
    yield line(f"M{point(0)}{bends}", 7, 0.9)
    ribs = "".join(
        f"M{point(turn, 0.94)}L{point(turn - 0.12, 0.5)}"
        for turn in (9.2 + 0.31 * rib for rib in range(20))
    )
    yield line(ribs, 4, 0.5)


def branch(chance: Chance, at: Spot) -> Iterator[str]:
    """A twig and its leaves."""
    lean = 20 + 50 * chance()
    for leaf in range(8):
        along, side = leaf // 2, 1 if leaf % 2 else -1
        x, y = at.x + along * at.size * 0.12, at.y + at.size * (0.85 - along * 0.52)
        long, wide = at.size * (1.0 - 0.14 * along), at.size * (0.3 - 0.03 * along)
        yield shape(
            f"M{x:.0f} {y:.0f}q{long / 2:.0f} {-wide:.0f} {long:.0f} 0"
            f"q{-long / 2:.0f} {wide:.0f} {-long:.0f} 0z",
            0.4 + 0.12 * along,
            turned(-90 + side * (lean + 12 * along) * 0.9, x, y),
        )
    yield line(
        f"M{at.x - 12:.0f} {at.y + at.size * 1.7:.0f}L{at.x + at.size * 0.44:.0f} "
        f"{at.y - at.size:.0f}",
        5,
        0.8,
    )


def trees(chance: Chance, at: Spot) -> Iterator[str]:
    """A few trees on a hill."""
    for tree in range(5):
        x = at.x + at.size * (tree * 0.68 - 1.36)
        foot, tall = at.y + at.size * 1.3, at.size * (1.2 + 0.9 * chance())
        wide, top = at.size * (0.55 + 0.25 * chance()), foot - tall
        yield line(f"M{x:.0f} {foot + 60:.0f}V{top + tall * 0.4:.0f}", 5, 0.7)
        yield shape(
            f"M{x:.0f} {top:.0f}q{wide:.0f} {tall * 0.35:.0f} 0 {tall * 0.75:.0f}"
            f"q{-wide:.0f} {-tall * 0.4:.0f} 0 {-tall * 0.75:.0f}z",
            0.45 + 0.35 * chance(),
        )


def coral(chance: Chance, at: Spot) -> Iterator[str]:
    """A coral's stem, branching three times."""

    def grow(x: float, y: float, angle: float, long: float, level: int) -> Iterator[str]:
        tip_x, tip_y = x + long * math.cos(angle), y - long * math.sin(angle)
        yield line(f"M{x:.0f} {y:.0f}L{tip_x:.0f} {tip_y:.0f}", 5 + 4 * level, 0.9 - 0.12 * level)
        for side in (-1, 1) if level else ():
            bend = side * (0.35 + 0.3 * chance())
            yield from grow(tip_x, tip_y, angle + bend, long * (0.66 + 0.14 * chance()), level - 1)

    yield from grow(at.x, at.y + at.size * 1.35, math.pi / 2, at.size * 0.95, 3)


# --- clay: what was ---


def arches(chance: Chance, at: Spot) -> Iterator[str]:
    """A portal of round arches, one within another."""
    foot, count = at.height * 0.9, 4
    for arch in range(count):
        r = at.size * (1.15 - 0.27 * arch)
        spring = at.y + at.size * (0.1 + 0.1 * chance())
        path = (
            f"M{at.x - r:.0f} {foot:.0f}V{spring:.0f}a{r:.0f} {r:.0f} 0 0 1 {2 * r:.0f} 0"
            f"V{foot:.0f}"
        )
        yield shape(path + "z", 0.16) if arch == count - 1 else line(path, 9 - 2 * arch, 0.8)


def key(chance: Chance, at: Spot) -> Iterator[str]:
    """A key to an old door."""
    s, turn = at.size, -35 + 50 * chance()
    x, y = at.x - s * 0.85, at.y + s * 0.1
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def point(along: float, down: float) -> str:
        return f"{x + cos * along - sin * down:.0f} {y + sin * along + cos * down:.0f}"

    yield ring(x, y, s * 0.5, 15, 0.85)
    yield ring(x, y, s * 0.2, 5, 0.6)
    yield line(f"M{point(s * 0.5, 0)}L{point(s * 2.2, 0)}", 13, 0.85)
    for tooth in range(2 + int(2 * chance())):
        along, long = s * (2.2 - 0.28 * tooth), s * (0.3 + 0.18 * chance())
        yield line(f"M{point(along, 0)}L{point(along, long)}", 13, 0.85)


def dolmen(chance: Chance, at: Spot) -> Iterator[str]:
    """A stone grave: uprights and a capstone."""
    s, floor = at.size, at.height * 0.8
    top = at.y + s * 0.15
    for stone in range(3):
        x, wide = at.x + s * (stone * 0.85 - 1.15), s * (0.5 + 0.2 * chance())
        yield shape(
            f"M{x:.0f} {floor:.0f}L{x + wide * 0.2 * chance():.0f} {top + 12:.0f}"
            f"q{wide / 2:.0f} {-s * 0.2:.0f} {wide:.0f} 6L{x + wide * 1.1:.0f} {floor:.0f}z",
            0.35 + 0.3 * chance(),
        )
    rise = s * (0.42 + 0.2 * chance())
    yield shape(
        f"M{at.x - s * 1.5:.0f} {top:.0f}q{s * 0.2:.0f} {-rise:.0f} {s * 1.2:.0f} {-rise:.0f}"
        f"q{s * 1.6:.0f} 0 {s * 1.9:.0f} {rise * 0.9:.0f}q{-s * 1.4:.0f} {s * 0.35:.0f} "
        f"{-s * 3.1:.0f} {rise * 0.1:.0f}z",
        0.85,
    )
