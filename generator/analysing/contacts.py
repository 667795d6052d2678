"""Addresses and numbers that may be a person's own, told by how they look.

Nobody can tell from eight figures whose they are. A warning errs on the side of silence: figures
count in pairs, as numbers are spoken, or behind a word that says what they are. What strangers
wrote comes in without anybody having meant it for the portal, so there eight figures are a
telephone's unless something says that they are another number.
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
    r"(?:\b(?:(?:tlf|telefon|mobil|sms)\w*|ring(?:er?)?\b)[ .:]{0,3}(?:(?:til|på|nr\.?) )?"
    r"(?:\+45 ?)?|\+45 ?)"
    rf"({_BEGINS}(?:[ .-]?\d){{6}})(?!\d)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?<![\w#])(?<!\d[.,–-])(?<!\d{{4}} )({_BEGINS}\d{{6}})(?![\w-]|[.,–]\d)")
"""Whole: in pairs they may be ages, hours or days."""
_ASKED = re.compile(
    r"(?:\b(?:tlf|telefon|mobil|sms|ring(?:er?)?\b|kontakt|tilmeld|henvend|spørg|bestil|opkald|v/)"
    r"\w*[^\d\n]{0,40}?(?:(?:\+|00)45 ?)?|(?<![\w+])(?:\+|00)45 ?)"
    rf"(?<![\d#])(?<!\d[.,])({_BEGINS}(?:\d\d ?\d{{4}}|([ .-]?)\d\d\2\d\d\2\d\d))"
    r"(?!\w|[ .,–-]?\d)",
    re.IGNORECASE,
)
"""Behind a word that asks people to get in touch, some words further on, in any of its shapes; but
with one sign throughout, or it is hours (20.00-21.30)."""
_DAY = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
)
_YEARS = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")
_UNIT = re.compile(
    r" ?(?:kr\b|kroner|dkk|eur|€|\$|,-|mio|mia|pct|%|procent"
    r"|(?:år\w*|km|m2|m²|kg|tons?|liter|ord|besøg\w*|gæster|mennesker|indbyggere)\b)",
    re.IGNORECASE,
)
"""What stands after figures that are a sum or a count."""
_ADDRESS = re.compile(r"://|www\.|[@=]|\w\.[a-z]{2,}/", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:kr|dkk|eur|cvr|se|ean|gln|isbn|issn|iban|reg|ordre|faktura|sag|journal|matr|matrikel|ref)"
    r"\b|(?:konto|kode|pin)\b|\b(?:møde|meeting|event|bruger)?-?id\b"
    r"|\b(?!\w*(?:tlf|telefon|mobil|sms|kontakt))[a-zæøå]{2,}-?(?:nr|nummer))"
    r"[ .:#-]{0,3}(?:(?:nr|nummer)\b[ .:]{0,2})?(?:er )?$|[€$] ?$",
    re.IGNORECASE,
)
"""What stands before figures that are a sum, an account, an order, or a company."""
_BEFORE = 30


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


def possible_contacts(text: str) -> Iterator[Contact]:
    """The same and, of figures in texts that strangers wrote, those that nothing says are another
    number, each once: no day, years, sum, account, order or company, and no part of an address."""
    yield from (known := dict.fromkeys(private_contacts(text)))
    if _FIGURES.search(text) is None:
        return
    text = text.replace("\u00a0", " ")
    found = [one for one in _ASKED.finditer(text) if not _YEARS.fullmatch(one[1])]
    found += (one for one in _ALONE.finditer(text) if not _DAY.fullmatch(one[1]))
    numbers = dict.fromkeys(one[1] for one in found if not _is_another(text, *one.span(1)))
    yield from (one for words in numbers if (one := Contact("telephone", words)) not in known)


def _is_another(text: str, start: int, end: int) -> bool:
    if _UNIT.match(text, end) or _OTHER_NUMBER.search(text[max(0, start - _BEFORE) : start]):
        return True
    around = text[:start].rpartition(" ")[2].rpartition("\n")[2] + (text[end:].split() or [""])[0]
    return _ADDRESS.search(around) is not None
