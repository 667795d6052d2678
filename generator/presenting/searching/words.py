"""Text → the words it is found by. `theme/assets/js/search-words.js` folds what is typed likewise.

Words are kept as they are written, not as stems: the Danish stemmer (Snowball) only ever takes
letters off the end, so the browser finds all words of a stem side by side (docs/search.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ß": "ss", "\u00ad": ""}
)
"""A soft hyphen says where a word may break, not that it ends."""
_MARKS = re.compile("[\u0300-\u036f]+")
"""Accents, once NFKD has taken them off their letters."""
_WORD = re.compile(r"[^\W_]{2,}")

STOP_WORDS = frozenset(
    "af at da de dem den der deres det dig din dit du efter eller en er et for fra har hun han "
    "hvad hver ikke ind jeg kan kl med men mod når og også om op os på sig sin som så til ud under "
    "var ved vi vil".translate(_LETTERS).split()
)
"""Words that stand on nearly every page; looking for them finds nothing in particular."""


def folded(text: str) -> str:
    """Lower case, `æøå` as `ae oe aa`, other accents gone: `Blæserne` and `blaeserne` are one."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    if spelled.isascii():
        return spelled
    # Lower case once more: NFKD makes capitals of its own (™).
    return _MARKS.sub("", unicodedata.normalize("NFKD", spelled)).lower()


def words(text: str) -> list[str]:
    """The words of a text, folded, as they stand; without stop words and single letters."""
    plain = _plain(text)
    return _any_words(text) if plain is None else _telling(plain.replace(_BETWEEN, " "))


def words_kept(text: str) -> str:
    """The words of a long text, each once, a blank between two: what it is found by."""
    plain = _plain(text)
    found = _any_words(text) if plain is None else plain.replace(_BETWEEN, " ").split()
    return " ".join([word for word in dict.fromkeys(found) if word not in _LEFT_OUT])


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """`words` of each of some short texts, in one go."""
    plain = _plain(_BETWEEN.join(texts))
    parts = [] if plain is None else plain.split(_BETWEEN)
    if len(parts) != len(texts):
        return [words(text) for text in texts]
    return [_telling(part) for part in parts]


def _telling(plain: str) -> list[str]:
    return [word for word in plain.split() if word not in _LEFT_OUT]


def _any_words(text: str) -> list[str]:
    """As `words`, for every script there is."""
    return [word for word in _WORD.findall(folded(text)) if word not in STOP_WORDS]


# Nearly all Danish text fits into one byte a character, and bytes are folded by one table and a few
# replacements in a quarter of the time that `folded` and `_WORD` take; a test holds both equal.


def _plain(text: str) -> str | None:
    """The words of a text, folded, with blanks around them; None where bytes do not say them."""
    try:
        raw = text.encode("latin-1").translate(_LATIN_1, b"\xad")
    except UnicodeEncodeError:
        try:  # dashes and quotation marks as a printer sets them
            raw = text.encode("cp1252").translate(_WINDOWS, b"\xad")
        except UnicodeEncodeError:
            return None
    if _UNSURE in raw:
        return None
    for letter, spelled in _SPELLED:
        raw = raw.replace(letter, spelled)
    return raw.decode("ascii")


_BETWEEN = "\x01"
_LEFT_OUT = STOP_WORDS | set("abcdefghijklmnopqrstuvwxyz0123456789")
_SPELLED = ((b"\xe6", b"ae"), (b"\xf8", b"oe"), (b"\xe5", b"aa"), (b"\xdf", b"ss"))
_UNSURE = 0


def _table(encoding: str) -> bytes:
    """What each byte becomes: a letter or digit in ASCII, one of the letters in `_SPELLED`, a blank
    between words, or `_UNSURE` where it takes more than a byte to say."""
    return bytes(_byte(bytes([code]).decode(encoding, "replace")) for code in range(256))


def _byte(character: str) -> int:
    spelled = folded(character)
    if character == _BETWEEN or (len(spelled) == 1 and spelled.isascii() and spelled.isalnum()):
        return ord(spelled)
    for letter, of_two in _SPELLED:
        if spelled.encode() == of_two:
            return letter[0]
    return _UNSURE if any(one.isalnum() for one in spelled) else ord(" ")


_LATIN_1 = _table("latin-1")
_WINDOWS = _table("cp1252")
