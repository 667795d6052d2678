"""A register: rows in the groups of a vocabulary; those of places, with their events to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from generator.model.listing import Listing
from generator.model.place import Place
from generator.model.portal import Portal
from generator.presenting.ways import coming
from generator.presenting.words.alphabet import by_name

R = TypeVar("R")


class Row(Struct, frozen=True):
    """A place in its register, with the number of its events to come."""

    entity: Place
    coming: int


class Group(Struct, Generic[R], frozen=True):
    """A word's code, or None for those that have no word, and the rows under it."""

    code: str | None
    rows: tuple[R, ...]


def rows(
    portal: Portal, places: Mapping[str, Place], events: Mapping[str, tuple[Listing, ...]]
) -> tuple[Row, ...]:
    """The places by name; `events` are each one's own, by slug."""
    found = [Row(one, coming(portal, events.get(slug, ()))) for slug, one in places.items()]
    return tuple(sorted(found, key=lambda row: by_name(row.entity.title)))


def grouped(
    rows: Iterable[R], codes: Iterable[str | None], code_of: Callable[[R], str | None]
) -> tuple[Group[R], ...]:
    """The rows under their words, in the order of `codes`; words without any are left out."""
    groups: dict[str | None, list[R]] = {}
    for row in rows:
        groups.setdefault(code_of(row), []).append(row)
    return tuple(Group(code, tuple(groups[code])) for code in codes if code in groups)
