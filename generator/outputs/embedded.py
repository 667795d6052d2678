"""`/indlejr/…/liste/` and `/indlejr/…/kalender/`: every collection for other sites' frames, and
`/abonner/indlejr/`, which tells how to show them.

They have no shell, a stylesheet and a script of their own, and stand in no sitemap. There are two
of each collection, thousands in a large portal, so they are small, and come in lots that are
planned anew only when what they list changed, or the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache, partial
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.artifacts import Artifact, Batch, digest, numbered
from generator.presenting.addresses import (
    EMBEDDED_VIEWS,
    EMBEDDING,
    SUBSCRIBE,
    embedded_address,
    file_path,
)
from generator.presenting.agenda import agenda
from generator.presenting.collections import Collection
from generator.presenting.edition import Edition
from generator.presenting.embedding import POLICY, SCRIPT, STYLESHEET, published
from generator.presenting.month_grid import Cell, month_grid
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.programme import Month, Programme, limited, programme

LOT = 100
"""Collections; as many as the lots of actors' pages have."""
MOST_LISTED = 10
"""Events in a list: what one reads through on another's site. The portal has the rest."""
MOST_DATES = 20
"""Dates below the two months; with more, the days lead to the portal's own months."""
MOST_ONGOING = 5
MONTHS = 2
"""This month and the next."""


def batches(edition: Edition) -> Iterator[Batch]:
    """The pages in lots, and the page that tells of them."""
    yield Batch("embedding", partial(_telling, edition), edition.digest)
    shared, known = _shared(edition), edition.fingerprints
    for number, lot in numbered(edition.lists.collections, LOT):
        told = [(one.address, one.title, one.aliases, known.of_listings(one.events)) for one in lot]
        inputs = digest(shared, edition.portal.today, told)
        yield Batch(f"embedded/{number}", partial(_pages, edition, lot), inputs)


def _shared(edition: Edition) -> str:
    """A digest of all that the pages have in common."""
    names = [published(edition.shell_files, start) for start in (STYLESHEET, SCRIPT)]
    return digest(edition.templates.digest, edition.base_url, names)


def _telling(edition: Edition) -> Iterator[Artifact]:
    told = own_page(edition.portal, EMBEDDING)
    yield edition.page(
        EMBEDDING,
        "embedding.html",
        title=told.title,
        head=Head(description=told.description, feeds=edition.lists.everything),
        trail=(crumb(edition.portal, SUBSCRIBE),),
        whole=edition.lists.everything.address,
        host="{0.scheme}://{0.netloc}".format(urlsplit(edition.base_url)),
    )


def _pages(edition: Edition, lot: Sequence[Collection]) -> Iterator[Artifact]:
    shared, today = _shared(edition), edition.portal.today
    months = cache(lambda: _bare_months(edition))
    for collection in lot:
        listed = edition.fingerprints.of_listings(collection.events)
        begin = today.toordinal()
        coming = any(event.last >= begin or event.moved for event in collection.events)
        # Where nothing is coming, a list says so whatever the day; a calendar marks it.
        days = {"liste": today if coming else None, "kalender": today}
        told = collection.address, collection.title, collection.group
        made = (
            partial(_list, edition, collection),
            partial(_calendar, edition, collection, months),
        )
        for view, view_of in zip(EMBEDDED_VIEWS, made, strict=True):
            inputs = digest(shared, told, view, days[view], listed)
            render = partial(_rendered, edition, collection, view, view_of)
            here = embedded_address(collection.address, view)
            yield Artifact(file_path(here), inputs, render, collection.origin)
            yield from _moved(edition, collection, here, view)


def _moved(edition: Edition, collection: Collection, here: str, view: str) -> Iterator[Artifact]:
    """What leads on from old addresses, in the frame itself: nobody would hear of it when a frame
    showed nothing."""
    for alias in collection.aliases:
        old = embedded_address(alias, view)
        yield edition.redirect(old, edition.url(here), collection.origin)


def _rendered(
    edition: Edition,
    collection: Collection,
    view: str,
    view_of: Callable[[], Mapping[str, Any]],
) -> bytes:
    template = {"liste": "embedded_list", "kalender": "embedded_calendar"}[view]
    return b"".join(
        edition.templates.pieces(
            f"entities/{template}.html",
            # A topic and a type of event may be the same word: Film.
            title=f"{collection.title} ({collection.group}, {view})",
            name=collection.title,
            place=collection.address,
            policy=POLICY,
            stylesheet=published(edition.shell_files, STYLESHEET),
            script=published(edition.shell_files, SCRIPT),
            **view_of(),
        )
    )


def _list(edition: Edition, collection: Collection) -> Mapping[str, Any]:
    found = agenda(edition.portal, collection.events)
    shown = found.coming[:MOST_LISTED]
    return {
        "agenda": replace(found, coming=shown),
        "until": max((one.last_day for one in shown), default=None),
    }


class Bare(Struct, frozen=True):
    """A month and its table with nothing on."""

    month: Month
    table: Markup


class On(Struct, frozen=True):
    """A day on which something is on, and the same day as it stands in the bare table."""

    day: Cell
    bare: Cell


class Shown(Struct, frozen=True):
    """A month of one calendar."""

    year: int
    month: int
    bare: Markup
    on: tuple[On, ...]


def _bare_months(edition: Edition) -> tuple[Bare, ...]:
    """The months that every calendar shows. Most of their days are empty in most calendars, so they
    are rendered once for a whole lot."""
    today = edition.portal.today
    months = [Month(today.year, today.month, ())]
    while len(months) < MONTHS:
        after = months[-1].last + timedelta(days=1)
        months.append(Month(after.year, after.month, ()))
    return tuple(Bare(month, _bare_table(edition, month)) for month in months)


def _bare_table(edition: Edition, month: Month) -> Markup:
    grid = month_grid(month.year, month.month, Programme())
    html = edition.templates.render(
        "entities/embedded_month.html", month=month, grid=grid, today=edition.portal.today
    )
    return Markup(html)


def _calendar(
    edition: Edition, collection: Collection, made: Callable[[], tuple[Bare, ...]]
) -> Mapping[str, Any]:
    portal, today, months = edition.portal, edition.portal.today, made()
    whole = programme(portal, collection.events, today, months[-1].month.last)
    first = limited(whole, MOST_DATES)
    shown = Programme(first.days, whole.ongoing[:MOST_ONGOING])
    lasts = [one.last_day for one in (*shown.occurrences, *shown.ongoing)]
    return {
        "today": today,
        "months": [_shown(bare, whole) for bare in months],
        "programme": shown,
        "cut": len(first.days) < len(whole.days),
        "until": max(lasts, default=None),
    }


def _shown(bare: Bare, whole: Programme) -> Shown:
    year, month = bare.month.key
    cells = month_grid(year, month, whole).cells
    on = tuple(On(cell, replace(cell, entries=())) for cell in cells if cell.entries)
    return Shown(year, month, bare.table, on)
