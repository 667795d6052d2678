"""Text → the words it is found by. `theme/assets/js/search.js` folds what is typed the same way."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ß": "ss"})
_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents, once NFKD has taken them off their letters."""
_WORD = re.compile(r"[^\W_]{2,}")

STOP_WORDS = frozenset(
    "af at da de dem den der deres det dig din dit du efter eller en er et for fra har hun han "
    "hvad hver ikke ind jeg kan kl med men mod når og også om op os på sig sin som så til ud under "
    "var ved vi vil".translate(_LETTERS).split()
)
"""Words that stand on nearly every page; looking for them finds nothing in particular."""

OTHER = "andet"
"""The shard of words that begin with other letters than a–z and digits."""

SHARD_LETTERS = 2
_PLAIN = re.compile(r"[a-z0-9]{2}")


def folded(text: str) -> str:
    """Lower case, `æøå` as `ae oe aa`, other accents gone: `Blæserne` and `blaeserne` are one."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    if spelled.isascii():
        return spelled
    return _MARKS.sub("", unicodedata.normalize("NFKD", spelled))


def words(text: str) -> list[str]:
    """The words of a text, folded; those of one letter and the stop words left out."""
    return [word for word in _WORD.findall(folded(text)) if word not in STOP_WORDS]


def shard(word: str) -> str:
    """The name of the shard that a word stands in: its first two letters."""
    start = word[:SHARD_LETTERS]
    return start if _PLAIN.fullmatch(start) else OTHER
