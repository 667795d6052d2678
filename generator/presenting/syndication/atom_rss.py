"""THE adapter of feedgen: RSS 2.0 and Atom (RFC 4287). No other module knows the library.

As with pages, what all feeds of a portal share is made once, by the library, and then poured: a
feed without entries whose own words are marks. The entries are made in `entries.py`.

feedgen calls `setlocale` for every date of RSS: one thread at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from generator.presenting.cleaning import ascii_address
from generator.presenting.syndication.entries import Entry
from generator.presenting.syndication.feeds import Feed
from generator.presenting.syndication.xml_text import attribute, escape

RSS_TYPE = "application/rss+xml"
ATOM_TYPE = "application/atom+xml"
_GENERATOR = "Kulturportalen"
_MINUTES = 360
"""How long a reader may keep a copy; the portal is built again when something changes."""

_MARK = re.compile(r"@@(\w+)@@")
_UPDATED = datetime(2000, 1, 2, 3, 4, 5, tzinfo=UTC)
"""Stands where the time of the last change will; no portal's feed is so old."""


def rss(feed: Feed, own_address: str) -> bytes:
    """The feed as RSS 2.0; `own_address` is where readers fetch it."""
    return _poured(_rss_frame, feed, own_address, format_datetime, attrgetter("rss"))


def atom(feed: Feed, own_address: str) -> bytes:
    """The feed as Atom."""
    return _poured(_atom_frame, feed, own_address, datetime.isoformat, attrgetter("atom"))


Frame: TypeAlias = tuple[str, str]
"""What stands before the entries and after them, with marks in it."""


def _poured(
    frame: Callable[[bool], Frame],
    feed: Feed,
    own_address: str,
    said: Callable[[datetime], str],
    written: Callable[[Entry], bytes],
) -> bytes:
    about = feed.channel
    words = {
        "id": escape(about.id),
        "title": escape(about.title),
        "description": escape(about.description),
        "language": attribute(about.language),
        "publisher": escape(about.publisher),
        "publisher_url": escape(ascii_address(about.publisher_url or "")),
        "rights": escape(about.rights),
        "self": attribute(own_address),
        "page": attribute(about.page),
        "updated": said(feed.updated),
    }
    before, after = (
        _MARK.sub(lambda mark: words[mark[1]], piece).encode()
        for piece in frame(about.publisher_url is not None)
    )
    return b"".join((before, *map(written, feed.entries), after))


@cache
def _rss_frame(with_url: bool) -> Frame:
    generator = _generator(with_url, RSS_TYPE)
    generator.ttl(_MINUTES)
    return _framed(generator.rss_str(pretty=False), format_datetime(_UPDATED), "</channel>")


@cache
def _atom_frame(with_url: bool) -> Frame:
    written = _generator(with_url, ATOM_TYPE).atom_str(pretty=False)
    return _framed(written, _UPDATED.isoformat(), "</feed>")


def _framed(written: bytes, updated: str, end: str) -> Frame:
    before, closing, after = written.decode().replace(updated, "@@updated@@").rpartition(end)
    return before, f"{closing}{after}\n"


def _generator(with_url: bool, media_type: str) -> Any:
    # Imported here: a build in which no feed changes needs neither it nor lxml.
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    generator.id("@@id@@")
    generator.title("@@title@@")
    generator.description("@@description@@")
    generator.language("@@language@@")
    generator.updated(_UPDATED)
    generator.lastBuildDate(_UPDATED)
    generator.generator(_GENERATOR)
    author = {"name": "@@publisher@@"}
    if with_url:
        author["uri"] = "@@publisher_url@@"
    generator.author(author)
    generator.rights("@@rights@@")
    # The last link becomes RSS's <link>: the page, never the feed.
    generator.link(href="@@self@@", rel="self", type=media_type)
    generator.link(href="@@page@@", rel="alternate", type="text/html", hreflang="@@language@@")
    return generator
