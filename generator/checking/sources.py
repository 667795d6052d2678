"""Honest content (DOMAIN.md): what is told as a fact says where it is known from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.problems import Finding


def facts_have_sources(portal: Portal) -> Iterator[Finding]:
    """Every actor, place, tradition and past event of a real portal names its sources."""
    if portal.settings.invented:
        return
    for entity in _facts(portal):
        if not entity.sources:
            yield Finding(
                entity.path,
                (),
                "mangler-kilde",
                "Der står ikke, hvor oplysningerne kommer fra",
                "Tilføj en linje med »sources: …«: en netadresse, eller hvem der har oplyst det.",
                at="end",
            )


def _facts(portal: Portal) -> Iterator[Entity]:
    yield from portal.actors.values()
    yield from portal.places.values()
    yield from portal.traditions.values()
    for event in portal.events.values():
        if portal.occurrences[event.slug] and portal.is_past(event):
            yield event
