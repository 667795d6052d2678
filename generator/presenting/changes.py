"""What the ledger tells people: by day, in words, and whom and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache

from msgspec import Struct

from generator.model.ledger import LedgerEntry
from generator.model.listing import KeptVenue, venue_of, when_of
from generator.model.portal import Portal
from generator.model.times import ZONE, start_of
from generator.model.told import DifferenceKind
from generator.presenting.addresses import EVENTS, address, entity_address, term_address
from generator.presenting.cleaning import clean
from generator.presenting.following import told_since
from generator.presenting.languages.language import spoken
from generator.presenting.words.names import venue_name

MOST = 200
"""The newest on the page: with the demo's 190 it has 164 KB, 23 packed; few read further."""
MANY = 10
"""So many new events at once are an import, and told in one line."""
_REASONED: tuple[DifferenceKind, ...] = (
    "cancelled",
    "postponed",
    "moved",
    "moved_online",
    "new_venue",
)
STOPS: tuple[DifferenceKind, ...] = ("cancelled", "postponed", "removed", "sold_out")
"""What keeps people away, and is marked more strongly."""


class Row(Struct, frozen=True):
    """An entry in words. `path` is on the portal, empty where the event is gone; `anchor` is what
    it is called on the page, and in a feed for good."""

    anchor: str
    at: int
    kind: DifferenceKind
    mark: str
    title: str
    path: str
    said: str
    reason: str = ""
    entry: LedgerEntry | None = None

    @property
    def stops(self) -> bool:
        return self.kind in STOPS

    @property
    def headline(self) -> str:
        """`FLYTTET: Julekoncert`, as feeds of events have it."""
        return f"{self.mark.upper()}: {self.title}"


class Day(Struct, frozen=True):
    """A day and what was told on it, the newest first."""

    day: date
    rows: tuple[Row, ...]


class Subject(Struct, frozen=True):
    """An actor, a place, a topic or a partnership, its page, and the rows that are about it."""

    name: str
    path: str
    rows: tuple[tuple[str, str, str], ...]
    """Anchor, mark and title of each."""


def recent(portal: Portal) -> tuple[LedgerEntry, ...]:
    """The ledger's entries of the last twelve months, the newest first."""
    first = start_of(told_since(portal))
    found = portal.ledger.entries(int(first.timestamp()))
    return newest_first(found)


