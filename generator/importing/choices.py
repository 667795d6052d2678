"""Which of the known answers a cell holds.

Google Forms joins several by `, `, Microsoft Forms ends each with `;`, SurveyXact has a column of 0
and 1 for each or writes its number. An answer may itself hold commas, so the known ones are looked
for, the longest first; splitting comes last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.importing.columns import Found
from generator.importing.tables import plain

_YES = {"1", "x", "ja", "yes", "true", "sand", "valgt", "selected"}
_NO = {"", "0", "nej", "no", "false", "falsk", "ikke valgt", "not selected"}
_GAP = re.compile(r"[;,]\s*")
_NUMBERS = re.compile(r"\d{1,3}(?:\s*[;,]\s*\d{1,3})*;?")


class Chosen(Struct, frozen=True):
    """Indices of the chosen answers, in the order in which the mapping has them, and what is none
    of the known (column, text)."""

    options: tuple[int, ...]
    unknown: tuple[tuple[int, str], ...] = ()


def chosen(cells: Sequence[str], where: Found, options: Sequence[str], *, numbered: bool) -> Chosen:
    """The answers that a row has chosen among `options`."""
    if where.apart:
        return _apart(cells, where.columns, options)
    if not where.columns:
        return Chosen(())
    column = where.columns[0]
    indices, unknown = split(cells[column], options, numbered=numbered)
    return Chosen(tuple(sorted(indices)), tuple((column, text) for text in unknown))


def split(
    cell: str, options: Sequence[str], *, numbered: bool = False
) -> tuple[set[int], list[str]]:
    """Indices of the known answers in the cell, and the pieces that are none of them."""
    text = plain(cell).casefold()
    known = sorted(
        ((plain(option).casefold(), index) for index, option in enumerate(options)),
        key=lambda pair: -len(pair[0]),
    )
    if numbered and _NUMBERS.fullmatch(text) and text not in dict(known):
        return _by_number(text, len(options))
    found: set[int] = set()
    unknown: list[str] = []
    at = 0
    while at < len(text):
        if text[at] in " ;,":
            at += 1
            continue
        hit = _known_at(text, at, known)
        if hit is not None:
            found.add(hit[1])
            at += len(hit[0])
            continue
        end = _next(text, at, known)
        unknown.append(text[at:end].strip(" ;,"))
        at = end
    return found, unknown


def _known_at(text: str, at: int, known: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    """The longest known answer that begins here and ends where an answer may end."""
    for option, index in known:
        if text.startswith(option, at) and text[at + len(option) :].lstrip()[:1] in ("", ";", ","):
            return option, index
    return None


def _next(text: str, at: int, known: Sequence[tuple[str, int]]) -> int:
    """Where an unknown answer ends: at a semicolon, or where a known one begins after a comma."""
    for gap in _GAP.finditer(text, at):
        if gap[0][0] == ";" or _known_at(text, gap.end(), known) is not None:
            return gap.start()
    return len(text)


def _by_number(text: str, count: int) -> tuple[set[int], list[str]]:
    numbers = re.findall(r"\d+", text)
    good = {int(number) - 1 for number in numbers if 1 <= int(number) <= count}
    return good, [number for number in numbers if not 1 <= int(number) <= count]


def _apart(cells: Sequence[str], columns: Sequence[int], options: Sequence[str]) -> Chosen:
    found: list[int] = []
    unknown: list[tuple[int, str]] = []
    for index, (column, option) in enumerate(zip(columns, options, strict=True)):
        said = plain(cells[column]).casefold()
        if said in _YES or said == plain(option).casefold():
            found.append(index)
        elif said not in _NO:
            unknown.append((column, said))
    return Chosen(tuple(found), tuple(unknown))
