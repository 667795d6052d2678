"""`portal`: arguments and exit status, nothing else.

Exit status: 0 done · 1 the content has problems, all printed, the old site untouched · 2 wrong use
or a broken environment · 130 interrupted from the keyboard, as shells have it.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from generator import build as building
from generator import reporting, settings, writing
from generator.arguments import (
    WRONG_USE,
    Parser,
    a_poster,
    a_programme,
    all_sheets,
    answers,
    day,
    port,
    positive,
    web_address,
)
from generator.model.times import parse_when, start_of
from generator.outreach.drafts import DraftError, save
from generator.printing import PressError
from generator.problems import ContentError, Problem, suggestion
from generator.shell import ShellError

DONE, FAULTY, INTERRUPTED = 0, 1, 130
CONTENT, OUTPUT = Path("content"), Path("site")


def program() -> NoReturn:
    """The installed command. It ends without clearing up its memory, which the system takes back
    at once: of 10,000 events that took Python a third of a second."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # no terminal is too old to be told
    options = _parser().parse_args(arguments)
    try:
        status = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`portal check | head`) has seen enough; nothing more may be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG_USE
    except KeyboardInterrupt:
        print(
            "\nAfbrudt. Det færdige websted er urørt eller gøres helt næste gang.", file=sys.stderr
        )
        return INTERRUPTED
    except (ShellError, writing.OutputError, DraftError, PressError, OSError) as error:
        print(f"Fejl: {_said(error)}", file=sys.stderr)
        return WRONG_USE
    return status


def _run(options: argparse.Namespace) -> int:
    # An open journal comes before anything else (DESIGN §3); a live build completes its own.
    with contextlib.suppress(writing.OutputBusyError):
        writing.recover(getattr(options, "output", OUTPUT))
    try:
        status: int = options.run(options)
    except ContentError as error:
        _report(error.problems, options)
        return FAULTY
    return status


# --- commands -----------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    # All that a build makes lives until its end, and then the process does too: to look for
    # garbage in it, again and again, costs a third of the time at 10,000 events.
    gc.disable()
    built = building.build(_settings(options))
    if built.problems:
        _report(built.problems, options)
    written = built.written
    print(
        f"{options.output}: {len(written.written)} filer skrevet, {len(written.removed)} fjernet, "
        f"{written.kept} uændrede."
    )
    if options.timings:
        print(built.timings.table())
    return DONE


def _check(options: argparse.Namespace) -> int:
    gc.disable()  # as in `_build`
    _, problems = building.check(_settings(options))
    _report(problems, options)
    return DONE


def _health(options: argparse.Namespace) -> int:
    from generator.health import health  # what it prints with is needed here alone

    portal, _ = building.check(_settings(options))
    print(health(portal, options.style), end="")
    return DONE


def _newsletter(options: argparse.Namespace) -> int:
    # Jinja2 and MJML are needed here alone, and every other command starts without them.
    from generator.outreach.newsletter import FORTNIGHT
    from generator.outreach.rendering import draft

    asked = _settings(options)
    portal, _ = building.check(asked)
    first = options.first or portal.today
    last = options.last or first + FORTNIGHT
    if last < first:
        raise DraftError(f"Perioden slutter ({last}), før den begynder ({first}).")
    made = draft(
        portal,
        asked.base_url or portal.settings.base_url,
        asked.theme,
        first,
        last,
        grouping=options.group,
    )
    for path in save(made.files, options.folder, overwrite=options.overwrite):
        print(path)
    print(made.said())
    return DONE


def _print(options: argparse.Namespace) -> int:
    from generator.imaging.making import Workshop
    from generator.printing.asking import Printer, said  # as above

    asked = _settings(options)
    portal, _ = building.check(asked)
    address = building.base_url_of(asked, portal)
    pictures = Workshop(asked.content, asked.cache)
    printer = Printer(portal, address, asked.theme, pictures, asked.jobs)
    match options.sheet:
        case "poster":
            files = printer.poster(options.slug, options.file)
        case "programme":
            files = printer.programme(options.season, options.first, options.last, options.file)
        case _:
            files = printer.everything(options.folder)
    print(said(files))
    return DONE


def _survey(options: argparse.Namespace) -> int:
    from generator.importing import survey  # as above

    portal, _ = building.check(_settings(options))
    return survey.run(portal, options.content, options.file, options.mapping, writing=options.write)


