"""CSV files for programs that post at a given time, in the columns that each of them documents.

Their times carry no zone: they are Copenhagen's, and the scheduler must be set to that. The text is
posted as it stands in its cell, so nothing may be put before it that keeps spreadsheets from taking
it for a formula; a draft never begins with a sign that would (`wording.title`).

Meta Business Suite is not here: no CSV of its was found documented (2026-11-26).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from generator.outreach.social.networks import Source
from generator.outreach.social.posts import Post
from generator.presenting.spreadsheet import safe_cell


class Scheduler(NamedTuple):
    """One program. `columns` is the header, empty where the file has none; `row` is a post's cells;
    `most` are the rows that one file may have."""

    code: str
    name: str
    columns: tuple[str, ...]
    row: Callable[[Post], tuple[str, ...]]
    most: int | None
    source: Source


def _buffer(post: Post) -> tuple[str, ...]:
    return post.text, post.image, "", f"{post.at:%Y-%m-%d %H:%M}"


def _hootsuite(post: Post) -> tuple[str, ...]:
    # The third column is a link that is put after the text, which has it already.
    return f"{post.at:%d/%m/%Y %H:%M}", post.text, ""


def _publer(post: Post) -> tuple[str, ...]:
    alt = " ".join(post.alt.replace("||", " ").split())
    empty = ("",) * 5
    return f"{post.at:%Y-%m-%d %H:%M}", post.text, "", post.image, "", "", alt, *empty


SCHEDULERS: tuple[Scheduler, ...] = (
    Scheduler(
        "buffer",
        "Buffer",
        ("Text", "Image URL", "Tags", "Posting Time"),
        _buffer,
        None,
        # Read as others quote it; the page itself could not be had.
        Source(
            "https://support.buffer.com/article/926-how-to-upload-posts-in-bulk-to-buffer",
            "2026-11-26",
            own=False,
        ),
    ),
    Scheduler(
        "hootsuite",
        "Hootsuite",
        (),
        _hootsuite,
        350,
        # Day and month come in the order that one says when uploading: dd/mm/yyyy.
        Source(
            "https://kim-iverson-headlee.blogspot.com/2016/08/the-business-of-writing-using-hootsuite.html",
            "2026-11-26",
            own=False,
        ),
    ),
    Scheduler(
        "publer",
        "Publer",
        (
            "Date - Intl. format or prompt",
            "Text",
            "Link(s) - Separated by comma for FB carousels",
            "Media URL(s) - Separated by comma",
            "Title - For the video, pin, PDF ..",
            "Label(s) - Separated by comma",
            "Alt text(s) - Separated by ||",
            "Comment(s) - Separated by ||",
            "Pin board, FB album, or Google category",
            "Post subtype - I.e. story, reel, PDF ..",
            "CTA - For Facebook links or Google",
            "Reminder - For stories, reels, shorts, and TikToks",
        ),
        _publer,
        None,
        Source(
            "https://publer.com/blog/ultimate-csv-bulk-scheduler-social-media/",
            "2026-11-26",
            own=True,
        ),
    ),
)


def files(posts: Sequence[Post]) -> Mapping[str, str]:
    """A file for each scheduler and network, by name: `opslag-buffer-bluesky.csv`. They hold what
    has a time, for none of them takes what has not."""
    by_network: dict[str, list[Post]] = {}
    for post in posts:
        if post.at is not None:
            by_network.setdefault(post.network, []).append(post)
    return {
        f"opslag-{scheduler.code}-{network}{number}.csv": text
        for scheduler in SCHEDULERS
        for network, found in by_network.items()
        for number, text in _numbered(scheduler, found)
    }


def _numbered(scheduler: Scheduler, posts: Sequence[Post]) -> list[tuple[str, str]]:
    """As many files as it takes: `-2` and so on from the second on."""
    most = scheduler.most or max(1, len(posts))
    rest = iter(posts)
    parts = list(iter(lambda: list(islice(rest, most)), []))
    return [
        ("" if number == 1 else f"-{number}", table(scheduler, part))
        for number, part in enumerate(parts, start=1)
    ]


def table(scheduler: Scheduler, posts: Sequence[Post]) -> str:
    """Comma-separated (RFC 4180), in UTF-8 without a byte order mark, which none of them asks
    for."""
    text = io.StringIO()
    writer = csv.writer(text)
    if scheduler.columns:
        writer.writerow(scheduler.columns)
    writer.writerows(map(safe_cell, scheduler.row(post)) for post in posts)
    return text.getvalue()
