"""Hunspell's affix file as a value: what may stand before and after a stem, and slips of the pen.

Of hunspell(5) what the Danish dictionary uses: numbered flags, prefixes, suffixes on one another,
compounds by their beginning, middle and end, and `REP`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from msgspec import Struct

Flags = frozenset[str]
NONE: Flags = frozenset()


@cache
def flags_of(text: str) -> Flags:
    """`10,39` → both; the same text is the same value, of which there are few hundreds."""
    return frozenset(text.split(",")) if text else NONE


class Affix(Struct, frozen=True):
    """What stands at an end of a word instead of `strip`; `flag` is asked of the stem, `further` is
    given to what comes out, and `fits` is what the stem must look like."""

    flag: str
    strip: str
    further: Flags
    fits: re.Pattern[str] | None


class Affixes(Struct, frozen=True, dict=True):
    """A whole affix file. `prefixes` and `suffixes` by what is written; `slips` are (wrong, right),
    where `^` and `$` stand for a word's ends."""

    prefixes: Mapping[str, tuple[Affix, ...]]
    suffixes: Mapping[str, tuple[Affix, ...]]
    slips: tuple[tuple[str, str], ...]
    flags: Mapping[str, str]
    """`COMPOUNDBEGIN` → `32`."""
    compound_parts: int = 10
    shortest_part: int = 2

    @cached_property
    def longest(self) -> int:
        """The number of letters of the longest suffix."""
        return max(map(len, self.suffixes), default=0)

    @cached_property
    def nested(self) -> Flags:
        """Flags that a suffix gives, and so may be asked of what ends in one."""
        given = (affix.further for row in self.suffixes.values() for affix in row)
        return frozenset().union(*given)


def read_affixes(text: str) -> Affixes:
    """The lines of an `.aff` file in UTF-8 with `FLAG num`."""
    prefixes: dict[str, list[Affix]] = {}
    suffixes: dict[str, list[Affix]] = {}
    slips: list[tuple[str, str]] = []
    values: dict[str, str] = {}
    for line in text.splitlines():
        match line.split():
            case ["PFX" | "SFX" as end, flag, strip, written, fits, *_]:
                added, _, further = written.partition("/")
                affix = Affix(
                    flag, _letters(strip), flags_of(further), _looks(fits, at_end=end == "SFX")
                )
                rows = prefixes if end == "PFX" else suffixes
                rows.setdefault(_letters(added), []).append(affix)
            case ["REP", wrong, right, *_]:
                slips.append((wrong, right.replace("_", " ")))
            case [name, value] if name.isupper():
                values[name] = value
    return Affixes(
        {added: tuple(row) for added, row in prefixes.items()},
        {added: tuple(row) for added, row in suffixes.items()},
        tuple(slips),
        values,
        int(values.get("COMPOUNDWORDMAX", "10")),
        int(values.get("COMPOUNDMIN", "3")),
    )


def _letters(text: str) -> str:
    return "" if text == "0" else text


def _looks(condition: str, *, at_end: bool) -> re.Pattern[str] | None:
    if condition == ".":
        return None
    return re.compile(f"(?:{condition})$" if at_end else condition)
