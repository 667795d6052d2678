"""Plain values by name, each under the key of what it was made by; behind a value there may be
bytes that are read when they are asked for."""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
import tempfile
import weakref
from contextlib import suppress
from io import BufferedRandom
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.versions import program_digest

DAMAGED = "Mellemlageret er beskadiget. Slet mappen .cache, og prøv igen"


class Tail:
    """The bytes of a file from a place on, read bit by bit. The file stays open, and its bytes are
    there, for as long as this is held, whatever comes in place of the file."""

    def __init__(self, descriptor: int, start: int = 0) -> None:
        self.descriptor = os.dup(descriptor)
        self._start = start
        weakref.finalize(self, os.close, self.descriptor)

    def __call__(self, place: int, size: int) -> bytes:
        """So many bytes from that place on. Raises OSError where they are not there any more:
        somebody has cut the file short."""
        found = os.pread(self.descriptor, size, self._start + place)
        if len(found) != size:
            raise OSError(DAMAGED)
        return found


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
        found = self.open(name, key)
        return None if found is None else found[0]

    def open(self, name: str, key: str) -> tuple[Any, Tail | None] | None:
        """As `load`, with the bytes that lie behind the value, if any do. These are not looked
        into, only measured: whoever reads them knows what they were."""
        if self.folder is None:
            return None
        try:
            # Unbuffered: what is wanted of it is read at once.
            with (self.folder / name).open("rb", buffering=0) as file:
                head = file.read(_HEAD)
                size = int.from_bytes(head[-_SIZE:])
                length = os.fstat(file.fileno()).st_size - _HEAD
                if size > length:
                    return None
                body = file.read(size)
                if head != _head(key, body, length):
                    return None
                value = marshal.loads(body)  # noqa: S302 - see __init__.py
                return value, Tail(file.fileno(), _HEAD + size) if size < length else None
        except (OSError, EOFError, ValueError, TypeError):
            return None

    def save(self, name: str, key: str, value: Any, tail: bytes = b"") -> Tail | None:
        """Keep a value, in place of what was kept under the name, with bytes behind it."""
        if self.folder is None:
            return _beside(tail)
        file = self.folder / name
        # Another process may keep the same, and in another container have the same number.
        draft = file.with_name(f"{file.name}.{os.urandom(4).hex()}")
        body = marshal.dumps(value)
        head = _head(key, body, len(body) + len(tail))
        try:
            with _begun(draft) as written:
                written.write(b"".join((head, body, tail)))
                written.flush()
                behind = Tail(written.fileno(), len(head) + len(body)) if tail else None
            _put(draft, file)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return behind

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


def _begun(draft: Path) -> BufferedRandom:
    """A new file, in a folder that there may not be yet."""
    try:
        return draft.open("x+b")
    except FileNotFoundError:
        draft.parent.mkdir(parents=True, exist_ok=True)
        return draft.open("x+b")


def _put(draft: Path, file: Path) -> None:
    """In place of what is there, were it a folder that somebody made."""
    try:
        draft.replace(file)
    except IsADirectoryError:
        shutil.rmtree(file)
        draft.replace(file)


def _beside(tail: bytes) -> Tail | None:
    """Where nothing is kept, the bytes lie in a file without a name."""
    if not tail:
        return None
    with tempfile.TemporaryFile() as file:
        file.write(tail)
        file.flush()
        return Tail(file.fileno())


_SIZE = 8
_HEAD = 32 + _SIZE


def _head(key: str, body: bytes, length: int) -> bytes:
    """What stands before a value: who kept it, under which key, that it is as it was and whole with
    what lies behind it, and its own size. Of bytes that were changed `marshal` makes anything, or
    the end of the process."""
    size = len(body)
    known = f"{program_digest()}\n{size}\n{length}\n{crc32(body)}\n{key}"
    return hashlib.sha256(known.encode()).digest() + size.to_bytes(_SIZE)
