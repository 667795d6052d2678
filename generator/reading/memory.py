"""Entities as the last build read them: a file that did not change is not read again.

As git does with its index, a file counts as unchanged while size, times and inode are the same,
and a file so young that it could have changed without its time moving on is read all the same.
Only what was read without any complaint is remembered, so no complaint is ever forgotten. The
file of this memory may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.entity import Entity, History
from generator.versions import program_digest

Stamp = tuple[int, int, int, int]
"""Size, time of modification, time of change, inode (times in nanoseconds)."""

MOST = 4
"""Content folders that are remembered: the portal, the demo, and two to try things out in."""
YOUNG = 2_000_000_000
"""Nanoseconds. The coarsest clock of a file system in use counts in two seconds (FAT)."""


def stamp_of(status: os.stat_result) -> Stamp:
    """What tells whether a file was touched."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


@dataclass(slots=True)
class Memory:
    """What is remembered, by path relative to the content folder, and what is to be."""

    file: Path | None = None
    born: int = 0
    known: Mapping[str, tuple[Stamp, Entity]] = field(default_factory=dict)
    kept: dict[str, tuple[Stamp, Entity]] = field(default_factory=dict)

    def entity(self, path: str, stamp: Stamp, history: History | None) -> Entity | None:
        """The entity, while its file and what git says of it are as they were."""
        found = self.known.get(path)
        if found is None or found[0] != stamp or max(stamp[1:3]) > self.born - YOUNG:
            return None
        return found[1] if found[1].history == history else None

    def keep(self, path: str, stamp: Stamp, entity: Entity) -> None:
        """Remember an entity that was read without complaint."""
        self.kept[path] = (stamp, entity)

    def save(self) -> None:
        """On disk, by one rename; only when something is different."""
        if self.file is None or (
            self.kept.keys() == self.known.keys()
            and all(self.known[path][0] == stamp for path, (stamp, _) in self.kept.items())
        ):
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        draft = self.file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(pickle.dumps((program_digest(), self.kept), pickle.HIGHEST_PROTOCOL))
        draft.replace(self.file)
        with suppress(FileNotFoundError):  # another build tidies up, too
            others = self.file.parent.glob("entities-*.pickle")
            for old in sorted(others, key=lambda file: file.stat().st_mtime_ns)[:-MOST]:
                old.unlink()


def recall(cache: Path | None, content: Path) -> Memory:
    """The memory of this content folder; an empty one where there is none that fits."""
    if cache is None:
        return Memory()
    name = hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:16]
    file = cache / f"entities-{name}.pickle"
    try:
        born = file.stat().st_mtime_ns
        digest, known = pickle.loads(file.read_bytes())  # noqa: S301 - written by ourselves into our own cache folder, as trusted as the .pyc files beside the code
    except Exception:  # a damaged memory is no memory, whatever its damage is
        return Memory(file)
    return Memory(file, born, known) if digest == program_digest() else Memory(file)
