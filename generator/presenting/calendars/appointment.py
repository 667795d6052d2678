"""What is no event and has a time: a meeting, an activity of a plan, an evaluation that is due.

Events have types, prices and series, and a writer of their own (`vevent`); all else that stands in
a calendar is said here, on the same lines (`lines.py`; RFC 5545 §3.6.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal

from msgspec import Struct

from generator.model.settings import Settings
from generator.model.times import When, day_of, start_of
from generator.presenting.calendars.lines import folded, stamp, text, uri, when


class Appointment(Struct, frozen=True):
    """One entry of a calendar. `uid` is whole, `identity_host` and all; `end` is what was written,
    the last day itself or None; `url` is absolute; texts are plain and not escaped yet."""

    uid: str
    title: str
    start: When
    end: When | None
    category: str
    description: str
    location: str
    url: str
    created: datetime
    changed: datetime
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"


def vevent(one: Appointment, settings: Settings) -> bytes:
    """The VEVENT, ending in CRLF."""
    return folded(_lines(one, settings))


def _lines(one: Appointment, settings: Settings) -> Iterator[str]:
    changed, cancelled = stamp(one.changed), one.status == "CANCELLED"
    start, end = _span(one.start, one.end, settings)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{text(one.title)}"
    yield when("DTSTART", start)
    yield when("DTEND", end)
    yield f"DTSTAMP:{changed}"
    yield f"UID:{text(one.uid)}"
    yield f"SEQUENCE:{_sequence(one, settings) + cancelled}"
    yield f"CATEGORIES:{text(one.category)}"
    yield f"CREATED:{stamp(one.created)}"
    yield f"DESCRIPTION:{text(one.description)}"
    yield f"LAST-MODIFIED:{changed}"
    if one.location:
        yield f"LOCATION:{text(one.location)}"
    yield f"STATUS:{one.status}"
    # Whole days, and what is given up, keep nobody from something else.
    if cancelled or not isinstance(start, datetime):
        yield "TRANSP:TRANSPARENT"
    yield f"URL:{uri(one.url)}"
    yield "END:VEVENT"


def _span(start: When, end: When | None, settings: Settings) -> tuple[When, When]:
    """DTSTART and DTEND, which is exclusive; an unknown end is guessed."""
    if not isinstance(start, datetime):
        return start, day_of(end if end is not None else start) + timedelta(days=1)
    if not isinstance(end, datetime):
        return start, start.astimezone(UTC) + timedelta(minutes=settings.default_duration)
    return start, end


def _sequence(one: Appointment, settings: Settings) -> int:
    """SEQUENCE (§3.8.7.4): the minutes from the portal's launch to the last change.

    Several stand in one file, whose changes nobody counts for each of them; minutes rise with every
    change. Where git knows nothing, a cancellation at least is one more.
    """
    since = one.changed - start_of(settings.launched)
    return max(0, int(since.total_seconds()) // 60)
