"""Texts that are hard to read: warnings, since a number understands nothing (readability.py)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.readability import FEWEST_WORDS, Readability
from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.model.settings import DANISH
from generator.presenting.addresses import READABILITY
from generator.presenting.readings import read_entity, read_page
from generator.problems import Finding

QUOTED = 12
"""So many words of the longest sentence are enough to find it by."""


def texts_can_be_read(portal: Portal, entity: Entity) -> Iterator[Finding]:
    """An entity's text is not very hard to read, by LIX."""
    yield from _hard(entity.path, read_entity(entity))


def pages_can_be_read(portal: Portal) -> Iterator[Finding]:
    """The same of the hand-written pages in Danish: LIX is made for it."""
    for page in portal.pages:
        if page.language == DANISH:
            yield from _hard(page.path, read_page(page))


def _hard(path: str, found: Readability) -> Iterator[Finding]:
    if found.words < FEWEST_WORDS or found.band != "very_hard":
        return
    words = found.longest.split()
    begins = " ".join(words[:QUOTED]) + (" …" if len(words) > QUOTED else "")
    yield Finding(
        path,
        (),
        "svaer-tekst",
        f"Teksten er meget svær at læse: lixtallet er {found.lix}",
        f"Del de lange sætninger, og brug kortere ord. Den længste sætning begynder: »{begins}«. "
        f"Alle teksters lixtal står på portalens side {READABILITY}.",
        level="warning",
    )
