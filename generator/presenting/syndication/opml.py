"""OPML 2.0 (https://opml.org/spec2.opml): every feed in one file, to import into a reader."""

from __future__ import annotations

from collections.abc import Iterable
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
    """The feeds in the order given, each group a folder."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = clean(title)
    body = SubElement(root, "body")
    folders: dict[str, Element] = {}
    for one in subscriptions:
        if one.group not in folders:
            group = clean(one.group)
            folders[one.group] = SubElement(body, "outline", text=group, title=group)
        SubElement(
            folders[one.group],
            "outline",
            type="rss",
            text=clean(one.title),
            title=clean(one.title),
            xmlUrl=one.feed,
            htmlUrl=one.page,
            language=language,
            version="RSS2",
        )
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
