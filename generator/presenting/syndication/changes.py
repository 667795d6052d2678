"""What has happened to an event, in sentences for feeds and calendars (DOMAIN.md, complaints 2, 6).

A title says `AFLYST:`; the sentences say what that means: the old and the new time, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from generator.model.event import Booking, EventStatus, Venue
from generator.model.listing import Announced
from generator.model.occurrences import Occurrence
from generator.model.times import When, day_of
from generator.presenting.series import state
from generator.presenting.words.dates import (
    capitalised,
    day_and_year,
    in_words,
    long_day,
    occurrence_in_words,
    short_day,
    weekday_day,
)
from generator.presenting.words.status import BOOKING_WORDS, STATUS_WORDS

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

_MOST_DATES = 3
"""A headline names so many dates of a series; the sentences below it name them all."""

VenueName = Callable[[Venue | None], str]
"""The name of a venue, from the register or as written."""


def of_date(found: Occurrence, venue_name: VenueName) -> str:
    """What sets this date apart from a plain announcement; empty when nothing does."""
    return " ".join(_sentences(found, venue_name, f"fra {_moment(found.previous)} "))


def of_series(
    event: Announced, dates: tuple[Occurrence, ...], venue_name: VenueName
) -> Iterator[str]:
    """One line for each date that a series' `changes` tell of, with the date it had."""
    if event.repeat is None:
        return
    for found in dates:
        told = " ".join(_sentences(found, venue_name, "")) if found.changed else ""
        if told:
            original = in_words(found.original, None, day_of(found.original))
            yield f"{capitalised(original)}: {told}"


def headline(event: Announced, dates: tuple[Occurrence, ...], since: date) -> str:
    """`AFLYST: Julekoncert`, `AFLYST fredag den 11. december: Korprøve`; empty without a change.

    `dates` are all the event's; those of a series that were over on the day `since`, when the
    change was made, are left out.
    """
    changed = told_dates(event, dates, since)
    title = changed[0].title if len(changed) == 1 and not any(_of_event(event)) else event.title
    words = ", ".join((*_of_event(event), *_of_dates(changed, since)))
    return f"{words}: {title}" if words else ""


def told_dates(
    event: Announced, dates: tuple[Occurrence, ...], since: date
) -> tuple[Occurrence, ...]:
    """The dates of a series that differ in time, place or status and were not over on that day."""
    if event.repeat is None or event.status in ("cancelled", "postponed"):
        return ()
    return tuple(
        found
        for found in dates
        if max(found.last_day, day_of(found.original)) >= since
        and found.status != "tentative"
        and state(found)
    )


def _of_event(event: Announced) -> Iterator[str]:
    """`FLYTTET`, `UDSOLGT`: what holds for the event as a whole."""
    if event.status != "tentative" and STATUS_WORDS[event.status]:
        yield STATUS_WORDS[event.status].upper()
    if event.booking == "sold_out" and event.status not in ("cancelled", "postponed"):
        yield BOOKING_WORDS["sold_out"].upper()


def _of_dates(changed: tuple[Occurrence, ...], since: date) -> Iterator[str]:
    """`AFLYST 11. december`, what does not take place first; the weekday where it is one date."""
    ordered = sorted(changed, key=lambda found: (found.takes_place, day_of(found.original)))
    more = " m.fl." if len(ordered) > _MOST_DATES else ""
    for position, found in enumerate(ordered[:_MOST_DATES], start=1):
        day = day_of(found.original)
        this_year = day.year == since.year
        if len(ordered) == 1:
            said = weekday_day(day) if this_year else long_day(day)
        else:
            said = short_day(day) if this_year else day_and_year(day)
        yield f"{state(found).upper()} {said}{more if position == _MOST_DATES else ''}"


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
