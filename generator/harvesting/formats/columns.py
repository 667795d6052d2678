"""Which column of a table holds what: by its heading, Danish or English, and, where a heading may
mean a day as well as an hour (»Start«), by what stands in its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.harvesting.texts import one_line, without_private
from generator.harvesting.unreadable import Unreadable
from generator.harvesting.written_dates import are_hours, clocks, is_weekday, written
from generator.spreadsheets.workbooks import letter

Kind: TypeAlias = Literal["day", "hours", "weekday"]

HEADINGS: Mapping[str, str] = {
    "title": "titel|navn|arrangement|arrangementets navn|begivenhed|overskrift|emne|event|"
    "event name|name|title|subject|summary|event title|aktivitet|koncert|hvad",
    "day": "dato|datoer|date|dag|startdato|start dato|start date|event start date|fra dato|"
    "dato fra|dato start|dato og tid|dato og tidspunkt|dato og klokkeslæt|ugedag",
    "begins": "start|starter|begynder|starts|begin|begins|fra|tid|tider|time|tidspunkt|hvornår|"
    "starttidspunkt|start tidspunkt|tidspunkt start",
    "clock": "klokkeslæt|klokkeslet|kl|klokken|starttid|start tid|start time|event start time|"
    "fra kl|kl fra|start kl|kl start|starter kl|begynder kl|tid fra|tid start|mødetid",
    "last": "slutdato|slut dato|end date|event end date|til dato|dato til|dato slut|sidste dag",
    "finishes": "slut|slutter|ender|end|ends|til|sluttidspunkt|slut tidspunkt|tidspunkt slut",
    "ends": "sluttid|slut tid|end time|event end time|til kl|kl til|slut kl|kl slut|slutter kl|"
    "ender kl|tid til|tid slut",
    "location": "sted|lokation|location|venue|event venue name|hvor|lokale|place|spillested",
    "address": "adresse|address|vej|gade",
    "text": "beskrivelse|description|event description|tekst|omtale|indhold|noter|notes|body|"
    "brødtekst|program",
    "url": "link|url|hjemmeside|website|event website|web|webside|adresse på nettet|netadresse",
    "price": "pris|priser|entré|entre|price|cost|event cost|billetpris",
    "categories": "kategori|kategorier|type|genre|category|categories|event category|emner|tags|"
    "emneord",
    "uid": "uid|id|event id|arrangement id",
    "status": "status|aflyst|event status",
    "private": "privat|private",
    "all_day": "all day event",
    "whole_day": "heldagsbegivenhed|heldag",
}  # fmt: skip
"""By what a column holds all that it may be headed by, in small letters. The editors' guide shows
the commonest (»Fra et regneark«)."""
_KNOWN = {heading: key for key, words in HEADINGS.items() for heading in words.split("|")}
LOOKED_THROUGH = 10
"""Rows in which headings are looked for: many put a title and the year above them."""
MOST_COLUMNS = 200
_MOST_TOLD = 12
_JUDGED = 200
"""Rows by which a column is known."""


class Columns(Struct, frozen=True):
    """Which column holds what, in which row (0 is the first) what is told begins, and, in Danish,
    which columns were not read."""

    at: Mapping[str, int]
    first: int
    doubts: tuple[str, ...]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """A row's, by what they hold."""
        return {key: row[at].strip() for key, at in self.at.items() if at < len(row)}


