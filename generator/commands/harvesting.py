"""`portal harvest` and `portal import ics|jsonld|csv|xlsx|rss`: others' calendars as events."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from generator import build as building
from generator.arguments import Commands, Parser, WordOf, command, slug_of
from generator.commands.options import DONE, FAULTY, settings_of, source, tell

if TYPE_CHECKING:
    from pydantic import BaseModel

    from generator.harvesting.carrying_out import Outcome
    from generator.harvesting.found import Reading
    from generator.harvesting.gathering import Source
    from generator.model.portal import Portal
    from generator.settings import BuildSettings

    Model = TypeVar("Model", bound=BaseModel)

FORMATS = {
    "ics": "en kalenderfil (iCalendar)",
    "jsonld": "en side med schema.org's arrangementer",
    "csv": "en tabel som tekst",
    "xlsx": "et regneark",
    "rss": "et feed (RSS eller Atom)",
}


def add(commands: Commands) -> None:
    """`portal harvest`."""
    said = "hent arrangementer fra aktørernes egne kalendere"
    command(commands, "harvest", said, _harvest, source, _which, _writing, _net)


def add_imports(imports: Commands) -> None:
    """Those of `portal import`."""
    for form, what in FORMATS.items():
        said = f"hent arrangementer fra {what}"
        command(imports, form, said, partial(_import, form), source, _where, _writing, _net)


def _harvest(options: argparse.Namespace) -> int:
    from generator.editing.refusing import Refused
    from generator.harvesting import gathering
    from generator.harvesting.carrying_out import Desk
    from generator.harvesting.proposing import Asked

    asked = _asked(options)
    portal = _checked(asked)
    try:
        sources = gathering.sources_of(portal, options.actors)
    except Refused as refused:
        return tell(refused)
    if options.list:
        print(json.dumps([one.actor.slug for one in sources]))
        return DONE
    if not sources:
        print("Ingen aktør har en »calendar_source«.")
    readings = gathering.gather(sources, _from_net(portal, options))
    desk = Desk(options.content, portal, partial(_checked, asked))
    outcomes = [
        desk.bring_in(
            Asked(one.actor, one.calendar, one.calendar.url, options.believe),
            reading,
            writing=options.write,
        )
        for one, reading in zip(sources, readings, strict=True)
    ]
    return _tell(outcomes, options)


def _import(form: str, options: argparse.Namespace) -> int:
    from generator.editing.refusing import Refused
    from generator.harvesting import gathering
    from generator.harvesting.carrying_out import Desk
    from generator.harvesting.proposing import Asked
    from generator.model.calendar_source import CalendarSource, EventDefaults
    from generator.problems import suggestion

    asked = _asked(options)
    portal = _checked(asked)
    actor = portal.actors.get(options.actor)
    file = re.sub(r"^webcals?://", "https://", options.file)  # how some calendars give theirs
    url = file if file.startswith(("https://", "http://")) else None
    try:
        if actor is None:
            hint = suggestion(options.actor, portal.actors) or "Lav den først: »portal new actor«."
            raise Refused(f"Aktøren »{options.actor}« findes ikke", hint)
        known = actor.calendar_source
        defaults = _valid(
            EventDefaults,
            (known.model_dump(exclude={"url", "format"}, exclude_unset=True) if known else {})
            | ({"type": options.type} if options.type else {})
            | ({"topics": options.topic} if options.topic else {})
            | ({"audiences": options.audience} if options.audience else {}),
        )
        if url is not None:
            calendar = _valid(CalendarSource, {"url": url, "format": form})
            there = gathering.Source(actor, calendar)
            (reading,) = gathering.gather([there], _from_net(portal, options))
        else:
            reading = gathering.from_file(Path(file), form, portal.today)
    except Refused as refused:
        return tell(refused)
    desk = Desk(options.content, portal, partial(_checked, asked))
    if not options.whole:
        reading = replace(reading, complete=False)
    wanted = Asked(actor, defaults, url, options.believe)
    return _tell([desk.bring_in(wanted, reading, writing=options.write)], options)


def _from_net(portal: Portal, options: argparse.Namespace) -> Callable[[Source], Reading]:
    from generator.harvesting import gathering

    return partial(gathering.from_net, today=portal.today, loopback=options.allow_loopback)


def _valid(model: type[Model], data: dict[str, Any]) -> Model:
    """What was written as options, as the model has it. Raises Refused."""
    from generator.editing.refusing import Refused
    from generator.reading.schema import validate

    found = validate(model, data, "")
    if isinstance(found, tuple):
        raise Refused(found[0].message, found[0].hint)
    return found


def _asked(options: argparse.Namespace) -> BuildSettings:
    """Also whether the report can be written, before anything else is."""
    if options.report is not None and not options.report.absolute().parent.is_dir():
        raise NotADirectoryError(f"Mappen til rapporten findes ikke: {options.report.parent}")
    return settings_of(options)


def _checked(asked: BuildSettings) -> Portal:
    """The portal. Raises ContentError where the content has errors: they are mended first."""
    return building.check(asked)[0]


def _tell(outcomes: list[Outcome], options: argparse.Namespace) -> int:
    from generator.harvesting import reporting

    if outcomes:
        print(reporting.as_text(outcomes))
    if options.report is not None:
        options.report.write_text(reporting.as_markdown(outcomes), encoding="utf-8")
    if any(one.written for one in outcomes):
        print("Skrevet. Læs det igennem med »git diff«, før du gemmer det i git.", file=sys.stderr)
    elif any(one.proposal.files for one in outcomes) and not options.write:
        print("Intet er skrevet. Kør igen med --write.", file=sys.stderr)
    return DONE if all(one.fine for one in outcomes) else FAULTY


def _which(parser: Parser) -> None:
    parser.add_argument(
        "actors",
        nargs="*",
        type=slug_of("actors"),
        metavar="AKTØR",
        help="kun disse aktørers kalendere (ellers alle)",
    )
    parser.add_argument(
        "--list", action="store_true", help="nævn kun de aktører, der har en kalender, som JSON"
    )


def _where(parser: Parser) -> None:
    parser.add_argument("file", metavar="FIL", help="en fil, eller en adresse med https://")
    parser.add_argument(
        "--actor",
        required=True,
        type=slug_of("actors"),
        metavar="AKTØR",
        help="hvis arrangementer det er",
    )
    parser.add_argument(
        "--type", type=WordOf("event_types"), metavar="ORD", help="hvad de er, hvor det ikke står"
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="det er hele kalenderen: hvad der ikke står i den, er måske aflyst",
    )
    for name, vocabulary, said in (
        ("topic", "topics", "deres emne, hvor det ikke står"),
        ("audience", "audiences", "hvem de er for, hvor det ikke står"),
    ):
        parser.add_argument(
            f"--{name}",
            action="append",
            type=WordOf(vocabulary),
            metavar="ORD",
            help=f"{said}; må gentages",
        )


def _writing(parser: Parser) -> None:
    parser.add_argument(
        "--write", action="store_true", help="skriv forslaget i filerne i stedet for at vise det"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FIL", help="skriv også, hvad der skete, som Markdown"
    )
    parser.add_argument(
        "--believe",
        action="store_true",
        help="tro på kalenderen, også når over halvdelen er væk fra den",
    )


def _net(parser: Parser) -> None:
    parser.add_argument(
        "--allow-loopback",
        action="store_true",
        help="lad en kalender ligge på denne maskine (til afprøvning)",
    )
