"""What is made once of each event and then stands in many files: calendars, search, open data."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from generator.analysing.readability import Readability
from generator.caching import Bodies, Body
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


class Outline(NamedTuple):
    """What is known of an event's fragments without looking at them: the digests of its VEVENTs,
    of its public record and of the spreadsheets' rows, the fields of its text's `Readability`, and
    the digests of `others`."""

    vevents_digest: str
    record_digest: str
    rows_digest: str
    kept_reading: tuple[int, int, int, str]
    others: tuple[tuple[str, str], ...] = ()


class Fragments(NamedTuple):
    """One event's. The greater part of them is read, piece by piece, where it is asked for."""

    outline: Outline
    body: Callable[[int], bytes]

    @property
    def record(self) -> bytes:
        """Its public record, as JSON."""
        return self.body(_RECORD)

    @property
    def rows(self) -> tuple[bytes, ...]:
        """A spreadsheet's row for each date; they follow from the record."""
        rows: tuple[bytes, ...] = _plain(self.body(_ROWS))
        return rows

    @property
    def terms(self) -> Terms:
        """What the search finds it by."""
        terms: Terms = _plain(self.body(_TERMS))
        return terms

    @property
    def reading(self) -> Readability:
        return Readability(*self.outline.kept_reading)

    def vevents(self, code: str) -> bytes:
        """Its VEVENTs in a language: the Danish ones where they are not told otherwise there."""
        for number, (other, _) in enumerate(self.outline.others):
            if other == code:
                return self.body(_OTHERS + number)
        return self.body(_VEVENTS)

    def vevents_digest(self, code: str) -> str:
        """The digest of `vevents` in that language."""
        return dict(self.outline.others).get(code, self.outline.vevents_digest)


_VEVENTS, _RECORD, _ROWS, _TERMS, _OTHERS = range(5)
"""Which body is what; from `_OTHERS` on they are the VEVENTs in the languages in which they are not
the Danish ones: where the event is translated, or its title begins with a word of the portal's
(`AFLYST:`)."""


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
        outline, bodies = self.made(event)
        return Fragments(outline, bodies.__getitem__)

    def made(self, event: Event) -> tuple[Outline, Bodies]:
        """What is to be known of them, and themselves, as they are kept."""
        vevents, (record, rows) = self._vevents.of(event), self._records.told(event)
        others = dict(self._told_otherwise(event))
        words, sentences, long_words, longest = read_entity(event)
        outline = Outline(
            _digest(vevents),
            _digest(record),
            _digest(b"".join(rows)),
            (words, sentences, long_words, longest),
            tuple((code, _digest(said)) for code, said in others.items()),
        )
        rest = marshal.dumps(rows), marshal.dumps(self._terms.of(event))
        return outline, (vevents, record, *rest, *others.values())

    def _told_otherwise(self, event: Event) -> Iterator[tuple[str, bytes]]:
        for code, (portal, maker) in self._others.items():
            if differs(portal.listings[event.slug], code):
                yield code, maker.of(portal.events[event.slug])


def differs(event: Listing, code: str) -> bool:
    """Whether an event is told otherwise in a language's calendars and feeds than in Danish. One
    that is not translated, and of which nothing is to be announced, is the same bytes in all."""
    marked = event.status != "scheduled" or event.booking == "sold_out" or event.changed
    return marked or any(tongue == code for tongue, _ in event.tongues)


def _plain(data: bytes) -> Any:
    return marshal.loads(data)  # noqa: S302 - written by ourselves, see caching/__init__.py


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def made_for(portal: Portal, base_url: str) -> str:
    """The folder, among what is kept, of what is made of a portal at an address."""
    name = hashlib.sha256(f"{portal.settings.identity_host} {base_url}".encode()).hexdigest()
    return f"made-{name[:16]}"


class KeptFragments(Mapping[str, Fragments]):
    """Of a portal's events by slug: what is known of them is here; themselves lie on a shelf."""

    def __init__(self, outlines: Mapping[str, Outline], body: Body) -> None:
        self._outlines, self._body = outlines, body

    def __getitem__(self, slug: str) -> Fragments:
        return Fragments(self._outlines[slug], partial(self._body, slug))

    def __iter__(self) -> Iterator[str]:
        return iter(self._outlines)

    def __len__(self) -> int:
        return len(self._outlines)
