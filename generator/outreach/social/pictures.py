"""The picture that goes with a post: the photograph, which says more and can be described; where
there is none, what `cards` has to show of the page (its share card)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.news import News
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.outreach.social.networks import Network
from generator.presenting.addresses import absolute
from generator.presenting.pictures import portrait
from generator.presenting.share_cards import ShareCards, has_card, of_card


class Shown(NamedTuple):
    """A picture: `url` is absolute and leads to a JPEG or PNG, as networks and schedulers want it;
    its size in pixels. Empty and 0 where there is none."""

    url: str = ""
    alt: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


NONE = Shown()
CardOf: TypeAlias = Callable[[Listing | Entity], Shown]
"""What is shown of an entity that has no photograph; `NONE` where there is nothing."""


def no_card(one: Listing | Entity) -> Shown:
    """Where a portal is built without share cards."""
    return NONE


def share_cards(portal: Portal, base_url: str, theme: Path) -> CardOf:
    """The share cards that a build writes beside the pages of events, actors and partnerships."""
    cards = ShareCards(portal, base_url, theme)

    def card_of(one: Listing | Entity) -> Shown:
        if not has_card(portal, one):
            return NONE
        card = cards.of(one)
        shared = of_card(card, card.address)
        url = absolute(base_url, shared.address)
        return Shown(url, card.alt, card.credit, card.width, card.height)

    return card_of


def picture_of(
    portal: Portal,
    base_url: str,
    entity: Event | News | Partnership,
    beside: Entity | Listing,
    card_of: CardOf,
) -> Shown:
    """The entity's photograph, else its card. `beside` is what the photograph stands beside: of an
    event the listing."""
    image, placed = entity.image, portrait(portal, beside)
    if image is None or placed is None:
        return card_of(beside)
    file = placed.plain
    url = absolute(base_url, file.address)
    return Shown(url, image.alt, image.credit, file.variant.width, file.variant.height)


def notes_on(shown: Shown, network: Network) -> tuple[str, ...]:
    """What an editor must do about the picture before the network takes it."""
    if not shown.url:
        if network.picture_needed:
            return (f"{network.name} kræver et billede, og her er intet. Vælg et, I må bruge.",)
        return ()
    if network.ratios is None:
        return ()
    narrow, wide = network.ratios
    ratio = shown.width / shown.height
    if narrow <= ratio <= wide:
        return ()
    how = "højere" if ratio < narrow else "bredere"
    return (f"Billedet er {how}, end {network.name} viser hele. Beskær det først.",)
