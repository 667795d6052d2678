"""A model's fields as inputs of the browser editor, read off their types.

The words are those of Sveltia CMS's configuration, which are Decap's. Two inputs are our own
(`admin/source/`): `portal-when`, a day that may have a time of day, or one date of a `series`; and
`portal-party`, somebody in the register or a name outside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from generator.admin.hints import Hints, of_choice
from generator.admin.patterns import functions, functions_of, longest, pattern_of
from generator.admin.words import ONE, label_of, reason_left_out, words_of
from generator.editing.shapes import order_of
from generator.model.event import Change, Outside
from generator.model.fields import Flag, Image, Listed, Prose, Ref, Summary, Word
from generator.model.need import Interest
from generator.model.settings import Settings
from generator.model.times import DayField, InstantField, WhenField
from generator.presenting.words.dates import capitalised

Input: TypeAlias = dict[str, Any]
"""One field of the configuration."""
WHEN, PARTY = "portal-when", "portal-party"
_LONG = tuple(longest(functions_of(kind)) for kind in (Summary, Prose))
_FLAG, _DAY, _WHEN, _INSTANT = (
    functions_of(kind)[0] for kind in (Flag, DayField, WhenField, InstantField)
)
PICTURES = "image/jpeg,image/png,image/webp"


class Known(Struct, frozen=True):
    """What inputs offer: the portal's words, hints, and the kinds that have a collection."""

    settings: Settings
    hints: Hints
    collections: frozenset[str]


class _Type(Struct, frozen=True):
    """What a field holds: one or `many`, of a `model`, of fixed `choices`, or text with `metadata`;
    `either` a slug or that model."""

    metadata: tuple[Any, ...]
    model: type[BaseModel] | None = None
    choices: tuple[str, ...] = ()
    many: bool = False
    either: bool = False

    @property
    def mark(self) -> Word | Ref | None:
        return next((one for one in self.metadata if isinstance(one, Word | Ref)), None)


def inputs(model: type[BaseModel], known: Known) -> list[Input]:
    """The inputs of a model's fields, in the order in which `portal fmt` has them."""
    infos = {info.alias or name: info for name, info in model.model_fields.items()}
    return [
        _input(model, name, infos[name], known)
        for name in order_of(model)
        if not reason_left_out(model, name)
    ]


def _input(model: type[BaseModel], name: str, info: FieldInfo, known: Known) -> Input:
    found = _type(info.annotation, tuple(info.metadata))
    head: Input = {"name": name, "label": label_of(model, name)}
    made = {**head, **_widget(model, name, found, known), "required": info.is_required()}
    if made["widget"] == "list" and name in ONE:
        made["label_singular"] = ONE[name]
    if (model, name) == (Change, "date"):
        made["series"] = True
    hint = next(filter(None, (_hint(made, told) for told in known.hints(model, name))), "")
    if hint:
        made["hint"] = hint
    if not (info.is_required() or info.default in (None, ()) or _is_text_with(made)):
        made["default"] = info.default
    return made


def _hint(made: Input, told: str) -> str:
    """What is told of a field, where it says more than its label; who chooses writes no codes."""
    if made["widget"] == PARTY:
        return "Vælg i registret. Er det ikke der, så skriv navnet, og tryk Enter."
    if made["widget"] not in ("string", "text") and "field" not in made:
        told = of_choice(told)
    told = told.replace(", med komma imellem", "")
    return "" if told.strip(".").casefold() in made["label"].casefold() else told


def _is_text_with(made: Input) -> bool:
    """Whether what stands for nothing is better left unsaid: an interval of 1."""
    return made["widget"] not in ("boolean", "select")


def _type(annotation: Any, metadata: tuple[Any, ...]) -> _Type:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *further = get_args(annotation)
        return _type(inner, (*further, *metadata))
    if origin is tuple:
        return replace(_type(get_args(annotation)[0], ()), many=True)
    if origin is Literal:
        return _Type(metadata, choices=tuple(map(str, get_args(annotation))))
    if origin in (Union, UnionType):
        return _one_of([one for one in get_args(annotation) if one is not type(None)], metadata)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Type(metadata, None if _is_text(annotation, metadata) else annotation)
    return _Type(metadata)


