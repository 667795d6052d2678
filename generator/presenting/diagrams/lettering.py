"""How much room words take in a drawing: measured where the font is known (`Measure`), else as
nearly as one can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

_THIN, _BROAD = frozenset("fijlrtIJ.,:;'’!|()[]/ -"), frozenset("mwMWÆæ@%&—…")
_SPACE, _WITHIN = re.compile(r"[^\S\u00a0]+"), re.compile(r"(?<=[-–/])(?!(?<=\d[-–/])\d)")
_CLOSE = 4
"""Lines that differ by so much look even."""

Measure: TypeAlias = Callable[[str], float]
"""How wide a text is, set on one line."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in the size's own unit, rather a little too much than too little: no less than in
    DejaVu Sans, the broadest of the fonts that systems have for their own."""
    ems = sum(map(_ems, text))
    return ems * size * (1.14 if bold else 1)


def _ems(letter: str) -> float:
    if letter in _THIN:
        return 0.42
    if letter in _BROAD:
        return 1.0
    return 0.8 if letter.isupper() else 0.64


def broken(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `room`, broken at spaces and hyphens; a word that is wider by
    itself is broken with a hyphen where it must be."""
    return broken_by(lambda line: width(line, size, bold=bold), text, room)


def broken_by(measure: Measure, text: str, room: float) -> tuple[str, ...]:
    """As `broken`, for a font that is known: `measure` says how wide it sets a text."""
    lines: list[str] = []
    line = ""
    for space, piece in _pieces(measure, text, room):
        joined = f"{line}{space}{piece}" if line else piece
        if line and measure(joined) > room:
            lines.append(line)
            line = piece
        else:
            line = joined
    return (*lines, line) if line else tuple(lines)


def balanced(measure: Measure, text: str, room: float) -> tuple[str, ...]:
    """As `broken_by`, in as few lines, but of much the same width (CSS: `text-wrap: balance`)."""
    lines = broken_by(measure, text, room)
    least, most = room / 2, room
    while len(lines) > 1 and most - least > _CLOSE:
        narrower = (least + most) / 2
        tried = broken_by(measure, text, narrower)
        if len(tried) > len(lines) or _torn(tried) > _torn(lines):
            least = narrower
        else:
            lines, most = tried, narrower
    return lines


def _torn(lines: tuple[str, ...]) -> int:
    """How many lines end in a hyphen."""
    return sum(line.endswith("-") for line in lines)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text on one line no wider than `room`: what is too much becomes `…`."""
    return cut_by(lambda line: width(line, size, bold=bold), text, room)


def cut_by(measure: Measure, text: str, room: float) -> str:
    """As `cut`, for a font that is known."""
    if measure(text) <= room:
        return text
    while text and measure(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _pieces(measure: Measure, text: str, room: float) -> Iterator[tuple[str, str]]:
    """What must stay together, each with what parts it from the one before: a space or nothing."""
    for word in _SPACE.split(text.strip()):
        space = " "
        for rest in filter(None, _WITHIN.split(word)):
            while measure(rest) > room and len(rest) > 1:
                end = len(rest) - 1
                while end > 1 and measure(rest[:end] + "-") > room:
                    end -= 1
                yield space, rest[:end] + "-"
                space, rest = "", rest[end:]
            yield space, rest
            space = ""
