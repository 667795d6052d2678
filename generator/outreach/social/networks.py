"""The networks that posts are drafted for, and what each of them takes.

Every limit says where it was read and on which day. Networks change their rules without notice:
whoever looks them up again writes the new day beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Unit: TypeAlias = Literal["graphemes", "utf16"]
"""What a limit counts: what a reader takes for one character (UAX #29, extended grapheme
clusters), or UTF-16 code units, which are never fewer."""


class Source(NamedTuple):
    """Where a limit was read, and the day (ISO). `own` says whether the network itself wrote it."""

    url: str
    checked: str
    own: bool


class Network(NamedTuple):
    """One network. `limit` is the text's, in `unit`s; `max_bytes` in UTF-8, where there is such a
    limit, too. `link_cost` is what any link counts, None where it counts as long as it is;
    `clickable` says whether a link in the text leads anywhere.

    `tags` are as many hashtags as we write, fewer than any network takes.
    `ratios` are the narrowest and the widest picture that it shows whole, width by height. `alt` is
    how long a picture's description may be. `minute` is the one of the hour at which its posts are
    suggested: each network's own, so that no two of one network come within the same hour.
    """

    code: str
    name: str
    limit: int
    unit: Unit
    max_bytes: int | None
    link_cost: int | None
    clickable: bool
    tags: int
    picture_needed: bool
    ratios: tuple[float, float] | None
    alt: int | None
    minute: int
    sources: tuple[Source, ...]


NETWORKS: tuple[Network, ...] = (
    Network(
        code="bluesky",
        name="Bluesky",
        limit=300,
        unit="graphemes",
        max_bytes=3_000,
        link_cost=None,
        clickable=True,
        tags=2,
        picture_needed=False,
        ratios=None,
        alt=None,
        minute=0,
        sources=(
            Source(
                "https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json",
                "2026-11-26",
                own=True,
            ),
            Source(
                "https://docs.bsky.app/docs/advanced-guides/post-richtext", "2026-11-26", own=True
            ),
        ),
    ),
    Network(
        code="mastodon",
        name="Mastodon",
        # The default; a server may allow more.
        limit=500,
        unit="graphemes",
        max_bytes=None,
        link_cost=23,
        clickable=True,
        tags=3,
        picture_needed=False,
        ratios=None,
        alt=1_500,
        minute=10,
        sources=(
            Source("https://docs.joinmastodon.org/user/posting/", "2026-11-26", own=True),
            Source(
                "https://github.com/mastodon/mastodon/blob/main/app/models/media_attachment.rb",
                "2026-11-26",
                own=True,
            ),
        ),
    ),
    Network(
        code="facebook",
        name="Facebook",
        limit=63_206,
        unit="utf16",
        max_bytes=None,
        link_cost=None,
        clickable=True,
        tags=2,
        picture_needed=False,
        ratios=None,
        alt=None,
        minute=20,
        sources=(
            # Meta's own documentation names no limit that could be found.
            Source(
                "https://docs.upload-post.com/resources/character-limits/", "2026-11-26", own=False
            ),
        ),
    ),
    Network(
        code="instagram",
        name="Instagram",
        limit=2_200,
        unit="utf16",
        max_bytes=None,
        link_cost=None,
        clickable=False,
        # Of five that it takes; thirty until December 2025.
        tags=4,
        picture_needed=True,
        ratios=(4 / 5, 1.91),
        alt=1_000,
        minute=30,
        sources=(
            Source(
                "https://developers.facebook.com/docs/instagram/ads-api/reference/media-requirements/",
                "2026-11-26",
                own=True,
            ),
            Source(
                "https://www.socialmediatoday.com/news/instagrams-implementing-new-limits-on-hashtag-use/808309/",
                "2026-11-26",
                own=False,
            ),
            Source(
                "https://docs.upload-post.com/resources/character-limits/", "2026-11-26", own=False
            ),
            Source("https://octopost.ink/docs/platforms/instagram", "2026-11-26", own=False),
        ),
    ),
    Network(
        code="linkedin",
        name="LinkedIn",
        limit=3_000,
        # LinkedIn does not say what it counts; UTF-16 code units are what its peers find.
        unit="utf16",
        max_bytes=None,
        link_cost=None,
        clickable=True,
        tags=3,
        picture_needed=False,
        ratios=None,
        alt=None,
        minute=40,
        sources=(
            Source(
                "https://developers.buffer.com/guides/character-limits.md", "2026-11-26", own=False
            ),
        ),
    ),
)
"""In the order in which drafts are shown."""

BY_CODE: Mapping[str, Network] = {network.code: network for network in NETWORKS}
