"""`/arrangementer/<slug>/`: one page for each event."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.presenting.addresses import address
from generator.presenting.edition import Edition, Head


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page an event."""
    portal = edition.portal
    for event in portal.events.values():
        yield edition.page(
            address(event),
            "event.html",
            title=event.title,
            section="arrangementer",
            origin=event.path,
            head=Head(description=event.summary or event.title),
            event=event,
            occurrences=portal.occurrences[event.slug],
            is_past=portal.is_past(event),
        )
