"""The questions of `portal new`, field by field; each answer is right before the next is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from generator.model.portal import Portal
from generator.starting.answers import choices_of, faults_of, like, meant, parted, value_of
from generator.starting.forms import Form, forms_of
from generator.starting.starters import Hinted, Starter
from generator.starting.writing import Value

ALL = 40
"""Choices that are shown at once; of more only those that are like what is written."""
_STOP = "."


class Console(Struct, frozen=True):
    """Where questions are put: `ask` shows a prompt and gives back a line, `say` shows one."""

    ask: Callable[[str], str]
    say: Callable[[str], None]


def asked(
    starter: Starter, portal: Portal, given: Mapping[str, Value], console: Console
) -> dict[str, Value]:
    """What is known of a new file, once all of the starter's fields have been asked for."""
    forms, values = forms_of(starter.model), dict(given)
    todo = [field for field in starter.fields if field.name in forms and field.name not in given]
    needed = [field for field in todo if not field.optional]
    for field in needed:
        values[field.name] = _answer(starter, portal, field, values, console) or ""
    further = [field for field in todo if field.optional]
    if further:
        console.say("")
        console.say("Resten kan udelades: Enter springer over, og et punktum slutter.")
    for field in further:
        value = _answer(starter, portal, field, values, console)
        if value == _STOP:
            break
        if value is not None:
            values[field.name] = value
    return values


def _answer(
    starter: Starter,
    portal: Portal,
    field: Hinted,
    values: Mapping[str, Value],
    console: Console,
) -> Value | None:
    """The field's value; None where it is passed over, a full stop where the rest is."""
    form = forms_of(starter.model)[field.name]
    choices = choices_of(portal, form)
    shown = list(choices) if len(choices) <= ALL else []
    console.say("")
    console.say(field.hint)
    if choices and not shown:
        console.say("Skriv noget af navnet, så vises dem, der ligner.")
    _show(shown, choices, console)
    if not shown:
        console.say(f"  for eksempel: {field.answer}")
    offered = ""
    while True:
        line = console.ask(f"{field.name}: ").strip()
        if line in ("", _STOP) and field.optional:
            return line or None
        if line == "0" and offered:
            pieces = [offered]
        else:
            pieces = [_numbered(piece, shown) for piece in parted(form, [line])]
            doubtful = _doubtful(form, pieces, choices)
            near = like(doubtful, choices) if doubtful else []
            if near and near != shown:
                shown, offered = near, (doubtful or "") if form.either else ""
                console.say(f"»{doubtful}« er der ikke. Vælg et nummer, eller skriv igen:")
                _show(shown, choices, console)
                if offered:
                    console.say(f"  0  ingen af dem: skriv »{offered}« som navn")
                continue
        if not pieces:
            console.say("Her skal der stå noget.")
            continue
        value = value_of(form, pieces, choices)
        faults = faults_of(portal, starter.model, {**values, field.name: value}, field.name)
        if not faults:
            return _more(form, field.name, pieces, choices, console)
        for fault in faults:
            console.say(f"  {fault.message}. {fault.hint}".rstrip())


def _more(
    form: Form, name: str, pieces: Sequence[str], choices: Mapping[str, str], console: Console
) -> Value:
    """Texts of a list come one by one, since each may hold commas."""
    every = list(pieces)
    if form.many and not form.coded:
        while line := console.ask(f"{name} (flere? Enter: nej): ").strip():
            every.append(" ".join(line.split()))
    return value_of(form, every, choices)


def _doubtful(form: Form, pieces: Iterable[str], choices: Mapping[str, str]) -> str | None:
    """The first answer that is none of the choices."""
    if not choices:
        return None
    return next((piece for piece in pieces if meant(piece, choices) is None), None)


def _numbered(piece: str, shown: Sequence[str]) -> str:
    number = int(piece) if piece.isascii() and piece.isdigit() and len(piece) < 4 else 0
    return shown[number - 1] if 1 <= number <= len(shown) else piece


def _show(shown: Iterable[str], choices: Mapping[str, str], console: Console) -> None:
    for number, code in enumerate(shown, 1):
        label = choices[code]
        console.say(f"  {number}  {code}" if label == code else f"  {number}  {label} ({code})")
