"""Plain values by name, each under the key of what it was made by."""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.versions import program_digest


class Store:
    """A folder of files that each hold one value as `marshal` writes it: numbers, texts, bytes, and
    tuples, lists and dictionaries of them.

    A value is found again only under the key it was kept under; the program's own digest is part of
    every key. Where there is no folder nothing is kept. Each file is written by one rename: a
    build beside this one sees all of it or nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def load(self, name: str, key: str) -> Any:
        """The value, or None where there is none under that key, whatever the file's damage is."""
        if self.folder is None:
            return None
        try:
            data = (self.folder / name).read_bytes()
            body = memoryview(data)[_HEAD:]
            if data[:_HEAD] != _head(key, len(body)):
                return None
            return marshal.loads(body)  # noqa: S302 - see __init__.py
        except (OSError, EOFError, ValueError, TypeError):
            return None

    def save(self, name: str, key: str, value: Any) -> None:
        """Keep a value, in place of what was kept under the name."""
        if self.folder is None:
            return
        file = self.folder / name
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        body = marshal.dumps(value)
        data = _head(key, len(body)) + body
        try:
            draft.write_bytes(data)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(data)
        draft.replace(file)

    def moment(self) -> int:
        """Now by the clock of the file system (nanoseconds), which is the one that stamps files.

        The greatest number where nothing is kept: then no stamp is ever too young.
        """
        if self.folder is None:
            return 1 << 63
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / "moment"
        file.touch()
        return file.stat().st_mtime_ns

    def tidy(self, prefix: str, most: int) -> None:
        """Keep the most recently written folders of those that begin with `prefix`."""
        if self.folder is None:
            return
        with suppress(FileNotFoundError):  # another build tidies up, too
            found = [entry for entry in self.folder.iterdir() if entry.name.startswith(prefix)]
            for old in sorted(found, key=_written)[:-most]:
                shutil.rmtree(old, ignore_errors=True)


def _written(folder: Path) -> int:
    """When a file was last put into the folder or into one that lies in it (nanoseconds)."""
    within = (entry for entry in folder.iterdir() if entry.is_dir())
    return max(entry.stat().st_mtime_ns for entry in (folder, *within))


_HEAD = 32


def _head(key: str, length: int) -> bytes:
    """What stands before a value: who kept it, under which key, and that it is whole."""
    return hashlib.sha256(f"{program_digest()}\n{length}\n{key}".encode()).digest()
