"""What people write in words of their own in an entity's fields, wherever in it they stand.

Read off the models, so that a new field is seen by every rule that reads texts; a rule that has
nothing to say of a field names it, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import Any, get_args

from msgspec import Struct
from pydantic import BaseModel

from generator.model.fields import is_prose
from generator.model.marks import model_in
from generator.problems import FieldPath


class _Plan(Struct, frozen=True):
    """What to do with one field: whether it is text, and the model that lies inside it."""

    attribute: str
    written: str
    text: bool
    nested: bool


def own_words(
    entity: BaseModel, leave: Set[str] = frozenset(), under: FieldPath = ()
) -> Iterator[tuple[FieldPath, str]]:
    """Each text with its place in the front matter, in the order of the fields, but for those with
    these names and what stands in them."""
    for plan in _plans(type(entity)):
        value = getattr(entity, plan.attribute)
        if value is not None and value != () and plan.written not in leave:
            yield from _inside(value, plan, leave, (*under, plan.written))


def fields_of_words(model: type[BaseModel]) -> tuple[str, ...]:
    """The names, as they are written, of all such fields of the model and the models inside it."""
    return tuple(dict.fromkeys(_names(model, ())))


def holds_words(parts: tuple[Any, ...]) -> bool:
    """Whether an annotation is, or has in it, a text that people write and read."""
    if is_prose(parts):
        return True
    for part in parts:
        inner = (*getattr(part, "__metadata__", ()), *get_args(part))
        if inner and holds_words(inner):
            return True
    return False


def _inside(
    value: Any, plan: _Plan, leave: Set[str], field: FieldPath
) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        if plan.text and value:
            yield field, value
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _inside(member, plan, leave, (*field, index))
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _inside(member, plan, leave, (*field, key))
    elif isinstance(value, BaseModel) and plan.nested:
        yield from own_words(value, leave, field)


@cache
def _plans(model: type[BaseModel]) -> tuple[_Plan, ...]:
    plans = (
        _Plan(
            name,
            info.alias or name,
            holds_words((*info.metadata, info.annotation)),
            model_in(info.annotation) is not None,
        )
        for name, info in model.model_fields.items()
    )
    return tuple(plan for plan in plans if plan.text or plan.nested)


def _names(model: type[BaseModel], above: tuple[type[BaseModel], ...]) -> Iterator[str]:
    for plan in _plans(model):
        nested = model_in(model.model_fields[plan.attribute].annotation)
        if plan.text:
            yield plan.written
        if nested is not None and nested not in above:
            yield from _names(nested, (*above, nested))
