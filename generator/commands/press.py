"""`portal press`: a press release as files that can be sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from msgspec import structs

from generator import build as building
from generator.arguments import Commands, Parser, command, slug_of
from generator.checking import check_entity
from generator.commands.options import (
    DONE,
    WrongUseError,
    base_url,
    refuse_in_content,
    settings_of,
    source,
)
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.problems import ContentError, errors, suggestion
from generator.reading.locating import locate
from generator.reading.withheld import read_withheld
from generator.settings import BuildSettings


def add(commands: Commands) -> None:
    """Its command."""
    command(commands, "press", "skriv en pressemeddelelse som filer", _press, source, _release)


def _press(options: argparse.Namespace) -> int:
    from generator.outreach import press  # python-docx, which nobody else needs
    from generator.outreach.drafts import save

    asked = settings_of(options)
    refuse_in_content(options, options.folder)
    portal, _ = building.check(asked)
    address = building.base_url_of(asked, portal)
    if options.event is not None:
        if options.event not in portal.events:
            raise WrongUseError(_unknown("intet arrangement", options.event, portal.events))
        made = press.of_event(portal, address, portal.events[options.event])
    else:
        release, then = _release_and_moment(asked, portal, options.slug)
        if release.withdrawn:
            raise WrongUseError(f"»{release.title}« er trukket tilbage, så der er intet at sende.")
        made = press.of_release(then, address, release, asked.now)
    for path in save(made.files, options.folder, overwrite=options.overwrite):
        print(path)
    print(made.said())
    return DONE


def _release_and_moment(
    asked: BuildSettings, portal: Portal, slug: str
) -> tuple[PressRelease, Portal]:
    """The release and the portal as it will be when it comes out: what it is about may wait for the
    same moment. Also one that waits, and a draft: they are written before anybody may read them."""
    if slug in portal.press:
        return portal.press[slug], portal
    release, problems = read_withheld(asked.content, "press", slug, portal.images)
    if errors(problems):
        raise ContentError(problems)
    if not isinstance(release, PressRelease):
        raise WrongUseError(_unknown("ingen pressemeddelelse", slug, portal.press))
    if release.public_from is not None and release.public_from > asked.now:
        portal, _ = building.check(structs.replace(asked, now=release.public_from))
    found = locate(check_entity(portal, release), asked.content)
    if errors(found):
        raise ContentError(found)
    return release, portal


def _unknown(kind: str, slug: str, known: Iterable[str]) -> str:
    near = suggestion(slug, known)
    return f"Der er {kind} med kortnavnet »{slug}«. {near}".strip()


def _release(parser: Parser) -> None:
    """Which release, or which event, and where the files go."""
    what = parser.add_argument_group("pressemeddelelsen")
    either = what.add_mutually_exclusive_group(required=True)
    either.add_argument(
        "slug",
        nargs="?",
        type=slug_of("press"),
        metavar="KORTNAVN",
        help="dens fils navn i content/press/ uden .md",
    )
    either.add_argument(
        "--event",
        type=slug_of("events"),
        metavar="KORTNAVN",
        help="begynd på en om et arrangement, der ikke har nogen",
    )
    parser.add_argument(
        "--output",
        dest="folder",
        type=Path,
        default=Path("presse"),
        metavar="MAPPE",
        help="mappen til filerne (presse)",
    )
    parser.add_argument("--overwrite", action="store_true", help="erstat filer, du har rettet")
    base_url(parser)
