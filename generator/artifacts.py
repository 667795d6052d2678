"""Artifacts, each one file of the site, and the batches that they are planned in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Artifact(NamedTuple):
    """One file of the site.

    `path` is relative to the output folder, with `/`. `inputs` is a digest of everything that the
    content depends on; `render` makes the bytes and is called only when that digest or the file
    changed since the last build. `origin` says, in an editor's words, what claims the address.
    """

    path: str
    inputs: str
    render: Callable[[], bytes]
    origin: str = ""


class Batch(NamedTuple):
    """Artifacts that are planned and made by one process, in which they may share work.

    `name` stays the same from build to build, and no two batches have the same. `inputs` is a
    digest of all that its artifacts depend on: while that and their files are as the last build
    left them, they are not even planned. A batch whose planning costs little has none. One that is
    `long` after the smallest edit is begun while the others are still being asked for.
    """

    name: str
    plan: Callable[[], Iterable[Artifact]]
    inputs: str = ""
    long: bool = False


class BatchGroup(NamedTuple):
    """Batches that all follow from one thing.

    `inputs` is a digest of all that any of them depends on: while that and all their files are as
    the last build left them, it is not even asked which batches there are.
    """

    name: str
    batches: Callable[[], Iterable[Batch]]
    inputs: str


def planned(batches: Iterable[Batch | BatchGroup]) -> Iterator[Artifact]:
    """The artifacts of all of them."""
    for batch in batches:
        if isinstance(batch, BatchGroup):
            yield from planned(batch.batches())
        else:
            yield from batch.plan()


def numbered(items: Sequence[T], size: int) -> Iterator[tuple[int, Sequence[T]]]:
    """The items in numbered lots of `size`, by where they stand: one more moves what is behind it,
    and those lots are planned anew. Of thousands of events that would be too many; they are drawn
    by slug, so that the other lots stay as they are (`lots` of model/listing.py)."""
    for start in range(0, len(items), size):
        yield start // size, items[start : start + size]


def digest(*parts: object) -> str:
    """A digest over the parts' `repr`; only for values whose `repr` says all that matters."""
    return hashlib.sha256("\x00".join(map(repr, parts)).encode()).hexdigest()[:32]


def constant(path: str, data: bytes, origin: str = "") -> Artifact:
    """An artifact whose bytes are known already: a picture, a script, a font."""
    return Artifact(path, hashlib.sha256(data).hexdigest()[:32], lambda: data, origin)