def _match(options: argparse.Namespace) -> int:
    from generator.presenting.match_lists import Lists
    from generator.presenting.matches import Matches

    portal, _ = building.check(_settings(options))
    if options.actor is not None and options.actor not in portal.actors:
        hint = suggestion(options.actor, portal.actors) or "Skriv sidste led af dens adresse."
        print(f"Fejl: Aktøren »{options.actor}« findes ikke. {hint}", file=sys.stderr)
        return WRONG_USE
    found = Lists(Matches(portal), options.actor)
    print({"text": found.text, "json": found.json, "csv": found.csv}[options.form](), end="")
    return DONE


def _serve(options: argparse.Namespace) -> int:
    from generator.serving import serve  # http.server and watchfiles are needed here alone

    asked = _settings(options)
    # Beside the caches, since a preview's addresses are this machine's: never in `site/`.
    preview = asked.cache / f"{building.PREVIEW}{options.content.resolve().name}"
    serve(
        dataclasses.replace(asked, output=preview),
        lambda: options.now or settings.clock(),
        options.port,
    )
    return DONE


def _compare(options: argparse.Namespace) -> int:
    from generator.comparing import read_site, report  # as above

    old, new = read_site(options.old), read_site(options.new)
    print(report(old, new), end="")
    return DONE


# --- arguments ----------------------------------------------------------------------------------


def _parser() -> Parser:
    parser = Parser(prog="portal", description="Bygger kulturportalen af mappen med indhold.")
    commands = parser.add_subparsers(required=True, metavar="kommando", parser_class=Parser)
    _command(commands, "build", "byg webstedet af indholdet", _build, (_source, _target, _format))
    _command(commands, "check", "find alle fejl uden at bygge", _check, (_source, _format))
    _command(commands, "health", "vis, hvor langt partnerskaberne er", _health, (_source, _style))
    _command(commands, "serve", "vis portalen, mens du retter", _serve, (_source, _server))
    _command(commands, "compare", "sig, hvad en ændring gør ved webstedet", _compare, (_sites,))
    _command(
        commands, "match", "vis behov og tilbud, der passer sammen", _match, (_source, _matches)
    )
    letters = _group(commands, "newsletter", "nyhedsbrevet")
    _command(letters, "draft", "skriv et udkast til nyhedsbrevet", _newsletter, (_source, _letter))
    sheets = _group(commands, "print", "plakater og programmer som PDF")
    _command(sheets, "poster", "en plakat for et arrangement", _print, (_source, a_poster))
    _command(sheets, "programme", "programmet for en sæson", _print, (_source, a_programme))
    _command(sheets, "all", "plakater for alt, der kommer", _print, (_source, all_sheets))
    imports = _group(commands, "import", "hent svar og data ind i indholdet")
    _command(imports, "survey", "foreslå behov af spørgeskemaer", _survey, (_source, answers))
    return parser


def _command(
    commands: argparse._SubParsersAction[Parser],
    name: str,
    said: str,
    run: Callable[[argparse.Namespace], int],
    options: Iterable[Callable[[Parser], None]],
) -> None:
    """One command: what it is called, what help says of it, what it runs, which options it has."""
    parser = commands.add_parser(name, help=said, description=said.capitalize() + ".")
    for add in options:
        add(parser)
    parser.set_defaults(run=run)


def _group(
    commands: argparse._SubParsersAction[Parser], name: str, said: str
) -> argparse._SubParsersAction[Parser]:
    """Commands of two words: `portal newsletter draft`."""
    parser = commands.add_parser(name, help=said, description=said.capitalize() + ".")
    return parser.add_subparsers(required=True, metavar="kommando", parser_class=Parser)


def _source(parser: Parser) -> None:
    """What is read: needed by every command that reads the content."""
    parser.add_argument(
        "--content", type=Path, default=CONTENT, metavar="MAPPE", help="mappen med indhold"
    )
    parser.add_argument(
        "--now", type=_moment, metavar="TID", help="lad, som om klokken er »2026-12-04 19:30«"
    )


def _target(parser: Parser) -> None:
    """Where and how a site is built."""
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, metavar="MAPPE", help="mappen til webstedet"
    )
    _base_url(parser)
    parser.add_argument("--jobs", type=positive, metavar="ANTAL", help="antal processer")
    parser.add_argument("--clean", action="store_true", help="stol ikke på det forrige byg")
    parser.add_argument(
        "--print",
        dest="prints",
        action="store_true",
        help="lav også plakater og programmer som PDF (docs/printing.md)",
    )
    parser.add_argument("--timings", action="store_true", help="vis, hvad tiden gik med")


