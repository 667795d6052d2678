"""The pictures beside the texts, published next to their pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.model.kinds import BY_FOLDER
from generator.presenting.addresses import address, file_path
from generator.presenting.edition import Edition


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Every picture of every entity that has a page."""
    portal = edition.portal
    for entity in portal.entities():
        if BY_FOLDER[entity.KIND].address is None:
            continue
        folder = entity.path.rpartition("/")[0]
        for name in entity.files:
            path = f"{folder}/{name}"
            yield Artifact(
                file_path(address(entity) + name),
                portal.images[path].digest,
                (edition.content / path).read_bytes,
                origin=path,
            )
