"""What a document is shown as and found by: plain values, made once for each and kept as they are.

The first of the search's two steps. It alone works on texts; `index.py` sorts and joins.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from generator.presenting.searching.words import words_kept, words_of_each

Terms: TypeAlias = tuple[str, str, str]
"""The words of title, summary and text, a blank between two. A word may come twice."""


class Row(NamedTuple):
    """What a result shows, and what it is put in order by; texts and numbers alone.

    `kind` is one of `KINDS` in `documents.py`; `path` the address on the portal, `about` the line
    under the title. `since` is when it was first published, in seconds since 1970, 0 where that is
    unknown. `days` are an event's dates, each as its first and its last day (`date.toordinal`), in
    order; empty for all else.
    """

    kind: str
    title: str
    path: str
    about: str
    since: int = 0
    days: tuple[int, ...] = ()


class Document(NamedTuple):
    """One page that can be found: its row, and what it is found by besides the title.

    `summary` is what it says of itself in short and the names that belong to it; `text` its running
    text.
    """

    row: Row
    summary: str
    text: str = ""


def terms_of(title: str, summary: str, text: str) -> Terms:
    """What a document is found by. Follows from its texts alone, so it may be kept."""
    in_title, in_summary = words_of_each((title, summary))
    return " ".join(in_title), " ".join(in_summary), words_kept(text)
