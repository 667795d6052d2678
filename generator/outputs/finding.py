"""`/data/v1/find/`: what the finder on `/arrangementer/` reads (docs/discovery.md)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact, constant
from generator.presenting.addresses import FINDER
from generator.presenting.edition import Edition
from generator.presenting.finding.encoding import files


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One file a month, what is ongoing, and the table of contents."""
    for name, content in files(edition.portal, edition.cards, edition.whole):
        yield constant(edition.file(FINDER + name), content, "arrangementslisten")
