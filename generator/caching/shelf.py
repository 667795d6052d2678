"""Many rows by name, in parts: a changed row writes a small file and leaves the others alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias
from zlib import crc32

from generator.caching.store import Store

PARTS = 32
"""With 10,000 events a part holds some 300 rows and a megabyte, written in a millisecond."""

Row: TypeAlias = tuple[Any, ...]


class Shelf:
    """Rows of plain values (see `Store`), read at once and written by part.

    `folder` names the shelf in the store, and `key` what its rows depend on besides themselves.
    """

    def __init__(self, store: Store, folder: str, key: str = "") -> None:
        self._store, self._folder, self._key = store, folder, key
        self._parts: list[dict[str, Row]] = [
            store.load(self._file(number), key) or {} for number in range(PARTS)
        ]
        self.rows: dict[str, Row] = {}
        for part in self._parts:
            self.rows |= part

    def keep(self, rows: Mapping[str, Row]) -> None:
        """These rows and no others from now on."""
        parts: list[dict[str, Row]] = [{} for _ in range(PARTS)]
        for name, row in rows.items():
            parts[crc32(name.encode()) % PARTS][name] = row
        for number, (part, before) in enumerate(zip(parts, self._parts, strict=True)):
            if part != before:
                self._store.save(self._file(number), self._key, part)
        self._parts, self.rows = parts, dict(rows)

    def _file(self, number: int) -> str:
        return f"{self._folder}/{number:02}"
