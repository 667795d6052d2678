"""`/i-dag/`, `/i-morgen/`, `/i-weekenden/`, `/gratis/`: the ways in, ready-made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.artifacts import Artifact
from generator.presenting import ways
from generator.presenting.dates import capitalised, long_day, weekday_day, weekend
from generator.presenting.edition import Edition, Head
from generator.presenting.programme import Programme, limited, programme

MOST = 100
"""So many dates stand on a page; a portal with more of them has the months."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page a way."""
    portal = edition.portal
    days = (
        (ways.TODAY, "I dag", ways.today(portal)),
        (ways.TOMORROW, "I morgen", ways.tomorrow(portal)),
        (ways.WEEKEND, "I weekenden", weekend(portal.today)),
    )
    for address, title, (first, last) in days:
        found = ways.on_days(portal, first, last)
        yield _page(edition, address, title, found, _span(first, last), first.isoformat())
    found = programme(portal, ways.free(portal))
    yield _page(edition, ways.FREE, "Gratis", found, "Arrangementer, der ikke koster noget", "")


def _page(
    edition: Edition, address: str, title: str, found: Programme, words: str, day: str
) -> Artifact:
    portal = edition.portal
    return edition.page(
        address,
        "way_in.html",
        title=title,
        section="arrangementer",
        head=Head(
            description=f"{title} i {portal.settings.municipality}: {words}.",
        ),
        today=portal.today,
        words=words,
        day=day,
        programme=limited(found, MOST),
        cut=found.count > MOST,
        ways=ways.ways(portal),
    )


def _span(first: date, last: date) -> str:
    if first == last:
        return capitalised(long_day(first))
    return f"{capitalised(weekday_day(first))} til {long_day(last)}"