def columns_of(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns, or None where no row is one of headings with a title and a day."""
    tops = rows[:LOOKED_THROUGH]
    # Above the headings there may stand some for several columns at once: fewer are known there.
    known = [len(_keys(row)) if _is_head(row) else 0 for row in tops]
    if not any(known):
        return None
    head = known.index(max(known))
    headings, first = [*map(_cell, rows[head][:MOST_COLUMNS])], head + 1
    below = rows[first][:MOST_COLUMNS] if first < len(rows) else ()
    if _is_below(below):  # »Tid« stands over »Fra« and »Til«
        first += 1
        headings += [""] * (len(below) - len(headings))
        lower = [*map(_cell, below), *[""] * len(headings)]
        headings = [one or other for one, other in zip(lower, headings, strict=False)]
    told = rows[first:]
    at = _assigned(headings, told)
    return Columns(at, first, tuple(_unread(headings, told, set(at.values()))))


def _cell(text: str) -> str:
    return " ".join(text.split())


def _key(heading: str) -> str | None:
    plain = " ".join(re.sub(r"[^\wæøåé]+", " ", heading.strip().lower()).split())[:60]
    return _KNOWN.get(plain)


def _keys(row: Sequence[str]) -> list[str]:
    return [key for cell in row[:MOST_COLUMNS] if (key := _key(cell)) is not None]


def _is_head(row: Sequence[str]) -> bool:
    keys = {*_keys(row)}
    return "title" in keys and bool({"day", "begins"} & keys)


def _is_below(row: Sequence[str]) -> bool:
    """A second row of headings: of hours and days alone, and of nothing else."""
    of_time = {"day", "begins", "clock", "last", "finishes", "ends"}
    keys = _keys(row)
    return bool(keys) and {*keys} <= of_time and len(keys) == sum(bool(c.strip()) for c in row)


def _assigned(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The first column of each kind; of those about time, which their cells fit."""
    by_key: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        key = _key(heading)
        if key is not None:
            by_key.setdefault(key, []).append(at)
    firsts = [by_key.pop(key, []) for key in ("day", "begins", "clock")]
    lasts = [by_key.pop(key, []) for key in ("last", "finishes", "ends")]
    kinds = {at: _kind(_of(rows, at)) for at in (*_all(firsts), *_all(lasts))}
    found = {key: columns[0] for key, columns in by_key.items()}

    def take(key: str, columns: Iterable[int], *wanted: Kind | None) -> None:
        """The first of them that holds the first of what is wanted."""
        free = [at for at in columns if at not in found.values()]
        fitting = (at for kind in wanted for at in free if kinds[at] == kind)
        chosen = next(fitting, None)
        if chosen is not None:
            found[key] = chosen

    days, begins, hours = firsts
    take("day", (*days, *begins, *hours), "day")
    take("day", (*days, *begins), None, "weekday", "hours") if "day" not in found else None
    take("weekday", days, "weekday")
    take("clock", (*hours, *begins, *days), "hours")
    take("clock", hours, None) if "clock" not in found else None
    last, finishes, ends = lasts
    take("last", (*last, *finishes, *ends), "day")
    take("ends", (*ends, *finishes, *last), "hours")
    take("ends", ends, None) if "ends" not in found else None
    take("last", (*last, *finishes), None) if "last" not in found else None
    return found


def _all(columns: Iterable[Iterable[int]]) -> Iterator[int]:
    return (at for each in columns for at in each)


def _of(rows: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """A column's cells with something in them."""
    return (row[at].strip() for row in rows if at < len(row) and row[at].strip())


def _kind(cells: Iterator[str]) -> Kind | None:
    """What most of a column's cells are; None where nothing of it can be read."""
    kinds = Counter(map(_kind_of, islice(cells, _JUDGED)))
    kinds.pop(None, None)
    return kinds.most_common(1)[0][0] if kinds else None


def _kind_of(cell: str) -> Kind | None:
    if are_hours(cell):
        return "hours"
    if is_weekday(cell):
        return "weekday"
    for month_first in (False, True):
        try:
            written(cell, month_first=month_first)
        except Unreadable:
            continue
        return "day"
    try:
        clocks(cell)
    except Unreadable:
        return None
    return "hours"


def _unread(
    headings: Sequence[str], rows: Sequence[Sequence[str]], used: set[int]
) -> Iterator[str]:
    """Of every other column in which something stands, that it was not read."""
    width = min(max(map(len, rows), default=0), MOST_COLUMNS)
    held = [at for at in range(width) if at not in used and next(_of(rows, at), "")]
    named = [f"»{_said(headings[at])}«" for at in held if at < len(headings) and headings[at]]
    if named:
        more = [f"{len(named) - _MOST_TOLD} til"] if len(named) > _MOST_TOLD else []
        *others, last = [*named[:_MOST_TOLD], *more]
        both = f"{', '.join(others)} og {last}" if others else last
        yield f"{'Kolonnerne' if others else 'Kolonnen'} {both} blev ikke læst"
    for at in [at for at in held if at >= len(headings) or not headings[at]][:_MOST_TOLD]:
        yield f"Kolonne {letter(at)} har ingen overskrift og blev ikke læst"


def _said(heading: str) -> str:
    return without_private(one_line(heading, 40)).text
