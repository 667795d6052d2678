"""Many rows by name, in parts: a changed row writes a small file and leaves the others alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Any, TypeAlias
from zlib import crc32

from generator.caching.spill import Bodies, Extent, Spill, Where, bodies_at, extent_of
from generator.caching.store import DAMAGED, Store, Tail

PARTS = 32
"""With 10,000 events a part holds some 300 rows and a megabyte, written in a millisecond."""

Row: TypeAlias = tuple[Any, ...]
Body: TypeAlias = Callable[[str, int], bytes]
"""Reads one of a row's bodies: by the row's name, and which of them it is. Raises KeyError where
there is no such row, ValueError where it has no such body, OSError where the file was damaged."""
_Entry: TypeAlias = tuple[Row, Extent, bytes]
"""A row, where its bodies stand behind its part, and their checksums."""
_SUM = 4
"""Bytes of a checksum (CRC-32); together in one value, since there are ten thousands of them."""


class Shelf:
    """Rows of plain values (see `Store`), read at once and written by part. A row may have bodies,
    which stay in the file until one is asked for: so ten thousand rows take little memory, and
    little time where few of them are looked into.

    `folder` names the shelf in the store, and `key` what its rows depend on besides themselves.
    """

    def __init__(self, store: Store, folder: str, key: str = "") -> None:
        self._store, self._folder, self._key = store, folder, key
        self._parts: list[tuple[dict[str, _Entry], Tail | None]] = [
            store.open(self._file(number), key) or ({}, None) for number in range(PARTS)
        ]
        self._passing: dict[str, Where] = {}
        self.rows: dict[str, Row] = {
            name: row for entries, _ in self._parts for name, (row, *_) in entries.items()
        }

    def spill(self) -> Spill:
        """Where fresh bodies wait until they are kept. It is asked for before any process is forked
        off that puts some there."""
        return Spill(self._store.folder)

    def keep(
        self,
        rows: Mapping[str, Row],
        fresh: Mapping[str, Where] | None = None,
        *,
        passing: Set[str] = frozenset(),
    ) -> None:
        """These rows and no others from now on. `fresh` tells where the bodies of some are; of the
        others a row that is as it was has those it had, and one that is not has none. What is
        `passing` is forgotten with this process."""
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

    def renewed(self, inputs: Mapping[str, str], make: Callable[[str], Row]) -> dict[str, Row]:
        """What is made of each name, in their order; it is kept, and nothing else. What was made of
        the same `inputs`, a digest of all that it depends on besides the shelf's key, stays as it
        was; all else is made."""
        rows: dict[str, Row] = {}
        for name, digest in inputs.items():
            row = self.rows.get(name)
            if row is None or row[0] != digest:
                row = (digest, *make(name))
            rows[name] = row
        self.keep(rows)
        return {name: row[1:] for name, row in rows.items()}

    def bodies(self) -> Body:
        """Reads the bodies of the rows that there are now. It holds no row: whoever has taken what
        is in them may forget the shelf."""
        found = {name: (*where, b"") for name, where in self._passing.items()}
        for entries, tail in self._parts:
            found |= {name: (tail, extent, sums) for name, (_, extent, sums) in entries.items()}

        def body(name: str, number: int) -> bytes:
            tail, extent, sums = found[name]
            start, end = extent[number : number + 2]
            data = tail(start, end - start) if tail is not None else b""
            # What waits in this build's own file has none.
            if sums and _sum(data) != sums[number * _SUM : (number + 1) * _SUM]:
                raise OSError(DAMAGED)
            return data

        return body

    def _write(self, number: int, part: Mapping[str, Row], fresh: Mapping[str, Where]) -> None:
        before, old = self._parts[number]
        entries: dict[str, _Entry] = {}
        written = bytearray()
        for name, row in part.items():
            bodies: Bodies = ()
            sums = b""
            if name in fresh:
                bodies = bodies_at(fresh[name])
                sums = b"".join(map(_sum, bodies))
            elif name in before and before[name][0] == row:
                _, extent, sums = before[name]
                bodies = bodies_at((old, extent))
            entries[name] = row, extent_of(bodies, len(written)), sums
            written += b"".join(bodies)
        tail = self._store.save(self._file(number), self._key, entries, bytes(written))
        self._parts[number] = entries, tail

    def _file(self, number: int) -> str:
        return f"{self._folder}/{number:02}"


def _sum(body: bytes) -> bytes:
    return crc32(body).to_bytes(_SUM)
