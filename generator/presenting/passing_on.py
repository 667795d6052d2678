"""Links with which a visitor passes an event on: into a calendar on the net, or by mail.

Links that a visitor may follow and nothing else: the page itself asks no calendar for anything.
What is put into Google's or Outlook's calendar is a copy that follows no change; who wants to hear
of changes subscribes, so that stands before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from generator.model.event import Event
from generator.model.occurrences import Occurrence, online_url_of
from generator.model.portal import Portal
from generator.model.times import When
from generator.presenting.addresses import absolute, address
from generator.presenting.calendars.where_and_when import location, span
from generator.presenting.cards import Cards
from generator.presenting.cleaning import clean
from generator.presenting.languages.editions import placed
from generator.presenting.languages.language import spoken
from generator.presenting.words.dates import capitalised

GOOGLE = "https://calendar.google.com/calendar/render?action=TEMPLATE"
OUTLOOK = (
    "https://outlook.live.com/calendar/0/deeplink/compose"
    "?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent"
)
REMEMBERED = 4096
"""Texts whose encoded form is kept: hundreds of events have the place and the day in common."""
_MOST = 300
"""Characters of a summary that go along; the page says the rest, and its address goes along too."""
_END = "%0D%0A"
"""A line's end in the body of a mail (RFC 6068 §5); calendars take it as well."""
_PARAGRAPH = _END + _END


class PassedOn(NamedTuple):
    """`mail` opens a mail that tells of the event. `google` and `outlook` put one date into a
    calendar; empty where there is none to put there."""

    mail: str
    google: str
    outlook: str


class PassingOn:
    """Makes the links of a portal's events; pure but for remembering what many of them share."""

    def __init__(self, portal: Portal, base_url: str, cards: Cards) -> None:
        self._portal, self._base_url, self._cards = portal, base_url, cards
        language = spoken(portal)
        self._say, self._in_words = language.gettext, language.dates.occurrence_in_words
        self._marked_title = language.status.marked_title

    def of(self, event: Event, found: Occurrence, *, past: bool) -> PassedOn:
        """The links for one date, the next.

        A series is not handed over as a series: neither calendar's link can say which of its dates
        are cancelled or moved, and somebody would go in vain. What does not take place and what is
        over has nothing to be put anywhere.
        """
        where = _encoded(location(self._portal, self._cards, found))
        title = _encoded(self._marked_title(found.title, found.status))
        here = _encoded(absolute(self._base_url, placed(self._portal, address(event))))
        when = _encoded(capitalised(self._in_words(found)))
        lines = _END.join(filter(None, (title, when, where)))
        mail = f"mailto:?subject={title}&body={lines}{_PARAGRAPH}{here}"
        if past or not found.takes_place:
            return PassedOn(mail, "", "")
        about = f"{''.join(self._about(event, found))}{here}"
        start, end = map(_utc, span(found, self._portal.settings.default_duration))
        return PassedOn(
            mail,
            f"{GOOGLE}&text={title}&dates={_basic(start)}%2F{_basic(end)}"
            f"&location={where}&details={about}",
            f"{OUTLOOK}&subject={title}&startdt={_encoded(start)}&enddt={_encoded(end)}"
            f"{'' if isinstance(found.start, datetime) else '&allday=true'}"
            f"&location={where}&body={about}",
        )

    def _about(self, event: Event, found: Occurrence) -> Iterator[str]:
        """What stands in the calendar before the page's address, in paragraphs."""
        _ = self._say
        if event.summary:
            yield f"{_encoded(event.summary[:_MOST])}{_PARAGRAPH}"
        if net := online_url_of(event, is_online=found.is_online):
            yield _encoded(_("Deltag på nettet: %(link)s", link=net)) + _PARAGRAPH
        if isinstance(found.start, datetime) and found.end is None:
            yield _encoded(_("Sluttidspunktet er ikke oplyst.")) + _PARAGRAPH
        if self._portal.settings.invented:
            yield _encoded(_("Arrangementet er opdigtet.")) + _PARAGRAPH


@lru_cache(maxsize=REMEMBERED)
def _encoded(text: str) -> str:
    """A query's value (RFC 3986 §2.1); a space is %20, which all programs read."""
    return quote(clean(text), safe="")


def _utc(moment: When) -> str:
    """`2026-12-04T18:30:00Z`, so that no zone need be named; of whole days the date."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return f"{moment.astimezone(UTC).isoformat()[:19]}Z"


def _basic(moment: str) -> str:
    """Without marks, as ISO 8601 has it, too: `20261204T183000Z`."""
    return moment.replace("-", "").replace(":", "")
