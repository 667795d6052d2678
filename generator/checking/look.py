"""The portal's colours can be read: contrast as WCAG 2.2 reckons it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.problems import Finding

ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA): text of ordinary size."""

Name = Literal["paper", "surface", "ink", "primary", "accent"]
PAIRS: tuple[tuple[Name, Name], ...] = (
    ("ink", "paper"),
    ("ink", "surface"),
    ("primary", "paper"),
    ("primary", "surface"),
    ("accent", "paper"),
)
"""Which colour is written in on which."""


def colours_can_be_read(portal: Portal) -> Iterator[Finding]:
    """Text, links and accents stand out from paper and surface, in light and in dark."""
    look = portal.settings.look
    for front, back in PAIRS:
        for index, scheme in enumerate(("lyse", "mørke")):
            one, other = getattr(look, front)[index], getattr(look, back)[index]
            found = contrast(one, other)
            if found < ENOUGH:
                said = f"{found:.1f}".replace(".", ",")
                yield Finding(
                    SETTINGS,
                    ("look", front, index),
                    "for-lille-kontrast",
                    f"»{front}« ({one}) kan ikke læses på »{back}« ({other}) i det {scheme} "
                    f"udseende: kontrasten er {said}, og den skal være mindst 4,5",
                    "Gør den ene farve mørkere eller den anden lysere.",
                )


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours `#RRGGBB`, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG's relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
