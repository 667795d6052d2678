"""What is seen of a page where it is shared: its card, or its own picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.presenting.addresses import address
from generator.presenting.pictures import portrait
from generator.presenting.share_cards import (
    ShareCard,
    SharedImage,
    has_card,
    of_card,
    of_photograph,
)

if TYPE_CHECKING:
    from generator.presenting.edition import Edition


def share_card(edition: Edition, one: Entity | Listing) -> ShareCard | None:
    """The card of its page; None where it has none in this edition."""
    if not (edition.share_cards and has_card(edition.portal, one) and edition.stands(address(one))):
        return None
    return edition.composed_cards.of(one)


def shared_image(edition: Edition, entity: Entity) -> SharedImage | None:
    """Its share card; without one its own picture, in a file that every program can show."""
    known = edition.portal.listings[entity.slug] if isinstance(entity, Event) else entity
    if (card := share_card(edition, known)) is not None:
        return of_card(card, edition.place(card.address))
    photograph, image = portrait(edition.portal, entity), getattr(entity, "image", None)
    return of_photograph(photograph.plain, image.alt) if photograph and image else None
