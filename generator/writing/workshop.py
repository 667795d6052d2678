"""The folder beside the output: state, journal, lock, and files on their way in."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ASIDE = "aside"
STATE = "state.json"
NEXT_STATE = "next-state.json"
JOURNAL = "journal.json"
LOCK = "lock"


class OutputError(Exception):
    """The output folder cannot be written to; the message is Danish and says what to do."""


class OutputBusyError(OutputError):
    """Another build is at work in the same output folder."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the last build left it; `mtime_ns` and `size` tell whether somebody touched it."""

    inputs: str
    sha256: str
    size: int
    mtime_ns: int


def workshop(output: Path) -> Path:
    """Beside the output, so that moving a file in is a rename within one file system."""
    output = output.resolve()
    return output.parent / f".{output.name}.build"


def lies_within(path: str) -> bool:
    """True for a path that stays inside the output folder, whoever made it up."""
    return not path.startswith("/") and ".." not in path.split("/") and "\x00" not in path


@contextmanager
def locked(output: Path) -> Iterator[Path]:
    """The workshop, made and held by this process alone. Raises OutputBusyError.

    The kernel drops the lock with the process, so a killed build leaves none behind.
    """
    shop = workshop(output)
    shop.mkdir(parents=True, exist_ok=True)
    with (shop / LOCK).open("a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputBusyError(
                f"Et andet byg er i gang med {output}. Vent, til det er færdigt, og prøv igen."
            ) from None
        yield shop


def known(file: Path, inputs: str, sha256: str) -> Known:
    """A file as it now stands on disk."""
    status = file.stat()
    return Known(inputs, sha256, status.st_size, status.st_mtime_ns)


def load_state(shop: Path) -> dict[str, Known]:
    """Every file of the last build by path; empty when there was none or it cannot be read."""
    try:
        raw = json.loads((shop / STATE).read_text(encoding="utf-8"))
        return {path: Known(*entry) for path, entry in raw.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save_state(file: Path, state: Mapping[str, Known]) -> None:
    """Write the state to `file`, which is STATE or, while a journal is open, NEXT_STATE."""
    write_json(
        file,
        {
            path: (entry.inputs, entry.sha256, entry.size, entry.mtime_ns)
            for path, entry in sorted(state.items())
        },
    )


def write_json(file: Path, value: object) -> None:
    """Atomic, and on disk before anything relies on it."""
    draft = file.with_suffix(".new")
    with draft.open("w", encoding="utf-8") as stream:
        json.dump(value, stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
    settle_folder(file.parent)


def settle_folder(folder: Path) -> None:
    """Make the folder's new names outlive a power cut (fsync(2): a file's own fsync does not)."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
