"""Text → validated entity, with pydantic's errors said in Danish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.model.marks import model_in
from generator.model.own_words import holds_words
from generator.problems import FieldPath, Finding, closest, suggestion
from generator.reading.hints import clock_alone, is_clock, no_slug
from generator.reading.synonyms import EXAMPLES, FIELDS, LINES, VALUES

Model = TypeVar("Model", bound=BaseModel)

MAX_FINDINGS = 50
"""A file with more has one mistake many times over."""
QUOTE = 60
"""Characters of a value that an error repeats; the line itself is shown below it."""


def validate(
    model: type[Model], data: Any, path: str, empty: Iterable[FieldPath] = ()
) -> Model | tuple[Finding, ...]:
    """The entity, or every finding about it. `empty` are the keys that stand without a value."""
    if not isinstance(data, dict):
        finding = Finding(
            path,
            (),
            "mangler-felter",
            "Felterne kan ikke læses: der skal stå »navn: værdi« på hver linje",
            "Skriv for eksempel »title: Koncert på torvet«.",
            at="key",
        )
        return (finding,)
    strangers = [_unknown_field(model, path, field) for field in empty if _is_strange(model, field)]
    try:
        entity = model.model_validate(data)
    except ValidationError as error:
        details = error.errors()
        found = [
            finding
            for detail in (*details, *_contradictions(model, data, details))[:MAX_FINDINGS]
            for finding in _findings(model, data, path, detail)
        ]
        found += strangers
        return tuple(finding for finding in found if not _is_meant_elsewhere(finding, found))
    return tuple(strangers) or entity


def _contradictions(
    model: type[BaseModel], data: dict[str, Any], details: list[ErrorDetails]
) -> Iterator[ErrorDetails]:
    """Contradictions among the fields that are right by themselves: pydantic looks for them only
    once every field is, and by then it would be the next run."""
    wrong = {str(detail["loc"][0]) for detail in details if detail["loc"]}
    if not wrong:
        return
    # A field that is there under a wrong name is not missing either.
    meant = [_unknown_field(model, "", (name,)).hint for name in wrong - {*_field_names(model, ())}]
    try:
        model.model_validate({name: value for name, value in data.items() if name not in wrong})
    except ValidationError as error:
        for detail in error.errors():
            known = tuple(
                fault
                for fault in detail.get("ctx", {}).get("faults", ())
                if fault.context["without"] not in wrong
                and f"Mente du »{fault.context['without']}«?" not in meant
            )
            if known:
                yield {**detail, "ctx": {"faults": known}}


def _is_meant_elsewhere(finding: Finding, found: list[Finding]) -> bool:
    """A missing `title` is no news when an unknown `titel` beside it has been told about."""
    return finding.code == "mangler-felt" and any(
        other.code == "ukendt-felt"
        and other.field[:-1] == finding.field
        and other.hint == f"Mente du »{finding.needle}«?"
        for other in found
    )


def _findings(
    model: type[BaseModel], data: Any, path: str, detail: ErrorDetails
) -> Iterator[Finding]:
    """What one of pydantic's errors says to an editor."""
    kind, location = detail["type"], detail["loc"]
    field = _within(location, data, kind)
    if kind == "extra_forbidden":
        yield _unknown_field(model, path, field)
    elif kind == "missing":
        yield _missing_field(path, field)
    elif kind == "literal_error":
        yield _unknown_value(path, field, detail, at_key="[key]" in location)
    elif kind in _SHAPES or (kind in _TEXTS and isinstance(detail["input"], dict | list)):
        yield _wrong_shape(path, field, kind, or_slug="outside" in location)
    elif "faults" in detail.get("ctx", {}):
        for fault in detail["ctx"]["faults"]:
            where = (*field, *fault.context["field"])
            yield _spoken(path, where, fault.type, fault.message(), fault.context, at_key=False)
    elif kind == "ugyldigt-kortnavn":
        # pydantic tells of an item where the text itself is written: it stands for a list of one.
        is_list = any(isinstance(step, int) for step in location[len(field) :])
        said = str(detail["input"])
        yield no_slug(path, field, said, _short(said), is_list=is_list, at_key="[key]" in location)
    elif kind == "ugyldig-dato" and is_clock(str(detail["input"])):
        yield clock_alone(path, field, str(detail["input"]), _beside(data, field))
    else:
        context = detail.get("ctx", {})
        message = _BUILT_IN[kind].format(**context) if kind in _BUILT_IN else detail["msg"]
        code = "ugyldig-vaerdi" if kind in _BUILT_IN else kind
        yield _spoken(path, field, code, message, context, at_key="[key]" in location)


