"""Meetings as VEVENTs (RFC 5545 §3.6.1).

A meeting is no `Event`: it has no type, no price and no series, and what matters of it is who meets
and what comes of it. So it has a writer of its own, on the same lines (`ical_lines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from generator.analysing.meetings import Gathering
from generator.model.meeting import Meeting, NetworkMeeting
from generator.model.portal import Portal
from generator.model.times import When
from generator.presenting.addresses import absolute
from generator.presenting.ical_lines import folded, stamp, text, uri, when
from generator.presenting.meetings import (
    KIND_WORDS,
    address_of,
    first_published,
    last_change,
    location,
    organisations,
    writer_of,
)
from generator.presenting.status import marked_title


def vevent(portal: Portal, base_url: str, one: Gathering) -> bytes:
    """The meeting's VEVENT, ending in CRLF; what is to be done afterwards is not in it."""
    return folded(_lines(portal, base_url, one))


def identity(portal: Portal, one: Gathering) -> str:
    """`oevekalender.moede@host`: the same in every calendar, whatever the portal's address is."""
    return f"{one.key}.moede@{portal.settings.identity_host}"


def _lines(portal: Portal, base_url: str, one: Gathering) -> Iterator[str]:
    meeting = one.meeting
    changed = stamp(last_change(portal, one))
    start, end = _span(portal, meeting)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{text(title(meeting))}"
    yield when("DTSTART", start)
    yield when("DTEND", end)
    yield f"DTSTAMP:{changed}"
    yield f"UID:{text(identity(portal, one))}"
    yield f"SEQUENCE:{_sequence(one)}"
    yield f"CATEGORIES:{text(KIND_WORDS[meeting.kind])}"
    yield f"CREATED:{stamp(first_published(portal, one))}"
    yield f"DESCRIPTION:{text(_description(portal, base_url, one))}"
    yield f"LAST-MODIFIED:{changed}"
    if where := location(portal, meeting.venue):
        yield f"LOCATION:{text(where)}"
    yield f"STATUS:{'CANCELLED' if meeting.cancelled else 'CONFIRMED'}"
    if meeting.cancelled or not isinstance(start, datetime):
        yield "TRANSP:TRANSPARENT"
    yield f"URL:{uri(absolute(base_url, address_of(one)))}"
    yield "END:VEVENT"


def title(meeting: Meeting) -> str:
    """`AFLYST: …` where it is."""
    return marked_title(meeting.title, "cancelled" if meeting.cancelled else "scheduled")


def _span(portal: Portal, meeting: Meeting) -> tuple[When, When]:
    """DTSTART and DTEND, which is exclusive; an unknown end is guessed, and told."""
    start, end = meeting.date, meeting.end
    if not isinstance(start, datetime):
        return start, meeting.last_day + timedelta(days=1)
    if not isinstance(end, datetime):
        length = timedelta(minutes=portal.settings.default_duration)
        end = start.astimezone(UTC) + length
    return start, end


def _sequence(one: Gathering) -> int:
    """Git's count of the changes that matter; a program that knows the meeting from before ignores
    a cancellation whose SEQUENCE is not higher. Of a partnership's meetings git's count is that of
    all that its `index.md` says, which only rises, too."""
    past = writer_of(one).history
    return (past.changes if past else 0) + one.meeting.cancelled


def _description(portal: Portal, base_url: str, one: Gathering) -> str:
    """What it is for, who meets, what came of it, and where more is told; plain text."""
    meeting = one.meeting
    names = [portal.actors[slug].title for slug in organisations(meeting) if slug in portal.actors]
    practical = []
    if one.partnership is not None:
        practical.append(f"Partnerskab: {one.partnership.title}")
    if host := portal.actors.get(meeting.host or ""):
        practical.append(f"Vært: {host.title}")
    if names:
        practical.append(f"Med: {', '.join(names)}")
    if isinstance(meeting, NetworkMeeting) and not meeting.cancelled:
        if meeting.open_to_all:
            practical.append("Åbent for alle.")
        if meeting.registration_url:
            practical.append(f"Tilmelding: {meeting.registration_url}")
    if isinstance(meeting.date, datetime) and meeting.end is None:
        practical.append("Sluttidspunktet er ikke oplyst.")
    practical.append(f"Læs mere: {absolute(base_url, address_of(one))}")
    if portal.settings.invented:
        practical.append("Mødet er opdigtet.")
    outcome = f"Hvad kom der ud af det? {meeting.outcome}" if meeting.outcome else None
    state = "Mødet er aflyst." if meeting.cancelled else None
    return "\n\n".join(filter(None, (state, meeting.purpose, outcome, "\n".join(practical))))
