"""`/nyhedsbreve/`: the letters that were sent, each as it was, and their feeds. Of one that is not
sent yet nothing is here."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.artifacts import Artifact, digest
from generator.presenting.addresses import NEWSLETTERS
from generator.presenting.collections import Collection, of_newsletters
from generator.presenting.edition import Edition
from generator.presenting.feed_files import feed_files
from generator.presenting.following import ITEMS_IN_FEED
from generator.presenting.letters import Letter, letters, series
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.syndication.entries import entry_of
from generator.presenting.syndication.feeds import channel
from generator.presenting.syndication.letter_items import item
from generator.versions import program_digest


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The list, a page for each letter, and the feeds: of all, and of each edition."""
    every = letters(edition.portal)
    yield _list(edition)
    for position, letter in enumerate(every):
        yield _page(edition, letter, _beside(every, position))
    whole, *others = of_newsletters(edition.portal)
    yield from _feeds(edition, whole, every)
    for collection, one in zip(others, series(edition.portal), strict=False):
        yield from _feeds(edition, collection, one.letters)


def _list(edition: Edition) -> Artifact:
    portal = edition.portal
    told = own_page(portal, NEWSLETTERS)
    return edition.page(
        NEWSLETTERS,
        "newsletters.html",
        title=told.title,
        head=Head(description=told.description, feeds=of_newsletters(portal)[0]),
        series=series(portal),
        sent=len(letters(portal)),
    )


def _beside(every: tuple[Letter, ...], position: int) -> tuple[Letter | None, Letter | None]:
    """The next newer and the next older letter of the same edition."""
    same = [one for one in every if one.edition == every[position].edition]
    at = same.index(every[position])
    return same[at - 1] if at else None, same[at + 1] if at + 1 < len(same) else None


def _page(
    edition: Edition, letter: Letter, beside: tuple[Letter | None, Letter | None]
) -> Artifact:
    newer, older = (one and (one.title, one.address) for one in beside)
    return edition.page(
        letter.address,
        "newsletter.html",
        title=letter.title,
        origin=letter.path,
        head=Head(description=letter.lead, feeds=of_newsletters(edition.portal)[0], kind="article"),
        trail=(crumb(edition.portal, NEWSLETTERS),),
        letter=letter,
        newer=newer,
        older=older,
    )


def _feeds(
    edition: Edition, collection: Collection, members: tuple[Letter, ...]
) -> Iterator[Artifact]:
    portal = edition.portal
    about = channel(
        portal,
        edition.base_url,
        collection.address,
        collection.feed_title,
        f"{collection.title}: hvert brev, når det er sendt.",
    )
    about = replace(about, page=edition.url(collection.page))
    items = [item(portal, edition.base_url, letter) for letter in members[:ITEMS_IN_FEED]]
    inputs = digest(program_digest(), edition.base_url, about, items)
    places = (collection.address,)
    return feed_files(edition, about, lambda: map(entry_of, items), inputs, places)
