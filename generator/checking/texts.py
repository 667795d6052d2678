"""An entity's own words, field by field, for rules that read them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.model.entity import Entity
from generator.problems import FieldPath


def texts_of(entity: Entity, names: tuple[str, ...]) -> Iterator[tuple[FieldPath, str]]:
    """Those of the named fields that are written, and the body, which is cleaned HTML."""
    for name in _fields(type(entity), names):
        text = getattr(entity, name)
        if text:
            yield (name,), text
    if entity.body:
        yield ("body",), entity.body


@cache
def _fields(model: type[Entity], names: tuple[str, ...]) -> tuple[str, ...]:
    # To ask ten thousand events for what none of them has takes longer than to read their texts.
    return tuple(name for name in names if name in model.model_fields)
