"""The pictures beside the texts, published next to their pages, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.artifacts import Artifact, digest
from generator.presenting.addresses import file_path
from generator.presenting.edition import Edition


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Every file of every picture beside a page."""
    for file in edition.gallery.files():
        yield Artifact(
            file_path(file.address),
            digest(file.variant.key),
            partial(edition.pictures.data, file.path, file.variant),
            origin=file.path,
        )
