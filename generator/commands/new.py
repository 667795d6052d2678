"""`portal new`: begin a file, by answering questions at a terminal or with options."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from generator import build as building
from generator.arguments import Commands, Parser, WordOf, command, late_group, slug_of
from generator.commands.options import (
    DONE,
    FAULTY,
    WrongUseError,
    if_past,
    report,
    settings_of,
    source,
)
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.fields import Ref, Word
from generator.model.times import day_of
from generator.presenting.fingerprints import Fingerprints
from generator.problems import ContentError, Problem, errors, suggestion

if TYPE_CHECKING:
    from generator.model.portal import Portal
    from generator.settings import BuildSettings
    from generator.starting.forms import Form
    from generator.starting.starters import Starter
    from generator.starting.writing import Value

_FIELD = "field "
"""What the options of fields begin with among all options: no other has a blank in its name."""


def add(commands: Commands) -> None:
    """Its commands, one for each starter; every field of every kind is asked about only then."""
    said = "begynd på en ny fil: svar på spørgsmål, eller brug valg"
    late_group(commands, "new", said, _kinds)


def _kinds(commands: Commands) -> None:
    from generator.starting.starters import STARTERS

    for starter in STARTERS:
        said = f"begynd på {starter.label}"
        command(commands, starter.name, said, _new, source, partial(_fields, starter))


def _new(options: argparse.Namespace) -> int:
    starter: Starter = options.starter
    asked = settings_of(options)
    portal, before = _looked_at(asked)
    within = _within(options, portal)
    values = _given(starter, options, portal)
    talking = sys.stdin.isatty() and sys.stdout.isatty() and not options.no_questions
    if talking:
        values = _questions(starter, portal, values)
    try:
        _refuse_faults(starter, portal, values)
        file = asked.content / _place(starter, values, asked.content, options.slug, within)
        then = _when_public(starter, values, asked)
        if then != asked:
            _, before = _looked_at(then)
        problems = _kept(then, before, file, starter.filled(values))
    except WrongUseError:
        if talking:
            print(_again(starter, values, within))
        raise
    if problems:
        report(problems, options)
    if errors(problems):
        print(f"{file} blev ikke lavet.")
        if talking:
            print(_again(starter, values, within))
        return FAULTY
    print(file)
    if (said := _if_past(starter, values, portal)) is not None:
        print(said)
    print(_next_step(starter))
    return DONE


def _looked_at(asked: BuildSettings) -> tuple[Portal, tuple[Problem, ...]]:
    """The portal, and what is wrong with it already: that keeps nobody from writing."""
    portal, problems = building.read(asked)
    try:
        known = Fingerprints(portal)
        problems, _ = building.checked(asked, portal, problems, known, making=False)
    except ContentError as error:
        problems = error.problems
    return portal, problems


def _when_public(
    starter: Starter, values: Mapping[str, Value], asked: BuildSettings
) -> BuildSettings:
    """The check as it will be when everybody can see what is begun, if that is not yet: a build of
    that day must not be the first to find what is wrong."""
    begun = starter.model.model_validate(dict(values))
    if not isinstance(begun, Entity) or begun.public_from is None:
        return asked
    return structs.replace(asked, now=max(asked.now, begun.public_from))


def _kept(
    asked: BuildSettings, before: tuple[Problem, ...], file: Path, text: str
) -> tuple[Problem, ...]:
    """Write the file; what is wrong since. If that is an error, or anything fails, nothing of it is
    left there. Raises FileExistsError."""
    folders = [folder for folder in file.parents if not folder.exists()]
    file.parent.mkdir(parents=True, exist_ok=True)
    keep = False
    with file.open("x", encoding="utf-8", newline="\n") as stream:  # never over what is there
        try:
            stream.write(text)
            stream.flush()
            _, after = _looked_at(asked)
            found = tuple(problem for problem in after if problem not in before)
            keep = not errors(found)
        finally:
            if not keep:
                file.unlink()
                for folder in folders:
                    folder.rmdir()
    return found


def _given(starter: Starter, options: argparse.Namespace, portal: Portal) -> dict[str, Value]:
    """What was written as options."""
    from generator.starting.answers import choices_of, parted, value_of
    from generator.starting.forms import forms_of

    found: dict[str, Value] = {}
    for name, form in forms_of(starter.model).items():
        pieces = parted(form, getattr(options, f"{_FIELD}{name}") or ())
        if pieces:
            found[name] = value_of(form, pieces, choices_of(portal, form))
    return found


def _questions(starter: Starter, portal: Portal, given: Mapping[str, Value]) -> dict[str, Value]:
    from generator.starting.dialogue import Console, asked

    print(f"Du begynder på {starter.label}. Ctrl-C afbryder, uden at noget bliver skrevet.")
    try:
        return asked(starter, portal, given, Console(input, print))
    except EOFError:
        raise WrongUseError("Svarene sluttede midt i det hele, så intet er skrevet.") from None


def _again(starter: Starter, values: Mapping[str, Value], within: str | None) -> str:
    """All that was answered, as a command to mend and run again: nothing is typed twice."""
    words = ["portal", "new", starter.name, *(("--partnership", within) if within else ())]
    for name, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            text = item if isinstance(item, str) else next(iter(item.values()))
            words += (f"--{name.replace('_', '-')}", text)
    return f"Dine svar er ikke tabt. Ret her, og kør igen:\n  {shlex.join(words)}"


def _refuse_faults(starter: Starter, portal: Portal, values: Mapping[str, Value]) -> None:
    """Every fault at once, by the option that it is about. Raises WrongUseError."""
    from generator.starting.answers import faults_in
    from generator.starting.forms import required_of

    missing = [name for name in required_of(starter.model) if name not in values]
    lines = [
        f"--{field.name.replace('_', '-')} mangler. {field.hint} "
        f"Skriv for eksempel {_flag(field.name, field.answer)}."
        for field in starter.fields
        if field.name in missing
    ]
    lines += [
        f"--{str(fault.field[0]).replace('_', '-')}: {fault.message}. {fault.hint}".rstrip()
        for fault in faults_in(portal, starter.model, values)
        if fault.field
    ]
    if lines:
        raise WrongUseError("\nFejl: ".join(lines))


def _flag(name: str, example: str) -> str:
    return f'--{name.replace("_", "-")} "{example}"'


def _within(options: argparse.Namespace, portal: Portal) -> str | None:
    """The partnership in whose folder the file goes. Raises WrongUseError."""
    slug: str | None = getattr(options, "within", None)
    if slug is not None and slug not in portal.partnerships:
        near = suggestion(slug, portal.partnerships)
        raise WrongUseError(f"Der er intet partnerskab med kortnavnet »{slug}«. {near}".strip())
    return slug


def _place(
    starter: Starter,
    values: Mapping[str, Value],
    content: Path,
    wished: str | None,
    within: str | None,
) -> str:
    """Raises WrongUseError where no address is free, or the wished one is taken."""
    from generator.editing.naming import NO_NAME
    from generator.model.fields import SLUG, slug_like
    from generator.starting.placing import folder_of, path_of, slug_for, slugs_in

    taken = slugs_in(content, folder_of(starter, within))
    if wished is not None and not SLUG.fullmatch(wished):
        raise WrongUseError(
            f"»{wished}« kan ikke være et filnavn. Mente du »{slug_like(wished)}«? "
            "Der må kun stå a–z, tal og bindestreg."
        )
    if wished is not None and wished in taken | NO_NAME:
        raise WrongUseError(
            f"»{wished}« er optaget, så intet er skrevet. Vælg et andet med --slug."
        )
    slug = wished or slug_for(starter, values, taken)
    if slug is None:
        raise WrongUseError(
            "Titlen giver intet filnavn, der er ledigt, så intet er skrevet. "
            "Vælg selv filens navn med --slug, for eksempel --slug vinterkoncert-paa-torvet."
        )
    return path_of(starter, values, slug, within)


def _if_past(starter: Starter, values: Mapping[str, Value], portal: Portal) -> str | None:
    begun = starter.model.model_validate(dict(values))
    if not isinstance(begun, Event):
        return None
    return if_past(day_of(begun.last_day), portal.today)


def _next_step(starter: Starter) -> str:
    text = "skriv teksten nederst, og " if starter.suffix == ".md" else ""
    return (
        f"Åbn filen, {text}udfyld det, du vil have med: linjer med # foran tæller ikke.\n"
        "»portal check« finder fejl, og »portal serve« viser siden."
    )


def _fields(starter: Starter, parser: Parser) -> None:
    """One option for each field that a line can fill: the starter's, then the model's others."""
    from generator.starting.forms import forms_of

    parser.set_defaults(starter=starter)
    parser.example = " ".join(
        (
            f"portal new {starter.name}",
            *(["--partnership sang-for-alle"] if starter.within else []),
            *(_flag(field.name, field.answer) for field in starter.fields if not field.optional),
        )
    )
    forms = forms_of(starter.model)
    hinted = {field.name: field for field in starter.fields if field.name in forms}
    known = parser.add_argument_group("felter, der spørges om")
    other = parser.add_argument_group("andre felter (se redaktørens vejledning)")
    for name in (*hinted, *(name for name in forms if name not in hinted)):
        (known if name in hinted else other).add_argument(
            f"--{name.replace('_', '-')}",
            dest=f"{_FIELD}{name}",
            action="append",
            type=_type(forms[name]),
            metavar="TEKST",
            help=hinted[name].hint.replace("%", "%%") if name in hinted else None,
        )
    if starter.within:
        parser.add_argument(
            "--partnership",
            dest="within",
            type=slug_of("partnerships"),
            required=True,
            metavar="KORTNAVN",
            help="partnerskabet, den hører til",
        )
    parser.add_argument(
        "--slug", metavar="KORTNAVN", help="filens navn, hvis det ikke skal følge titlen"
    )
    parser.add_argument("--no-questions", action="store_true", help="spørg ikke om noget")


def _type(form: Form) -> Callable[[str], str]:
    """A slug or a word can be completed; any other text is as it is."""
    if isinstance(form.mark, Ref):
        return slug_of(form.mark.kind)
    return WordOf(form.mark.vocabulary) if isinstance(form.mark, Word) else str
