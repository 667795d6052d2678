"""One build's files: compare with the last one, write aside what differs, move it in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.artifacts import Artifact
from generator.forking import heaps, in_turns
from generator.writing.journal import complete, move_in
from generator.writing.survey import Survey, stamp_of_state, survey
from generator.writing.workshop import (
    ASIDE,
    NEXT_STATE,
    STATE,
    Known,
    lies_within,
    load_state,
    locked,
    save_state,
)

FEW = 64
"""Up to this many files are flushed one by one; beyond it one sync(2) of everything is faster."""
HEAP = 40
"""Artifacts that a process makes in a turn: some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder: paths relative to it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


class _Made(NamedTuple):
    """One artifact's file, and whether it lies aside, to be moved in."""

    path: str
    known: Known
    aside: bool


def publish(
    artifacts: Iterable[Artifact],
    output: Path,
    *,
    clean: bool = False,
    jobs: int = 1,
    surveyed: Callable[[], Survey] | None = None,
) -> Written:
    """Bring the output folder up to date with the artifacts, whose paths must be distinct.

    Files under `output` that no artifact claims are removed. `clean` distrusts the last build's
    state and renders everything again; files whose bytes are equal are left alone all the same.
    What is to be rendered is shared out among `jobs` processes. `surveyed` tells how the folder
    stood a moment ago.
    Raises OutputBusyError when another build holds the folder, OSError when it cannot be written.
    """
    with locked(output) as shop:
        recovered = complete(output, shop)
        standing = surveyed() if surveyed is not None and not recovered else None
        if standing is None or standing.of != stamp_of_state(shop):
            standing = survey(output)
        return _publish(artifacts, output, shop, standing, clean, jobs)


def _publish(
    artifacts: Iterable[Artifact],
    output: Path,
    shop: Path,
    standing: Survey,
    clean: bool,
    jobs: int,
) -> Written:
    last = load_state(shop)
    aside = shop / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    state: dict[str, Known] = {}
    stale: list[Artifact] = []
    for artifact in artifacts:
        path = artifact.path
        if not lies_within(path):
            raise ValueError(f"an artifact outside the site: {path!r}")
        before = None if clean else last.get(path)
        if before is None or before.inputs != artifact.inputs or path in standing.touched:
            stale.append(artifact)
        else:
            state[path] = before
    # A site that was not there before is moved in as a whole.
    whole = len(standing.missing) == len(last) and not standing.foreign
    if not whole:
        output.mkdir(parents=True, exist_ok=True)
    make = _Maker("" if whole else str(output), str(aside))
    made = [one for answer in in_turns(make, _in_heaps(stale), jobs) for one in answer]
    state |= {one.path: one.known for one in made}
    moves = sorted(one.path for one in made if one.aside)
    standing_now = (last.keys() - standing.missing) | set(standing.foreign)
    removals = sorted(standing_now - state.keys())
    if moves or removals:
        _settle([aside / path for path in moves])
        save_state(shop / NEXT_STATE, state)
        move_in(output, shop, moves, removals, whole=whole)
    elif state != last:
        save_state(shop / STATE, state)
    shutil.rmtree(aside, ignore_errors=True)
    return Written(tuple(moves), tuple(removals), len(state) - len(moves))


def _in_heaps(artifacts: Sequence[Artifact]) -> list[Sequence[Artifact]]:
    """Kin together, and first, since those heaps are the largest."""
    kin: dict[str, list[Artifact]] = {}
    single = []
    for artifact in artifacts:
        if artifact.kin:
            kin.setdefault(artifact.kin, []).append(artifact)
        else:
            single.append(artifact)
    return [*sorted(kin.values(), key=len, reverse=True), *heaps(single, HEAP)]


class _Maker:
    """Renders artifacts and writes aside those that differ from what stands in `output`, which is
    empty where nothing does."""

    def __init__(self, output: str, aside: str) -> None:
        self._output, self._aside = output, aside

    def __call__(self, artifacts: Sequence[Artifact]) -> list[_Made]:
        return [self._make(artifact) for artifact in artifacts]

    def _make(self, artifact: Artifact) -> _Made:
        data = artifact.render()
        status = self._standing(artifact.path, data)
        if (written := status is None) or status is None:
            status = self._write(f"{self._aside}/{artifact.path}", data)
        known = Known(artifact.inputs, status.st_size, status.st_mtime_ns)
        return _Made(artifact.path, known, written)

    def _standing(self, path: str, data: bytes) -> os.stat_result | None:
        """The file in the output, if it holds this already."""
        if not self._output:
            return None
        try:
            with open(f"{self._output}/{path}", "rb", buffering=0) as stream:  # noqa: PTH123 - see _write
                status = os.fstat(stream.fileno())
                return status if status.st_size == len(data) and stream.read() == data else None
        except OSError:
            return None

    def _write(self, file: str, data: bytes) -> os.stat_result:
        """By the system's own calls: a Path and a buffered stream take longer than the writing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        try:
            descriptor = os.open(file, flags, 0o666)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - as above
            descriptor = os.open(file, flags, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            return os.fstat(descriptor)
        finally:
            os.close(descriptor)


def _settle(files: Sequence[Path]) -> None:
    """The bytes are on disk before the journal promises them."""
    if len(files) > FEW:
        os.sync()
        return
    for file in files:
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
