"""An event's state in words: the same words in lists, headings, titles, feeds and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.event import Booking, EventStatus
from generator.model.listing import Announced
from generator.model.occurrences import CALLED_OFF
from generator.presenting.languages.language import DANISH_LANGUAGE

if TYPE_CHECKING:
    from generator.presenting.languages.language import Language

SCHEMA_STATUS: dict[EventStatus, str] = {
    "scheduled": "EventScheduled",
    "tentative": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved_online": "EventMovedOnline",
}
"""schema.org/eventStatus; it has no word for `tentative`."""


class Status:
    """States in one language; the examples are Danish. `PAST_WORDS` stand where nothing is known
    but that the day is over."""

    def __init__(self, language: Language) -> None:
        _ = language.gettext
        self.STATUS_WORDS: dict[EventStatus, str] = {
            "scheduled": "",
            "tentative": _("Ikke bekræftet"),
            "cancelled": _("Aflyst"),
            "postponed": _("Udskudt"),
            "rescheduled": _("Flyttet"),
            "moved_online": _("Flyttet til nettet"),
        }
        self.BOOKING_WORDS: dict[Booking, str] = {
            "not_open": _("Billetsalg ikke åbent"),
            "available": "",
            "sold_out": _("Udsolgt"),
        }
        self.PAST_WORDS = _("Tidligere arrangement")
        self._held, self._announced = _("Afholdt"), _("Var annonceret")

    def flag(self, status: EventStatus, booking: Booking | None) -> str:
        """The one word that a card shows: what stops you from coming goes before what was moved."""
        if status in CALLED_OFF:
            return self.STATUS_WORDS[status]
        if booking == "sold_out":
            return self.BOOKING_WORDS["sold_out"]
        return self.STATUS_WORDS[status]

    def marked_title(self, title: str, status: EventStatus) -> str:
        """`AFLYST: …` for feeds, calendars and page titles (docs/complaints.md, 2)."""
        word = self.STATUS_WORDS[status] if status != "tentative" else ""
        return f"{word.upper()}: {title}" if word else title

    def past_words(self, event: Announced) -> str:
        """What an event that is over may truthfully be called."""
        if event.status in CALLED_OFF:
            return self.STATUS_WORDS[event.status]
        if event.evidence == "held":
            return self._held
        if event.evidence == "announced":
            return self._announced
        return self.PAST_WORDS


_DANISH = DANISH_LANGUAGE.status
STATUS_WORDS, BOOKING_WORDS = _DANISH.STATUS_WORDS, _DANISH.BOOKING_WORDS
PAST_WORDS = _DANISH.PAST_WORDS
flag, marked_title, past_words = _DANISH.flag, _DANISH.marked_title, _DANISH.past_words
