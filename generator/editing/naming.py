"""What a new file may be called: its address follows from its title."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.fields import slug_like

LONGEST = 60
"""Characters of an address that is made of a title; whole words."""
_WINDOWS = (
    *("con", "prn", "aux", "nul"),
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789"),
)
NO_NAME = frozenset({"", "index", *_WINDOWS})
"""Of no use as a file's name: `index.md` is the text of the folder that it lies in, and git cannot
lay `aux.md` out on Windows, where that is a device."""


def short(slug: str) -> str:
    """No longer than `LONGEST`."""
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]


def slugs_of(title: str, day: str) -> Iterator[str]:
    """The title's, then with the year of its first day and the day itself: what comes back every
    year has the same."""
    slug = short(slug_like(title))
    if not slug:
        return
    yield slug
    if day:
        yield f"{slug}-{day[:4]}"
        yield f"{slug}-{day[:10]}"
