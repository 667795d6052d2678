"""Meetings as pages, calendars and feeds tell of them, in plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from generator.analysing.meetings import Gathering, gatherings, is_ahead, is_overdue
from generator.model.meeting import FollowUp, Meeting, MeetingKind, NetworkMeeting
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.times import start_of
from generator.presenting.addresses import address
from generator.presenting.syndication.publication import published
from generator.presenting.words.dates import capitalised, in_words, machine
from generator.presenting.words.names import venue_name

KIND_WORDS: dict[MeetingKind, str] = {
    "meeting": "Møde",
    "workshop": "Workshop",
    "conference": "Konference",
}
_DEFINITE: dict[MeetingKind, str] = {
    "meeting": "Mødet",
    "workshop": "Workshoppen",
    "conference": "Konferencen",
}

M = TypeVar("M", bound=Meeting)

ANCHOR = "moeder"
"""Where a partnership's page tells of its meetings."""


class Row(Struct, frozen=True):
    """A meeting in a list. Titles and addresses of what it names; empty where there is none.

    `participants` counts organisations, the host among them.
    """

    title: str
    address: str
    when: str
    machine: str
    kind: str
    host: str
    host_address: str
    where: str
    participants: int
    partnership: str
    purpose: str
    outcome: str
    cancelled: bool
    open_to_all: bool


class Agreed(Struct, frozen=True):
    """What was agreed, and whether it should have been done by now."""

    follow_up: FollowUp
    overdue: bool


class Told(Struct, frozen=True):
    """A meeting in full, with what follows from the day. `address` is its own page's, if any."""

    meeting: Meeting
    when: str
    kind: str
    the_kind: str
    ahead: bool
    agreed: tuple[Agreed, ...]
    address: str = ""


def told(portal: Portal, meeting: Meeting) -> Told:
    """The meeting as it stands today."""
    return Told(
        meeting=meeting,
        when=when_in_words(meeting),
        kind=KIND_WORDS[meeting.kind],
        the_kind=_DEFINITE[meeting.kind],
        ahead=is_ahead(portal, meeting),
        agreed=tuple(Agreed(one, is_overdue(portal, one)) for one in meeting.follow_ups),
        address=address(meeting) if isinstance(meeting, NetworkMeeting) else "",
    )


def latest_first(meetings: Iterable[M]) -> tuple[M, ...]:
    """By when they begin, whether a day or an hour is known."""
    return tuple(sorted(meetings, key=lambda one: (start_of(one.date), one.title), reverse=True))


def rows(portal: Portal) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Those to come, the next first; and those that are over, the latest first."""
    every = gatherings(portal)
    ahead = tuple(row(portal, one) for one in every if is_ahead(portal, one.meeting))
    over = tuple(row(portal, one) for one in reversed(every) if not is_ahead(portal, one.meeting))
    return ahead, over


def row(portal: Portal, one: Gathering) -> Row:
    """One meeting in a list."""
    meeting = one.meeting
    host = portal.actor_of(meeting.host)
    open_to_all = isinstance(meeting, NetworkMeeting) and meeting.open_to_all
    return Row(
        title=meeting.title,
        address=address_of(one),
        when=when_in_words(meeting),
        machine=machine(meeting.date),
        kind=KIND_WORDS[meeting.kind],
        host=host.title if host else "",
        host_address=address(host) if host else "",
        where=venue_name(portal, meeting.venue),
        participants=len(organisations(meeting)),
        partnership=one.partnership.title if one.partnership else "",
        purpose=meeting.purpose or "",
        outcome=meeting.outcome or "",
        cancelled=meeting.cancelled,
        open_to_all=open_to_all,
    )


def organisations(meeting: Meeting) -> tuple[str, ...]:
    """The slugs of those who were there or are expected, the host first."""
    host = (meeting.host,) if meeting.host is not None else ()
    return tuple(dict.fromkeys((*host, *meeting.participants)))


def address_of(one: Gathering) -> str:
    """Its own page, or the place on its partnership's page."""
    if one.partnership is not None:
        return f"{address(one.partnership)}#{ANCHOR}"
    assert isinstance(one.meeting, NetworkMeeting)
    return address(one.meeting)


def when_in_words(meeting: Meeting) -> str:
    """`Onsdag den 2. december 2026 kl. 16.00–18.00`."""
    return capitalised(in_words(meeting.date, meeting.end, meeting.last_day))


def writer_of(one: Gathering) -> NetworkMeeting | Partnership:
    """Whose file's history is the meeting's: its own, or its partnership's."""
    if one.partnership is not None:
        return one.partnership
    assert isinstance(one.meeting, NetworkMeeting)
    return one.meeting


def first_published(portal: Portal, one: Gathering) -> datetime:
    """When one could first read of it: as written, else when its partnership came out."""
    first = published(writer_of(one), portal.settings)
    own = one.meeting.published if one.partnership is not None else None
    return max(first, own) if own is not None else first


def last_change(portal: Portal, one: Gathering) -> datetime:
    """When its file, or its partnership's, last changed; never before it was published."""
    first = first_published(portal, one)
    return max(one.meeting.modified or writer_of(one).changed or first, first)
