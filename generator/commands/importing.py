"""`portal import`: answers and data into the content."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import build as building
from generator.arguments import Commands, Parser, command, group
from generator.commands import harvesting
from generator.commands.options import settings_of, source


def add(commands: Commands) -> None:
    """Its commands."""
    imports = group(commands, "import", "hent svar og data ind i indholdet")
    command(imports, "survey", "foreslå behov af spørgeskemaer", _survey, source, _answers)
    harvesting.add_imports(imports)


def _survey(options: argparse.Namespace) -> int:
    from generator.importing import survey  # spreadsheets, likewise

    portal, _ = building.check(settings_of(options))
    return survey.run(portal, options.content, options.file, options.mapping, writing=options.write)


def _answers(parser: Parser) -> None:
    """A survey's export, what its columns mean, and whether the proposal is written."""
    file = parser.add_argument_group("udtrækket")
    file.add_argument("file", type=Path, metavar="FIL", help="svarene som CSV eller .xlsx")
    parser.add_argument(
        "--mapping", type=Path, required=True, metavar="FIL", help="hvad kolonnerne betyder (.yml)"
    )
    parser.add_argument(
        "--write", action="store_true", help="skriv forslaget i filerne i stedet for at vise det"
    )
