"""`portal pack`: outreach packs, and whether they are out of date."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import build as building
from generator.arguments import WRONG_USE, Commands, Parser, command, slug_of
from generator.commands.options import (
    DONE,
    FAULTY,
    base_url,
    jobs,
    refuse_in_content,
    settings_of,
    source,
)


def add(commands: Commands) -> None:
    """Its command."""
    said = "saml alt, der bringer et arrangement eller et partnerskab videre"
    command(commands, "pack", said, _pack, source, _packs)


def _pack(options: argparse.Namespace) -> int:
    from generator.imaging.making import Workshop
    from generator.packing.asking import Packer, said  # the rooms that make its parts
    from generator.packing.matters import Desk
    from generator.packing.overview import report
    from generator.presenting.share_pictures import SharePictures
    from generator.printing.typesetting import Typesetter

    asked = settings_of(options)
    refuse_in_content(options, options.folder)
    if not (options.names or options.coming or options.status or options.refresh):
        print(
            "Skriv, hvad der skal laves pakker til, eller brug --all-coming, --refresh eller "
            "--status."
        )
        return WRONG_USE
    portal, _ = building.check(asked)
    address = building.base_url_of(asked, portal)
    pictures = Workshop(asked.content, asked.cache)
    cards = SharePictures(asked.theme, pictures, asked.cache)
    desk = Desk(portal, address, asked.theme, pictures, cards, Typesetter(asked.theme))
    packer = Packer(desk, options.folder, asked.jobs)
    if options.status:
        states = packer.states()
        print(report(states))
        return FAULTY if any(state.out_of_date for state in states) else DONE
    if options.coming:
        made = packer.make_coming()
    elif options.refresh:
        made = packer.refresh(options.names)
    else:
        made = packer.make(options.names)
    print(said(made, options.folder))
    print(report(packer.tell()))
    return DONE


def _packs(parser: Parser) -> None:
    """Of what, where, and whether they are made or only looked at."""
    matters = parser.add_argument_group("hvad")
    matters.add_argument(
        "names",
        nargs="*",
        type=slug_of("events", "partnerships"),
        metavar="KORTNAVN",
        help="sidste led af et arrangements eller et partnerskabs adresse",
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--all-coming",
        dest="coming",
        action="store_true",
        help="alt, der kommer, og de partnerskaber, der er i gang; også det forældede laves om",
    )
    way.add_argument("--refresh", action="store_true", help="lav det forældede om, og intet andet")
    way.add_argument(
        "--status", action="store_true", help="sig kun, hvad der er forældet (status 1, hvis noget)"
    )
    parser.add_argument(
        "--output",
        dest="folder",
        type=Path,
        default=Path("udbredelse"),
        metavar="MAPPE",
        help="mappen til pakkerne (udbredelse)",
    )
    jobs(parser)
    base_url(parser)
