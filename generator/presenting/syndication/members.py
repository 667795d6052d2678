"""Which items stand in which feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.portal import Portal
from generator.presenting.collections import Collection
from generator.presenting.syndication.publication import Told, newest

MOST = 50
"""A feed holds so many of the newest: what came out, and what has changed since."""


def members(portal: Portal, collections: Iterable[Collection]) -> Mapping[str, tuple[Told, ...]]:
    """What the feed of each collection tells, by its address; the newest first."""
    chosen: dict[str, list[Told]] = {}
    standing: dict[str, list[list[Told]]] = {}
    for collection in collections:
        told_there = chosen.setdefault(collection.address, [])
        for event in collection.events:
            standing.setdefault(event.slug, []).append(told_there)
    for told in newest(portal):
        for told_there in standing.get(told.entity.slug, ()):
            if len(told_there) < MOST:
                told_there.append(told)
    return {address: tuple(told_there) for address, told_there in chosen.items()}
