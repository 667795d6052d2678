"""An event page's list of facts, in plain values: what, where, when, for whom, what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from generator.model.event import Event, Outside, Venue
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting import prices, series
from generator.presenting.addresses import address, on_site
from generator.presenting.dates import (
    capitalised,
    clock,
    clock_span,
    listed,
    long_day,
    machine,
    occurrence_in_words,
)
from generator.presenting.programme import is_ongoing


@dataclass(frozen=True, slots=True)
class Line:
    """One line: plain text, a link when `href` is set, a `<time>` when `time` is."""

    text: str
    href: str = ""
    time: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its lines."""

    label: str
    lines: tuple[Line, ...]


UNKNOWN = (Line("Ikke oplyst. Spørg arrangøren", quiet=True),)


def facts(portal: Portal, base_url: str, found: Occurrence, *, past: bool) -> tuple[Fact, ...]:
    """The facts of an event, told at its next (or last) date; what is not known is left out."""
    event = found.event
    words = portal.settings.vocabularies
    rows = (
        ("Hvornår", _when(found, past=past)),
        ("Hvor", _where(portal, base_url, found)),
        ("Pris", _price(event)),
        ("For", _one(_labels(words.audiences, event.audiences))),
        ("Klassetrin", _one(_labels(words.grades, event.grades))),
        ("Fag", _one(_labels(words.subjects, event.subjects))),
        ("Tilmelding", () if past else _registration(event)),
        ("Adgang", _access(portal, found) or (() if past else UNKNOWN)),
        ("Arrangør" if len(event.organizers) == 1 else "Arrangører", _who(portal, base_url, event)),
        ("Sprog", _one(_labels(words.languages, event.languages))),
    )
    return tuple(Fact(label, tuple(lines)) for label, lines in rows if lines)


def _when(found: Occurrence, *, past: bool) -> tuple[Line, ...]:
    event = found.event
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
    opening = Line("Se åbningstiderne i teksten eller hos arrangøren", quiet=True)
    return (span, *((opening,) if is_ongoing(found) and not past else ()), *again)


def _where(portal: Portal, base_url: str, found: Occurrence) -> Iterator[Line] | tuple[Line, ...]:
    event = found.event
    online = Line("På nettet", href=event.online_url or "")
    if found.status == "moved_online":
        return (online,)
    lines = _venue(portal, base_url, event, found.venue)
    # On a series the address may be there for the one date that was moved to the net.
    if event.online_url and not any(change.status == "moved_online" for change in event.changes):
        lines = (*lines, online)
    return lines


def _venue(portal: Portal, base_url: str, event: Event, venue: Venue | None) -> tuple[Line, ...]:
    words = portal.settings.vocabularies.localities
    if isinstance(venue, Outside):
        name = Line(venue.name, href=venue.url or "")
        return (name, *((Line(venue.address),) if venue.address else ()))
    place = portal.places.get(venue) if venue else None
    if place is None:
        return (Line(words[event.locality].label),) if event.locality else ()
    town = words[place.locality].label if place.locality else ""
    name = Line(place.title, href=on_site(base_url, address(place)))
    below = place.address or (town if town not in place.title else "")
    return (name, *((Line(below),) if below else ()))


def _price(event: Event) -> tuple[Line, ...]:
    words = prices.in_words(event.price)
    lines = (Line(words),) if words else ()
    return (*lines, *((Line(event.price_note, quiet=True),) if event.price_note else ()))


def _registration(event: Event) -> tuple[Line, ...]:
    deadline = event.registration_deadline
    if deadline is not None:
        at = f" kl. {clock(deadline)}" if isinstance(deadline, datetime) else ""
        return (Line(f"Senest {long_day(day_of(deadline))}{at}", time=machine(deadline)),)
    return (Line("Tilmelding er nødvendig"),) if event.registration_url else ()


def _access(portal: Portal, found: Occurrence) -> tuple[Line, ...]:
    """The event's own features, and the place's that it does not already name; none of a place
    that nobody comes to."""
    event, venue = found.event, None if found.status == "moved_online" else found.venue
    terms = portal.settings.vocabularies.accessibility
    place = portal.places.get(venue) if isinstance(venue, str) else None
    codes = dict.fromkeys((*event.accessibility, *(place.accessibility if place else ())))
    lines = _one(_labels(terms, codes), separator=" · ")
    notes = (event.accessibility_note, place.accessibility_note if place else None)
    return (*lines, *(Line(note, quiet=True) for note in notes if note))


def _who(portal: Portal, base_url: str, event: Event) -> tuple[Line, ...]:
    lines = []
    for organizer in event.organizers:
        if isinstance(organizer, Outside):
            lines.append(Line(organizer.name, href=organizer.url or ""))
        elif organizer in portal.actors:
            actor = portal.actors[organizer]
            lines.append(Line(actor.title, href=on_site(base_url, address(actor))))
    return tuple(lines)


def _labels(terms: object, codes: Iterable[str]) -> list[str]:
    assert isinstance(terms, dict)
    return [terms[code].label for code in codes if code in terms]


def _one(labels: list[str], separator: str = "") -> tuple[Line, ...]:
    """All the words on one line; none without words."""
    if not labels:
        return ()
    if separator:
        return (Line(separator.join(labels)),)
    return (
        Line(
            capitalised(
                listed([label if i == 0 else label.lower() for i, label in enumerate(labels)])
            )
        ),
    )
