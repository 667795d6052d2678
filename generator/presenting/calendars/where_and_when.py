"""When and where a date of an event takes place, as calendars want it: with an end, in a line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from generator.model.event import Outside
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import When, day_of
from generator.presenting.cards import Cards


def span(found: Occurrence, default: int) -> tuple[When, When]:
    """Start and end, which is exclusive (RFC 5545 §3.6.1); an unknown end is guessed: `default`
    minutes after the start."""
    start, end = found.start, found.end
    if not isinstance(start, datetime):
        return start, _last(found) + timedelta(days=1)
    if not isinstance(end, datetime):
        end = start.astimezone(UTC) + timedelta(minutes=default)
    return start, end


def location(portal: Portal, cards: Cards, found: Occurrence) -> str:
    """`Salen, Kulturhuset, Torvegade 1, 9999 Sildevig`: as far as it is known."""
    name = cards.where(found)
    if found.is_online:
        return name
    if isinstance(found.venue, Outside):
        return ", ".join(filter(None, (found.venue.name, found.venue.address)))
    place = portal.place_of(found.venue)
    where = f"{place.title}, {place.address}" if place and place.address else name
    room = found.event.room if found.venue == found.event.venue else None
    return f"{room}, {where}" if room else where


def _last(found: Occurrence) -> date:
    return day_of(found.end if found.end is not None else found.start)
