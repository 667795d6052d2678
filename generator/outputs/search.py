"""`/soeg/` and its index under `/data/v1/soeg/`: static JSON that scripts in the page read.

A search fetches the table of contents, one small file for each word typed and those with the rows
that are shown, however much the portal holds (docs/search.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from generator.artifacts import Artifact, Batch, constant, digest
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.addresses import (
    ACTORS,
    CALENDARS,
    EVENTS,
    MEETINGS,
    NETWORK,
    NEWS,
    PARTNERSHIPS,
    PLACES,
    SCHOOL_OFFERS,
    SEARCH,
    SUBSCRIBE,
    TODAY,
    WEEKEND,
    YEAR,
    terms_address,
)
from generator.presenting.edition import Edition
from generator.presenting.fragments import Fragments
from generator.presenting.languages.editions import VOCABULARIES
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head
from generator.presenting.searching.documents import EDITORS, KINDS, documents
from generator.presenting.searching.events import EVENTS as EVENT_KIND
from generator.presenting.searching.events import EventRows
from generator.presenting.searching.index import index
from generator.presenting.searching.shortcuts import shortcuts
from generator.presenting.searching.terms import Row, Terms, terms_of

FOLDER = "/data/v1/soeg/"
REGISTERS = (
    TODAY,
    WEEKEND,
    EVENTS,
    CALENDARS,
    ACTORS,
    PLACES,
    PARTNERSHIPS,
    SCHOOL_OFFERS,
    *map(terms_address, VOCABULARIES),
    YEAR,
    NETWORK,
    MEETINGS,
    NEWS,
    SUBSCRIBE,
)
"""Where everything stands for those who have no script, or would rather look around."""
TIMES = (
    ("kommende", "Kommende"),
    ("denne-maaned", "Denne måned"),
    ("tidligere", "Tidligere"),
)
"""When an event is, as the address (`naar`) and the page say it; `search-table.js` tells which."""
SCRIPTS = ("search-words", "search-table", "search-index", "search")


def batches(edition: Edition) -> Iterator[Batch]:
    """The index, since nearly every change changes that; and the page, which shows nothing of an
    event's text."""
    yield Batch("search", partial(_index, edition), edition.inputs.with_texts, long=True)
    scripts = list(map(edition.versioned, SCRIPTS))
    yield Batch("search_page", partial(_page, edition), digest(edition.inputs.listed, scripts))


def _page(edition: Edition) -> Iterator[Artifact]:
    told = partial(own_page, edition.portal)
    yield edition.page(
        SEARCH,
        "search.html",
        title="Søg",
        head=Head(
            description="Søg i arrangementer, aktører, steder, partnerskaber, traditioner og "
            "nyheder.",
            noindex=True,
        ),
        scripts=list(map(edition.versioned, SCRIPTS)),
        index=FOLDER,
        kinds=list(KINDS.items()),
        times=list(TIMES),
        registers=[(page.title, page.address) for page in map(told, REGISTERS)],
        shortcuts=list(shortcuts(edition)),
        finder=EVENTS,
    )


def _index(edition: Edition) -> Iterator[Artifact]:
    found = entries(edition.portal, _rows(edition), edition.fragments)
    for name, content in index(found, EVENT_KIND, EDITORS).items():
        yield constant(FOLDER.lstrip("/") + name, content, "søgningen")


def _rows(edition: Edition) -> Callable[[Listing], Row]:
    """Tells the row of an event: made, or as an earlier build of the same day left it."""
    portal, known = edition.portal, edition.fingerprints
    made = EventRows(portal, edition.cards)
    rows = edition.kept("rows").renewed(
        {event.slug: known.of_listing(event) for event in portal.all_events},
        lambda slug: made.of(portal.listings[slug]),
    )
    return lambda event: Row._make(rows[event.slug])


def entries(
    portal: Portal, row_of: Callable[[Listing], Row], fragments: Mapping[str, Fragments]
) -> Iterator[tuple[Row, Terms]]:
    """Everything that can be found: events by what was made of them already, then all else."""
    for event in portal.all_events:
        yield row_of(event), fragments[event.slug].terms
    for document in documents(portal):
        yield document.row, terms_of(document.row.title, document.summary, document.text)
