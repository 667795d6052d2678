"""The marks a motif is made of: chalk shapes and strokes on the topic's ground, never a letter."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

Chance = Callable[[], float]
"""A number from 0 up to 1, another at each call."""


class Spot(Struct, frozen=True):
    """Where a motif stands in its drawing, in the viewBox's units. It reaches about `size` to each
    side, so that a square thumbnail shows all of it."""

    x: float
    y: float
    size: float
    width: int
    height: int


def shape(path: str, opacity: float, turn: str = "") -> str:
    """A closed shape; `turn` is from `turned`."""
    return f'<path class="chalk" opacity="{opacity:.2f}" d="{path}"{turn}/>'


def line(path: str, thick: float, opacity: float) -> str:
    """A stroke with round ends."""
    return f'<path class="line" stroke-width="{thick:.0f}" opacity="{opacity:.2f}" d="{path}"/>'


def dot(x: float, y: float, r: float, opacity: float) -> str:
    """A round spot of chalk."""
    return f'<circle class="chalk" cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" opacity="{opacity:.2f}"/>'


def ring(x: float, y: float, r: float, thick: float, opacity: float) -> str:
    """A circle, only its edge."""
    return (
        f'<circle class="line" cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" '
        f'stroke-width="{thick:.0f}" opacity="{opacity:.2f}"/>'
    )


def turned(degrees: float, x: float, y: float) -> str:
    """The attribute that turns a mark about a point; it begins with a space."""
    return f' transform="rotate({degrees:.0f} {x:.0f} {y:.0f})"'
