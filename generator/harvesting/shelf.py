"""The events that stand in files already, also those that nobody sees yet, as far as a harvest asks
for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.editing.finding import entities
from generator.harvesting.parts import Parts, parts_of
from generator.model.entity import Origin
from generator.model.event import Event, Provenance
from generator.model.kinds import BY_FOLDER
from generator.model.occurrences import occurrences
from generator.reading.decoding import decoded
from generator.reading.document import open_markdown, validated
from generator.reading.notes import Notes
from generator.reading.paths import slug_of
from generator.reading.sources import Source as Text
from generator.reading.sources import find_files

EVENTS = BY_FOLDER[Event.KIND]


class Kept(Struct, frozen=True, dict=True):
    """An event in its file; `text` is the whole of it."""

    path: str
    old: bytes
    text: str
    event: Event
    body: str

    @cached_property
    def parts(self) -> Parts:
        return parts_of(self.event, self.body)

    @property
    def source(self) -> Provenance:
        assert self.event.source is not None, "only such events are asked"
        return self.event.source

    @cached_property
    def base(self) -> Mapping[str, str]:
        """What was last taken over, by part."""
        return self.source.base

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The last day of each of its dates, in order."""
        return tuple(sorted(found.last_day for found in occurrences(self.event)))

    def is_past(self, today: date) -> bool:
        return not self.days or self.days[-1] < today


class Shelf(Struct, frozen=True):
    """By actor the events that came from its calendar, and the slugs that are taken."""

    content: Path
    own: Mapping[str, tuple[Kept, ...]]
    taken: frozenset[str]

    def kept(self, path: str) -> Kept | None:
        """One that no import wrote."""
        return kept_in(path, (self.content / path).read_bytes(), Notes())


def shelf_of(content: Path) -> Shelf:
    """Every imported event of the content, drafts among them."""
    own: dict[str, list[Kept]] = {}
    paths = entities(find_files(content, (EVENTS.folder,)), EVENTS)
    for path in paths.values():
        data = (content / path).read_bytes()
        kept = kept_in(path, data, Notes()) if b"\nsource:" in data else None
        if kept is not None and kept.event.source and kept.event.source.actor:
            own.setdefault(kept.event.source.actor, []).append(kept)
    return Shelf(content, {actor: tuple(found) for actor, found in own.items()}, frozenset(paths))


def kept_in(path: str, data: bytes, notes: Notes) -> Kept | None:
    """The event; None where the file has faults, which `notes` then has."""
    text = decoded(data)
    document = open_markdown(Text(path, text, ""), notes)
    event = validated(Event, document, notes) if document else None
    if document is None or event is None:
        return None
    event.found_at(Origin(slug_of(path), path))
    return Kept(path, data, text, event, document.body)
