"""`/i-dag/`, `/i-morgen/`, `/i-weekenden/`, `/gratis/`: the ways in, ready-made."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.presenting import ways
from generator.presenting.edition import Edition
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head, View
from generator.presenting.programme import limited

MOST = 100
"""So many dates stand on a page; a portal with more of them has the months."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page a way."""
    yield from (_page(edition, way) for way in ways.ready(edition.portal))


def _page(edition: Edition, way: ways.Ready) -> Artifact:
    portal = edition.portal

    def view() -> View:
        found = ways.found_by(portal, way)
        head = Head(description=own_page(portal, way.address).description)
        context = {
            "today": portal.today,
            "words": way.words,
            "day": way.days[0].isoformat() if way.days else "",
            "programme": limited(found, MOST),
            "cut": found.count > MOST,
            "ways": edition.ways,
        }
        return View(head, context)

    return edition.page_of(
        way.address,
        "way_in.html",
        title=way.title,
        section="arrangementer",
        made_of=edition.fingerprints.of((portal.today, portal.all_events)),
        view=view,
    )
