"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson

from generator.presenting.atom_rss import REMEMBERED
from generator.presenting.cleaning import ascii_address
from generator.presenting.feed_items import Feed, Item

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
        "items": [*map(_item, feed.items)],
    }
    return orjson.dumps(whole, option=orjson.OPT_APPEND_NEWLINE)


@lru_cache(maxsize=REMEMBERED)
def _item(item: Item) -> orjson.Fragment:
    """The item as JSON, ready to be put into any feed."""
    written: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published.isoformat(timespec="seconds"),
        "date_modified": item.modified.isoformat(timespec="seconds"),
        "tags": list(item.categories),
    }
    if item.enclosure is not None:
        picture = item.enclosure
        written["image"] = picture.url
        written["attachments"] = [
            {
                "url": picture.url,
                "mime_type": picture.media_type,
                "size_in_bytes": picture.length,
            }
        ]
    return orjson.Fragment(orjson.dumps(written))
