"""`portal init`: a new municipality's portal; `portal migrate`: one that follows the program."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from generator import build as building
from generator import settings
from generator.arguments import Commands, Parser, command
from generator.commands.options import (
    CONTENT,
    DONE,
    FAULTY,
    NOTHING_WRITTEN,
    WrongUseError,
    now,
    settings_of,
    source,
    tell,
)
from generator.problems import ContentError

_ANSWER = "answer "
"""What the options of answers begin with among all options: no other has a blank in its name."""


def add(commands: Commands) -> None:
    """Its commands."""
    said = "begynd på en ny portal: svar på spørgsmål, eller brug valg"
    command(commands, "init", said, _init)
    commands.choices["init"].later = _answers
    said = "bring en portal ajour med en ny udgave af programmet"
    command(commands, "migrate", said, _migrate, source, _only_looking)


def _init(options: argparse.Namespace) -> int:
    from generator.commands.schema import files as generated
    from generator.editing.refusing import Refused
    from generator.founding.files import repository
    from generator.founding.laying import lay, refuse_taken

    folder: Path = options.folder
    options.content = folder / CONTENT  # where `report` finds the lines that it shows
    at = options.now or settings.clock()
    asked = settings.BuildSettings(content=options.content, output=folder / "site", now=at)
    try:
        refuse_taken(folder)  # before anybody has answered anything
        known = _known(options)
        lay(folder, repository(known, at, dict(generated())), lambda: building.check(asked))
    except Refused as refused:
        return tell(refused)
    except ContentError:
        print(NOTHING_WRITTEN, file=sys.stderr)
        raise
    print(folder)
    print(_next_steps(folder, known))
    return DONE


def _known(options: argparse.Namespace) -> dict[str, tuple[str, ...]]:
    """Every answer, from options and from whoever sits there. Raises WrongUseError with all that is
    wrong: with the options, before the first question."""
    from generator.founding.answers import faults_in, with_offers, wrong_in

    given = _given(options)
    talking = sys.stdin.isatty() and sys.stdout.isatty() and not options.yes
    faults = wrong_in(given) if talking else faults_in(with_offers(given))
    if faults:
        raise WrongUseError("\nFejl: ".join(faults))
    return _talk(given) if talking else with_offers(given)


def _migrate(options: argparse.Namespace) -> int:
    """The content's rules first, then the files that follow the program; all of it or nothing."""
    from generator.commands.schema import files as generated
    from generator.editing import checking
    from generator.editing.files import Edit, diff
    from generator.editing.migrating import migrated
    from generator.editing.refusing import Refused
    from generator.founding.files import program_files
    from generator.founding.following import followed
    from generator.founding.laying import make_runnable

    asked = settings_of(options)
    content = options.content.resolve()
    root = content.parent
    try:
        found = migrated(content)
        following = followed(root, program_files(dict(generated())))
        in_content = [replace(file, path=f"{content.name}/{file.path}") for file in found.files]
        edit = Edit((*in_content, *following.files))
        for step in found.steps:
            print(f"{step.since} → {step.since + 1}: {step.said}.")
        print(diff(options.content, found.files), end="")
        for file in following.files:
            print(f"{'Ny' if file.old is None else 'Fornyet'}: {file.path}")
        for path in following.kept:
            print(f"Ikke rørt, for I har selv rettet i den: {path}", file=sys.stderr)
        for path in following.left:
            print(f"Følger ikke programmet mere og er jeres egen nu: {path}", file=sys.stderr)
        if not edit.files:
            print("Alt er ajour.")
            return DONE
        if options.check:
            print("Kør »portal migrate«, så bliver det gjort.", file=sys.stderr)
            return FAULTY
        checking.carry_out(root, edit, lambda: building.check(asked))
        make_runnable(root, (file.path for file in following.files if file.old is None))
    except Refused as refused:
        return tell(refused)
    except ContentError:
        print(NOTHING_WRITTEN, file=sys.stderr)
        raise
    print("Skrevet.", file=sys.stderr)
    return DONE


def _only_looking(parser: Parser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="vis kun, hvad der mangler at blive gjort (status 1)"
    )


def _given(options: argparse.Namespace) -> dict[str, tuple[str, ...]]:
    """What was written as options; else where the program itself came from."""
    from generator.founding.answers import QUESTIONS, cleaned
    from generator.founding.origin import origin

    came = origin()
    found: dict[str, tuple[str, ...]] = {name: (text,) for name, text in came.known.items()}
    for question in QUESTIONS:
        texts = getattr(options, _ANSWER + question.name)
        if texts:
            found[question.name] = cleaned(texts, many=question.many)
    if came.why and "version" not in found:
        print(came.why, file=sys.stderr)
    return found


def _talk(given: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    from generator.founding.asking import asked
    from generator.starting.dialogue import Console

    print("Du begynder på en ny portal. Enter tager det, der står i [ ]; Ctrl-C afbryder.")
    try:
        return asked(given, Console(input, print))
    except EOFError:
        raise WrongUseError("Svarene sluttede midt i det hele, så intet er skrevet.") from None


def _next_steps(folder: Path, known: Mapping[str, tuple[str, ...]]) -> str:
    """Commands that work as they stand, and what must be chosen before anybody subscribes."""
    from generator.checking.identity import EXAMPLE
    from generator.founding.answers import UNKNOWN

    fetched = (UNKNOWN,) not in (known["generator"], known["version"])
    portal = ".venv/bin/portal" if fetched else _this_program()
    steps = [
        f"cd {shlex.quote(str(folder))} && git init && git add . && git commit -m 'En ny portal'"
    ]
    if fetched:
        steps.append("make serve    # henter programmet, og viser portalen, mens I skriver")
    else:
        steps.append(f"{portal} serve    # viser portalen, mens I skriver")
    steps.append(f"{portal} new event    # begynder på et arrangement")
    said = ["Portalen er klar. Det næste:", *(f"  {step}" for step in steps)]
    if not fetched:
        said.append(
            "Skriv i version.mk, hvor programmet hentes, og hvilken udgave; så virker også "
            "»make serve«, og portalen kan bygges hos jer."
        )
    if known["identity_host"][0].endswith(EXAMPLE):
        said.append(
            f"Før den udgives: vælg »identity_host« i content/portal.yml. Den ender på {EXAMPLE} "
            "og kan aldrig ændres, når nogen først abonnerer."
        )
    return "\n".join((*said, "README.md siger resten."))


def _this_program() -> str:
    """How the program that runs is called from another folder."""
    beside = Path(sys.executable).with_name("portal")
    on_path = shutil.which("portal")
    if not beside.is_file() or (on_path and Path(on_path).samefile(beside)):
        return "portal"
    return shlex.quote(str(beside))


def _answers(parser: Parser) -> None:
    """The folder, and an option for each question."""
    from generator.founding.answers import QUESTIONS

    parser.add_argument("folder", type=Path, metavar="MAPPE", help="en ny mappe til portalen")
    for question in QUESTIONS:
        parser.add_argument(
            question.flag,
            dest=_ANSWER + question.name,
            action="append",
            metavar="TEKST",
            help=question.hint.replace("%", "%%"),
        )
    parser.add_argument("--yes", action="store_true", help="spørg ikke om noget")
    now(parser)
