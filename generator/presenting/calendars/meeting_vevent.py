"""Meetings as entries of a calendar (`appointment`)."""

from __future__ import annotations

from datetime import datetime

from generator.analysing.meetings import Gathering
from generator.model.meeting import Meeting, NetworkMeeting
from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.calendars import appointment
from generator.presenting.calendars.appointment import Appointment
from generator.presenting.meetings import (
    KIND_WORDS,
    address_of,
    first_published,
    last_change,
    organisations,
)
from generator.presenting.words.names import actor_names, venue_and_address
from generator.presenting.words.status import marked_title


def vevent(portal: Portal, base_url: str, one: Gathering) -> bytes:
    """The meeting's VEVENT, ending in CRLF; what is to be done afterwards is not in it."""
    meeting = one.meeting
    return appointment.vevent(
        Appointment(
            uid=identity(portal, one),
            title=title(meeting),
            start=meeting.date,
            end=meeting.end,
            category=KIND_WORDS[meeting.kind],
            description=_description(portal, base_url, one),
            location=venue_and_address(portal, meeting.venue),
            url=absolute(base_url, address_of(one)),
            created=first_published(portal, one),
            changed=last_change(portal, one),
            status="CANCELLED" if meeting.cancelled else "CONFIRMED",
        ),
        portal.settings,
    )


def identity(portal: Portal, one: Gathering) -> str:
    """`oevekalender.moede@host`: the same in every calendar, whatever the portal's address is."""
    return f"{one.key}.moede@{portal.settings.identity_host}"


def title(meeting: Meeting) -> str:
    """`AFLYST: …` where it is."""
    return marked_title(meeting.title, "cancelled" if meeting.cancelled else "scheduled")


def _description(portal: Portal, base_url: str, one: Gathering) -> str:
    """What it is for, who meets, what came of it, and where more is told; plain text."""
    meeting = one.meeting
    names = actor_names(portal, organisations(meeting))
    practical = []
    if one.partnership is not None:
        practical.append(f"Partnerskab: {one.partnership.title}")
    if host := portal.actor_of(meeting.host):
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
