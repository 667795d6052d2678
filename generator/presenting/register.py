"""A register: entities by name, each with its events to come, in the groups of a vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from generator.model.actor import Actor
from generator.model.listing import Listing
from generator.model.place import Place
from generator.model.portal import Portal
from generator.presenting.ways import coming
from generator.presenting.words.alphabet import by_name

E = TypeVar("E", Actor, Place)


class Row(Struct, Generic[E], frozen=True):
    """One entity in its register, with the number of its events to come."""

    entity: E
    coming: int


class Group(Struct, Generic[E], frozen=True):
    """A word's code, or None for those that have no word, and the rows under it."""

    code: str | None
    rows: tuple[Row[E], ...]


def rows(
    portal: Portal, entities: Mapping[str, E], events: Mapping[str, tuple[Listing, ...]]
) -> tuple[Row[E], ...]:
    """The entities by name; `events` are each one's own, by slug."""
    found = [Row(one, coming(portal, events.get(slug, ()))) for slug, one in entities.items()]
    return tuple(sorted(found, key=lambda row: by_name(row.entity.title)))


def grouped(
    rows: Iterable[Row[E]], codes: Iterable[str | None], code_of: Callable[[E], str | None]
) -> tuple[Group[E], ...]:
    """The rows under their words, in the order of `codes`; words without any are left out."""
    groups: dict[str | None, list[Row[E]]] = {}
    for row in rows:
        groups.setdefault(code_of(row.entity), []).append(row)
    return tuple(Group(code, tuple(groups[code])) for code in codes if code in groups)
