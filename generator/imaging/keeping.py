"""Pictures kept from one build to the next: one file each in the build's cache, by a key that names
its bytes.

A file begins with the SHA-256 of the rest: what a power cut left half written is no variant. The
folder may be deleted at any time. It is no part of `caching`, which forgets everything with any
change of the program: a picture takes half a second, and follows from four files of it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from pathlib import Path

FOLDER = "pictures"
SPARE = 200_000_000
"""Bytes of variants that no picture of this build needs and that stay all the same: those of other
content folders, of the branch before, of the picture that was tried out."""
_DIGEST = hashlib.sha256().digest_size


class Keep:
    """A folder of them below a build's cache; with no cache nothing is kept."""

    def __init__(self, cache: Path | None, folder: str = FOLDER) -> None:
        self._folder = None if cache is None else cache / folder

    def load(self, key: str) -> bytes | None:
        """Its bytes; None where it was not kept or its file is damaged."""
        if self._folder is None:
            return None
        try:
            kept = (self._folder / key).read_bytes()
        except OSError:
            return None
        data = kept[_DIGEST:]
        return data if kept[:_DIGEST] == hashlib.sha256(data).digest() else None

    def store(self, key: str, data: bytes) -> None:
        """Keep it, by one rename."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / key
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.write_bytes(hashlib.sha256(data).digest() + data)
        draft.replace(file)

    def keys(self) -> frozenset[str]:
        """The keys of all that is kept."""
        if self._folder is None:
            return frozenset()
        try:
            with os.scandir(self._folder) as listing:
                return frozenset(entry.name for entry in listing)
        except FileNotFoundError:
            return frozenset()

    def tidy(self, needed: Collection[str], most: int | None = None) -> None:
        """Forget the oldest of what is not needed, beyond `most` bytes (`SPARE`)."""
        if self._folder is None or not self._folder.exists():
            return
        spare: list[tuple[int, int, str]] = []
        with os.scandir(self._folder) as listing:
            for entry in listing:
                if entry.name not in needed:
                    status = entry.stat()
                    spare.append((status.st_mtime_ns, status.st_size, entry.path))
        room = SPARE if most is None else most
        for _, size, path in sorted(spare, reverse=True):
            room -= size
            if room < 0:
                Path(path).unlink(missing_ok=True)  # another build tidies up, too
