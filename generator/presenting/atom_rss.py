"""THE adapter of feedgen: RSS 2.0 and Atom (RFC 4287). No other module knows the library.

Its last release is of 2023; what it gets wrong is set right here, on the tree it builds, through
its own door for extensions: links of Atom entries lose their relation, so that a picture would
become the page, and RSS says nothing of when an item changed (FEEDS.md).

feedgen calls `setlocale` for every date of RSS: one thread at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import SubElement, _Element
from markupsafe import escape

from generator.presenting.cleaning import ascii_address
from generator.presenting.feed_items import Channel, Feed, Item

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_GENERATOR = "Kulturportalen"
_MINUTES = 360
"""How long a reader may keep a copy; the portal is built again when something changes."""
REMEMBERED = 20_000
"""Entries, some 2 KB each: those of a portal far larger than any we know of."""


def rss(feed: Feed, own_address: str) -> bytes:
    """The feed as RSS 2.0; `own_address` is where readers fetch it."""
    generator = _generator(feed.channel, feed.updated, own_address, RSS_TYPE)
    generator.ttl(_MINUTES)
    return _filled(generator.rss_str(pretty=False), b"</channel>", map(_rss_item, feed.items))


def atom(feed: Feed, own_address: str) -> bytes:
    """The feed as Atom."""
    generator = _generator(feed.channel, feed.updated, own_address, ATOM_TYPE)
    return _filled(generator.atom_str(pretty=False), b"</feed>", map(_atom_entry, feed.items))


def _filled(empty: bytes, end: bytes, entries: Iterable[bytes]) -> bytes:
    """A feed without entries, and the entries where they belong."""
    before, closing, after = empty.rpartition(end)
    return b"".join((before, *entries, closing, after, b"\n"))


# An event stands in some eight feeds: each entry is serialised once, in a feed of its own whose
# root names the same namespaces, and cut out of it.


@lru_cache(maxsize=REMEMBERED)
def _rss_item(item: Item) -> bytes:
    return _cut(_alone(item).rss_str(pretty=False), b"item")


@lru_cache(maxsize=REMEMBERED)
def _atom_entry(item: Item) -> bytes:
    return _cut(_alone(item).atom_str(pretty=False), b"entry")


def _cut(written: bytes, tag: bytes) -> bytes:
    start, end = written.index(b"<%b>" % tag), written.rindex(b"</%b>" % tag)
    return written[start : end + len(tag) + 3]


def _alone(item: Item) -> Any:
    generator = FeedGenerator()
    generator.register_extension("mended", BaseExtension, _Mended)
    generator.id(item.id)
    generator.title(item.title)
    generator.description(item.title)
    generator.link(href=item.url, rel="alternate")
    generator.updated(item.modified)
    generator.lastBuildDate(item.modified)
    entry = _entry(item)
    generator.add_entry(entry, order="append")
    entry.mended.item = item
    return generator


def _generator(about: Channel, updated: datetime, own_address: str, media_type: str) -> Any:
    generator = FeedGenerator()
    generator.register_extension("mended", BaseExtension, _Mended)
    generator.id(about.id)
    generator.title(about.title)
    generator.description(about.description)
    generator.language(about.language)
    generator.updated(updated)
    generator.lastBuildDate(updated)
    generator.generator(_GENERATOR)
    author = {"name": about.publisher}
    if about.publisher_url:
        author["uri"] = ascii_address(about.publisher_url)
    generator.author(author)
    generator.rights(about.rights)
    # The last link becomes RSS's <link>: the page, never the feed.
    generator.link(href=own_address, rel="self", type=media_type)
    generator.link(href=about.page, rel="alternate", type="text/html", hreflang=about.language)
    return generator


def _entry(item: Item) -> Any:
    entry = FeedEntry()
    entry.id(item.id)
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    for link in _links(item):
        entry.link(**link)
    entry.summary(item.summary, type="text")
    entry.content(item.html, type="html")
    entry.published(item.published)
    entry.updated(item.modified)
    entry.category([{"term": category, "label": category} for category in item.categories])
    return entry


def _links(item: Item) -> list[dict[str, str]]:
    links = [{"href": item.url, "rel": "alternate", "type": "text/html"}]
    if item.enclosure is not None:
        picture = item.enclosure
        links.append(
            {
                "href": picture.url,
                "rel": "enclosure",
                "type": picture.media_type,
                "length": str(picture.length),
            }
        )
    return links


class _Mended(BaseEntryExtension):  # type: ignore[misc] # feedgen ships no types
    """Called by feedgen with each entry's finished element."""

    item: Item

    def extend_atom(self, element: _Element) -> _Element:
        """The links of the entry with all that they say."""
        # feedgen leaves one <link href> each, in the order in which they were given.
        for link, whole in zip(element.findall("link"), _links(self.item), strict=True):
            for name, value in whole.items():
                link.set(name, value)
        return element

    def extend_rss(self, element: _Element) -> _Element:
        """When it last changed: RSS has no word for it, Atom's is understood in its place.

        And the summary as HTML, which readers take an item's description to be (RSS Best
        Practices Profile, 4.1.1.20.4): a title with `<b>` in it must not become bold, or worse.
        """
        for description in element.iterfind("description"):
            description.text = str(escape(self.item.summary))
        changed = SubElement(element, f"{{{_ATOM}}}updated")
        changed.text = self.item.modified.isoformat()
        return element
