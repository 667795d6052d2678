"""How much room words take in a drawing, as nearly as one can say without knowing the font."""

from __future__ import annotations

import re
from collections.abc import Iterator

_THIN, _BROAD = frozenset("fijlrtIJ.,:;'’!|()[]/ -"), frozenset("mwMWÆæ@%&—…")
_SPLIT = re.compile(r"(?<=[-–/])|\s+")


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
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, room, size, bold):
        joined = f"{line}{piece}" if not line or line[-1] in "-–/" else f"{line} {piece}"
        if line and width(joined, size, bold=bold) > room:
            lines.append(line)
            line = piece
        else:
            line = joined
    return (*lines, line) if line else tuple(lines)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text on one line no wider than `room`: what is too much becomes `…`."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _pieces(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    for word in filter(None, _SPLIT.split(text)):
        rest = word
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            end = len(rest) - 1
            while end > 1 and width(rest[:end] + "-", size, bold=bold) > room:
                end -= 1
            yield rest[:end] + "-"
            rest = rest[end:]
        yield rest
