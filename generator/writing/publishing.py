"""One build's files: compare with the last one, write aside what differs, move it in."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.artifacts import Artifact
from generator.forking import in_shares
from generator.writing.journal import complete, move_in
from generator.writing.workshop import (
    ASIDE,
    NEXT_STATE,
    STATE,
    Known,
    known,
    lies_within,
    load_state,
    locked,
    save_state,
)

KEPT_FOLDER = ".git"
"""At the top of the output: a checkout of the branch that is published. Not ours to remove."""

FEW = 64
"""Up to this many files are flushed one by one; beyond it one sync(2) of everything is faster."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder: paths relative to it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


def publish(
    artifacts: Iterable[Artifact], output: Path, *, clean: bool = False, jobs: int = 1
) -> Written:
    """Bring the output folder up to date with the artifacts, whose paths must be distinct.

    Files under `output` that no artifact claims are removed. `clean` distrusts the last build's
    state and renders everything again; files whose bytes are equal are left alone all the same.
    What is to be rendered is shared out among `jobs` processes.
    Raises OutputBusyError when another build holds the folder, OSError when it cannot be written.
    """
    with locked(output) as shop:
        complete(output, shop)
        return _publish(artifacts, output, shop, clean, jobs)


def _publish(
    artifacts: Iterable[Artifact], output: Path, shop: Path, clean: bool, jobs: int
) -> Written:
    last = load_state(shop)
    before = {} if clean else last
    aside = shop / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True, exist_ok=True)
    output.mkdir(parents=True, exist_ok=True)
    state: dict[str, Known] = {}
    stale: list[Artifact] = []
    for artifact in artifacts:
        if not lies_within(artifact.path):
            raise ValueError(f"an artifact outside the site: {artifact.path!r}")
        kept = _kept(artifact, output, before.get(artifact.path))
        if kept is None:
            stale.append(artifact)
        else:
            state[artifact.path] = kept
    moves: list[str] = []
    for staged, rendered in in_shares(lambda share: _render(share, output, aside), stale, jobs):
        moves += staged
        state |= rendered
    moves.sort()
    removals = sorted(set(_files(output)) - state.keys())
    if moves or removals:
        _settle([aside / path for path in moves])
        save_state(shop / NEXT_STATE, state)
        move_in(output, shop, moves, removals)
    elif state != last:
        save_state(shop / STATE, state)
    shutil.rmtree(aside, ignore_errors=True)
    return Written(tuple(moves), tuple(removals), len(state) - len(moves))


def _render(
    artifacts: Sequence[Artifact], output: Path, aside: Path
) -> tuple[list[str], dict[str, Known]]:
    """Render and write aside what differs; the paths of that, and how every file now stands."""
    moves: list[str] = []
    state: dict[str, Known] = {}
    for artifact in artifacts:
        data = artifact.render()
        sha256 = hashlib.sha256(data).hexdigest()
        target, staged = output / artifact.path, aside / artifact.path
        if not _holds(target, data):
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(data)
            moves.append(artifact.path)
            target = staged
        state[artifact.path] = known(target, artifact.inputs, sha256)
    return moves, state


def _kept(artifact: Artifact, output: Path, before: Known | None) -> Known | None:
    """The file as the last build left it, when neither its inputs nor the file changed since."""
    if before is None or before.inputs != artifact.inputs:
        return None
    try:
        status = (output / artifact.path).stat()
    except OSError:
        return None
    untouched = (status.st_size, status.st_mtime_ns) == (before.size, before.mtime_ns)
    return before if untouched else None


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


def _files(output: Path) -> Iterator[str]:
    """Every file and every symbolic link below the output, whatever the link leads to."""
    for folder, folders, names in os.walk(output):
        here = Path(folder)
        if here == output and KEPT_FOLDER in folders:
            folders.remove(KEPT_FOLDER)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*names, *links):
            if here != output or name != KEPT_FOLDER:
                yield (here / name).relative_to(output).as_posix()


def _settle(files: Sequence[Path]) -> None:
    """The bytes are on disk before the journal promises them."""
    if len(files) > FEW:
        os.sync()
        return
    for file in files:
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