def _beside(data: Any, field: FieldPath) -> str:
    """The start, or the date of a series, that stands with this field."""
    here = data
    for step in field[:-1]:
        here = here[step] if _has(here, step) else None
    said = [here.get(name) for name in ("start", "date")] if isinstance(here, dict) else []
    return next((one for one in said if isinstance(one, str)), "")


def _unknown_field(model: type[BaseModel], path: str, field: FieldPath) -> Finding:
    name = str(field[-1])
    names = _field_names(model, field[:-1])
    meant = next((word for word in FIELDS.get(name.lower(), "").split() if word in names), "")
    line = LINES.get(name.lower(), "")
    if meant:
        hint = f"Mente du »{meant}«?"
    elif line.partition(":")[0] in names:
        hint = f"Mente du »{line}«?"
    else:
        hint = suggestion(name, names) or "Kendte felter: " + ", ".join(names) + "."
    message = f"Feltet »{_short(name)}« kendes ikke"
    return Finding(path, field, "ukendt-felt", message, hint, at="key")


def _missing_field(path: str, field: FieldPath) -> Finding:
    name, owner = field[-1], field[:-1]
    if isinstance(name, int):
        return Finding(
            path,
            owner,
            "forkert-antal",
            f"Listen i »{_last_word(owner)}« er for kort",
            f"Der skal stå mindst {name + 1} værdier.",
        )
    within = f" i »{_last_word(owner)}«" if owner else ""
    return Finding(
        path,
        owner,
        "mangler-felt",
        f"Feltet »{name}« mangler{within}",
        f"Tilføj en linje med for eksempel »{EXAMPLES[name]}«."
        if name in EXAMPLES
        else f"Tilføj en linje med »{name}: …«.",
        at="key" if owner else "end",
        needle=name,
    )


def _unknown_value(path: str, field: FieldPath, detail: ErrorDetails, *, at_key: bool) -> Finding:
    """`ctx.expected` is pydantic's list of the words: `'week' or 'month'`."""
    choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
    said = str(detail["input"])
    meant = VALUES.get(said.lower())
    if meant not in choices:
        near = closest(
            said, [*choices, *(word for word, code in VALUES.items() if code in choices)]
        )
        meant = VALUES.get(near, near)
    hint = f"Mente du »{meant}«?" if meant else ""
    return Finding(
        path,
        field,
        "ukendt-vaerdi",
        f"»{_short(said)}« kan ikke stå i »{_last_word(field[:-1] if at_key else field)}«",
        hint or "Vælg mellem " + ", ".join(f"»{choice}«" for choice in choices) + ".",
        at="key" if at_key else "value",
    )


def _wrong_shape(path: str, field: FieldPath, kind: str, *, or_slug: bool) -> Finding:
    code, expected = _SHAPES.get(kind, _TEXTS.get(kind, _SHAPES["string_type"]))
    hint = _HINTS[code]
    if or_slug and code == "forkert-type-opslag":
        code, expected = "forkert-type", "et kortnavn eller et opslag med »name«"
        hint = "Skriv kortnavnet alene, for eksempel »kulturhuset«."
    owner = f"»{_last_word(field)}«"
    if field and isinstance(field[-1], int):
        owner = f"Hvert punkt i {owner}"
    return Finding(path, field, code, f"{owner} skal være {expected}", hint)


def _spoken(
    path: str, field: FieldPath, code: str, text: str, context: dict[str, Any], *, at_key: bool
) -> Finding:
    """A text of our own: the first sentence is the message, the rest is the remedy."""
    quoted = context.get("text")
    message, _, hint = text.partition(". ")
    if isinstance(quoted, str):
        # The quoted value may hold full stops of its own.
        template = text.replace(quoted, "\0") if quoted else text
        message, _, hint = template.partition(". ")
        message = message.replace("\0", _short(quoted))
        hint = hint.replace("\0", _short(quoted))
    said, remedy = message.rstrip("."), _stop(hint.strip())
    return Finding(path, field, code, said, remedy, at="key" if at_key else "value")


