"""What several processes make waits in a file, not in memory, until it is put where it belongs."""

from __future__ import annotations

import fcntl
import os
import tempfile
from itertools import accumulate, pairwise
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

    def put(self, bodies: Bodies) -> Places:
        """Leave some bodies there, behind all others."""
        file = self._file.fileno()
        # Nobody else may find the same end; the lock is this process's own (fcntl(2)).
        fcntl.lockf(file, fcntl.LOCK_EX)
        try:
            places = places_of(bodies, os.fstat(file).st_size)
            rest = memoryview(b"".join(bodies))
            while rest:
                rest = rest[os.pwrite(file, rest, places[-1] - len(rest)) :]
        finally:
            fcntl.lockf(file, fcntl.LOCK_UN)
        return places

    def read(self, places: Places) -> Bodies:
        """What was left at those places."""
        first, last = places[0], places[-1]
        found = os.pread(self._file.fileno(), last - first, first)
        return tuple(found[start - first : end - first] for start, end in pairwise(places))