def _is_text(model: type[BaseModel], metadata: Iterable[Any]) -> bool:
    """Whether the model is written as a text: a price, an age, a period."""
    readers = [one for one in metadata if isinstance(one, BeforeValidator) and one is not Listed]
    return bool(readers) and model is not Interest


def _one_of(options: list[Any], metadata: tuple[Any, ...]) -> _Type:
    found = [_type(option, metadata) for option in options]
    if any(one.model is Outside for one in found):
        slug = next(one for one in found if one.mark)
        return replace(slug, model=Outside, either=True)
    return found[0]


def _widget(model: type[BaseModel], name: str, found: _Type, known: Known) -> Input:
    if found.either and isinstance(found.mark, Ref):
        return {"widget": PARTY, "kind": found.mark.kind, "multiple": found.many}
    if found.model is Image:
        return {"widget": "object", "collapsed": "auto", "fields": _picture(known)}
    if found.model is not None:
        return _nested(found.model, found.many, known)
    options = [*_options(model, name, found, known)]
    if options:
        return {"widget": "select", "multiple": found.many, "options": options}
    if isinstance(found.mark, Ref) and found.mark.kind in known.collections:
        shown = {"display_fields": ["title"], "search_fields": ["title"], "value_field": "{{slug}}"}
        kind = {"collection": found.mark.kind, "multiple": found.many}
        return {"widget": "relation", **kind, **shown}
    one = _text(found.metadata)
    if found.many:
        label = label_of(model, name)
        return {"widget": "list", "field": {"name": "one", "label": label, **one}}
    return one


def _nested(model: type[BaseModel], many: bool, known: Known) -> Input:
    fields = inputs(model, known)
    if not many:
        return {"widget": "object", "collapsed": "auto", "fields": fields}
    first = next(field["name"] for field in fields if field["required"])
    summary = {"summary": f"{{{{fields.{first}}}}}", "collapsed": "auto"}
    return {"widget": "list", "fields": fields, **summary}


def _picture(known: Known) -> list[Input]:
    """The file is chosen or taken; it lies beside the text."""
    chosen = {"widget": "image", "choose_url": False, "accept": PICTURES}
    return [
        {**field, **chosen} if field["name"] == "file" else field for field in inputs(Image, known)
    ]


def _options(
    model: type[BaseModel], name: str, found: _Type, known: Known
) -> Iterator[dict[str, str]]:
    """What may be chosen, where that is known."""
    if isinstance(found.mark, Word):
        terms = known.settings.vocabularies.terms(found.mark.vocabulary)
        yield from _offered({code: term.label for code, term in terms.items()})
    elif found.choices:
        words = words_of(model, name)
        yield from _offered({code: words.get(code) or code for code in found.choices})
    elif name == "edition":
        editions = known.settings.newsletter.editions
        yield from _offered({code: edition.title for code, edition in editions.items()})


def _offered(words: Mapping[str, str]) -> Iterator[dict[str, str]]:
    return ({"value": code, "label": capitalised(label)} for code, label in words.items())


def _text(metadata: tuple[Any, ...]) -> Input:
    """A text, a day, a time, or yes and no."""
    read = functions(metadata)
    if _FLAG in read:
        return {"widget": "boolean"}
    if _DAY in read:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if _WHEN in read:
        return {"widget": WHEN}
    if _INSTANT in read:
        return {"widget": WHEN, "time": True}
    limit, form = longest(read), pattern_of(read)
    widget = "text" if limit in _LONG else "string"
    made: Input = {"widget": widget}
    if limit is not None:
        made["maxlength"] = limit
    if form is not None:
        made["pattern"] = [*form]
    return made
