"""LIX, the Scandinavian measure of how hard a text is to read (C.-H. Björnsson, »Läsbarhet«, 1968).

LIX = words per sentence + 100 × long words / words; a long word has more than six letters. It
counts letters and full stops and understands nothing: a low number is no proof of a good text, a
high one is a reason to read it once more.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

Band: TypeAlias = Literal["very_easy", "easy", "medium", "hard", "very_hard"]

BANDS: tuple[tuple[int, Band], ...] = (
    (25, "very_easy"),
    (35, "easy"),
    (45, "medium"),
    (55, "hard"),
)
"""Below which number a text is of which band, as Danish schools and libraries use them."""
LONG = 6
"""A word with more letters than this is a long one."""
FEWEST_WORDS = 40
"""In a shorter text one long name decides the number."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP = re.compile(r"[.!?:](?=\s|$)|\n\s*\n")
"""Where a sentence may end: at a full stop, `!`, `?` or `:` before a space, and with its block."""
_AFTER_ORDINAL = re.compile(r"\s+[A-ZÆØÅ]|\s*$")
"""What follows the stop of a number that ends a sentence: a capital letter seldom follows that of
an ordinal (`4. december`)."""
_SHORT = re.compile(r"\b(?:kl|ca|bl\.a|f\.eks|dvs|nr|jf|mv|m\.fl|osv|tlf|evt|inkl|ekskl)\.\Z", re.I)
"""Abbreviations whose stop ends no sentence."""
_LONGEST_SHORT = len("f.eks.")


class Readability(NamedTuple):
    """What was counted in a text, in plain values that can be kept. `longest` is the sentence with
    most words."""

    words: int
    sentences: int
    long_words: int
    longest: str = ""

    @property
    def lix(self) -> int:
        """Rounded; 0 for a text without words."""
        if not self.words:
            return 0
        return round(self.words / self.sentences + 100 * self.long_words / self.words)

    @property
    def band(self) -> Band:
        return next((band for below, band in BANDS if self.lix < below), "very_hard")


def readability(text: str) -> Readability:
    """Count in plain text, its blocks parted by an empty line."""
    words = long_words = sentences = most = 0
    longest = ""
    for sentence in _sentences(text):
        found = _WORD.findall(sentence)
        if not found:
            continue
        sentences += 1
        words += len(found)
        # Few words have so many signs, and of those alone the letters are counted.
        long_words += sum(map(_is_long, [word for word in found if len(word) > LONG]))
        if len(found) > most:
            most, longest = len(found), " ".join(sentence.split())
    return Readability(words, sentences, long_words, longest)


def _is_long(word: str) -> bool:
    # What joins the parts of a word is no letter.
    return word.isalpha() or sum(map(str.isalpha, word)) > LONG


def _sentences(text: str) -> list[str]:
    stops = (found for found in _STOP.finditer(text) if _ends(text, found.start()))
    return [text[start:end] for start, end in pairwise([0, *map(re.Match.end, stops), len(text)])]


def _ends(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return True
    if text[stop - 1 : stop].isdecimal():
        return _AFTER_ORDINAL.match(text, stop + 1) is not None
    return _SHORT.search(text, max(0, stop + 1 - _LONGEST_SHORT), stop + 1) is None
