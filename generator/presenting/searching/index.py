"""Rows and terms → the files of the search: the second of its two steps, without work on texts.

Under `/data/v1/soeg/`, all of it JSON that `theme/assets/js/search-index.js` reads:

`ord/fra-kon.json`  the words from `kon…` up to those of the next such file, and their postings
`visning/17.json`   what results show: some documents in the order of display, from number 17 on
`indeks.json`       which of these there are, and each document's kind and days

A document's number follows from when it was published and its address, so a new one comes last, and
an edit of one touches only the files of the words that came or went. Each file begins with a mark
of its content, which `indeks.json` has as well: so a browser tells when its copies are of two
builds. docs/search.md says why all this is as it is.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from json.encoder import encode_basestring as quoted
from operator import itemgetter
from typing import Any

import orjson

from generator.presenting.searching.postings import LAST, MORE, postings
from generator.presenting.searching.terms import Row, Terms
from generator.presenting.searching.words import STOP_WORDS

WORDS = "ord/fra-"
"""How the files with words begin; without `fra-` one might be called `con.json` or `ad.json`, which
some systems and some programs do not let through."""
WORDS_A_FILE = 24_000
"""Bytes of words and postings after which a file is cut in two, where that can be done."""
ROWS_A_FILE = 48
LETTERS = 3
"""Words that begin with the same three stand in one file; shorter beginnings are not looked for."""
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_ALPHABET) + 2
"""No letter, the alphabet, any other letter."""
_DAYS = 1 << 22
"""More than `date.max.toordinal()`."""


def index(entries: Iterable[tuple[Row, Terms]], events: str, last: str = "") -> dict[str, bytes]:
    """File name → content, by name. `events` is the kind of the rows that have days, `last` that of
    those which come after all others that have as many of the words.

    The entries may come in any order but for those of other kinds, which are shown in theirs.
    """
    arrived = list(entries)
    known = sorted(arrived, key=_first_published)
    number_of = {row.path: number for number, (row, _) in enumerate(known)}
    assert len(number_of) == len(known), "two documents have one address"
    by_kind: dict[str, list[int]] = {}
    for row, _ in arrived:
        by_kind.setdefault(row.kind, []).append(number_of[row.path])
    dated = sorted(by_kind.pop(events, ()), key=lambda number: (known[number][0].days[0], number))

    files = dict(_word_files(postings(terms for _, terms in known)))
    shards = list(files)
    counts: list[int] = []
    blocks: list[str] = []
    rows = [row for row, _ in known]
    for numbers in (*_by_days(dated, rows), *_by_count(by_kind.values())):
        name = f"visning/{numbers[0]}.json"
        files[name] = _row_file(rows[number] for number in numbers)
        counts.append(len(numbers))
        blocks.append(name)
    files["indeks.json"] = orjson.dumps(
        {
            "letters": LETTERS,
            "alphabet": _ALPHABET,
            "digits": [LAST, MORE],
            "stop_words": " ".join(sorted(STOP_WORDS)),
            "words": [name[len(WORDS) : -len(".json")] for name in shards],
            "word_marks": _marks(files, shards),
            "documents": len(known),
            "kinds": by_kind,
            "last": last,
            "rows": counts,
            "row_marks": _marks(files, blocks),
            **_days([rows[number].days for number in sorted(dated)]),
        },
        option=orjson.OPT_NON_STR_KEYS,
    )
    return dict(sorted(files.items()))


def _first_published(entry: tuple[Row, Terms]) -> tuple[int, str]:
    return entry[0].since, entry[0].path


def _word_files(entries: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    groups = [(start, list(words)) for start, words in groupby(entries, _start)]
    keys = [_key(start) for start, _ in groups]
    sizes = [
        sum(map(len, words)) + sum(map(len, map(entries.__getitem__, words))) for _, words in groups
    ]
    for first, last in _cut(keys, sizes, WORDS_A_FILE, 0, _BASE**LETTERS):
        words = [word for _, words in groups[first:last] for word in words]
        # By hand: words and digits have nothing in them that JSON escapes.
        content = f'"{" ".join(words)}","{" ".join(map(entries.__getitem__, words))}"'
        yield f"{WORDS}{_name(groups[first][0])}.json", _marked(content)


_start = itemgetter(slice(LETTERS))


def _key(start: str) -> int:
    """The beginning of a word as a number, so that numbers are in the order of the words."""
    key = 0
    for letter in start.ljust(LETTERS):
        key = key * _BASE + (0 if letter == " " else _ALPHABET.find(letter) % _BASE + 1)
    return key


def _name(start: str) -> str:
    return "".join(letter if letter in _ALPHABET else "_" for letter in start)


def _cut(
    keys: Sequence[int], sizes: Sequence[int], most: int, low: int, high: int, first: int = 0
) -> Iterator[tuple[int, int]]:
    """Spans of groups, each of at most `most` unless it is one group: the range of keys is halved
    where it holds more. So a cut does not move when something before it grows."""
    if not keys:
        return
    if len(keys) == 1 or sum(sizes) <= most:
        yield first, first + len(keys)
        return
    middle = (low + high) // 2
    at = sum(key < middle for key in keys)
    yield from _cut(keys[:at], sizes[:at], most, low, middle, first)
    yield from _cut(keys[at:], sizes[at:], most, middle, high, first + at)


def _by_days(dated: Sequence[int], rows: Sequence[Row]) -> Iterator[list[int]]:
    """The events by their first days, in blocks that begin and end between two days."""
    groups = [(day, list(of)) for day, of in groupby(dated, lambda number: rows[number].days[0])]
    days, sizes = [day for day, _ in groups], [len(numbers) for _, numbers in groups]
    for first, last in _cut(days, sizes, ROWS_A_FILE, 0, _DAYS):
        yield [number for _, numbers in groups[first:last] for number in numbers]


def _by_count(kinds: Iterable[list[int]]) -> Iterator[list[int]]:
    for numbers in kinds:
        for start in range(0, len(numbers), ROWS_A_FILE):
            yield numbers[start : start + ROWS_A_FILE]


def _row_file(rows: Iterable[Row]) -> bytes:
    """By hand with the standard library's own quoting: half the time of `json.dumps`."""
    return _marked(
        ",".join([f"[{quoted(row.title)},{quoted(row.path)},{quoted(row.about)}]" for row in rows])
    )


def _days(events: Sequence[tuple[int, ...]]) -> dict[str, Any]:
    """The events' first days, counted from the earliest of them, in digits of base 32, all the
    highest digits first: that is packed best. `dates` are the days after the first of those that
    have several: how much later than the one before."""
    earliest = min((days[0] for days in events), default=1)
    firsts = [days[0] - earliest for days in events]
    shifts = range(max(firsts, default=0).bit_length() // 5 * 5, -1, -5)
    several = {
        place: [later - before for before, later in pairwise(days)]
        for place, days in enumerate(events)
        if max(days) != days[0]
    }
    return {
        "from": date.fromordinal(earliest).isoformat(),
        "days": ["".join([LAST[day >> shift & 31] for day in firsts]) for shift in shifts],
        "dates": several,
    }


def _marked(content: str) -> bytes:
    return f'["{_mark(content)}",{content}]'.encode()


def _mark(content: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(content.encode()).digest()[:3]).decode()


def _marks(files: Mapping[str, bytes], names: Iterable[str]) -> str:
    """The marks of some files, four letters each, in one text."""
    return "".join(files[name][2:6].decode() for name in names)
