"""Documents' words → each word's postings, in text that a browser unpacks word by word.

A word's entry is up to six lists of document numbers, joined by `.`, empty ones at the end left
out: documents that have the word in their text, in the summary, in the title, as their whole title;
and those that have a compound which ends in it in the summary, in the title. A list is the gaps
between its numbers, less one, in digits of base 32; a digit that more follow has a letter of its
own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import sub
from typing import TypeAlias

from generator.presenting.searching.terms import Terms

LAST = "0123456789abcdefghijklmnopqrstuv"
"""The 32 digits, as the last one of a number."""
MORE = "wxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
"""The 32 digits, where more of the same number follow (the lowest come first)."""

HEAD = 3
TAIL = 4
"""Letters that the two halves of a compound have at least; where one has a letter less (`by|fest`,
`boerne|kor`) the first half must be a word that occurs by itself."""
ENDS = frozenset(
    (
        "aften bog cafe dag dans debat fest festival film foredrag forening fortaelling gruppe hus "
        "kirke klub koncert kor kunst kursus lejr liv loeb marked moede museum musik orkester park "
        "plads rum sal samling sang scene show skole spil teater tur udstilling uge vandring "
        "vaerksted"
    ).split()
)
"""What compounds end in on a culture portal: found even where the word occurs in nothing else."""
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "aeldre": ("senior",),
    "baby": ("smaaboern",),
    "gangbesvaeret": ("gangbesvaer", "trinfri"),
    "handikap": ("handicap",),
    "kraemmermarked": ("loppemarked",),
    "loppemarked": ("kraemmermarked",),
    "pensionist": ("senior",),
    "rullestol": ("koerestol",),
    "sport": ("idraet",),
    "teenager": ("unge",),
    "vandretur": ("gaatur",),
}
"""What people ask by → how the words begin that portals say instead. The house's own list: short,
and only of words that mean the same on any culture portal."""
_INFLECTION = re.compile(r"(?:ernes|erne|ens|ets|enes|ene|ers|er|en|et|es|e|s)$")

_Part: TypeAlias = dict[str, list[int]]
"""Word → documents' numbers, rising. Lists, since they are read faster than `array` (a fifth of the
time of this step), and their numbers are shared: eight bytes a posting, against four."""


def postings(terms: Iterable[Terms]) -> dict[str, str]:
    """Word → entry, the words in order. Documents are numbered as they come, from 0.

    No text is worked on here: that is done (`terms.py`).
    """
    text: _Part = {}
    summary: _Part = {}
    title: _Part = {}
    whole: _Part = {}
    count = 0
    for in_title, in_summary, in_text in terms:
        titles = title if " " in in_title else whole
        for part, words in ((text, in_text), (summary, in_summary), (titles, in_title)):
            for word in words.split():
                try:
                    part[word].append(count)
                except KeyError:
                    part[word] = [count]
        count += 1
    for part in (text, summary, title, whole):
        _add_synonyms(part)
    known = ENDS.union(text, summary, title, whole)
    parts = (text, summary, title, whole, _ends(known, summary), _ends(known, title, whole))
    # By gap: two numbers beside each other have a gap of 1. A word that a document has twice gives
    # its number twice, and the gap of 0 between leaves nothing.
    gaps = ["", *map(digits, range(count))]
    entries: dict[str, str] = {}
    for place, part in enumerate(parts):
        for word, numbers in part.items():
            before = entries.get(word, "")
            entries[word] = before + "." * (place - before.count(".")) + _listed(numbers, gaps)
    return {word: entries[word] for word in sorted(entries)}


def digits(number: int) -> str:
    """`0` → `0`, `31` → `v`, `32` → `w1`: base 32, the lowest digit first."""
    found = []
    while number > 31:
        found.append(MORE[number & 31])
        number >>= 5
    return "".join(found) + LAST[number]


def _listed(numbers: list[int], gaps: list[str]) -> str:
    first = gaps[numbers[0] + 1]
    if len(numbers) == 1:
        return first
    return first + "".join(map(gaps.__getitem__, map(sub, numbers[1:], numbers)))


def _add_synonyms(part: _Part) -> None:
    """Lists what has another word for the same under the one that is asked by, too."""
    meant: dict[str, set[int]] = {}
    for word, numbers in part.items():
        if word.startswith(_SAID):
            for asked, said in SYNONYMS.items():
                if word.startswith(said):
                    meant.setdefault(asked, set()).update(numbers)
    for asked, found in meant.items():
        part[asked] = sorted(found.union(part.get(asked, ())))


_SAID = tuple(beginning for said in SYNONYMS.values() for beginning in said)


def _ends(known: Collection[str], *parts: _Part) -> _Part:
    """Of the words that compounds end in: the documents that have such a compound.

    Only summaries and titles are looked through (docs/search.md has the figures).
    """
    found: dict[str, set[int]] = {}
    for part in parts:
        for word, numbers in part.items():
            for tail in _tails(word, known):
                found.setdefault(tail, set()).update(numbers)
    return {tail: sorted(numbers) for tail, numbers in found.items()}


def _tails(word: str, known: Collection[str]) -> Iterator[str]:
    """The words among `known` that a compound ends in, its inflection left out or not."""
    if len(word) < HEAD + TAIL - 1 or not word.isalpha():
        return
    bare = _INFLECTION.sub("", word)
    for form in (word,) if bare == word else (word, bare):
        for at in range(HEAD - 1, len(form) - TAIL + 2):
            tail = form[at:]
            if tail in known and _is_compound(form[:at], tail, known):
                yield tail


def _is_compound(head: str, tail: str, known: Collection[str]) -> bool:
    if len(head) < HEAD:
        return len(tail) >= TAIL and head in known
    if len(tail) >= TAIL:
        return True
    # Few endings of three letters are words: `mands|kor` has one, `tor|vet` and `bas|sen` do not.
    return len(head) > HEAD and (head in known or (head[-1] in "se" and head[:-1] in known))
