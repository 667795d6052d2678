"""Honest content: what is told as a fact says where it is known from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.model.settings import SETTINGS
from generator.problems import Finding

MOST = 30
"""So many events are told one by one, the latest first: more come from one habit."""
_UNTOLD = "Der står ikke, hvor oplysningerne kommer fra"
_ADD = "Tilføj en linje med »sources: …«: en netadresse, eller hvem der har oplyst det."


def facts_have_sources(portal: Portal) -> Iterator[Finding]:
    """Every actor, place, tradition and school offer of a real portal has sources."""
    if portal.settings.invented:
        return
    for found in (portal.actors, portal.places, portal.traditions, portal.school_offers):
        for entity in found.values():
            if not entity.sources:
                yield Finding(entity.path, (), "mangler-kilde", _UNTOLD, _ADD, at="end")


def events_have_sources(portal: Portal) -> Iterator[Finding]:
    """Every event of a real portal has sources, best before it is held."""
    # A warning, whenever it is held: days pass by themselves, and no event may stop the site.
    if portal.settings.invented:
        return
    found = [event for event in portal.all_events if event.kept_dates and not event.sourced]
    found.sort(key=lambda event: -event.last)
    for event in found[:MOST]:
        yield _unsourced(portal, event)
    if len(found) > MOST:
        yield Finding(
            SETTINGS,
            (),
            "mangler-kilde",
            f"Der er {len(found) - MOST} arrangementer mere uden kilde end de {MOST} nævnte",
            "Tilføj »sources« i dem, der er nævnt her; så nævnes de næste.",
            level="warning",
        )


def _unsourced(portal: Portal, event: Listing) -> Finding:
    ahead = not portal.is_past(event)
    hint = _ADD
    if ahead:
        hint = (
            "Tilføj, gerne inden det er forbi, en linje med »sources: …«: en netadresse, eller "
            "hvem der har oplyst det."
        )
    return Finding(event.path, (), "mangler-kilde", _UNTOLD, hint, at="end", level="warning")
