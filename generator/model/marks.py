"""Walk an entity's fields that name something: a vocabulary's word or another entity.

The marks (`Word`, `Ref`) stand on the models' fields; what is read off here serves the checks,
the digests and the documentation alike. Each model's annotations are studied once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from generator.model.entity import Entity
from generator.model.fields import SLUG, Ref, Word
from generator.problems import FieldPath


class Marked(Struct, frozen=True):
    """One value with its mark and its place in the front matter."""

    mark: Word | Ref
    value: str
    field: FieldPath


class _Plan(Struct, frozen=True):
    """What to do with one field: its mark, and the model that lies inside it."""

    attribute: str
    written: str
    mark: Word | Ref | None
    nested: type[BaseModel] | None


def marked(entity: BaseModel, under: FieldPath = ()) -> Iterator[Marked]:
    """Every word and reference that the entity holds, in the order of its fields."""
    for plan in _plans(type(entity)):
        value = getattr(entity, plan.attribute)
        if value is not None and value != ():
            yield from _inside(value, plan, (*under, plan.written))


def marked_in(model: type[BaseModel], data: Any, under: FieldPath = ()) -> Iterator[Marked]:
    """The same of fields as they were written, before they are a model, or if they never become
    one: what stands in them in the right form, whatever is wrong beside it."""
    if isinstance(data, dict):
        for plan in _plans(model):
            yield from _written(data.get(plan.written), plan, (*under, plan.written))


def mark_at(model: type[BaseModel], field: FieldPath) -> Word | Ref | None:
    """The mark of the field at that place; of a list's items that of the list."""
    names = [step for step in field if isinstance(step, str)]
    for number, name in enumerate(names, 1):
        plan = next((one for one in _plans(model) if one.written == name), None)
        if plan is None:
            return None
        if number == len(names):
            return plan.mark
        if plan.nested is None:
            return None
        model = plan.nested
    return None


def references(entity: Entity) -> tuple[tuple[str, str], ...]:
    """`(folder, slug)` of every entity that this one names, each once."""
    return tuple(
        dict.fromkeys(
            (found.mark.kind, found.value)
            for found in marked(entity)
            if isinstance(found.mark, Ref)
        )
    )


def _inside(value: Any, plan: _Plan, field: FieldPath) -> Iterator[Marked]:
    if isinstance(value, str):
        if plan.mark is not None:
            yield Marked(plan.mark, value, field)
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _inside(member, plan, (*field, index))
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _inside(member, plan, (*field, key))
    elif isinstance(value, BaseModel) and plan.nested is not None:
        yield from marked(value, field)


def _written(value: Any, plan: _Plan, field: FieldPath) -> Iterator[Marked]:
    if isinstance(value, str):
        if plan.mark is not None and SLUG.fullmatch(value.strip()):
            yield Marked(plan.mark, value.strip(), field)
        elif (short := getattr(plan.nested, "SHORT", None)) is not None and plan.nested is not None:
            # A bare word stands for this field of the model.
            yield from marked_in(plan.nested, {short: value}, field)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _written(member, plan, (*field, index))
    elif plan.nested is not None:
        yield from marked_in(plan.nested, value, field)


@cache
def _plans(model: type[BaseModel]) -> tuple[_Plan, ...]:
    plans = (
        _Plan(
            name,
            info.alias or name,
            _mark((*info.metadata, info.annotation)),
            model_in(info.annotation),
        )
        for name, info in model.model_fields.items()
    )
    return tuple(plan for plan in plans if plan.mark is not None or plan.nested is not None)


def _mark(parts: tuple[Any, ...]) -> Word | Ref | None:
    """The first mark anywhere in an annotation; a field's values share one mark."""
    for part in parts:
        if isinstance(part, Word | Ref):
            return part
        if isinstance(part, type) and issubclass(part, BaseModel):
            continue
        if get_origin(part) is Annotated or get_args(part):
            inner = _mark((*getattr(part, "__metadata__", ()), *get_args(part)))
            if inner is not None:
                return inner
    return None


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model inside an annotation: `tuple[Change, ...]`, `Slug | Outside`, …"""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = model_in(part)
        if found is not None:
            return found
    return None
