"""`/arrangementer/`: everything that is coming, day by day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.presenting.addresses import EVENTS
from generator.presenting.edition import Edition, Head
from generator.presenting.programme import limited, month_index, programme
from generator.presenting.ways import ways

MOST = 200
"""So many dates stand on the page; the months have the rest."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page."""
    portal = edition.portal
    whole = programme(portal, portal.events.values())
    shown = limited(whole, MOST)
    index = month_index(portal)
    yield edition.page(
        EVENTS,
        "event_list.html",
        title="Arrangementer",
        section="arrangementer",
        head=Head(
            description=f"Alt, hvad der sker i {portal.settings.municipality}, dag for dag.",
            feeds=edition.collections[0],
        ),
        today=portal.today,
        count=whole.event_count,
        programme=shown,
        beyond=whole.count - shown.count,
        ways=ways(portal),
        months=tuple(
            (found.year, found.month, len(found.events))
            for found in index
            if not found.is_past(portal.today)
        ),
        has_archive=any(found.is_past(portal.today) for found in index),
    )
