"""What is kept of a file that was read without complaint, so that it is not read again.

As git does with its index, a file counts as unchanged while its stamp is the same; nothing is kept
of one so young that it could change without its stamp moving on. Only what was read without any
complaint is kept, so no complaint is ever forgotten.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import listing_of
from generator.reading.history import KeptHistory
from generator.reading.sources import Stamp

YOUNG = 2_000_000_000
"""Nanoseconds. The coarsest clock of a file system in use counts in two seconds (FAT)."""


class Kept(NamedTuple):
    """What is known of one entity without looking into it, in plain values.

    `stamps` are of its file and of all that belongs to it; `public_from` is in seconds since 1970;
    `listing` is an event's, and None of other kinds. The entity itself, as `pickle` writes it, is
    its body on the shelf (`recalled`).
    """

    stamps: tuple[Stamp, ...]
    history: KeptHistory | None
    path: str
    slug: str
    draft: bool
    public_from: float | None
    listing: tuple[Any, ...] | None

    def is_public(self, now: float) -> bool:
        """As `Entity.is_public`; seconds since 1970."""
        return not self.draft and (self.public_from is None or self.public_from <= now)


def is_settled(stamps: Iterable[Stamp], moment: int) -> bool:
    """Whether files with these stamps cannot have changed since without the stamps' changing too,
    if they were read at `moment` or later (nanoseconds)."""
    return all(max(stamp[1], stamp[2]) <= moment - YOUNG for stamp in stamps)


def keep(
    entity: Entity, stamps: tuple[Stamp, ...], history: KeptHistory | None
) -> tuple[Kept, bytes]:
    """What is kept of an entity that was just read, and its record."""
    listing = listing_of(entity) if isinstance(entity, Event) else None
    kept = Kept(
        stamps=stamps,
        history=history,
        path=entity.path,
        slug=entity.slug,
        draft=entity.draft,
        public_from=entity.public_from.timestamp() if entity.public_from else None,
        listing=None if listing is None else tuple(listing),
    )
    return kept, pickle.dumps(entity, pickle.HIGHEST_PROTOCOL)


def recalled(record: bytes) -> Any:
    """The entity of a record."""
    return pickle.loads(record)  # noqa: S301 - written by ourselves, see caching/__init__.py


class Events(Mapping[str, Event]):
    """Events by slug, each made from its record when it is asked for: thousands of them are looked
    at by their listings alone. `paths` are their files, by which the records are found."""

    def __init__(self, paths: Mapping[str, str], record: Callable[[str], bytes]) -> None:
        self._paths, self._record = paths, record

    def __getitem__(self, slug: str) -> Event:
        found = recalled(self._record(self._paths[slug]))
        assert isinstance(found, Event)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
