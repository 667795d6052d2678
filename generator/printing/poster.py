"""An event's poster as a value: what stands on it, in words, before anything is set."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from msgspec import Struct

from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting.addresses import address
from generator.presenting.cards import Cards
from generator.presenting.facts import Facts
from generator.presenting.lines import Fact, Line, only_known
from generator.presenting.pictures import PublishedFile, portrait
from generator.presenting.programme import next_occurrence
from generator.presenting.words.dates import in_words, listed, occurrence_in_words
from generator.presenting.words.status import flag
from generator.printing import words
from generator.printing.issuer import Found, Issuer, found_at, issuer_of

NOTE = 160
"""Characters of a note beside a fact, and of a reason: what is longer stands on the page."""


class PrintedFact(Struct, frozen=True):
    """`Hvor` with its lines; the first is the answer, the others explain it."""

    label: str
    lines: tuple[str, ...]


class Poster(Struct, frozen=True):
    """One event's, plain text throughout. `hue` is its topic's colour as `#6B2D5C`; `flag` stands
    across it (`Aflyst`), `notices` say it in full; `when` is day, clock and rule. `picture` is its
    photograph, `drawn` what its drawing is made of without one: the colour's name and the title.
    """

    issuer: Issuer
    title: str
    kind: str
    hue: str
    flag: str
    notices: tuple[str, ...]
    when: tuple[str, ...]
    summary: str
    facts: tuple[PrintedFact, ...]
    page: Found
    picture: PublishedFile | None
    alt: str
    credit: str
    drawn: tuple[str, str]


class Posters:
    """Composes a portal's posters; pure but for remembering what hundreds of them share."""

    def __init__(self, portal: Portal, base_url: str, colours: Mapping[str, str]) -> None:
        self._portal, self._base_url, self._colours = portal, base_url, colours
        self._issuer = issuer_of(portal, colours)
        self._facts, self._cards = Facts(portal, base_url), Cards(portal, base_url)

    def of(self, known: Listing) -> Poster:
        """The poster of an event at its next date (or its last)."""
        portal = self._portal
        event, shown = portal.events[known.slug], next_occurrence(portal, known)
        # Of a series the page tells what holds for all its dates; a poster invites to the next.
        when, *facts = self._facts.of(event, shown, past=False)
        colour, placed = self._cards.colour(known), portrait(portal, known)
        image = event.image
        return Poster(
            issuer=self._issuer,
            title=event.title,
            kind=portal.settings.vocabularies.event_types[event.type].label,
            hue=self._colours[colour],
            flag=flag(shown.status, shown.booking),
            notices=tuple(self._notices(event, shown)),
            when=tuple(
                words.OPENING if line == self._facts.opening else line.text for line in when.lines
            ),
            summary=event.summary or "",
            # A poster does not tell what is not known.
            facts=(*map(self._printed, only_known(tuple(facts))), *self._partnership(event)),
            page=found_at(self._base_url, address(known)),
            picture=placed.plain if placed else None,
            alt=image.alt if image else "",
            credit=image.credit if image else "",
            drawn=(colour, event.title),
        )

    def _partnership(self, event: Event) -> tuple[PrintedFact, ...]:
        found = self._portal.partnerships.get(event.partnership or "")
        return (PrintedFact("Partnerskab", (found.title,)),) if found else ()

    def _printed(self, fact: Fact) -> PrintedFact:
        lines = tuple(map(_line, fact.lines))
        # Nobody among several organisers comes before the others.
        together = fact.label == self._facts.organizers
        return PrintedFact(fact.label, (listed(lines),) if together else lines)

    def _notices(self, event: Event, shown: Occurrence) -> list[str]:
        reason = f"{_short(shown.reason).rstrip('.')}." if shown.reason else ""
        series = event.repeat is not None
        said = []
        match shown.status:
            case "cancelled" if series and event.status != "cancelled":
                said.append(words.date_off(reason))
            case "cancelled":
                said.append(words.event_off(reason))
            case "postponed":
                said.append(words.put_off(reason))
            case "rescheduled" if shown.previous is not None:
                before = in_words(shown.previous, None, day_of(shown.previous))
                now = occurrence_in_words(shown)
                said.append(words.moved(before, now, reason, series=series))
            case "moved_online":
                venue = self._cards.venue_name(shown.venue)
                said.append(words.moved_online(venue, reason, series=series))
            case "tentative":
                said.append(words.unconfirmed(reason))
        if shown.booking == "sold_out" and shown.takes_place:
            seats = bool(event.registration_url and not event.ticket_url)
            said.append(words.sold_out(seats=seats))
        return said


def _line(line: Line) -> str:
    return _short(line.words) if line.quiet else line.words


def _short(text: str) -> str:
    return textwrap.shorten(text, NOTE, placeholder=" …")
