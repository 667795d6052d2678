"""Links and hashtags of a text as Bluesky wants them: by the bytes at which they stand.

app.bsky.richtext.facet, read 2026-11-26: `byteStart` is inclusive, `byteEnd` exclusive, both count
UTF-8; a tag is told without its `#`. Whoever pastes the text into Bluesky's own program needs none
of this; whoever posts it by program gets plain text without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

_TYPE = "app.bsky.richtext.facet"
_FOUND = regex.compile(r"(?<!\S)(?:(?P<link>https?://\S+)|#(?P<tag>[\p{L}\p{M}\p{N}]+))(?!\S)")


def facets(text: str) -> list[dict[str, Any]]:
    """The facets of a text, in their order."""
    return list(_facets(text))


def _facets(text: str) -> Iterator[dict[str, Any]]:
    for found in _FOUND.finditer(text):
        start, end = (len(text[:at].encode()) for at in found.span())
        if link := found["link"]:
            feature = {"$type": f"{_TYPE}#link", "uri": link}
        else:
            feature = {"$type": f"{_TYPE}#tag", "tag": found["tag"]}
        yield {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}
