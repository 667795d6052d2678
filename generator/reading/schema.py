"""Text → validated entity, with pydantic's errors said in Danish."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.problems import FieldPath, Finding, suggestion

Model = TypeVar("Model", bound=BaseModel)

# What a Dane types who has not read the field list yet.
SYNONYMS: Mapping[str, str] = {
    "titel": "title",
    "overskrift": "title",
    "navn": "title",
    "resume": "summary",
    "resumé": "summary",
    "beskrivelse": "summary",
    "description": "summary",
    "dato": "start",
    "date": "start",
    "tid": "start",
    "begynder": "start",
    "slut": "end",
    "slutter": "end",
    "sted": "venue",
    "location": "venue",
    "place": "venue",
    "arrangør": "organizers",
    "arrangoer": "organizers",
    "arrangører": "organizers",
    "organizer": "organizers",
    "organiser": "organizers",
    "organisers": "organizers",
    "partnerskab": "partnership",
    "emne": "topics",
    "emner": "topics",
    "målgruppe": "audiences",
    "maalgruppe": "audiences",
    "målgrupper": "audiences",
    "pris": "price",
    "billet": "ticket_url",
    "billetter": "ticket_url",
    "tilmelding": "registration_url",
    "aflyst": "status",
    "gentag": "repeat",
    "gentagelse": "repeat",
    "ændringer": "changes",
    "billede": "image",
    "foto": "image",
    "kilde": "sources",
    "kilder": "sources",
    "noter": "notes",
    "note": "notes",
    "kladde": "draft",
    "adresse": "address",
    "hjemmeside": "website",
    "by": "locality",
    "område": "locality",
}


def validate(model: type[Model], data: Any, path: str) -> Model | tuple[Finding, ...]:
    """The entity, or every finding about it."""
    if not isinstance(data, dict):
        return (
            Finding(
                path,
                (),
                "mangler-felter",
                "Felterne kan ikke læses: der skal stå »navn: værdi« på hver linje",
                "Se et eksempel i redaktørvejledningen.",
            ),
        )
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return tuple(_finding(model, data, path, detail) for detail in error.errors())


def _finding(model: type[BaseModel], data: Any, path: str, detail: ErrorDetails) -> Finding:
    field = _within(detail["loc"], data, detail["type"])
    kind = detail["type"]
    name = str(field[-1]) if field else ""
    context = detail.get("ctx", {})
    if kind == "extra_forbidden":
        names = _field_names(model, field[:-1])
        hint = (
            f"Mente du »{SYNONYMS[name.lower()]}«?"
            if SYNONYMS.get(name.lower()) in names
            else suggestion(name, names)
        )
        hint = hint or "Kendte felter: " + ", ".join(names) + "."
        return Finding(path, field, "ukendt-felt", f"Feltet »{name}« kendes ikke", hint, at="key")
    if kind == "missing":
        return Finding(
            path,
            field[:-1],
            "mangler-felt",
            f"Feltet »{name}« mangler",
            f"Tilføj en linje med »{name}:«.",
            at="key",
        )
    if kind == "literal_error":
        choices = _literals(model, field)
        said = str(detail["input"])
        hint = suggestion(said, choices) or "Vælg mellem " + ", ".join(choices) + "."
        return Finding(path, field, "ukendt-vaerdi", f"»{said}« kan ikke stå i »{name}«", hint)
    if kind in _SHAPES:
        code, expected = _SHAPES[kind]
        return Finding(
            path, field, code, f"»{_last_word(field)}« skal være {expected}", _EXAMPLES[code]
        )
    if "field" in context:
        under = tuple(context.get("under", ()))
        field = (*field, *under, str(context["field"]))
    message = detail["msg"] if kind not in _BUILT_IN else _BUILT_IN[kind].format(**context)
    sentence, _, hint = message.partition(". ")
    hint = hint.strip()
    return Finding(
        path,
        field,
        kind if kind not in _BUILT_IN else "ugyldig-vaerdi",
        sentence.rstrip("."),
        _stop(hint),
    )


_SHAPES = {
    "string_type": ("forkert-type", "en tekst"),
    "tuple_type": ("forkert-type-liste", "en liste"),
    "list_type": ("forkert-type-liste", "en liste"),
    "dict_type": ("forkert-type-opslag", "et opslag med felter"),
    "model_type": ("forkert-type-opslag", "et opslag med felter"),
    "model_attributes_type": ("forkert-type-opslag", "et opslag med felter"),
    "too_long": ("forkert-type-liste", "kortere"),
    "too_short": ("forkert-type-liste", "længere"),
}
_EXAMPLES = {
    "forkert-type": "Skriv værdien på samme linje som feltets navn.",
    "forkert-type-liste": "Skriv listen som [a, b] eller med en bindestreg på hver linje.",
    "forkert-type-opslag": "Skriv felterne på egne linjer med to mellemrum foran.",
}
_BUILT_IN = {
    "string_pattern_mismatch": "Teksten har ikke den rigtige form",
    "float_parsing": "Værdien er ikke et tal",
    "int_parsing": "Værdien er ikke et helt tal",
    "value_error": "Værdien kan ikke bruges",
    "greater_than_equal": "Tallet skal være mindst {ge}",
    "less_than_equal": "Tallet må højst være {le}",
}


def _stop(text: str) -> str:
    return text if not text or text[-1] in ".?!:)»" else text + "."


def _last_word(field: FieldPath) -> str:
    words = [part for part in field if isinstance(part, str)]
    return words[-1] if words else "filen"


def _within(location: tuple[int | str, ...], data: Any, kind: str) -> FieldPath:
    """Pydantic's location without the union tags it adds: only steps that exist in the data.

    The last step of a missing or unknown field need not exist.
    """
    field: list[int | str] = []
    here = data
    for index, step in enumerate(location):
        if _has(here, step):
            here = here[step]
        elif index == len(location) - 1 and kind == "missing":
            pass
        else:
            continue
        field.append(step)
    return tuple(field)


def _has(data: Any, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _field_names(model: type[BaseModel], under: FieldPath) -> tuple[str, ...]:
    target = _model_at(model, under)
    return tuple(info.alias or name for name, info in (target or model).model_fields.items())


def _model_at(model: type[BaseModel], field: FieldPath) -> type[BaseModel] | None:
    here: type[BaseModel] | None = model
    for step in field:
        if isinstance(step, int) or here is None:
            continue
        info = _field(here, step)
        if info is not None:
            here = _model_in(info.annotation)
    return here


def _field(model: type[BaseModel], name: str) -> FieldInfo | None:
    for attribute, info in model.model_fields.items():
        if name in (attribute, info.alias):
            return info
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model inside an annotation: `tuple[Change, ...]`, `Slug | Outside`, …"""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = _model_in(argument)
        if found is not None:
            return found
    return None


def _literals(model: type[BaseModel], field: FieldPath) -> tuple[str, ...]:
    """The words that a `Literal` field takes."""
    names = [part for part in field if isinstance(part, str)]
    owner = _model_at(model, tuple(names[:-1]))
    info = _field(owner, names[-1]) if owner and names else None
    if info is None and owner and len(names) > 1:
        return ()
    return tuple(_literal_words(info.annotation)) if info else ()


def _literal_words(annotation: Any) -> list[str]:
    if get_origin(annotation) in (Union, UnionType):
        return [word for part in get_args(annotation) for word in _literal_words(part)]
    return [str(word) for word in get_args(annotation) if isinstance(word, str)] or [
        word for part in get_args(annotation) for word in _literal_words(part)
    ]
