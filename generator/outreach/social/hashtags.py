"""Hashtags out of words of the vocabularies: few, and each word with a capital letter, so that
screen readers read them word by word (`#BylivOgFællesskab`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import regex

from generator.model.portal import Portal
from generator.presenting.words.dates import capitalised

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
LONGEST = 40
"""Characters; what is longer nobody searches for."""


def hashtag(label: str) -> str:
    """`Billedkunst og design` → `#BilledkunstOgDesign`; empty where no network would take it: a
    tag holds letters and digits alone, and not digits alone."""
    words = _WORD.findall(unicodedata.normalize("NFC", label))
    tag = "".join(map(capitalised, words))
    return f"#{tag}" if 1 < len(tag) <= LONGEST and not tag.isdigit() else ""


def hashtags(labels: Iterable[str], most: int) -> tuple[str, ...]:
    """The first `most` of them, each once whatever its capitals."""
    found: dict[str, str] = {}
    for label in labels:
        if tag := hashtag(label):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:most]


def labels_of(
    portal: Portal, topics: Iterable[str], locality: str | None, kind: str = ""
) -> tuple[str, ...]:
    """What tags are made of, the most telling first: a topic, the town, what kind of event it is,
    further topics; the municipality where there is nothing else."""
    words = portal.settings.vocabularies
    known = [words.topics[code].label for code in topics if code in words.topics]
    town = [words.localities[locality].label] if locality in words.localities else []
    found = tuple(filter(None, (*known[:1], *town, kind, *known[1:])))
    return found or (portal.settings.municipality,)
