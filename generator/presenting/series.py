"""A series in words: its rule (`Hver mandag kl. 19–21`), and what is different about one date."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.event import Event, OnDay, Repeat
from generator.model.occurrences import Occurrence, unchanged
from generator.model.times import day_of
from generator.presenting.words.dates import (
    WEEKDAYS,
    capitalised,
    clock_span,
    day_and_year,
    in_words,
    listed,
    machine,
    occurrence_in_words,
)
from generator.presenting.words.status import flag

_WEEKS = {1: "Hver {days}", 2: "Hver anden {days}"}
_MONTHS = {1: "hver måned", 2: "hver anden måned", 12: "samme måned hvert år"}


def rule_in_words(event: Event) -> str:
    """`Hver mandag kl. 19.00–21.00 til og med den 26. april 2027`; empty for a single event.

    A series that is a list of dates alone has no rule to tell.
    """
    repeat = event.repeat
    if repeat is None or repeat.every is None or repeat.until is None:
        return ""
    days = _weekly(event, repeat) if repeat.every == "week" else _monthly(event, repeat)
    clocks = clock_span(event.start, event.end)
    words = [days, clocks, f"til og med den {day_and_year(repeat.until)}"]
    return " ".join(filter(None, words))


def _weekly(event: Event, repeat: Repeat) -> str:
    on = repeat.on or (OnDay(weekday=day_of(event.start).weekday()),)
    days = [WEEKDAYS[day.weekday] for day in sorted(on, key=lambda day: day.weekday)]
    if repeat.interval in _WEEKS:
        return _WEEKS[repeat.interval].format(days=listed(days))
    return f"Hver {repeat.interval}. uge om {listed([f'{day}en' for day in days])}"


def _monthly(event: Event, repeat: Repeat) -> str:
    every = _MONTHS.get(repeat.interval, f"hver {repeat.interval}. måned")
    if not repeat.on:
        return f"Den {day_of(event.start).day}. i {every}"
    days = [f"den {_ordinal(day.nth)} {WEEKDAYS[day.weekday]}" for day in repeat.on]
    words = f"{listed(days)} i {every}"
    return words[:1].upper() + words[1:]


def _ordinal(nth: int | None) -> str:
    return "sidste" if nth == -1 else f"{nth}."


def state(occurrence: Occurrence) -> str:
    """What sets one date apart in time, place or status: `Aflyst`, `Andet sted`; else empty."""
    event = occurrence.event
    words = flag(occurrence.status, occurrence.booking)
    if words and (occurrence.status, occurrence.booking) != (event.status, event.booking):
        return words
    if occurrence.venue != event.venue:
        return "Andet sted"
    return ""


def difference(event: Event, occurrence: Occurrence) -> str:
    """As `state`, and what else `changes` say of one date, however small: `Anden titel`."""
    if said := state(occurrence):
        return said
    if occurrence.title != event.title:
        return "Anden titel"
    if occurrence.changed and occurrence.end != unchanged(event, occurrence.original).end:
        return "Ny sluttid"
    return "Ændret" if occurrence.changed and occurrence.reason != event.status_reason else ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date in a series' list: its words, its state in a word, and what there is to add."""

    when: str
    start: str
    flag: str
    notes: tuple[str, ...]
    takes_place: bool


def date_line(event: Event, occurrence: Occurrence, where: str) -> DateLine:
    """`where` is the venue in words, told only where it is not the series' own."""
    notes = []
    if occurrence.title != event.title:
        notes.append(occurrence.title)
    if occurrence.previous is not None:
        notes.append(
            f"Flyttet fra {in_words(occurrence.previous, None, day_of(occurrence.previous))}"
        )
    if occurrence.venue != event.venue and occurrence.status != "moved_online":
        notes.append(f"Sted: {where}")
    if occurrence.changed and occurrence.reason:
        notes.append(occurrence.reason)
    return DateLine(
        when=capitalised(occurrence_in_words(occurrence)),
        start=machine(occurrence.start),
        flag=difference(event, occurrence),
        notes=tuple(notes),
        takes_place=occurrence.takes_place,
    )
