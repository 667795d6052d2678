"""`/arrangementer/<slug>/deling.png`: what is seen of a page where it is shared.

Of each event that is not long over, each actor and each partnership, where a build is asked for
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.artifacts import Artifact, Batch, digest, numbered
from generator.model.entity import Entity
from generator.model.listing import Listing, lots
from generator.presenting.edition import Edition
from generator.presenting.share_cards import has_card
from generator.presenting.sharing import share_card

LOT = 20
"""Cards in a batch: a second or two's work, so that no process is left alone with a long one."""
KINDS = ("actors", "partnerships")


def batches(edition: Edition) -> Iterator[Batch]:
    """Events in lots, and actors and partnerships in lots of their kind."""
    if not edition.share_cards:
        return
    portal, known = edition.portal, edition.fingerprints
    shared = digest(edition.share_pictures.digest, edition.digest, portal.today)
    events = tuple(event for event in edition.told_events if has_card(portal, event))
    for number, lot in lots(events, LOT):
        # With the listings, since those know the pictures.
        inputs = digest(shared, known.of_events(lot), known.of_listings(lot))
        yield Batch(f"share cards/{number}", partial(_cards, edition, lot), inputs)
    registered = digest(shared, edition.inputs.registered(*KINDS))
    for kind in KINDS:
        for number, some in numbered(tuple(portal.of_kind(kind).values()), LOT):
            name = f"share cards/{kind}/{number}"
            yield Batch(name, partial(_cards, edition, some), registered)


def _cards(edition: Edition, some: Sequence[Listing] | Sequence[Entity]) -> Iterable[Artifact]:
    pictures = edition.share_pictures
    for one in some:
        if (card := share_card(edition, one)) is not None:
            yield Artifact(
                edition.file(card.address),
                pictures.inputs(card),
                partial(pictures.data, card),
                origin=one.path,
            )
