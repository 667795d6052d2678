"""`portal social`: drafts of posts for social media. Nothing is ever posted."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from generator import build as building
from generator.arguments import Commands, Parser, command, slug_of
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
from generator.outreach.social.networks import BY_CODE
from generator.problems import suggestion

if TYPE_CHECKING:
    from generator.model.portal import Portal
    from generator.outreach.social.posts import Post, Posts

AHEAD = timedelta(days=27)
"""Added to the first day: four weeks, both ends included."""


def add(commands: Commands) -> None:
    """Its command."""
    said = "skriv udkast til opslag på sociale medier"
    command(commands, "social", said, _social, source, _asked)


def _social(options: argparse.Namespace) -> int:
    from generator.outreach.drafts import save
    from generator.outreach.social import formats
    from generator.outreach.social.pictures import share_cards
    from generator.outreach.social.posts import Posts

    asked = settings_of(options)
    refuse_in_content(options, options.folder)
    portal, _ = building.check(asked)
    address = building.base_url_of(asked, portal)
    cards = share_cards(portal, address, asked.theme)
    posts = Posts(portal, address, options.networks or BY_CODE, cards)
    if options.slug is not None and not _known(portal, options.slug):
        raise WrongUseError(_unknown(portal, options.slug))
    start: date = options.first or portal.today
    first, last = in_order(start, options.last or start + AHEAD)
    dated = bool(options.first or options.last)
    found = (
        posts.planned(first, last)
        if options.slug is None
        else _within(_of(portal, posts, options.slug), first, last, dated=dated)
    )
    if options.folder is None:
        _show(found, portal, options.form or "text")
        return DONE
    made = formats.files(found, portal)
    wanted = {
        name: data
        for name, data in made.items()
        if options.form is None or name.endswith(_ENDINGS[options.form])
    }
    for path in save(wanted, options.folder, overwrite=options.overwrite):
        print(path)
    print(_said(found, posts.without_time(first, last) if options.slug is None else 0))
    return DONE


_ENDINGS = {"text": ".txt", "json": ".json", "csv": ".csv", "ics": ".ics"}


def _known(portal: Portal, slug: str) -> bool:
    return slug in portal.listings or slug in portal.partnerships or slug in portal.news


def _unknown(portal: Portal, slug: str) -> str:
    known = (*portal.listings, *portal.partnerships, *portal.news)
    hint = suggestion(slug, known) or "Skriv sidste led af adressen."
    return f"Intet arrangement, partnerskab og ingen nyhed hedder »{slug}«. {hint}"


def _of(portal: Portal, posts: Posts, slug: str) -> tuple[Post, ...]:
    if slug in portal.listings:
        return posts.of(portal.listings[slug])
    if slug in portal.partnerships:
        return posts.of_partnership(portal.partnerships[slug])
    return posts.of_news(portal.news[slug])


def _within(found: Sequence[Post], first: date, last: date, *, dated: bool) -> tuple[Post, ...]:
    """Those of these days, where days were asked for; else all of them, with a time or without."""
    if not dated:
        return tuple(found)
    return tuple(post for post in found if post.at and first <= post.at.date() <= last)


def _show(found: Sequence[Post], portal: Portal, form: str) -> None:
    from generator.outreach.social import formats

    match form:
        case "json":
            shown = formats.json(found, portal.now).decode()
        case "csv":
            shown = formats.csv(found)
        case "ics":
            shown = formats.ics(found, portal).decode()
        case _:
            shown = formats.text(found) or "Der er ingen udkast for de dage.\n"
    print(shown, end="")


def _said(found: Sequence[Post], crowded_out: int) -> str:
    from generator.counting import counted

    said = f"{counted(len(found), 'udkast', 'udkast')} til opslag. Intet er slået op."
    if crowded_out:
        named = counted(crowded_out, "anledning", "anledninger")
        said += f" {named} fik ingen tid, fordi alle timer, der passer, er optaget."
    return said


def _asked(parser: Parser) -> None:
    """Of what, for which networks and days, and where the drafts go."""
    about = parser.add_argument_group("anledningen")
    about.add_argument(
        "slug",
        nargs="?",
        type=slug_of("events", "partnerships", "news"),
        metavar="KORTNAVN",
        help="sidste led af adressen på et arrangement, et partnerskab eller en nyhed (alle)",
    )
    parser.add_argument(
        "--network",
        dest="networks",
        action="append",
        choices=tuple(BY_CODE),
        help="kun til dette netværk; kan gives flere gange",
    )
    period(parser, "4 uger")
    parser.add_argument(
        "--format",
        dest="form",
        choices=tuple(_ENDINGS),
        help="vis udkastene på denne form, eller skriv kun den (text; med --output alle)",
    )
    parser.add_argument(
        "--output",
        dest="folder",
        type=Path,
        metavar="MAPPE",
        help="skriv udkastene i denne mappe",
    )
    parser.add_argument("--overwrite", action="store_true", help="erstat udkast, du har rettet")
    base_url(parser)
