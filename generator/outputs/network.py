"""`/netvaerk/`: which actors work together, drawn and in a table (step 3)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.analysing.centrality import PIVOTS
from generator.analysing.network import LARGEST, made_together, network
from generator.artifacts import Artifact, Batch, digest
from generator.presenting.addresses import NETWORK
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Later
from generator.presenting.meetings import rows
from generator.presenting.network import view
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head
from generator.presenting.words.alphabet import alphabetical

NEXT = 3
"""Coming meetings that the page names."""


def batches(edition: Edition) -> Iterator[Batch]:
    """One; of events it shows who made them together, and nothing else."""
    registered = edition.inputs.registered("actors", "partnerships", "meetings", "places")
    together = [event.organizers for event in made_together(edition.portal)]
    yield Batch("network", partial(artifacts, edition), digest(registered, together))


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page."""
    portal = edition.portal
    found = view(portal, network(portal))
    ahead, over = rows(portal)
    proposed = (one for one in portal.partnerships.values() if one.status == "proposed")
    page = own_page(portal, NETWORK)
    yield edition.page(
        NETWORK,
        "network.html",
        title=page.title,
        section="partnerskaber",
        head=Head(description=page.description),
        network=found,
        largest=LARGEST,
        pivots=PIVOTS,
        drawing=Later(found.sketch, found.sketch.draw),
        meetings=tuple(one for one in ahead if not one.cancelled)[:NEXT],
        held=sum(not one.cancelled for one in over),
        proposed=alphabetical(proposed),
    )
