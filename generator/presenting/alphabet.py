"""The Danish alphabet: æ, ø and å come last, and aa is an å."""

from __future__ import annotations

import unicodedata

_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""The three characters after `z` in ASCII stand in for the three letters after z in Danish."""


def by_name(name: str) -> tuple[str, str]:
    """A key that sorts names as a Danish register does (Retskrivningsordbogen § 2)."""
    small = unicodedata.normalize("NFC", name).casefold().replace("aa", "å").translate(_LAST)
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", small)
        if not unicodedata.combining(character)
    )
    return plain, name


def initial(name: str) -> str:
    """The letter under which a register has the name: `A` to `Å`, or `#` for all but letters."""
    first = by_name(name)[0][:1].translate({ord("{"): "æ", ord("|"): "ø", ord("}"): "å"})
    return first.upper() if first.isalpha() else "#"
