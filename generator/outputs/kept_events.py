"""`/gemte/`: the visitor's saved events, and the files that tell how they stand today.

The page is the same for everyone; the list is in the visitor's browser. A script asks for the
files that have one's events: one for a small portal, about a hundred events in each
(docs/offline.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import orjson

from generator.artifacts import Artifact, digest
from generator.model.listing import Listing
from generator.presenting.addresses import KEPT, KEPT_STATES
from generator.presenting.edition import Edition
from generator.presenting.kept_events import file_count, kept_lots, kept_states
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head

SCRIPTS = ("keep", "kept", "offline")


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The page, then the states."""
    portal, page = edition.portal, own_page(edition.portal, KEPT)
    yield edition.page(
        KEPT,
        "kept.html",
        title=page.title,
        head=Head(description=page.description, noindex=True),
        states=KEPT_STATES,
        lots=file_count(portal),
        scripts=list(map(edition.versioned, SCRIPTS)),
    )
    told = edition.fingerprints.of_listing
    for number, lot in kept_lots(portal):
        events = [(slug, told(event)) for slug, event in lot.items()]
        yield Artifact(
            f"{KEPT_STATES.lstrip('/')}{number}.json",
            digest(edition.digest, portal.today, events),
            partial(_states, edition, lot),
            "gemte arrangementer",
        )


def _states(edition: Edition, lot: Mapping[str, Listing]) -> bytes:
    return orjson.dumps(kept_states(edition.portal, edition.cards, lot))
