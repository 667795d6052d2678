"""`portal print`: posters and programmes as PDF."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from generator import build as building
from generator.arguments import Commands, Parser, command, group, slug_of
from generator.commands.options import (
    DONE,
    WrongUseError,
    base_url,
    in_order,
    jobs,
    period,
    refuse_in_content,
    settings_of,
    source,
)

FOLDING = (
    "Print på begge sider af liggende A4, vend på den korte led, og fold hvert ark som en "
    "harmonika ved stregerne."
)
"""How a folder becomes one."""


def add(commands: Commands) -> None:
    """Its commands."""
    sheets = group(commands, "print", "plakater og programmer som PDF")
    command(sheets, "poster", "en plakat for et arrangement", _print, source, _poster)
    command(sheets, "programme", "programmet for en sæson", _print, source, _programme)
    command(sheets, "folder", "et program til at folde", _print, source, _folder)
    command(sheets, "all", "plakater for alt, der kommer", _print, source, _all)


def _print(options: argparse.Namespace) -> int:
    from generator.imaging.making import Workshop
    from generator.printing.asking import Printer, said  # Typst, which few commands need

    asked = settings_of(options)
    refuse_in_content(options, options.folder if options.sheet == "all" else options.file)
    portal, _ = building.check(asked)
    address = building.base_url_of(asked, portal)
    pictures = Workshop(asked.content, asked.cache)
    printer = Printer(portal, address, asked.theme, pictures, asked.jobs)
    match options.sheet:
        case "poster":
            files = printer.poster(options.slug, options.file)
        case "programme":
            files = printer.programme(options.season, _days(options, portal.today), options.file)
        case "folder":
            if options.season is not None and options.month is not None:
                raise WrongUseError("Angiv enten en sæson eller --month, ikke begge dele.")
            files = printer.folder(options.season, options.month, options.file)
        case _:
            files = printer.everything(options.folder)
    print(said(files))
    if options.sheet == "folder":
        print(FOLDING)
    return DONE


def _days(options: argparse.Namespace, today: date) -> tuple[date, date] | None:
    """The first and the last of those asked for, if any. Raises WrongUseError."""
    if options.first is None and options.last is None:
        return None
    if options.season is not None:
        raise WrongUseError("Angiv enten en sæson eller --from og --to, ikke begge dele.")
    if options.last is None:
        raise WrongUseError("Der mangler en sidste dag. Tilføj --to.")
    return in_order(options.first or today, options.last)


def _poster(parser: Parser) -> None:
    """Which event's, and where it goes."""
    event = parser.add_argument_group("arrangementet")
    event.add_argument(
        "slug",
        type=slug_of("events"),
        metavar="KORTNAVN",
        help="sidste led af arrangementets adresse",
    )
    _sheet(parser, "poster", "tryk/plakat-KORTNAVN.pdf")


def _programme(parser: Parser) -> None:
    """A season or some days, and where the file goes."""
    season = parser.add_argument_group("sæsonen")
    season.add_argument(
        "season", nargs="?", metavar="SÆSON", help="for eksempel foraar-2027; ellers denne"
    )
    period(parser)
    _sheet(parser, "programme", "tryk/program-SÆSON.pdf")


def _folder(parser: Parser) -> None:
    """A season or a month, and where the file goes."""
    season = parser.add_argument_group("sæsonen")
    season.add_argument(
        "season", nargs="?", metavar="SÆSON", help="for eksempel foraar-2027; ellers denne"
    )
    parser.add_argument("--month", type=_month, metavar="MÅNED", help="i stedet en måned: 2026-12")
    _sheet(parser, "folder", "tryk/folder-SÆSON.pdf")


def _all(parser: Parser) -> None:
    """Where they go, and how many processes make them."""
    parser.add_argument(
        "--output",
        dest="folder",
        type=Path,
        default=Path("tryk"),
        metavar="MAPPE",
        help="mappen til PDF-filerne (tryk)",
    )
    jobs(parser)
    base_url(parser)
    parser.set_defaults(sheet="all")


def _sheet(parser: Parser, sheet: str, usual: str) -> None:
    parser.add_argument(
        "--output", dest="file", type=_pdf, metavar="FIL", help=f"PDF-filen ({usual})"
    )
    base_url(parser)
    parser.set_defaults(sheet=sheet)


def _month(text: str) -> tuple[int, int]:
    """`2026-12` → year and number."""
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if found is None or found[1] == "0000":
        raise argparse.ArgumentTypeError(f"»{text}« er ikke en måned, skrevet som 2026-12")
    return int(found[1]), int(found[2])


def _pdf(text: str) -> Path:
    """A file that is called what it is."""
    if not text.lower().endswith(".pdf"):
        raise argparse.ArgumentTypeError(f"»{text}« skal ende på .pdf")
    return Path(text)
