"""What several processes make waits in a file, not in memory, until it is put where it belongs."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Mapping
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import TypeAlias

Bodies: TypeAlias = tuple[bytes, ...]
Places: TypeAlias = tuple[int, ...]
"""Where each of some bodies begins, and where the last one ends."""


def places_of(bodies: Bodies, start: int = 0) -> Places:
    """Of bodies that stand one behind the other."""
    return tuple(accumulate(map(len, bodies), initial=start))


class Spill:
    """A file without a name in that folder. What any process puts there that was forked off after
    the file was made can be read by all of them: only the places travel. The file is gone with the
    last of them."""

    def __init__(self, folder: Path | None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        # Open for as long as anybody may ask.
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - see above

    def put(self, bodies: Mapping[str, Bodies]) -> dict[str, Places]:
        """Leave bodies there, behind all others; where those of each name are."""
        file = self._file.fileno()
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
        places: dict[str, Places] = {}
        for name, some in bodies.items():
            places[name] = places_of(some, end)
            end = places[name][-1]
        return places

    def read(self, places: Places) -> Bodies:
        """What was left at those places."""
        first, last = places[0], places[-1]
        found = os.pread(self._file.fileno(), last - first, first)
        return tuple(found[start - first : end - first] for start, end in pairwise(places))
