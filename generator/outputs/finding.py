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
    finder, kept = Finder(edition.portal, edition.cards, edition.whole), edition.kept("find")
    marks: dict[str, tuple[str, str]] = {}
    for name, dates in finder.pieces.items():
        inputs = digest(edition.digest, edition.portal.today, finder.mark, _told(edition, dates))
        row, render = kept.rows.get(name), cache(partial(finder.piece, name))
        mark = row[1] if row and row[0] == inputs else mark_of(render())
        marks[name] = (inputs, mark)
        yield Artifact(edition.file(FINDER + name), inputs, render, ORIGIN)
    kept.keep(marks)
    contents = finder.contents({name: mark for name, (_, mark) in marks.items()})
    yield constant(edition.file(FINDER + CONTENTS), contents, ORIGIN)


def _told(edition: Edition, dates: Sequence[Occurrence]) -> str:
    """A digest of all that rows say of these dates, but for what goes with the day."""
    return edition.fingerprints.of(tuple(dates))
