"""What has happened to an event, in sentences for feeds and calendars (DOMAIN.md, complaints 2, 6).

A title says `AFLYST:`; the sentences say what that means: the old and the new time, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model.event import Booking, Event, EventStatus, Venue
from generator.model.occurrences import Occurrence
from generator.model.times import When, day_of
from generator.presenting.dates import capitalised, in_words, occurrence_in_words

_STATUS: dict[EventStatus, str] = {
    "cancelled": "Aflyst.",
    "postponed": "Udskudt. Den nye tid er ikke fastsat.",
    "rescheduled": "Flyttet.",
    "moved_online": "Flyttet til nettet.",
    "tentative": "Ikke bekræftet endnu.",
}
_BOOKING: dict[Booking, str] = {
    "sold_out": "Udsolgt.",
    "not_open": "Billetsalget er ikke åbnet.",
}

VenueName = Callable[[Venue | None], str]
"""The name of a venue, from the register or as written."""


def of_date(found: Occurrence, venue_name: VenueName) -> str:
    """What sets this date apart from a plain announcement; empty when nothing does."""
    return " ".join(_sentences(found, venue_name, f"fra {_moment(found.previous)} "))


def of_series(event: Event, dates: tuple[Occurrence, ...], venue_name: VenueName) -> Iterator[str]:
    """One line for each date that a series' `changes` tell of, with the date it had."""
    if event.repeat is None:
        return
    for found in dates:
        told = " ".join(_sentences(found, venue_name, "")) if found.changed else ""
        if told:
            original = in_words(found.original, None, day_of(found.original))
            yield f"{capitalised(original)}: {told}"


def _sentences(found: Occurrence, venue_name: VenueName, origin: str) -> Iterator[str]:
    event = found.event
    if found.status == "rescheduled" and found.previous is not None:
        yield f"Flyttet {origin}til {occurrence_in_words(found)}."
    elif found.status in _STATUS:
        yield _STATUS[found.status]
    if found.changed and found.title != event.title:
        yield f"»{found.title}«."
    if found.takes_place and found.venue != event.venue and venue_name(found.venue):
        yield f"Nyt sted: {venue_name(found.venue)}."
    if found.takes_place and found.booking in _BOOKING:
        yield _BOOKING[found.booking]
    if found.reason:
        yield found.reason if found.reason[-1] in ".!?" else f"{found.reason}."


def _moment(when: When | None) -> str:
    return in_words(when, None, day_of(when)) if when is not None else ""
