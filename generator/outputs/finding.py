"""`/data/v1/find/`: what the finder on `/arrangementer/` reads (docs/discovery.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from generator.artifacts import Artifact, constant, digest
from generator.model.occurrences import Occurrence
from generator.presenting.addresses import FINDER
from generator.presenting.edition import Edition
from generator.presenting.finding.encoding import CONTENTS, Finder, mark_of

ORIGIN = "arrangementslisten"


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One file a month, what is ongoing, and the table of contents, which has their digests: as an
    earlier build left them, of those in which nothing is other."""
    finder = Finder(edition.portal, edition.cards, edition.whole)
    renders = {name: cache(partial(finder.piece, name)) for name in finder.pieces}
    inputs = {
        name: digest(edition.digest, edition.portal.today, finder.mark, _told(edition, dates))
        for name, dates in finder.pieces.items()
    }
    rows = edition.kept("find").renewed(inputs, lambda name: (mark_of(renders[name]()),))
    for name, render in renders.items():
        yield Artifact(edition.file(FINDER + name), inputs[name], render, ORIGIN)
    contents = finder.contents({name: mark for name, (mark,) in rows.items()})
    yield constant(edition.file(FINDER + CONTENTS), contents, ORIGIN)


def _told(edition: Edition, dates: Sequence[Occurrence]) -> str:
    """A digest of all that rows say of these dates, but for what goes with the day."""
    return edition.fingerprints.of(tuple(dates))
