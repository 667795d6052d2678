"""The Danish alphabet: æ, ø and å come last, and aa is an å."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar

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


class Titled(Protocol):
    """What has a title."""

    @property
    def title(self) -> str: ...


T = TypeVar("T", bound=Titled)


def alphabetical(found: Iterable[T]) -> tuple[T, ...]:
    """By title, as a Danish register has them; equal ones keep their order."""
    return tuple(sorted(found, key=lambda one: by_name(one.title)))
