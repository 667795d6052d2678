"""An event page's list of facts, in plain values: what, where, when, for whom, what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from generator.model.event import Booking, Event, Organizer, Outside, Venue
from generator.model.fields import Price
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.model.times import day_of
from generator.presenting import series
from generator.presenting.access import access
from generator.presenting.addresses import address, on_site
from generator.presenting.lines import Fact, Line
from generator.presenting.programme import is_ongoing
from generator.presenting.words import ages, prices
from generator.presenting.words.dates import (
    capitalised,
    clock,
    clock_span,
    listed,
    long_day,
    machine,
    occurrence_in_words,
)
from generator.presenting.words.status import BOOKING_WORDS

ORGANIZERS = "Arrangører"
OPENING = Line("Se åbningstiderne i teksten eller hos arrangøren", quiet=True)


class Facts:
    """Tells the facts of a portal's events; pure but for remembering what hundreds of them share:
    a place, a price, an organiser."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        words = portal.settings.vocabularies
        self._portal = portal
        self._venue = cache(lambda *known: _venue(portal, base_url, *known))
        self._who = cache(lambda organizers: _who(portal, base_url, organizers))
        self._price = cache(_price)
        self._access = cache(lambda *known: access(portal, base_url, *known))
        self._words = cache(lambda label, codes: _words(label, words.terms(_WORDS[label]), codes))

    def of(
        self,
        event: Event,
        found: Occurrence,
        *,
        past: bool,
        closed: bool = False,
        booking: bool = False,
    ) -> tuple[Fact, ...]:
        """The facts of an event, told at its next (or last) date; what is not known is left out.

        `closed` once the registration's deadline is over. With `booking` it stands at the price
        whether tickets can be had: calendars and feeds say so first of all.
        """
        online = found.status == "moved_online"
        rows = (
            Fact("Hvornår", _when(event, found, past=past), first=True),
            self._where(event, found),
            self._price(
                event.price, event.price_note, found.booking if booking and not past else None
            ),
            event.audiences and self._words("For", event.audiences),
            event.ages and Fact("Alder", (Line(ages.in_words(event.ages)),)),
            event.grades and self._words("Klassetrin", event.grades),
            event.subjects and self._words("Fag", event.subjects),
            None if past else _registration(event, closed=closed),
            self._access(
                event.accessibility,
                event.accessibility_note,
                # Nobody comes to the place that it was moved from.
                None if online or not isinstance(found.venue, str) else found.venue,
                event.organizers[:1],
                past,
            ),
            event.organizers and self._who(event.organizers),
            event.languages and self._words("Sprog", event.languages),
        )
        return tuple(row for row in rows if row)

    def _where(self, event: Event, found: Occurrence) -> Fact | None:
        online = (Line("På nettet", href=event.online_url or ""),)
        if found.status == "moved_online":
            return Fact("Hvor", online, first=True)
        lines: tuple[Line, ...] = self._venue(found.venue, event.locality)
        if event.room and found.venue == event.venue:
            lines = (*lines[:1], Line(event.room), *lines[1:])
        # On a series the address may be there for the one date that was moved to the net.
        for_one_date = any(change.status == "moved_online" for change in event.changes)
        if event.online_url and not for_one_date:
            lines = (*lines, *online)
        return Fact("Hvor", lines, first=True) if lines else None


_WORDS = {
    "For": "audiences",
    "Klassetrin": "grades",
    "Fag": "subjects",
    "Sprog": "languages",
}
"""Facts that are words of a vocabulary."""


def _when(event: Event, found: Occurrence, *, past: bool) -> tuple[Line, ...]:
    rule = series.rule_in_words(event)
    again = (Line(rule, quiet=True),) if rule and not past else ()
    first = machine(found.start)
    if found.status == "postponed":
        planned = f"Skulle have været {occurrence_in_words(found)}"
        return (Line("Ny tid er ikke fastlagt"), Line(planned, time=first, quiet=True))
    if found.first_day == found.last_day:
        day = Line(capitalised(long_day(found.first_day)), time=first)
        clocks = clock_span(found.start, found.end)
        return (day, *((Line(clocks),) if clocks else ()), *again)
    if isinstance(found.start, datetime) and isinstance(found.end, datetime):
        begins = f"{long_day(found.first_day)} kl. {clock(found.start)}"
        ends = f"til {long_day(day_of(found.end))} kl. {clock(found.end)}"
        return (Line(capitalised(begins), time=first), Line(ends, time=machine(found.end)), *again)
    span = Line(capitalised(occurrence_in_words(found)), time=first)
    return (span, *((OPENING,) if is_ongoing(found) and not past else ()), *again)


def _venue(
    portal: Portal, base_url: str, venue: Venue | None, locality: str | None
) -> tuple[Line, ...]:
    words = portal.settings.vocabularies.localities
    if isinstance(venue, Outside):
        name = Line(venue.name, href=venue.url or "")
        return (name, *((Line(venue.address),) if venue.address else ()))
    place = portal.places.get(venue) if venue else None
    if place is None:
        return (Line(words[locality].label),) if locality else ()
    town = words[place.locality].label if place.locality else ""
    name = Line(place.title, href=on_site(base_url, address(place)))
    below = place.address or (town if town not in place.title else "")
    return (name, *((Line(below),) if below else ()))


def _price(price: Price | None, note: str | None, booking: Booking | None) -> Fact | None:
    """What stops one from buying stands before the price."""
    state = BOOKING_WORDS[booking] if booking else ""
    words = prices.in_words(price)
    lines = (
        *((Line(state),) if state else ()),
        *((Line(words, quiet=booking == "sold_out"),) if words else ()),
        *((Line(note, quiet=True),) if note else ()),
    )
    return Fact("Pris", lines, first=True) if lines else None


def _registration(event: Event, *, closed: bool) -> Fact | None:
    deadline = event.registration_deadline
    if deadline is not None:
        at = f" kl. {clock(deadline)}" if isinstance(deadline, datetime) else ""
        words = f"{long_day(day_of(deadline))}{at}"
        said = f"Fristen var {words}" if closed else f"Senest {words}"
        return Fact("Tilmelding", (Line(said, time=machine(deadline), quiet=closed),))
    if event.registration_url:
        return Fact("Tilmelding", (Line("Tilmelding er nødvendig"),))
    return None


def _who(portal: Portal, base_url: str, organizers: tuple[Organizer, ...]) -> Fact | None:
    lines = []
    for organizer in organizers:
        if isinstance(organizer, Outside):
            lines.append(Line(organizer.name, href=organizer.url or ""))
        elif organizer in portal.actors:
            actor = portal.actors[organizer]
            lines.append(Line(actor.title, href=on_site(base_url, address(actor))))
    label = "Arrangør" if len(organizers) == 1 else ORGANIZERS
    return Fact(label, tuple(lines)) if lines else None


def _words(label: str, terms: Mapping[str, Term], codes: tuple[str, ...]) -> Fact | None:
    """All the words on one line, the first with a capital letter."""
    first, *more = [terms[code].label for code in codes if code in terms] or [""]
    said = capitalised(listed([first, *(word.lower() for word in more)]))
    return Fact(label, (Line(said),)) if said else None
