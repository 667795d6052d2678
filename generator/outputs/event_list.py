"""`/arrangementer/`: everything that is coming, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.artifacts import Artifact
from generator.presenting.addresses import EVENTS, FINDER, month_address
from generator.presenting.edition import Edition
from generator.presenting.finding.encoding import used_words
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head, View
from generator.presenting.programme import Month, limited

MOST = 100
"""So many dates stand on the page; the months have the rest."""
RECENT = 6
"""So many of the latest months that are over are linked."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page."""
    portal = edition.portal
    yield edition.page_of(
        EVENTS,
        "event_list.html",
        title=own_page(portal, EVENTS).title,
        section="arrangementer",
        made_of=edition.fingerprints.of((portal.today, portal.all_events)),
        view=lambda: _view(edition),
    )


def _view(edition: Edition) -> View:
    portal, whole, index = edition.portal, edition.whole, edition.months
    shown = limited(whole, MOST)
    this = (portal.today.year, portal.today.month)
    head = Head(description=own_page(portal, EVENTS).description)
    context = {
        "today": portal.today,
        "count": whole.event_count,
        "programme": shown,
        "beyond": whole.count - shown.count,
        "ways": edition.ways,
        "find_in": FINDER,
        "this_month": month_address(*this) if any(one.key == this for one in index) else "",
        "find_words": used_words(portal, whole),
        "months": _links(found for found in index if not found.is_past(portal.today)),
        "archive": _links(
            [found for found in index if found.is_past(portal.today)][: -RECENT - 1 : -1]
        ),
    }
    return View(head, context)


def _links(months: Iterable[Month]) -> tuple[tuple[int, int, int], ...]:
    """(year, month, how many events)."""
    return tuple((found.year, found.month, len(found.events)) for found in months)