def _base_url(parser: Parser) -> None:
    parser.add_argument(
        "--base-url",
        type=web_address,
        metavar="ADRESSE",
        help="portalens adresse, hvis den ikke er den i portal.yml",
    )


def _letter(parser: Parser) -> None:
    """Which days a newsletter covers, and where its draft goes."""
    parser.add_argument("--from", dest="first", type=day, metavar="DAG", help="første dag (i dag)")
    parser.add_argument("--to", dest="last", type=day, metavar="DAG", help="sidste dag (14 dage)")
    parser.add_argument("--group", choices=("day", "topic"), default="day", help="dag eller emne")
    parser.add_argument(
        "--output",
        dest="folder",
        type=Path,
        default=Path("nyhedsbreve"),
        metavar="MAPPE",
        help="mappen til udkastet",
    )
    parser.add_argument("--overwrite", action="store_true", help="erstat et udkast, du har rettet")
    _base_url(parser)


def _matches(parser: Parser) -> None:
    """Whose matches are told, and how. Faults in the content are told as text."""
    parser.add_argument("--actor", metavar="KORTNAVN", help="kun det, der angår denne aktør")
    parser.add_argument(
        "--format",
        dest="form",
        choices=("text", "json", "csv"),
        default="text",
        help="til mennesker, programmer eller regneark",
    )


def _server(parser: Parser) -> None:
    """Where the preview is shown."""
    parser.add_argument(
        "--port", type=port, default=8000, metavar="TAL", help="porten på denne maskine (8000)"
    )
    _base_url(parser)


def _sites(parser: Parser) -> None:
    """Two built folders."""
    sites = parser.add_argument_group("byggede websteder")
    sites.add_argument("old", type=Path, metavar="GAMMEL", help="webstedet, som det er")
    sites.add_argument("new", type=Path, metavar="NY", help="webstedet, som det bliver")


def _format(parser: Parser) -> None:
    """How problems are shown."""
    parser.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="fejlenes form"
    )


def _style(parser: Parser) -> None:
    """How a report is shown; problems in the content are told as text."""
    parser.add_argument(
        "--format", dest="style", choices=("text", "json"), default="text", help="rapportens form"
    )


def _settings(options: argparse.Namespace) -> settings.BuildSettings:
    """The settings of a build; a command without some of the options gets their defaults."""
    given = vars(options)
    if not options.content.is_dir():
        raise NotADirectoryError(
            f"Mappen med indhold findes ikke: {options.content}. Angiv den med --content."
        )
    return settings.BuildSettings(
        content=options.content,
        output=given.get("output", OUTPUT),
        now=options.now or settings.clock(),
        base_url=given.get("base_url"),
        jobs=given.get("jobs") or settings.processors(),
        clean=given.get("clean", False),
        prints=given.get("prints", False),
    )


def _moment(text: str) -> object:
    try:
        return start_of(parse_when(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


# --- what is said -------------------------------------------------------------------------------


def _report(problems: Iterable[Problem], options: argparse.Namespace) -> None:
    """Problems in the asked form; in a workflow also the step's summary."""
    problems = tuple(problems)
    style = getattr(options, "format", "text")
    print(reporting.report(problems, style, options.content))
    summary = settings.step_summary()
    if style == "github" and summary is not None:
        with summary.open("a", encoding="utf-8") as stream:
            stream.write(reporting.summary(problems, options.content))


_CAUSES: tuple[tuple[type[OSError], str], ...] = (
    (PermissionError, "Adgang nægtet"),
    (FileNotFoundError, "Filen eller mappen findes ikke"),
    (NotADirectoryError, "Her skulle være en mappe"),
    (IsADirectoryError, "Her skulle være en fil"),
    (FileExistsError, "Her ligger allerede noget"),
)


def _said(error: Exception) -> str:
    """The system's commonest errors in Danish; the rest as the system says them."""
    if isinstance(error, OSError) and error.filename is not None:
        cause = next((said for kind, said in _CAUSES if isinstance(error, kind)), error.strerror)
        return f"{cause}: {error.filename}"
    return str(error)
