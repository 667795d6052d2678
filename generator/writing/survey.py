"""How an output folder stands beside what the last build left there.

Looking at every file takes a while in a large site and needs nothing of the content, so a build has
it done beside its own reading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.forking import beside
from generator.writing.workshop import STATE, files_of, load_state, workshop

KEPT_FOLDER = ".git"
"""At the top of the output: a checkout of the branch that is published. Not ours to remove."""

MANY = 2_000
"""Files. Below this, looking is done before another process has found its feet."""


class Survey(Struct, frozen=True):
    """By path: `touched` are files of the last build that are not as it left them, `missing` those
    of them that are gone, `foreign` what it did not make. `of` tells which build that was."""

    of: tuple[int, int]
    touched: frozenset[str]
    missing: frozenset[str]
    foreign: tuple[str, ...]


def survey(output: Path) -> Survey:
    """Look at every file below the output."""
    shop = workshop(output)
    of, files = stamp_of_state(shop), files_of(load_state(shop))
    found = dict(_files(str(output)))
    touched = {
        path for path, known in files.items() if found.get(path) != (known.size, known.mtime_ns)
    }
    return Survey(
        of=of,
        touched=frozenset(touched),
        missing=frozenset(path for path in touched if path not in found),
        foreign=tuple(sorted(found.keys() - files.keys())),
    )


def survey_beside(output: Path) -> Callable[[], Survey]:
    """The same, looked at while the caller goes on; call the answer to wait for it."""
    many = len(files_of(load_state(workshop(output)))) >= MANY
    return beside(lambda: survey(output)) if many else lambda: survey(output)


def stamp_of_state(shop: Path) -> tuple[int, int]:
    """Changes with each build that changed anything; zeros before the first."""
    try:
        status = (shop / STATE).stat()
    except FileNotFoundError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_ino)


def _files(output: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file below the output with its size and time, and every symbolic link, whatever it
    leads to, with a size that no file has."""
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            listing = os.scandir(f"{output}/{folder}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        with listing:
            for entry in listing:
                path = f"{folder}{entry.name}"
                if path == KEPT_FOLDER:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{path}/")
                elif entry.is_symlink():
                    yield path, (-1, -1)
                else:
                    status = entry.stat()
                    yield path, (status.st_size, status.st_mtime_ns)
