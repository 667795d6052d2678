"""Feeds in plain values: RSS, Atom and JSON Feed are three ways to write the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from generator.model.portal import Portal
from generator.model.times import start_of
from generator.presenting.addresses import absolute
from generator.presenting.languages.editions import placed
from generator.presenting.syndication.entries import Entry
from generator.presenting.syndication.publication import tag


class Channel(Struct, frozen=True):
    """A feed apart from its entries; `page` is the address that it is the feed of."""

    id: str
    title: str
    description: str
    page: str
    language: str
    publisher: str
    publisher_url: str | None
    rights: str


class Feed(Struct, frozen=True):
    """A feed in full. `updated` is the last change of anything in it, never the clock."""

    channel: Channel
    entries: tuple[Entry, ...]
    updated: datetime


def channel(portal: Portal, base_url: str, page: str, title: str, description: str) -> Channel:
    """The feed of a page at this address on the portal."""
    settings = portal.settings
    return Channel(
        id=tag(settings.identity_host, f"feed:{placed(portal, page).strip('/')}"),
        title=title,
        description=description,
        page=absolute(base_url, placed(portal, page)),
        language=settings.language,
        publisher=settings.publisher,
        publisher_url=settings.publisher_url,
        rights=f"{settings.licence}, {settings.publisher}",
    )


def feed(portal: Portal, about: Channel, entries: Iterable[Entry]) -> Feed:
    """The feed with its entries in the order given."""
    known = tuple(entries)
    changed = (entry.modified for entry in known)
    return Feed(about, known, max(changed, default=start_of(portal.settings.launched)))
