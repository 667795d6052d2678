"""Which characters the fonts for paper have, and texts made fit to be set in them.

PDF/UA (ISO 14289-1 §7.21.4.1) takes no character that no font has, and Typst refuses to set one. So
what cannot be set is left out, and what is left of the text stands; emoji above all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.presenting.characters import settable
from generator.presenting.words.dates import tied
from generator.printing.words import UNPRINTABLE

ADDRESSES = ("url",)
"""Keys of the values that are no text but addresses, which stay as they are."""
LONGEST = 60
"""Letters: no Danish word in use is as long, so a line must be able to end within such a one."""
_LONG = re.compile(rf"[^\s\u200b/-]{{{LONGEST},}}")
BREAK = "\u200b"
"""ZERO WIDTH SPACE: a line may end here (Unicode Annex 14, class ZW)."""


def read_characters(fonts: Path) -> frozenset[str]:
    """`characters.txt` beside the fonts: lines such as `20-7E` (scripts/print_fonts.py)."""
    found: set[str] = set()
    for line in (fonts / "characters.txt").read_text(encoding="ascii").split():
        first, last = (int(point, 16) for point in line.split("-"))
        found.update(map(chr, range(first, last + 1)))
    return frozenset(found)


def fit(value: Any, known: Collection[str]) -> Any:
    """Plain values (as from JSON), every text in them fit to be set."""
    if isinstance(value, str):
        return fit_text(value, known)
    if isinstance(value, Mapping):
        return {key: one if key in ADDRESSES else fit(one, known) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [fit(one, known) for one in value]
    return value


def fit_text(text: str, known: Collection[str]) -> str:
    """One text: composed (NFC), on one line, of known characters, with no word without an end."""
    if not text:
        return text
    left = settable(text, known.__contains__)
    if not left:
        return UNPRINTABLE
    whole_words = tied(left).replace(" kr.", "\N{NO-BREAK SPACE}kr.")
    return _LONG.sub(lambda word: BREAK.join(word[0]), whole_words)
