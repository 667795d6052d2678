"""`portal newsletter`: drafts of the newsletter."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from generator import build as building
from generator.arguments import Commands, Parser, command, day, group
from generator.commands import uploading
from generator.commands.options import DONE, base_url, settings_of, source
from generator.model.settings import SendingSystem
from generator.outreach.drafts import DraftError, save


def add(commands: Commands) -> None:
    """Its commands."""
    letters = group(commands, "newsletter", "nyhedsbrevet")
    command(letters, "draft", "skriv et udkast til nyhedsbrevet", _draft, source, _letter)
    uploading.add(letters)


def _draft(options: argparse.Namespace) -> int:
    # Jinja2 and MJML are needed here alone, and every other command starts without them.
    from generator.outreach.newsletter import FORTNIGHT
    from generator.outreach.rendering import draft
    from generator.outreach.systems import SYSTEMS

    asked = settings_of(options)
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
        system=SYSTEMS[options.system] if options.system else None,
    )
    for path in save(made.files, options.folder, overwrite=options.overwrite):
        print(path)
    print(made.said())
    return DONE


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
    parser.add_argument(
        "--system",
        choices=get_args(SendingSystem),
        help="systemet, der skal sende brevet (det i portal.yml)",
    )
    base_url(parser)
