"""THE list of a feed's formats: the file beside its page, and who writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from generator.presenting.syndication.atom_rss import atom, rss
from generator.presenting.syndication.feeds import Feed
from generator.presenting.syndication.json_feed import json_feed

Formats: TypeAlias = tuple[tuple[str, Callable[[Feed, str], bytes]], ...]

FORMATS: Formats = (
    ("rss.xml", rss),
    ("atom.xml", atom),
    ("feed.json", json_feed),
)
