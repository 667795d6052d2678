"""`source`: where an event comes from, as a file has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.editing.occasions import written
from generator.editing.shapes import order_of
from generator.model.event import Provenance

_ORDER = order_of(Provenance)


def as_written(source: Provenance) -> dict[str, Any]:
    """The provenance as a file has it: its fields in their order, times as text."""
    found: dict[str, Any] = source.model_dump(exclude_none=True)
    if source.fetched is not None:
        found["fetched"] = written(source.fetched)
    if source.missing_since is not None:
        found["missing_since"] = source.missing_since.isoformat()
    return in_order(found)


def in_order(source: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they follow each other in a file, without what is empty."""
    return {name: source[name] for name in _ORDER if source.get(name)}
