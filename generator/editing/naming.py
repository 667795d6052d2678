"""What a new file may be called: its address follows from its title."""

from __future__ import annotations

from collections.abc import Iterator

from generator.editing.refusing import Refused
from generator.model.fields import DEVICES, SLUG, slug_like

LONGEST = 60
"""Characters of an address that is made of a title; whole words."""
NO_NAME = frozenset({"", "index", *DEVICES})
"""Of no use as a file's name: `index.md` is the text of the folder that it lies in."""


def refuse_name(slug: str) -> None:
    """Raises Refused where no file can have the name that somebody wishes for."""
    if not SLUG.fullmatch(slug):
        like = slug_like(slug)
        hint = f"Mente du »{like}«?" if like else "Skriv den som »julekoncert«."
        raise Refused(f"»{slug}« kan ikke bruges i en adresse", hint)
    if slug in NO_NAME:
        raise Refused(f"»{slug}« er optaget", "Vælg et andet navn. Intet er skrevet.")


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
