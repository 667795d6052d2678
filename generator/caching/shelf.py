"""Many rows by name, in parts: a changed row writes a small file and leaves the others alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from itertools import pairwise
from typing import Any, TypeAlias
from zlib import crc32

from generator.caching.spill import Bodies, Places, Spill, places_of
from generator.caching.store import Store, Tail

PARTS = 32
"""With 10,000 events a part holds some 300 rows and a megabyte, written in a millisecond."""

Row: TypeAlias = tuple[Any, ...]
Body: TypeAlias = Callable[[str, int], bytes]
"""Reads one of a row's bodies: by the row's name, and which of them it is. Raises KeyError where
there is no such row."""
_Entry: TypeAlias = tuple[Row, Places]
"""A row, and where its bodies stand among its part's."""


class Shelf:
    """Rows of plain values (see `Store`), read at once and written by part. A row may have bodies,
    which stay in the file until one is asked for: so ten thousand rows take little memory, and
    little time where few of them are looked into.

    `folder` names the shelf in the store, and `key` what its rows depend on besides themselves.
    """

    def __init__(self, store: Store, folder: str, key: str = "") -> None:
        self._store, self._folder, self._key = store, folder, key
        self._parts: list[tuple[dict[str, _Entry], Tail]] = [
            store.open(self._file(number), key) or ({}, _nothing) for number in range(PARTS)
        ]
        self._spill: Spill | None = None
        self._passing: dict[str, Places] = {}
        self.rows: dict[str, Row] = {
            name: row for entries, _ in self._parts for name, (row, _) in entries.items()
        }

    def spill(self) -> Spill:
        """Where fresh bodies wait until they are kept. It is asked for before any process is forked
        off that puts some there."""
        self._spill = Spill(self._store.folder)
        return self._spill

    def keep(
        self,
        rows: Mapping[str, Row],
        fresh: Mapping[str, Places] | None = None,
        *,
        passing: Set[str] = frozenset(),
    ) -> None:
        """These rows and no others from now on. `fresh` tells where in the spill the bodies are of
        those that have others than before. What is `passing` is forgotten with this process."""
        fresh = fresh or {}
        self._passing = {name: fresh[name] for name in passing if name in fresh}
        parts: list[dict[str, Row]] = [{} for _ in range(PARTS)]
        for name, row in rows.items():
            if name not in passing:
                parts[crc32(name.encode()) % PARTS][name] = row
        for number, part in enumerate(parts):
            before, _ = self._parts[number]
            if before.keys() != part.keys() or any(
                name in fresh or before[name][0] != row for name, row in part.items()
            ):
                self._write(number, part, fresh)
        self.rows = dict(rows)

    def bodies(self) -> Body:
        """Reads the bodies of the rows that there are now. It holds no row: whoever has taken what
        is in them may forget the shelf."""
        places = {
            name: (*where, part)
            for part, (entries, _) in enumerate(self._parts)
            for name, (_, where) in entries.items()
        }
        tails = [tail for _, tail in self._parts]
        spill, passing = self._spill, self._passing

        def body(name: str, number: int) -> bytes:
            where = places.get(name)
            if where is None:
                waiting = passing[name]
                assert spill is not None, "what is passing was put somewhere"
                return spill.read(waiting)[number]
            start = where[number]
            return tails[where[-1]](start, where[number + 1] - start)

        return body

    def _write(self, number: int, part: Mapping[str, Row], fresh: Mapping[str, Places]) -> None:
        entries: dict[str, _Entry] = {}
        tail = bytearray()
        for name, row in part.items():
            bodies = self._bodies(number, name, fresh.get(name))
            entries[name] = row, places_of(bodies, len(tail))
            tail += b"".join(bodies)
        kept = self._store.save(self._file(number), self._key, entries, bytes(tail))
        self._parts[number] = entries, kept

    def _bodies(self, number: int, name: str, fresh: Places | None) -> Bodies:
        """From the spill, or as they were; none of a row that never had any."""
        if fresh is not None:
            assert self._spill is not None, "fresh bodies were put somewhere"
            return self._spill.read(fresh)
        entries, tail = self._parts[number]
        _, places = entries.get(name, ((), ()))
        return tuple(tail(start, end - start) for start, end in pairwise(places))

    def _file(self, number: int) -> str:
        return f"{self._folder}/{number:02}"


def _nothing(_place: int, _size: int) -> bytes:
    return b""