_SHAPES = {
    "string_type": ("forkert-type", "en tekst"),
    "tuple_type": ("forkert-type-liste", "en liste"),
    "list_type": ("forkert-type-liste", "en liste"),
    "dict_type": ("forkert-type-opslag", "et opslag med felter"),
    "model_type": ("forkert-type-opslag", "et opslag med felter"),
    "model_attributes_type": ("forkert-type-opslag", "et opslag med felter"),
    "too_long": ("forkert-antal", "en kortere liste"),
    "too_short": ("forkert-antal", "en længere liste"),
}
"""Pydantic's names for values of a wrong shape → our code and what was expected."""
_TEXTS = {
    "ugyldig-dato": ("forkert-type", "en dato eller et tidspunkt"),
    "ja-eller-nej": ("forkert-type", "»true« eller »false«"),
    "ikke-et-tal": ("forkert-type", "et helt tal"),
    "ugyldig-koordinat": ("forkert-type", "et tal"),
    "ugyldig-maaned": ("forkert-type", "en måned fra 1 til 12"),
    "ugyldig-farve": ("forkert-type", "en farve som #0B5563"),
    "ugyldig-pris": ("forkert-type", "en pris"),
}
"""Our own codes for texts that cannot be read, when a list or mapping stands there instead."""
_HINTS = {
    "forkert-type": "Skriv værdien alene på linjen: ingen parenteser, og ingen felter under den.",
    "forkert-type-liste": "Skriv listen som [a, b] eller med en bindestreg på hver linje.",
    "forkert-type-opslag": "Skriv felterne på egne linjer med to mellemrum foran.",
    "forkert-antal": "Tæl efter, og ret listen.",
}
_BUILT_IN = {
    "float_parsing": "Værdien er ikke et tal",
    "int_parsing": "Værdien er ikke et helt tal",
    "value_error": "Værdien kan ikke bruges",
    "greater_than_equal": "Tallet skal være mindst {ge}",
    "less_than_equal": "Tallet må højst være {le}",
}
"""Pydantic's own texts that our models can still meet."""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTE else line[: QUOTE - 1] + "…"


def _stop(text: str) -> str:
    return text if not text or text[-1] in ".?!:)" else text + "."


def _last_word(field: FieldPath) -> str:
    words = [part for part in field if isinstance(part, str)]
    return _short(words[-1]) if words else "filen"


def _within(location: tuple[int | str, ...], data: Any, kind: str) -> FieldPath:
    """Pydantic's location without the union tags it adds: only steps that exist in the data.

    The last step of a missing field does not exist.
    """
    field: list[int | str] = []
    here = data
    for index, step in enumerate(location):
        if _has(here, step):
            here = here[step]
        elif not (index == len(location) - 1 and kind == "missing"):
            continue
        field.append(step)
    return tuple(field)


def _has(data: Any, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def is_text(model: type[BaseModel], field: FieldPath) -> bool:
    """Whether what stands there is read by people: a title, a line, a summary."""
    words = [step for step in field if isinstance(step, str)]
    owner = _model_at(model, tuple(words[:-1]))
    info = _field(owner or model, words[-1]) if words else None
    return info is not None and holds_words((*info.metadata, info.annotation))


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
            here = model_in(info.annotation)
    return here


def _is_strange(model: type[BaseModel], field: FieldPath) -> bool:
    """Whether a key is no field where it stands; what stands in something unknown is told there."""
    here: type[BaseModel] | None = model
    by_key = False
    for step in field[:-1]:
        if isinstance(step, int):
            continue
        if by_key:  # a word of a vocabulary: any will do
            by_key = False
            continue
        info = _field(here, step) if here is not None else None
        if info is None:
            return False
        by_key = get_origin(info.annotation) is dict
        here = model_in(info.annotation)
    return here is not None and not by_key and _field(here, str(field[-1])) is None


def _field(model: type[BaseModel], name: str) -> FieldInfo | None:
    for attribute, info in model.model_fields.items():
        if name in (attribute, info.alias):
            return info
    return None
