"""The picture that goes with a post. Share cards have their place here and nowhere else."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.news import News
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.outreach.social.networks import Network
from generator.presenting.addresses import absolute
from generator.presenting.pictures import portrait


class Shown(NamedTuple):
    """A picture: `url` is absolute and leads to a JPEG or PNG, as networks and schedulers want it;
    its size in pixels. Empty and 0 where there is none."""

    url: str = ""
    alt: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


NONE = Shown()


def picture_of(
    portal: Portal, base_url: str, entity: Event | News | Partnership, at: Entity | Listing
) -> Shown:
    """The entity's own photograph. `at` is what it stands beside: of an event the listing."""
    image, placed = entity.image, portrait(portal, at)
    if image is None or placed is None:
        return NONE
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
