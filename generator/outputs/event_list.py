"""`/arrangementer/`: everything that is coming, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.artifacts import Artifact
from generator.presenting.addresses import EVENTS
from generator.presenting.edition import Edition, Head
from generator.presenting.programme import Month, limited, month_index, programme
from generator.presenting.ways import ways

MOST = 100
"""So many dates stand on the page; the months have the rest."""
RECENT = 6
"""So many of the latest months that are over are linked."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page."""
    portal = edition.portal
    whole = programme(portal, portal.listings.values())
    shown = limited(whole, MOST)
    index = month_index(portal)
    yield edition.page(
        EVENTS,
        "event_list.html",
        title="Arrangementer",
        section="arrangementer",
        head=Head(
            description=f"Alt, hvad der sker i {portal.settings.municipality}, dag for dag.",
        ),
        today=portal.today,
        count=whole.event_count,
        programme=shown,
        beyond=whole.count - shown.count,
        ways=ways(portal),
        months=_links(found for found in index if not found.is_past(portal.today)),
        archive=_links(
            [found for found in index if found.is_past(portal.today)][: -RECENT - 1 : -1]
        ),
    )


def _links(months: Iterable[Month]) -> tuple[tuple[int, int, int], ...]:
    """(year, month, how many events)."""
    return tuple((found.year, found.month, len(found.events)) for found in months)
