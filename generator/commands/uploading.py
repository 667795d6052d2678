"""`portal newsletter upload`, `… note`: a draft in a sending system, and in an issue on GitHub."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import build as building
from generator import settings
from generator.arguments import Commands, Parser, command, positive
from generator.commands.options import DONE, settings_of, source


def add(letters: Commands) -> None:
    """Its commands."""
    command(
        letters,
        "upload",
        "læg et udkast op i udsendelsessystemet, uden at sende det",
        _upload,
        source,
        _draft,
    )
    command(letters, "note", "vis udkastet som en tekst, der kan stå i en sag", _note, _text)


def _upload(options: argparse.Namespace) -> int:
    # What speaks to the network is needed here alone.
    from generator.outreach.sending import buttondown, listmonk, read_letter

    letter = read_letter(options.file)
    if options.system == "buttondown":
        posted = buttondown.upload(letter, settings.buttondown())
    else:
        chosen = building.read(settings_of(options))[0].settings.newsletter
        posted = listmonk.upload(
            letter,
            settings.listmonk(),
            options.lists or chosen.lists,
            options.template or chosen.template,
        )
    print(f"Udkast {posted.number} ligger klar. Intet er sendt. Se det på {posted.url}")
    return DONE


def _note(options: argparse.Namespace) -> int:
    from generator.outreach.noting import note

    print(note(options.file.read_text(encoding="utf-8")), end="")
    return DONE


def _draft(parser: Parser) -> None:
    """Which letter goes where."""
    file = parser.add_argument_group("brevet")
    file.add_argument("file", type=Path, metavar="FIL", help="udkastets fil, der ender på .eml")
    parser.add_argument(
        "--to",
        dest="system",
        choices=("listmonk", "buttondown"),
        required=True,
        help="systemet, som udkastet skal ligge i",
    )
    parser.add_argument(
        "--list",
        dest="lists",
        action="append",
        type=positive,
        metavar="NUMMER",
        help="listmonks nummer på en liste (den i portal.yml); kan gentages",
    )
    parser.add_argument(
        "--template", type=positive, metavar="NUMMER", help="listmonks skabelon (den i portal.yml)"
    )


def _text(parser: Parser) -> None:
    """Which letter's words."""
    file = parser.add_argument_group("brevet")
    file.add_argument("file", type=Path, metavar="FIL", help="udkastets fil, der ender på .md")
