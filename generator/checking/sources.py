"""Honest content: what is told as a fact says where it is known from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.portal import Portal
from generator.problems import Finding


def facts_have_sources(portal: Portal) -> Iterator[Finding]:
    """Every actor, place, tradition, school offer and past event of a real portal has sources."""
    if portal.settings.invented:
        return
    for path, sourced in _facts(portal):
        if not sourced:
            yield Finding(
                path,
                (),
                "mangler-kilde",
                "Der står ikke, hvor oplysningerne kommer fra",
                "Tilføj en linje med »sources: …«: en netadresse, eller hvem der har oplyst det.",
                at="end",
            )


def _facts(portal: Portal) -> Iterator[tuple[str, bool]]:
    """What is told as a fact: its file, and whether that names sources."""
    for found in (portal.actors, portal.places, portal.traditions, portal.school_offers):
        yield from ((entity.path, bool(entity.sources)) for entity in found.values())
    for event in portal.all_events:
        if event.kept_dates and portal.is_past(event):
            yield event.path, event.sourced
