"""Texts made fit for fonts that have not every letter: emoji and Arabic, above all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_SPACE = re.compile(r"\s+")


def settable(text: str, has: Callable[[str], bool]) -> str:
    """The text composed (NFC), on one line, without what no font has: empty where all is lost."""
    whole = _SPACE.sub(" ", unicodedata.normalize("NFC", text))
    return _SPACE.sub(" ", "".join(one for one in whole if has(one))).strip()


def readable(text: str, has: Callable[[str], bool]) -> str:
    """As `settable`; empty, too, where most of the letters would be lost: what is left of a title
    in Arabic is its number and its dash, and says nothing."""
    left = settable(text, has)
    letters = sum(one.isalpha() for one in unicodedata.normalize("NFC", text))
    return left if 2 * sum(one.isalpha() for one in left) >= letters else ""
