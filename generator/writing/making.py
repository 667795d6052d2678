"""Batches → files that lie aside: each rendered where it may be other, written where it is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple, TypeAlias

from generator.artifacts import Artifact, Batch
from generator.forking import ahead, heaps, in_turns
from generator.writing.workshop import Known, lies_within


class Made(NamedTuple):
    """One artifact's file, and whether it lies aside, to be moved in."""

    path: str
    known: Known
    aside: bool


Answer: TypeAlias = tuple[list[Made], float]
"""A batch's files, and the seconds of processor time that they took."""


class Maker:
    """Plans a batch, renders its artifacts and writes aside those that differ from what stands in
    `output`, which is empty where nothing does. `untouched` are the last build's files that are as
    it left them: of those only what has other inputs is rendered."""

    def __init__(self, output: str, aside: str, untouched: Mapping[str, Known]) -> None:
        self._output, self._aside, self._untouched = output, aside, untouched

    def __call__(self, batches: Sequence[Batch]) -> list[Answer]:
        return list(map(self._all_of, batches))

    def _all_of(self, batch: Batch) -> Answer:
        begun = time.process_time()
        made = [self._make(artifact) for artifact in batch.plan()]
        return made, time.process_time() - begun

    def _make(self, artifact: Artifact) -> Made:
        if not lies_within(artifact.path):
            raise ValueError(f"an artifact outside the site: {artifact.path!r}")
        before = self._untouched.get(artifact.path)
        if before is not None and before.inputs == artifact.inputs:
            return Made(artifact.path, before, False)
        data = artifact.render()
        status = self._standing(artifact.path, data)
        written = status is None
        if status is None:
            status = self._write(f"{self._aside}/{artifact.path}", data)
        known = Known(artifact.inputs, status.st_size, status.st_mtime_ns)
        return Made(artifact.path, known, written)

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
            _make_folder(file.rpartition("/")[0])
            descriptor = os.open(file, flags, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            return os.fstat(descriptor)
        except OSError as error:
            error.filename = file  # a full disk is of use to whoever knows which
            raise
        finally:
            os.close(descriptor)


class Making:
    """What is made of batches, by so many processes; with `early` some are begun beforehand. Of a
    site that is made from nothing none had better be: there is enough to do for all, and no memory
    to spare for one process more."""

    def __init__(self, make: Maker, jobs: int, *, early: bool) -> None:
        self._make, self._jobs, self._early = make, jobs, early
        self._ahead: dict[str, Callable[[], list[Answer]]] = {}

    def __enter__(self) -> Making:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left behind that still writes."""
        for answer in self._ahead.values():
            with suppress(Exception):
                answer()

    def begin(self, batch: Batch) -> None:
        if self._early and self._jobs > 1:
            self._ahead[batch.name] = ahead(self._make, (batch,))

    def all_of(self, batches: Sequence[Batch]) -> list[Answer]:
        """The answers in the order of the batches. Raises what making one of them raised."""
        rest = [batch for batch in batches if batch.name not in self._ahead]
        made = in_turns(self._make, heaps(rest, 1), self._jobs)
        answers = {batch.name: one for batch, (one,) in zip(rest, made, strict=True)}
        while self._ahead:
            name, answer = self._ahead.popitem()
            (answers[name],) = answer()
        return [answers[batch.name] for batch in batches]


def _make_folder(folder: str) -> None:
    """With those above it, which mostly are there: nearly every page has a folder of its own."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - as in _write
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - likewise
    except FileExistsError:
        pass  # another process was quicker
