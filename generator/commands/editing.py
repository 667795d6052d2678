"""`portal fmt`, `cancel`, `move`, `copy`, `rename`: content files changed in their text."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from generator import build as building
from generator.arguments import Commands, Parser, command
from generator.commands.options import (
    DONE,
    FAULTY,
    NOTHING_WRITTEN,
    content,
    if_past,
    settings_of,
    source,
    tell,
)
from generator.model.fields import LATER, Line
from generator.model.times import ZONE, day_of, parse_when
from generator.problems import ContentError

if TYPE_CHECKING:
    from generator.editing.files import Edit


_NO_SOURCE = (
    "Skriv i det, hvor du ved det fra: »sources: …«. Kilden til det gamle er ikke taget med."
)


def add(commands: Commands) -> None:
    """Its commands."""
    command(commands, "fmt", "sæt felterne i orden, og lad teksten være", _fmt, _files)
    said = "aflys et arrangement eller en dato i en serie"
    command(commands, "cancel", said, _cancel, source, _event, _date, _cancelling, _showing)
    said = "flyt et arrangement eller en dato i en serie"
    command(commands, "move", said, _move, source, _event, _date, _to, _why, _showing)
    said = "giv en fil et nyt navn; den gamle adresse fører videre, og alt, der nævner den, rettes"
    command(commands, "rename", said, _rename, source, _names, _showing)
    said = "lav et nyt arrangement magen til et andet"
    command(commands, "copy", said, _copy, source, _event, _to, _naming, _showing)


def _fmt(options: argparse.Namespace) -> int:
    from generator.editing import formatting
    from generator.editing.files import write
    from generator.reports.problems import report

    wanted: dict[Path, list[str]] = defaultdict(list)
    if options.files:
        for content, path in formatting.by_content(options.files):
            wanted[content].append(path)
    else:
        wanted[options.content] += formatting.all_in(options.content)
    changed, status = 0, DONE
    for content, paths in wanted.items():
        looked = formatting.look_at(content, dict.fromkeys(paths))
        if looked.problems:
            print(report(looked.problems, "text", content), file=sys.stderr)
            status = FAULTY
        if not options.check:
            write(content, looked.files)
        for file in looked.files:
            print(content / file.path)
        changed += len(looked.files)
    if options.check and changed:
        print("Kør »portal fmt«, så kommer felterne i orden.", file=sys.stderr)
        return FAULTY
    if not changed and status == DONE:
        print("Alt er i orden.")
    return status


def _cancel(options: argparse.Namespace) -> int:
    from generator.editing.events import changed
    from generator.editing.occasions import cancelled

    return _carry_out(
        options,
        lambda: changed(
            options.content,
            options.event,
            lambda text, event: cancelled(
                text,
                event,
                options.date,
                options.reason,
                whole=options.whole,
                today=_today(options),
            ),
        ),
    )


def _move(options: argparse.Namespace) -> int:
    from generator.editing.events import changed
    from generator.editing.occasions import moved

    status = _carry_out(
        options,
        lambda: changed(
            options.content,
            options.event,
            lambda text, event: moved(
                text, event, options.date, options.to, options.reason, today=_today(options)
            ),
        ),
    )
    if status == DONE:
        _tell_if_past(options)
    return status


def _copy(options: argparse.Namespace) -> int:
    from generator.editing.events import copy_of

    status = _carry_out(
        options,
        lambda: copy_of(options.content, options.event, options.to, options.name, options.told_by),
    )
    if status == DONE:
        said = "Læs det nye arrangement igennem: teksten kan nævne den gamle dato, pris og adresse."
        print(said, file=sys.stderr)
        if options.told_by is None:
            print(_NO_SOURCE, file=sys.stderr)
        _tell_if_past(options)
    return status


def _rename(options: argparse.Namespace) -> int:
    from generator.editing.renaming import renamed

    return _carry_out(options, lambda: renamed(options.content, options.which, options.new))


def _carry_out(options: argparse.Namespace, make: Callable[[], Edit]) -> int:
    """Show what is to be done and, unless it is only shown, do it; where the whole content is not
    right afterwards, as it was before, take it back."""
    from generator.editing import checking
    from generator.editing.files import shown
    from generator.editing.refusing import Refused

    asked = settings_of(options)
    try:
        edit = make()
        if not options.dry_run:
            checking.carry_out(options.content, edit, lambda: building.check(asked))
    except Refused as refused:
        return tell(refused)
    except ContentError:
        print(NOTHING_WRITTEN, file=sys.stderr)
        raise
    print(shown(options.content, edit), end="")
    print("Intet er skrevet." if options.dry_run else "Skrevet.", file=sys.stderr)
    return DONE


def _today(options: argparse.Namespace) -> date:
    return settings_of(options).now.astimezone(ZONE).date()


def _tell_if_past(options: argparse.Namespace) -> None:
    """The slip of January: last year's number in a new date."""
    if (said := if_past(day_of(options.to), _today(options))) is not None:
        print(said, file=sys.stderr)


def when(text: str) -> object:
    """A day or a minute of one, as content has it."""
    try:
        return parse_when(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


_LINE: TypeAdapter[str] = TypeAdapter(Line, config=LATER)


def line(text: str) -> object:
    """A text as a field takes it that holds one line."""
    text = text.strip()
    if not text:
        raise argparse.ArgumentTypeError("teksten er tom. Skriv, hvad gæsterne skal læse")
    try:
        return _LINE.validate_python(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(error.errors()[0]["msg"]) from None


def _event(parser: Parser) -> None:
    parser.add_argument(
        "event", metavar="ARRANGEMENT", help="sidste led af dets adresse, eller filens navn"
    )


def _names(parser: Parser) -> None:
    parser.add_argument("which", metavar="SLAGS/KORTNAVN", help="hvilken: »actors/koret«")
    parser.add_argument("new", metavar="NYT", help="det nye kortnavn: »sildevig-kor«")


def _date(parser: Parser) -> None:
    parser.add_argument(
        "date", type=when, nargs="?", metavar="DATO", help="hvilken dato i en serie: 2026-12-05"
    )


def _to(parser: Parser) -> None:
    parser.add_argument(
        "--to",
        type=when,
        required=True,
        metavar="TID",
        help="den nye tid, »2026-12-05 19:30«; en dato alene beholder klokkeslættet",
    )


def _why(parser: Parser) -> None:
    parser.add_argument(
        "--reason", type=line, metavar="TEKST", help="hvorfor, som gæsterne læser det"
    )


def _cancelling(parser: Parser) -> None:
    parser.add_argument(
        "--reason",
        type=line,
        required=True,
        metavar="TEKST",
        help="hvorfor, som gæsterne læser det",
    )
    parser.add_argument(
        "--all", dest="whole", action="store_true", help="hele serien, alle dens datoer"
    )


def _naming(parser: Parser) -> None:
    parser.add_argument(
        "--name", metavar="KORTNAVN", help="det nye arrangements navn (ellers det gamle med året)"
    )
    parser.add_argument(
        "--sources",
        dest="told_by",
        type=line,
        metavar="TEKST",
        help="hvor det nye vides fra: en netadresse, eller hvem der har oplyst det",
    )


def _showing(parser: Parser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="vis kun, hvad der ville blive ændret"
    )


def _files(parser: Parser) -> None:
    """Which files, and whether they are only looked at."""
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="FIL", help="kun disse filer (ellers alle)"
    )
    content(parser)
    parser.add_argument(
        "--check", action="store_true", help="nævn kun dem, der ikke er i orden (status 1)"
    )
