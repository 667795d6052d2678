"""Which texts are read for their LIX, and what is said of one (`analysing/readability.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from generator.analysing.readability import FEWEST_WORDS, Band, Readability, readability
from generator.model.entity import Entity
from generator.model.portal import HandwrittenPage, Portal
from generator.model.settings import DANISH
from generator.presenting.addresses import address, has_page
from generator.presenting.plain_text import plain_text

BAND_WORDS: Mapping[Band, str] = {
    "very_easy": "Meget let",
    "easy": "Let",
    "medium": "Middel",
    "hard": "Svær",
    "very_hard": "Meget svær",
}
BAND_EXAMPLES: Mapping[Band, str] = {
    "very_easy": "børnebøger",
    "easy": "ugeblade og romaner",
    "medium": "dagblade",
    "hard": "debat og fagtekster",
    "very_hard": "love og forskning",
}
"""Where one meets such texts."""


class Read(Struct, frozen=True):
    """A text that was read: its title, where it stands on the portal (empty for none), its file."""

    title: str
    address: str
    path: str
    found: Readability


def read_entity(entity: Entity) -> Readability:
    """How hard an entity's summary and body are to read (LIX), one after the other."""
    return _read(getattr(entity, "summary", None) or "", entity.body)


@lru_cache(maxsize=2)
def _read(summary: str, body: str) -> Readability:
    """An event is checked, and then what is made of it is made."""
    return readability(f"{summary}\n\n{plain_text(body)}")


def read_page(page: HandwrittenPage) -> Readability:
    """How hard a hand-written page is to read (LIX)."""
    return readability(page.text)


def read_all(portal: Portal, events: Callable[[str], Readability]) -> tuple[Read, ...]:
    """All texts of some length, the hardest first: hand-written pages, and all entities but
    events that are over, which nobody mends. `events` tells what was counted in one, by slug."""
    every = (*_of_pages(portal), *_of_registers(portal), *_of_events(portal, events))
    long = (read for read in every if read.found.words >= FEWEST_WORDS)
    return tuple(sorted(long, key=lambda read: (-read.found.lix, read.path)))


def _of_pages(portal: Portal) -> Iterator[Read]:
    # LIX is made for Danish.
    for page in portal.pages:
        if page.language == DANISH:
            yield Read(page.title, page.address, page.path, read_page(page))


def _of_registers(portal: Portal) -> Iterator[Read]:
    for entity in portal.registered():
        where = address(entity) if has_page(entity) else ""
        title = str(getattr(entity, "title", entity.slug))
        yield Read(title, where, entity.path, read_entity(entity))


def _of_events(portal: Portal, events: Callable[[str], Readability]) -> Iterator[Read]:
    for event in portal.all_events:
        if not portal.is_past(event):
            yield Read(event.title, address(event), event.path, events(event.slug))
