"""How a field is answered on one line: read off the models, so that no field is listed twice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, BeforeValidator

from generator.model.fields import Listed, Ref, Word


class Form(Struct, frozen=True):
    """What one line of text stands for.

    `many`: the first of several. `mark`: a vocabulary's word or a slug; `choices`: one of these.
    `short`: the one field of a model that the text is (`name` of a venue, `actor` of a partner);
    `either`: a slug, or else that model.
    """

    many: bool = False
    mark: Word | Ref | None = None
    choices: tuple[str, ...] = ()
    short: str = ""
    either: bool = False

    @property
    def coded(self) -> bool:
        """Whether it is known what may stand there, so that a comma parts several."""
        return self.mark is not None or bool(self.choices)


@cache
def forms_of(model: type[BaseModel]) -> dict[str, Form]:
    """Of every field that a line of text can fill, by the name it is written with."""
    found = {
        info.alias or name: _form(info.annotation, tuple(info.metadata))
        for name, info in model.model_fields.items()
    }
    return {name: form for name, form in found.items() if form is not None}


def required_of(model: type[BaseModel]) -> frozenset[str]:
    """The fields that the model cannot be without."""
    return frozenset(
        info.alias or name for name, info in model.model_fields.items() if info.is_required()
    )


def _form(annotation: Any, metadata: tuple[Any, ...]) -> Form | None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *further = get_args(annotation)
        return _form(inner, (*metadata, *further))
    if origin is tuple:
        inner = _form(get_args(annotation)[0], ())
        return None if inner is None else replace(inner, many=True)
    if origin in (Union, UnionType):
        return _either(get_args(annotation), metadata)
    if origin is Literal:
        return Form(choices=tuple(map(str, get_args(annotation))))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _of_model(annotation, metadata)
    return None if origin is dict else Form(mark=_mark(metadata))


def _either(options: Iterable[Any], metadata: tuple[Any, ...]) -> Form | None:
    """Of one that may be missing; of a slug or a model; of a day or a minute."""
    forms = [_form(option, metadata) for option in options if option is not type(None)]
    known = [form for form in forms if form is not None]
    short = next((form.short for form in known if form.short), "")
    if not known:
        return None
    return known[0] if len(known) == 1 else replace(known[0], short=short, either=bool(short))


def _of_model(model: type[BaseModel], metadata: tuple[Any, ...]) -> Form | None:
    """A model that reads text, or one of which a single field must be known."""
    if any(isinstance(one, BeforeValidator) and one is not Listed for one in metadata):
        return Form()
    required = required_of(model)
    if len(required) != 1:
        return None
    (name,) = required
    inner = forms_of(model).get(name)
    return None if inner is None or inner.short else replace(inner, short=name)


def _mark(metadata: tuple[Any, ...]) -> Word | Ref | None:
    return next((one for one in metadata if isinstance(one, Word | Ref)), None)
