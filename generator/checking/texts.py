"""An entity's own words, field by field, for rules that read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.entity import Entity
from generator.model.own_words import own_words
from generator.problems import FieldPath


def texts_of(entity: Entity, leave: Mapping[str, str]) -> Iterator[tuple[FieldPath, str]]:
    """All that is written in words, wherever in the fields, and the body, which is cleaned HTML.
    `leave` has the fields that the rule has nothing to say of, and why."""
    yield from own_words(entity, leave.keys())
    if entity.body:
        yield ("body",), entity.body
