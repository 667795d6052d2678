"""OPML 2.0 (https://opml.org/spec2.opml): every feed in one file, to import into a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msgspec import Struct

from generator.presenting.cleaning import clean


class Subscription(Struct, frozen=True):
    """One feed under its group's heading: its name, its address, its page."""

    group: str
    title: str
    feed: str
    page: str


def opml(title: str, language: str, subscriptions: Iterable[Subscription]) -> bytes:
    """The feeds in the order given, each group a folder. No two have one name: there are readers
    that take none of them then, and others that lay both in one file."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = clean(title)
    body = SubElement(root, "body")
    folders: dict[str, Element] = {}
    taken: set[str] = set()
    for one in subscriptions:
        name = next(name for name in _names(one) if name not in taken)
        taken.add(name)
        if one.group not in folders:
            group = clean(one.group)
            folders[one.group] = SubElement(body, "outline", text=group, title=group)
        SubElement(
            folders[one.group],
            "outline",
            type="rss",
            text=name,
            title=name,
            xmlUrl=one.feed,
            htmlUrl=one.page,
            language=language,
            version="RSS2",
        )
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _names(one: Subscription) -> Iterator[str]:
    """Its name, then those that it has beside others of that name."""
    title, group = clean(one.title), clean(one.group)
    yield title
    yield f"{title} ({group})"
    yield from (f"{title} ({group} {number})" for number in count(2))
