"""Entries of feeds are those that feedgen makes, once what it gets wrong is set right."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import SubElement, _Element

from generator.model.times import ZONE
from generator.presenting.cleaning import clean
from generator.presenting.syndication.entries import entry_of
from generator.presenting.syndication.items import Enclosure, Item

ATOM = "http://www.w3.org/2005/Atom"

texts = st.text(alphabet="aæ🎄<>&\"' ;#x\n]", max_size=60).map(clean)
words = st.text(alphabet="aæ🎄<>&\"' ", min_size=1, max_size=20)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC).astimezone(ZONE)
)
items = st.builds(
    Item,
    id=st.just("tag:kultur.example,2026:event:x@y"),
    url=st.just("https://kultur.example/arrangementer/x/?a=1&b=2"),
    title=words.map(lambda word: word.strip() or "x"),
    # Never empty: it says when and where. With an empty one feedgen would move the text there.
    summary=texts.map(lambda text: text.strip() or "x"),
    html=texts,
    published=moments,
    modified=moments,
    categories=st.lists(words, max_size=3, unique=True).map(tuple),
    enclosure=st.none() | st.just(Enclosure("https://kultur.example/a.jpg?b&c", "image/jpeg", 3)),
)


@given(items)
def test_an_item_of_rss(item: Item) -> None:
    assert entry_of(item).rss == _cut(_feed(item).rss_str(pretty=False), b"item")


@given(items)
def test_an_entry_of_atom(item: Item) -> None:
    assert entry_of(item).atom == _cut(_feed(item).atom_str(pretty=False), b"entry")


def _cut(written: bytes, tag: bytes) -> bytes:
    start, end = written.index(b"<%b>" % tag), written.rindex(b"</%b>" % tag)
    return written[start : end + len(tag) + 3]


def _feed(item: Item) -> Any:
    """A feed of this item alone."""
    generator = FeedGenerator()
    generator.register_extension("mended", BaseExtension, _Mended)
    generator.id(item.id)
    generator.title("x")
    generator.description("x")
    generator.link(href=item.url, rel="alternate")
    generator.updated(item.modified)
    generator.lastBuildDate(item.modified)
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
    entry.category([{"term": word, "label": word} for word in item.categories])
    generator.add_entry(entry, order="append")
    entry.mended.item = item
    return generator


def _links(item: Item) -> list[dict[str, str]]:
    links = [{"href": item.url, "rel": "alternate", "type": "text/html"}]
    if item.enclosure is not None:
        picture = item.enclosure
        link = {"href": picture.url, "rel": "enclosure", "type": picture.media_type}
        links.append(link | {"length": str(picture.length)})
    return links


class _Mended(BaseEntryExtension):  # type: ignore[misc] # feedgen ships no types
    """Called by feedgen with each entry's finished element."""

    item: Item

    def extend_atom(self, element: _Element) -> _Element:
        """The links of the entry with all that they say."""
        for link, whole in zip(element.findall("link"), _links(self.item), strict=True):
            for name, value in whole.items():
                link.set(name, value)
        return element

    def extend_rss(self, element: _Element) -> _Element:
        for description in element.iterfind("description"):
            # As `attribute` has it: both mean the same.
            description.text = escape(self.item.summary)
            description.text = description.text.replace("&#39;", "'")
        changed = SubElement(element, f"{{{ATOM}}}updated")
        changed.text = self.item.modified.isoformat()
        return element
