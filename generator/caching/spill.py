"""What several processes make waits in a file, not in memory, until it is put where it belongs."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Mapping
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import TypeAlias

from generator.caching.store import Tail

Bodies: TypeAlias = tuple[bytes, ...]
Extent: TypeAlias = tuple[int, ...]
"""Where in a file each of some bodies begins, and where the last one ends."""


def extent_of(bodies: Bodies, start: int = 0) -> Extent:
    """Where bodies lie that stand one behind the other from `start` on, in bytes."""
    return tuple(accumulate(map(len, bodies), initial=start))


Where: TypeAlias = tuple[Tail | None, Extent]
"""The file that some bodies are in, and where they are there; None where all are empty."""


def bodies_at(where: Where) -> Bodies:
    """All that are there."""
    tail, extent = where
    start = extent[0]
    found = tail(start, extent[-1] - start) if tail is not None else b""
    return tuple(found[begin - start : end - start] for begin, end in pairwise(extent))


class Spill:
    """A file without a name in that folder. What any process puts there that was forked off after
    the file was made can be read by all of them: only the extents travel. The file is gone when
    nobody holds it any more."""

    def __init__(self, folder: Path | None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            self._tail = Tail(file.fileno())

    def put(self, bodies: Mapping[str, Bodies]) -> dict[str, Extent]:
        """Leave bodies there, behind all others; where those of each name are."""
        file = self._tail.descriptor
        together = memoryview(b"".join(chain.from_iterable(bodies.values())))
        # Nobody else may find the same end; the lock is this process's own (fcntl(2)).
        fcntl.lockf(file, fcntl.LOCK_EX)
        try:
            end = os.fstat(file).st_size
            written = 0
            while written < len(together):
                written += os.pwrite(file, together[written:], end + written)
        finally:
            fcntl.lockf(file, fcntl.LOCK_UN)
        extents: dict[str, Extent] = {}
        for name, some in bodies.items():
            extents[name] = extent_of(some, end)
            end = extents[name][-1]
        return extents

    def at(self, extents: Mapping[str, Extent]) -> dict[str, Where]:
        """Where the bodies of each name are, for whoever is to read them."""
        return {name: (self._tail, extent) for name, extent in extents.items()}
