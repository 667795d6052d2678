"""The folder beside the output: state, journal, lock, and files on their way in."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import orjson

from generator.problems import RefusedError

ASIDE = "aside"
STATE = "state.json"
NEXT_STATE = "next-state.json"
JOURNAL = "journal.json"
LOCK = "lock"
TRIES, PAUSE = 60, 0.05
"""So many times, so many seconds apart: three seconds."""


class OutputError(RefusedError):
    """The output folder cannot be written to; the message says what to do."""


class OutputBusyError(OutputError):
    """Another build is at work in the same output folder."""


class Known(NamedTuple):
    """A file as the last build left it; `size` and `mtime_ns` tell whether somebody touched it."""

    inputs: str
    size: int
    mtime_ns: int


class Member(NamedTuple):
    """That a batch belongs to a group: its name, its inputs, and how many batches it has. It stands
    only while all of them are there."""

    group: str
    inputs: str
    size: int


class BatchState(NamedTuple):
    """A batch of artifacts as the last build made them: its inputs, its files by path, and what
    group it belongs to, if any."""

    inputs: str
    files: Mapping[str, Known]
    member: Member | None = None


State: TypeAlias = Mapping[str, BatchState]
"""Every batch of a site, by name."""


def files_of(state: State) -> dict[str, Known]:
    """Every file of a site, by path."""
    return {path: known for batch in state.values() for path, known in batch.files.items()}


def workshop(output: Path) -> Path:
    """Beside the output, so that moving a file in is a rename within one file system."""
    output = output.resolve()
    return output.parent / f".{output.name}.build"


def lies_within(path: str) -> bool:
    """True for a path that stays inside the output folder, whoever made it up."""
    if path.startswith("/") or "\x00" in path:
        return False
    return ".." not in path or ".." not in path.split("/")


@contextmanager
def locked(output: Path) -> Iterator[Path]:
    """The workshop, made and held by this process alone. Raises OutputBusyError.

    The kernel drops the lock with the last of the processes that a build consists of, so a killed
    one leaves none behind. Those it had forked end a moment after it, and that long is waited.
    """
    shop = workshop(output)
    shop.mkdir(parents=True, exist_ok=True)
    with (shop / LOCK).open("a", encoding="utf-8") as lock:
        for _ in range(TRIES):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(PAUSE)
        else:
            raise OutputBusyError(
                f"Et andet byg er i gang med {output}. Vent, til det er færdigt, og prøv igen."
            )
        yield shop


_LOADED: dict[Path, tuple[tuple[int, int], State]] = {}


def load_state(shop: Path) -> State:
    """Every file of the last build; empty when there was none or it cannot be read."""
    try:
        status = (shop / STATE).stat()
        stamp, (known, state) = (status.st_mtime_ns, status.st_ino), _LOADED.get(shop, ((0, 0), {}))
        if stamp != known:
            raw = orjson.loads((shop / STATE).read_bytes())
            state = _as_state(raw)
            # Asked for several times in a build, and large.
            _LOADED[shop] = stamp, state
        return state
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def remember(shop: Path, state: State) -> None:
    """That this is what STATE holds now, for whoever loads it next in this process."""
    with suppress(FileNotFoundError):  # nothing was made, and nothing before it
        status = (shop / STATE).stat()
        _LOADED[shop] = (status.st_mtime_ns, status.st_ino), state


def _as_state(raw: Mapping[str, Any]) -> State:
    """Before there were batches the state was files by path: of such a site, too, every file is
    known to be ours."""
    if not all(isinstance(files, Mapping) for _, files, *_ in raw.values()):
        return {"": _batch("", raw)}
    return {name: _batch(*entry) for name, entry in raw.items()}


def _batch(
    inputs: str,
    files: Mapping[str, tuple[str, int, int]],
    member: tuple[str, str, int] | None = None,
) -> BatchState:
    return BatchState(
        inputs,
        {path: Known(*entry) for path, entry in files.items()},
        None if member is None else Member(*member),
    )


def save_state(file: Path, state: State) -> None:
    """Write the state to `file`, which is STATE or, while a journal is open, NEXT_STATE."""
    told = {
        name: (
            inputs,
            {path: tuple(known) for path, known in files.items()},
            member and tuple(member),
        )
        for name, (inputs, files, member) in sorted(state.items())
    }
    write_json(file, told)


def write_json(file: Path, value: object) -> None:
    """Atomic, and on disk before anything relies on it."""
    draft = file.with_suffix(".new")
    with draft.open("wb") as stream:
        stream.write(orjson.dumps(value))
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
