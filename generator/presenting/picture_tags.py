"""The `<img>` of sanitised HTML, read as text: nh3 quotes each attribute and escapes its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

IMAGE = re.compile(r'<img\b[^>"]*(?:"[^"]*"[^>"]*)*>')
_ATTRIBUTE = re.compile(r'(?<=\s)([a-z-]+)="([^"]*)"')


def attributes_of(tag: str) -> dict[str, str]:
    """Its attributes, their values as they stand there: escaped."""
    return dict(_ATTRIBUTE.findall(tag))


def source_of(tag: str) -> str:
    """Its `src`; empty where it has none."""
    return unescape(attributes_of(tag).get("src", ""))


def sources_in(html: str) -> Iterator[str]:
    """The `src` of every picture."""
    return map(source_of, IMAGE.findall(html))
