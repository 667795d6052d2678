"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import orjson

from generator.presenting.cleaning import ascii_address
from generator.presenting.syndication.feeds import Feed

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, own_address: str) -> bytes:
    """The feed as JSON; `own_address` is where readers fetch it. UTF-8, one line."""
    about = feed.channel
    author = {"name": about.publisher}
    if about.publisher_url:
        author["url"] = ascii_address(about.publisher_url)
    whole = {
        "version": VERSION,
        "title": about.title,
        "home_page_url": about.page,
        "feed_url": own_address,
        "description": about.description,
        "language": about.language,
        "authors": [author],
        "items": [orjson.Fragment(entry.json) for entry in feed.entries],
    }
    return orjson.dumps(whole, option=orjson.OPT_APPEND_NEWLINE)
