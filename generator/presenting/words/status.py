"""An event's state in words: the same words in lists, headings, titles, feeds and calendars."""

from __future__ import annotations

from generator.model.event import Booking, EventStatus
from generator.model.listing import Announced

STATUS_WORDS: dict[EventStatus, str] = {
    "scheduled": "",
    "tentative": "Ikke bekræftet",
    "cancelled": "Aflyst",
    "postponed": "Udskudt",
    "rescheduled": "Flyttet",
    "moved_online": "Flyttet til nettet",
}
BOOKING_WORDS: dict[Booking, str] = {
    "not_open": "Billetsalg ikke åbent",
    "available": "",
    "sold_out": "Udsolgt",
}
PAST_WORDS = "Tidligere arrangement"
"""Where nothing is known but that the day is over."""
SCHEMA_STATUS: dict[EventStatus, str] = {
    "scheduled": "EventScheduled",
    "tentative": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved_online": "EventMovedOnline",
}
"""schema.org/eventStatus; it has no word for `tentative`."""


def flag(status: EventStatus, booking: Booking | None) -> str:
    """The one word that a card shows: what stops you from coming goes before what was moved."""
    if status in ("cancelled", "postponed"):
        return STATUS_WORDS[status]
    if booking == "sold_out":
        return BOOKING_WORDS["sold_out"]
    return STATUS_WORDS[status]


def marked_title(title: str, status: EventStatus) -> str:
    """`AFLYST: …` for feeds, calendars and page titles (DOMAIN.md, complaint 2)."""
    word = STATUS_WORDS[status] if status != "tentative" else ""
    return f"{word.upper()}: {title}" if word else title


def past_words(event: Announced) -> str:
    """What an event that is over may truthfully be called (DOMAIN.md, honest content)."""
    if event.status in ("cancelled", "postponed"):
        return STATUS_WORDS[event.status]
    if event.evidence == "held":
        return "Afholdt"
    if event.evidence == "announced":
        return "Var annonceret"
    return PAST_WORDS
