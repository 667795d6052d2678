"""`portal match`: needs and offers that fit."""

from __future__ import annotations

import argparse

from generator import build as building
from generator.arguments import Commands, Parser, command, slug_of
from generator.commands.options import DONE, WrongUseError, settings_of, source
from generator.problems import suggestion


def add(commands: Commands) -> None:
    """Its commands."""
    command(commands, "match", "vis behov og tilbud, der passer sammen", _match, source, _matches)


def _match(options: argparse.Namespace) -> int:
    from generator.presenting.match_lists import Lists
    from generator.presenting.matches import Matches

    portal, _ = building.check(settings_of(options))
    if options.actor is not None and options.actor not in portal.actors:
        hint = suggestion(options.actor, portal.actors) or "Skriv sidste led af dens adresse."
        raise WrongUseError(f"Aktøren »{options.actor}« findes ikke. {hint}")
    found = Lists(Matches(portal), options.actor)
    print({"text": found.text, "json": found.json, "csv": found.csv}[options.form](), end="")
    return DONE


def _matches(parser: Parser) -> None:
    """Whose matches are told, and how. Faults in the content are told as text."""
    parser.add_argument(
        "--actor",
        type=slug_of("actors"),
        metavar="KORTNAVN",
        help="kun det, der angår denne aktør",
    )
    parser.add_argument(
        "--format",
        dest="form",
        choices=("text", "json", "csv"),
        default="text",
        help="til mennesker, programmer eller regneark",
    )
