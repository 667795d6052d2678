"""The pictures beside the texts, published next to their pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.presenting.addresses import address, file_path, has_page
from generator.presenting.edition import Edition


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Every picture of every entity that has a page."""
    portal = edition.portal
    for entity in portal.entities():
        if not has_page(entity):
            continue
        folder = entity.path.rpartition("/")[0]
        for name in entity.files:
            path = f"{folder}/{name}"
            yield Artifact(
                file_path(address(entity) + name),
                portal.images[path],
                (edition.content / path).read_bytes,
                origin=path,
            )