def newest_first(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """By when they could be seen, then by event, what keeps people away first."""
    return tuple(
        sorted(entries, key=lambda one: (-one.at, one.slug, one.kind not in STOPS, one.kind))
    )


class ChangeRows:
    """Says entries; pure but for remembering what hundreds of them share."""

    def __init__(self, portal: Portal) -> None:
        self._portal, language = portal, spoken(portal)
        self._words, self._dates = language.differences, language.dates
        self._venue = cache(self._venue_name)

    def rows(self, entries: Sequence[LedgerEntry]) -> Iterator[Row]:
        """In the same order; many new ones of one moment in one row, where the first stood."""
        together: dict[int, list[LedgerEntry]] = {}
        for entry in entries:
            if entry.whole and entry.kind == "new":
                together.setdefault(entry.made, []).append(entry)
        for entry in entries:
            others = together.get(entry.made, []) if entry.whole and entry.kind == "new" else []
            if len(others) <= MANY:
                yield self.row(entry)
            elif others[0] is entry:
                yield self._import(others)

    def row(self, entry: LedgerEntry) -> Row:
        """One entry."""
        listed = self._portal.listings.get(entry.slug)
        return Row(
            anchor=_anchor(entry),
            at=entry.at,
            kind=entry.kind,
            mark=self._words.word(entry.kind),
            title=clean(listed.title if listed else entry.title) or entry.slug,
            path=address(listed) if listed else "",
            said=clean(self._said(entry)),
            reason=clean(self._reason(entry)),
            entry=entry,
        )

    def _said(self, entry: LedgerEntry) -> str:
        first, *more = entry.differences
        if entry.whole and entry.kind == "new":
            start = when_of(first.date.start)
            year = start.year != datetime.fromtimestamp(entry.at, ZONE).year
            when = self._words.day_and_clock(start, year=year)
            where = self._venue(first.date.venue)
            return f"{self._dates.capitalised(', '.join(filter(None, (when, where))))}."
        said = self._words.said(first, lambda venue: venue_name(self._portal, venue))
        if not more:
            return said
        others = "1 anden dato" if len(more) == 1 else f"{len(more)} andre datoer"
        return f"{said} Det samme gælder {others}."

    def _reason(self, entry: LedgerEntry) -> str:
        if entry.kind not in _REASONED or not entry.reason:
            return ""
        return entry.reason if entry.reason[-1] in ".!?" else f"{entry.reason}."

    def _import(self, entries: Sequence[LedgerEntry]) -> Row:
        first, names = entries[0], [self.row(one).title for one in entries[:3]]
        return Row(
            anchor=f"mange-{first.at}",
            at=first.at,
            kind="new",
            mark=self._words.word("new"),
            title=f"{len(entries)} arrangementer",
            path=EVENTS,
            said=f"Lagt ind på én gang. Blandt dem er {self._dates.listed(names)}.",
        )

    def _venue_name(self, kept: KeptVenue | None) -> str:
        return venue_name(self._portal, venue_of(kept))


def _anchor(entry: LedgerEntry) -> str:
    """Of an event, a moment and a kind: there is one of each."""
    return f"{entry.slug}-{entry.at}-{entry.kind}".replace("_", "-")


def by_day(rows: Iterable[Row]) -> tuple[Day, ...]:
    """The rows under the Copenhagen day on which they could be seen."""
    days: dict[date, list[Row]] = {}
    for row in rows:
        days.setdefault(datetime.fromtimestamp(row.at, ZONE).date(), []).append(row)
    return tuple(Day(day, tuple(found)) for day, found in days.items())


def subjects(portal: Portal, rows: Sequence[Row]) -> tuple[tuple[str, tuple[Subject, ...]], ...]:
    """Whom and what the rows are about, under a heading each, by name; what is no longer in the
    registers is left out."""
    found: dict[str, dict[str, list[Row]]] = {name: {} for name in _HEADINGS}
    for row in rows:
        if row.entry is not None:
            for folder, slugs in _tied(portal, row.entry):
                for slug in slugs:
                    found[folder].setdefault(slug, []).append(row)
    told = []
    for folder, heading in _HEADINGS.items():
        names = [
            Subject(*named, tuple((row.anchor, row.mark, row.title) for row in about))
            for slug, about in found[folder].items()
            if (named := _named(portal, folder, slug)) is not None
        ]
        if names:
            told.append((heading, tuple(sorted(names, key=lambda one: one.name.casefold()))))
    return tuple(told)


_HEADINGS = {
    "actors": "Efter aktør",
    "places": "Efter sted",
    "topics": "Efter emne",
    "partnerships": "Efter partnerskab",
}


def _tied(portal: Portal, entry: LedgerEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """As it was then; an event without topics has its type's."""
    tied = entry.tied
    kind = portal.settings.vocabularies.event_types.get(tied.type)
    of_type = (kind.topic,) if kind is not None and kind.topic else ()
    yield "actors", tied.actors
    yield "places", tied.places
    yield "topics", tied.topics or of_type
    yield "partnerships", tied.partnerships


def _named(portal: Portal, folder: str, slug: str) -> tuple[str, str] | None:
    if folder == "topics":
        term = portal.settings.vocabularies.topics.get(slug)
        return None if term is None else (term.label, term_address("topics", slug))
    entity = portal.of_kind(folder).get(slug)
    title = getattr(entity, "title", None)
    return None if title is None else (title, entity_address(folder, slug))
