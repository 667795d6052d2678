"""One main colour → the portal's, in light and in dark, so that everything can be read.

Colours are mixed in linear light (IEC 61966-2-1), where a shade keeps its hue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from generator.checking.look import ENOUGH, contrast
from generator.model.fields import slug_like
from generator.model.settings import Look

NAMED: Mapping[str, str] = {
    "hav": "#0B5563",
    "skov": "#2F5D34",
    "himmel": "#1F5A9E",
    "blomme": "#6B2D5C",
    "mursten": "#8C3B21",
    "skifer": "#3B4A57",
}
"""Colours to choose from by name, each dark enough."""
_EASY = 7.0
"""WCAG 2.2, success criterion 1.4.6 (AAA): what a dark screen gets, since nobody chose it."""
_STEPS = 24


def colour_of(text: str) -> str | None:
    """`hav`, `#0b5563` or `0b5563` → `#0B5563`; None of anything else."""
    named = NAMED.get(slug_like(text))
    found = re.fullmatch(r"#?([0-9A-Fa-f]{6})", text.strip())
    return named or (f"#{found[1].upper()}" if found else None)


def readable(colour: str) -> bool:
    """Whether links and buttons of that colour can be read on the light page."""
    return _stands_out(colour, 0, ENOUGH)


def nearest(colour: str) -> str:
    """The colour itself where it can be read, else the same so much darker that it can."""
    return _first(lambda part: _darker(colour, part), 0, ENOUGH)


def look_of(colour: str) -> Look:
    """The portal's colours around a main colour that is readable; its light twin is for dark
    screens."""
    if colour == Look.model_construct().primary[0]:
        return Look.model_construct()
    light = _first(lambda part: _lighter(colour, part), 1, _EASY)
    return Look.model_construct(primary=(colour, light))


def _first(shade: Callable[[float], str], scheme: int, ratio: float) -> str:
    """The first shade that stands out; there always is one, since black does on light and white on
    dark."""
    if _stands_out(shade(0), scheme, ratio):
        return shade(0)
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if _stands_out(shade(middle), scheme, ratio) else (middle, high)
    return shade(high)


def _stands_out(colour: str, scheme: int, ratio: float) -> bool:
    look = Look.model_construct()
    return all(contrast(colour, back[scheme]) >= ratio for back in (look.paper, look.surface))


def _darker(colour: str, part: float) -> str:
    """From the colour (0) to black (1)."""
    return _written(channel * (1 - part) for channel in _channels(colour))


def _lighter(colour: str, part: float) -> str:
    """From the colour (0) to white (1), and on the way as near to the strongest of its hue as to
    grey: the one glares on a dark page, the other is no colour."""
    channels = _channels(colour)
    strongest = max(channels) or 1
    factor = 1 + (1 / strongest - 1) * min(2 * part, 1)
    white = max(2 * part - 1, 0)
    return _written(
        ((channel * factor) * (1 - white) + white + channel * (1 - part) + part) / 2
        for channel in channels
    )


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(_encoded(channel) * 255):02X}" for channel in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
