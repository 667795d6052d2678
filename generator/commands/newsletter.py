"""`portal newsletter`: drafts of the newsletter, and what was sent."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from generator import build as building
from generator.arguments import Commands, Parser, command, group, slug_of
from generator.commands import uploading
from generator.commands.options import (
    DONE,
    WrongUseError,
    base_url,
    in_order,
    period,
    refuse_in_content,
    settings_of,
    source,
)
from generator.model.settings import SendingSystem
from generator.settings import BuildSettings

if TYPE_CHECKING:
    from generator.model.portal import Portal
    from generator.outreach.rendering import Draft
    from generator.outreach.systems import System

FOLDER = Path("nyhedsbreve")


def add(commands: Commands) -> None:
    """Its commands."""
    letters = group(commands, "newsletter", "nyhedsbrevet")
    command(letters, "draft", "skriv et udkast til nyhedsbrevet", _draft, source, _letter)
    command(letters, "preview", "vis, hvad et brev vil indeholde", _preview, source, _previewed)
    uploading.add(letters)
    command(letters, "sent", "skriv op, at et brev er sendt", _sent, source, _was_sent)


def _draft(options: argparse.Namespace) -> int:
    from generator.outreach.drafts import save

    asked = settings_of(options)
    refuse_in_content(options, options.folder)
    portal, _ = building.check(asked)
    made = _of_issue(asked, portal, options) if options.issue else _of_days(asked, portal, options)
    for path in save(made.files, options.folder, overwrite=options.overwrite):
        print(path)
    print(made.said())
    return DONE


def _of_issue(asked: BuildSettings, portal: Portal, options: argparse.Namespace) -> Draft:
    # Jinja2 and MJML are needed here alone, and every other command starts without them.
    from generator.outreach.issues import draft_of_issue, unsent

    if options.first or options.last or options.edition or options.group:
        raise WrongUseError(
            "Brevets dage, udgave og opdeling står i dets egen fil. Brug enten brevets navn eller "
            "--from, --to, --edition og --group."
        )
    issue = unsent(portal, options.issue)
    address = building.base_url_of(asked, portal)
    return draft_of_issue(portal, address, asked.theme, issue, _system(options))


def _of_days(asked: BuildSettings, portal: Portal, options: argparse.Namespace) -> Draft:
    from generator.outreach.issues import draft_of_days
    from generator.outreach.newsletter import FORTNIGHT

    start: date = options.first or portal.today
    first, last = in_order(start, options.last or start + FORTNIGHT)
    address = building.base_url_of(asked, portal)
    return draft_of_days(
        portal,
        address,
        asked.theme,
        first,
        last,
        options.group or "day",
        options.edition,
        _system(options),
    )


def _system(options: argparse.Namespace) -> System | None:
    from generator.outreach.systems import SYSTEMS

    return SYSTEMS[options.system] if options.system else None


def _preview(options: argparse.Namespace) -> int:
    from generator.outreach.issues import draft_of_issue, unsent
    from generator.outreach.rendering import STEM

    asked = settings_of(options)
    refuse_in_content(options, options.folder)
    portal, _ = building.check(asked)
    issue = unsent(portal, options.issue)
    made = draft_of_issue(portal, building.base_url_of(asked, portal), asked.theme, issue)
    print(made.files[f"{STEM}{issue.slug}.txt"].decode())
    page = options.folder / f"forhaandsvisning-{issue.slug}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(made.files[f"{STEM}{issue.slug}.html"])
    print(made.said())
    print(f"Se det, som læserne ser det: {page.resolve().as_uri()}")
    if options.open:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
    return DONE


def _sent(options: argparse.Namespace) -> int:
    from generator.commands.sending import remember

    asked = settings_of(options)
    portal, _ = building.check(asked)
    for line in remember(asked, portal, options.issue, options.folder):
        print(line)
    return DONE


def _letter(parser: Parser) -> None:
    """Which letter, or which days it covers, and where its draft goes."""
    letter = parser.add_argument_group("brevet")
    letter.add_argument(
        "issue",
        nargs="?",
        type=slug_of("newsletters"),
        metavar="BREV",
        help="navnet på en fil i newsletters/, uden .yml",
    )
    period(parser, "14 dage")
    parser.add_argument("--edition", metavar="UDGAVE", help="hvem det er til (portal.yml)")
    parser.add_argument("--group", choices=("day", "topic"), help="dag (det sædvanlige) eller emne")
    _output(parser, "mappen til udkastet")
    parser.add_argument("--overwrite", action="store_true", help="erstat et udkast, du har rettet")
    parser.add_argument(
        "--system",
        choices=get_args(SendingSystem),
        help="systemet, der skal sende brevet (det i portal.yml)",
    )
    base_url(parser)


def _previewed(parser: Parser) -> None:
    """Which letter, and whether a browser opens."""
    _issue(parser)
    _output(parser, "mappen til siden")
    parser.add_argument("--open", action="store_true", help="åbn den i din browser")
    base_url(parser)


def _was_sent(parser: Parser) -> None:
    """Which letter, and where the draft lies that was sent."""
    _issue(parser)
    _output(parser, "mappen med det udkast, der blev sendt")
    base_url(parser)


def _issue(parser: Parser) -> None:
    letter = parser.add_argument_group("brevet")
    letter.add_argument(
        "issue",
        type=slug_of("newsletters"),
        metavar="BREV",
        help="navnet på en fil i newsletters/, uden .yml",
    )


def _output(parser: Parser, said: str) -> None:
    parser.add_argument(
        "--output", dest="folder", type=Path, default=FOLDER, metavar="MAPPE", help=said
    )
