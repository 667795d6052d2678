"""What is made once of each event and then stands in many files: calendars, search, open data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.analysing.readability import Readability
from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.calendars.vevent import VEvents
from generator.presenting.cards import Cards
from generator.presenting.languages.editions import translations
from generator.presenting.open_data.events import EventRecords
from generator.presenting.readings import read_entity
from generator.presenting.searching.events import EventTerms
from generator.presenting.searching.terms import Terms


class Fragments(NamedTuple):
    """One event's: its VEVENTs and its public record, each with a digest; a spreadsheet's row for
    each date, which follows from the record; what the search finds it by; and the fields of its
    text's `Readability`. `others` are the VEVENTs and digests in the languages in which they are
    not the Danish ones: where the event is translated, or its title begins with a word of the
    portal's (`AFLYST:`)."""

    vevents: bytes
    vevents_digest: str
    record: bytes
    record_digest: str
    rows: tuple[bytes, ...]
    terms: Terms
    kept_reading: tuple[int, int, int, str]
    others: tuple[tuple[str, bytes, str], ...] = ()

    @property
    def reading(self) -> Readability:
        return Readability(*self.kept_reading)

    def vevents_in(self, code: str) -> tuple[bytes, str]:
        """The VEVENTs of a language, and their digest."""
        for other, vevents, known in self.others:
            if other == code:
                return vevents, known
        return self.vevents, self.vevents_digest


class FragmentMaker:
    """Makes them; pure. They follow from the event, what it names, and the portal's settings."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._vevents = VEvents(portal, base_url, Cards(portal, base_url))
        self._records = EventRecords(portal, base_url)
        self._terms = EventTerms(portal)
        self._others = {
            spoken.language: (spoken, VEvents(spoken, base_url, Cards(spoken, base_url)))
            for spoken in translations(portal)
        }

    def of(self, event: Event) -> Fragments:
        """The fragments of an event."""
        vevents, (record, rows) = self._vevents.of(event), self._records.told(event)
        words, sentences, long_words, longest = read_entity(event)
        return Fragments(
            vevents,
            _digest(vevents),
            record,
            _digest(record),
            rows,
            self._terms.of(event),
            (words, sentences, long_words, longest),
            tuple(self._told_otherwise(event)),
        )

    def _told_otherwise(self, event: Event) -> Iterator[tuple[str, bytes, str]]:
        for code, (portal, maker) in self._others.items():
            if differs(portal.listings[event.slug], code):
                said = maker.of(portal.events[event.slug])
                yield code, said, _digest(said)


def differs(event: Listing, code: str) -> bool:
    """Whether an event is told otherwise in a language's calendars and feeds than in Danish. One
    that is not translated, and of which nothing is to be announced, is the same bytes in all."""
    marked = event.status != "scheduled" or event.booking == "sold_out" or event.changed
    return marked or any(tongue == code for tongue, _ in event.tongues)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def made_for(portal: Portal, base_url: str) -> str:
    """The folder, among what is kept, of what is made of a portal at an address."""
    name = hashlib.sha256(f"{portal.settings.identity_host} {base_url}".encode()).hexdigest()
    return f"made-{name[:16]}"


class MadeWhenAsked(Mapping[str, Fragments]):
    """Of a portal's events by slug, each made when it is asked for."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._maker = portal, FragmentMaker(portal, base_url)
        self._made: dict[str, Fragments] = {}

    def __getitem__(self, slug: str) -> Fragments:
        if slug not in self._made:
            self._made[slug] = self._maker.of(self._portal.events[slug])
        return self._made[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._portal.events)

    def __len__(self) -> int:
        return len(self._portal.events)
