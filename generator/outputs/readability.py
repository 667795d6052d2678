"""`/om/laesbarhed/`: for editors, how hard the portal's texts are to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.analysing.readability import BANDS, FEWEST_WORDS, Band
from generator.artifacts import Artifact, Batch
from generator.presenting.addresses import ABOUT, READABILITY
from generator.presenting.edition import Edition
from generator.presenting.pouring import Head, View
from generator.presenting.readings import BAND_EXAMPLES, BAND_WORDS, read_all

MOST = 60
"""So many are shown, the hardest: whoever has mended those sees the next."""


def batches(edition: Edition) -> Iterator[Batch]:
    """The one page, of all texts."""
    yield Batch("readability", lambda: _page(edition), edition.inputs.with_texts)


def _page(edition: Edition) -> Iterator[Artifact]:
    yield edition.page_of(
        READABILITY,
        "readability.html",
        title="Er teksterne til at læse?",
        section="om",
        made_of=edition.inputs.with_texts,
        view=lambda: _view(edition),
    )


def _view(edition: Edition) -> View:
    every = read_all(edition.portal, lambda slug: edition.fragments[slug].reading)
    count = Counter(read.found.band for read in every)
    head = Head(
        description="For redaktører: lixtal for portalens tekster, de sværeste først.", noindex=True
    )
    context = {
        "trail": (("Om", ABOUT),),
        "fewest": FEWEST_WORDS,
        "total": len(every),
        "bands": tuple(
            (BAND_WORDS[band], _span(band), BAND_EXAMPLES[band], count[band]) for band in BAND_WORDS
        ),
        "texts": tuple((read, BAND_WORDS[read.found.band]) for read in every[:MOST]),
        "more": max(len(every) - MOST, 0),
    }
    return View(head, context)


def _span(band: Band) -> str:
    """`25–34`."""
    first = 0
    for below, one in BANDS:
        if one == band:
            return f"{first}–{below - 1}" if first else f"under {below}"
        first = below
    return f"fra {first}"
