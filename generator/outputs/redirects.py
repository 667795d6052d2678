"""Pages that only lead on: every `aliases:` address, and `/was` to the accessibility statement.

A static host sends no redirects of its own, so each is a small page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.presenting.addresses import STATEMENT, address, has_page, tradition_address
from generator.presenting.edition import Edition


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One small page for each old address."""
    for entity in edition.portal.entities():
        for alias in entity.aliases:
            yield edition.redirect(alias, edition.url(_target(entity)), entity.path)
    was = edition.portal.settings.was_url or edition.url(STATEMENT)
    yield edition.redirect("/was/", was, "portalen selv")


def _target(entity: Entity | Listing) -> str:
    """Where the entity is told of; traditions stand together on one page."""
    return address(entity) if has_page(entity) else tradition_address(entity.slug)
