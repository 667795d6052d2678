"""Addresses and numbers that may be a person's own, told by how they look.

Nobody can tell from eight figures whose they are, so this is for warnings, and errs on the side of
silence: figures count in pairs, as numbers are spoken, or behind a word that says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["mail", "telephone"]

_HOSTS = (
    "gmail googlemail hotmail live outlook msn yahoo icloud me aol proton protonmail gmx mail "
    "jubii ofir privat stofanet tdcadsl webspeed"
).split()
"""Where anybody gets an address; the last ones are what Danish households had with their line."""
_MAIL = re.compile(
    rf"(?<![\w.%+-])[\w.%+-]+@(?:{'|'.join(_HOSTS)})\.(?:dk|com|net|org|eu|me|de|se|no)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_BEGINS = r"(?:2\d|3[01]|4[0-2]|5[0-3]|6[01]|71|81|9[1-3])"
"""How Danish mobile numbers begin ; those of the fixed net have eight figures too."""
_FIGURES = re.compile(r"[0-9][0-9](?:[ .\u00a0-]?[0-9]){6}")
"""Eight figures: looked for first, since most texts have none."""
_PAIRS = re.compile(rf"(?<![\d.,/–-])(?<!\d )({_BEGINS} \d\d \d\d \d\d)(?![.,/–-]?\d| \d)")
_CALLED = re.compile(
    r"(?:\b(?:tlf|telefon|mobil|sms|ring)\w*[ .:]{0,3}(?:(?:til|på|nr\.?) )?(?:\+45 ?)?|\+45 ?)"
    rf"({_BEGINS}(?:[ .-]?\d){{6}})(?!\d)",
    re.IGNORECASE,
)


class Contact(NamedTuple):
    """What was found, as it is written."""

    kind: Kind
    words: str


def private_contacts(text: str) -> Iterator[Contact]:
    """Each mail address at a host for everybody, and each mobile number, once."""
    if "@" in text:
        yield from (Contact("mail", words) for words in dict.fromkeys(_MAIL.findall(text)))
    if _FIGURES.search(text) is None:
        return
    text = text.replace("\u00a0", " ")
    numbers = (*_PAIRS.finditer(text), *_CALLED.finditer(text))
    yield from (Contact("telephone", words) for words in dict.fromkeys(one[1] for one in numbers))
