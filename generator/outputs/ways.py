"""`/i-dag/`, `/i-morgen/`, `/i-weekenden/`, `/gratis/`: the ways in, ready-made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from generator.artifacts import Artifact
from generator.presenting import ways
from generator.presenting.edition import Edition, Head, View
from generator.presenting.programme import Programme, limited, programme
from generator.presenting.words.dates import capitalised, long_day, weekday_day, weekend

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
        found = partial(ways.on_days, portal, first, last)
        yield _page(edition, address, title, found, _span(first, last), first.isoformat())
    words = "Arrangementer, der ikke koster noget"
    yield _page(edition, ways.FREE, "Gratis", lambda: programme(portal, ways.free(portal)), words)


def _page(
    edition: Edition,
    address: str,
    title: str,
    find: Callable[[], Programme],
    words: str,
    day: str = "",
) -> Artifact:
    portal = edition.portal

    def view() -> View:
        found = find()
        head = Head(description=f"{title} i {portal.settings.municipality}: {words}.")
        context = {
            "today": portal.today,
            "words": words,
            "day": day,
            "programme": limited(found, MOST),
            "cut": found.count > MOST,
            "ways": edition.ways,
        }
        return View(head, context)

    return edition.page_of(
        address,
        "way_in.html",
        title=title,
        section="arrangementer",
        made_of=edition.fingerprints.of((portal.today, portal.all_events)),
        view=view,
    )


def _span(first: date, last: date) -> str:
    if first == last:
        return capitalised(long_day(first))
    return f"{capitalised(weekday_day(first))} til {long_day(last)}"
