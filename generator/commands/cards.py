"""`portal card`: the picture that is seen of a page where it is shared, as a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import build as building
from generator.arguments import Commands, Parser, command, slug_of
from generator.commands.options import DONE, WrongUseError, refuse_in_content, settings_of, source
from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.problems import suggestion

FOLDER = Path("deling")
"""Where cards go unless another place is given."""


def add(commands: Commands) -> None:
    """Its command."""
    command(commands, "card", "et billede til delte links og opslag", _card, source, _asked)


def _card(options: argparse.Namespace) -> int:
    # Fonts and pixels, which few commands need.
    from generator.imaging.making import Workshop
    from generator.outreach.drafts import save
    from generator.presenting.share_cards import ShareCards
    from generator.presenting.share_pictures import SharePictures

    asked = settings_of(options)
    refuse_in_content(options, options.file)
    portal, _ = building.check(asked)
    pictures = SharePictures(asked.theme, Workshop(asked.content, asked.cache), asked.cache)
    base_url = building.base_url_of(asked, portal)
    card = ShareCards(portal, base_url, asked.theme).of(_found(portal, options.slug), options.size)
    file = options.file or FOLDER / f"{options.slug}-{options.size}{card.ending}"
    if file.suffix != card.ending:
        raise WrongUseError(f"Billedet er af en anden slags: lad navnet ende på {card.ending}.")
    save({file.name: pictures.data(card)}, file.parent, overwrite=options.overwrite)
    print(file)
    print(f"Alternativ tekst: {card.alt}")
    return DONE


def _found(portal: Portal, slug: str) -> Listing | Entity:
    """The event, actor or partnership of that name. Raises WrongUseError where there is none."""
    for kind in (portal.listings, portal.actors, portal.partnerships):
        if slug in kind:
            return kind[slug]
    known = [*portal.listings, *portal.actors, *portal.partnerships]
    hint = suggestion(slug, known) or "Skriv sidste led af sidens adresse."
    raise WrongUseError(
        f"Der er intet arrangement, ingen aktør og intet partnerskab »{slug}«. {hint}"
    )


def _asked(parser: Parser) -> None:
    """Of what, how large, and where it goes."""
    parser.add_argument(
        "slug",
        type=slug_of("events", "actors", "partnerships"),
        metavar="KORTNAVN",
        help="sidste led af sidens adresse",
    )
    parser.add_argument(
        "--size",
        choices=("og", "square", "story"),
        default="og",
        help="og: 1200 × 630 til links; square: 1080 × 1080; story: 1080 × 1920",
    )
    parser.add_argument(
        "--output",
        dest="file",
        type=Path,
        metavar="FIL",
        help="billedfilen (deling/KORTNAVN-STØRRELSE.png, eller .jpg med foto)",
    )
    parser.add_argument("--overwrite", action="store_true", help="erstat et billede, der er der")
