"""Hunspell's dictionary, asked for words: plain ones, those with endings, and compounds.

A word is taken apart rather than all words put together: there are 170,000 stems and compounds of
any of them. `tests/spelling/` holds the answers to those of spylls, which takes seven seconds to
begin and three tenths of a second for a compound.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from generator.spelling.affixes import Affix, Affixes, Flags, flags_of, read_affixes

LONGEST = 50
"""Letters; of a longer word nothing is said."""
_PIECES = 50_000
_NEVER = 1_000
_DATA = re.compile(r"\s[a-z]{2}:")
_MISSPELT = re.compile(r"\sph:(\S+)")


class Dictionary:
    """Words that are known. Asking again for the same word costs nothing."""

    def __init__(self, affixes: Affixes, entries: Iterable[str]) -> None:
        """`entries` are the lines of a `.dic` file, without the count: `word/flags data`. What
        their data say is often written instead stands in `misspellings`."""
        self._affixes = affixes
        self._stems: dict[str, tuple[str, ...]] = {}
        self.misspellings: dict[str, str] = {}
        for entry in entries:
            # Most have no data (` ph:abdusere`), and to look for a colon is quick.
            data = _DATA.search(entry) if ":" in entry else None
            word, _, flags = (entry[: data.start()] if data else entry).partition("/")
            self._stems[word] = (*self._stems.get(word, ()), flags)
            if data:
                self.misspellings |= dict.fromkeys(_MISSPELT.findall(entry), word)
        flag = affixes.flags.get
        self._begin, self._middle = flag("COMPOUNDBEGIN", ""), flag("COMPOUNDMIDDLE", "")
        self._end, self._permit = flag("COMPOUNDEND", ""), flag("COMPOUNDPERMITFLAG", "")
        self._only_part, self._bare = flag("ONLYINCOMPOUND", ""), flag("NEEDAFFIX", "")
        self._forbidden = flag("FORBIDDENWORD", "")
        self._unsaid = flag("NOSUGGEST", "")
        self.is_word = lru_cache(_PIECES)(self._is_word)
        self.ends = lru_cache(_PIECES)(self._part_ends)
        self.begins = lru_cache(_PIECES)(self._part_begins)

    @property
    def slips(self) -> tuple[tuple[str, str], ...]:
        """What is often written, and what was meant."""
        return self._affixes.slips

    def knows(self, word: str) -> bool:
        """Whether it is spelt right: as it stands, or as it stands within a sentence. Parts joined
        by a hyphen may each be a word; what is too long to look at is taken for known."""
        if len(word) > LONGEST:
            return True
        if any(self.is_word(each) or self.is_compound(each) for each in _cases(word)):
            return True
        parts = [part for part in word.split("-") if part]
        return "-" in word and bool(parts) and all(map(self.knows, parts))

    def may_be_offered(self, word: str) -> bool:
        """Not the words that are right and that nobody wants to be told to write."""
        return not any(self._unsaid in flags_of(each) for each in self._stems.get(word, ()))

    def _is_word(self, word: str) -> bool:
        return not self._is_forbidden(word) and any(
            self._only_part not in flags for flags, _, _ in self._analysed(word)
        )

    def is_compound(self, word: str) -> bool:
        """Whether it is put together of words that may stand so, and no likely slip of another."""
        if self._is_forbidden(word):
            return False
        return self._fewest_parts(word, 0, 0, {}) <= self._affixes.compound_parts

    def _fewest_parts(
        self, word: str, before: int, at: int, known: dict[tuple[int, int], int]
    ) -> int:
        """Of how few parts the rest from `at` can be, where the part ahead of it begins at
        `before`. What was found is `known`: a word can be parted in more ways than can be tried."""
        if (before, at) not in known:
            least, found = self._affixes.shortest_part, _NEVER
            if at and self.ends(word[at:]) and not self._is_bad_join(word[before:at], word[at:]):
                found = 1
            for end in range(at + least, len(word) - least + 1) if found > 1 else ():
                if self.begins(word[at:end], at > 0) and not (
                    at and self._is_bad_join(word[before:at], word[at:end])
                ):
                    found = min(found, 1 + self._fewest_parts(word, at, end, known))
            known[before, at] = found
        return known[before, at]

    def _is_forbidden(self, word: str) -> bool:
        return any(self._forbidden in flags_of(each) for each in self._stems.get(word, ()))

    def _part_begins(self, part: str, middle: bool = False) -> bool:
        """Whether a compound may begin so, or go on so."""
        wanted = self._middle if middle else self._begin
        return any(
            wanted in flags
            and all(self._permit in affix.further for affix in after)
            and (not middle or before is None or self._permit in before.further)
            for flags, before, after in self._analysed(part)
        )

    def _part_ends(self, part: str) -> bool:
        """Whether a compound may end so."""
        return any(
            self._end in flags and (before is None or self._permit in before.further)
            for flags, before, _ in self._analysed(part)
        )

    def _is_bad_join(self, left: str, right: str) -> bool:
        """Written in one what is written apart, or a common slip of a word that there is."""
        if self.is_word(f"{left} {right}"):
            return True
        return any(self.is_word(each) for each in mended(left + right, self.slips))

    def _analysed(self, word: str) -> Iterator[tuple[Flags, Affix | None, tuple[Affix, ...]]]:
        """Every way to read it: the flags of stem and affixes together, prefix, suffixes."""
        for flags, after in self._desuffixed(word):
            yield flags, None, after
        for length in range(min(len(word) - 1, 12) + 1):
            for before in self._affixes.prefixes.get(word[:length], ()):
                stem = before.strip + word[length:]
                if before.fits is None or before.fits.match(stem):
                    for flags, after in self._desuffixed(stem):
                        if before.flag in flags:
                            yield flags | before.further, before, after

    def _desuffixed(self, word: str) -> Iterator[tuple[Flags, tuple[Affix, ...]]]:
        for each in self._stems.get(word, ()):
            if self._bare not in flags_of(each):
                yield flags_of(each), ()
        for outer, stem in self._cut(word):
            for each in self._stems.get(stem, ()):
                flags = flags_of(each) | outer.further
                if outer.flag in flags:
                    yield flags, (outer,)
            if outer.flag in self._affixes.nested:
                for inner, shorter in self._cut(stem):
                    if outer.flag in inner.further:
                        for each in self._stems.get(shorter, ()):
                            flags = flags_of(each) | inner.further | outer.further
                            if inner.flag in flags:
                                yield flags, (inner, outer)

    def _cut(self, word: str) -> Iterator[tuple[Affix, str]]:
        for length in range(min(self._affixes.longest, len(word)) + 1):
            at = len(word) - length
            for affix in self._affixes.suffixes.get(word[at:], ()):
                stem = word[:at] + affix.strip
                if affix.fits is None or affix.fits.search(stem):
                    yield affix, stem


def _cases(word: str) -> Iterator[str]:
    """As it stands, and as it would within a sentence or a plain line."""
    yield word
    if word[:1].isupper():
        yield word[0].lower() + word[1:]
        if len(word) > 1 and word.isupper():
            yield word.lower()
            yield word.capitalize()


def mended(word: str, slips: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The word with each of the slips in it put right, one at a time."""
    for wrong, right in slips:
        plain = wrong.strip("^$")
        at = word.find(plain)
        while at >= 0:
            ends = at + len(plain)
            fits = (wrong[0] != "^" or at == 0) and (wrong[-1] != "$" or ends == len(word))
            if fits:
                yield word[:at] + right + word[ends:]
            at = word.find(plain, at + 1)


@cache
def danish() -> Dictionary:
    """Stavekontrolden's dictionary, as it lies in `danish/`."""
    folder = files(__package__) / "danish"
    affixes = read_affixes((folder / "da_DK.aff").read_text("utf-8"))
    text = gzip.decompress((folder / "da_DK.dic.gz").read_bytes()).decode("utf-8")
    return Dictionary(affixes, text.split("\n")[1:])
