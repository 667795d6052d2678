"""`portal changes`: what has happened to events, and its record where there is no git."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import build as building
from generator.arguments import Commands, Parser, command, day
from generator.commands.against import portal_at, published
from generator.commands.options import DONE, base_url, settings_of, source, style
from generator.counting import counted
from generator.model.portal import Portal
from generator.model.times import start_of
from generator.reading.revisions import RevisionError, revision_of
from generator.settings import BuildSettings


def add(commands: Commands) -> None:
    """Its command."""
    command(
        commands,
        "changes",
        "sig, hvad der er sket med arrangementerne",
        _changes,
        source,
        style,
        published,
        _ledger,
    )


def _changes(options: argparse.Namespace) -> int:
    # What says it is needed here alone, and every other command starts without it.
    from generator.reports.changes import as_json, as_text

    asked = settings_of(options)
    if options.against:
        return _against(asked, options.against)
    portal, _ = building.check(asked)
    if options.record:
        return _record(options.content, portal)
    since = int(start_of(options.since).timestamp()) if options.since else None
    address = building.base_url_of(asked, portal)
    said = as_json(portal, address, since) if options.style == "json" else as_text(portal, since)
    print(said, end="")
    return DONE


def _against(asked: BuildSettings, ref: str) -> int:
    from generator.comparing import content_report

    revision = revision_of(asked.content, ref)
    now, _ = building.check(asked)
    before = portal_at(asked, revision, now)
    if not isinstance(before, Portal):
        raise RevisionError(f"Der er intet indhold at læse ved »{ref}«, så alt er nyt.")
    print(content_report(before, now, revision.changed), end="")
    return DONE


def _record(content: Path, portal: Portal) -> int:
    from generator.reading.ledger_file import record

    file, found = record(content, portal)
    if found is None:
        print(f"{file}: begyndt. Fra nu af bliver ændringer husket.")
    else:
        print(f"{file}: {counted(found, 'ændring', 'ændringer')} siden sidst.")
    return DONE


def _ledger(parser: Parser) -> None:
    """From when on, and whether what is different now is to be remembered."""
    parser.add_argument(
        "--since", type=day, metavar="DAG", help="kun det, der er sket fra den dag (et år)"
    )
    parser.add_argument(
        "--record",
        action="store_true",
        help="husk, hvad der er ændret siden sidst, i ledger.json (hvor der ikke er git)",
    )
    base_url(parser)
