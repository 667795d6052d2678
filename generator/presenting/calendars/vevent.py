"""Events as VEVENTs (RFC 5545 §3.6.1, RFC 7986).

One event stands in some eight calendars: its bytes are made once and joined (`fragments`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from generator.model.event import Event
from generator.model.occurrences import Occurrence, online_url_of
from generator.model.portal import Portal
from generator.model.revisions import sequence
from generator.presenting.addresses import absolute, address
from generator.presenting.calendars.lines import folded, stamp, text, uri, when
from generator.presenting.calendars.recurrence import Master, series
from generator.presenting.calendars.where_and_when import location, span
from generator.presenting.cards import Cards
from generator.presenting.facts import Facts
from generator.presenting.languages.editions import placed
from generator.presenting.languages.language import spoken
from generator.presenting.lines import only_known
from generator.presenting.pictures import portrait
from generator.presenting.plain_text import lead
from generator.presenting.programme import is_ongoing
from generator.presenting.syndication.publication import modified, published, uid

_STATUS = {"cancelled": "CANCELLED", "postponed": "CANCELLED", "tentative": "TENTATIVE"}
"""RFC 5545 §3.8.1.11 has no word for postponed: nobody should come, and the title says why."""


class VEvents:
    """Makes VEVENTs of a portal's events; pure."""

    def __init__(self, portal: Portal, base_url: str, cards: Cards) -> None:
        self._portal, self._base_url, self._cards = portal, base_url, cards
        self._facts, language = Facts(portal, base_url), spoken(portal)
        self._say, self._changes = language.gettext, language.changes
        self._marked_title = language.status.marked_title

    def of(self, event: Event) -> bytes:
        """The event's VEVENTs, ending in CRLF: one, or a series with its overrides."""
        return folded(self._lines(event))

    def _lines(self, event: Event) -> Iterator[str]:
        dates = self._portal.occurrences[event.slug]
        told = series(event, dates)
        own = uid(event, self._portal.settings.identity_host)
        if told.master is not None:
            yield from self._ruled(event, told.master, dates, own)
        for ending, found in told.singles:
            yield from self._one(event, found, _with_ending(own, ending))

    def _ruled(
        self, event: Event, master: Master, dates: tuple[Occurrence, ...], own: str
    ) -> Iterator[str]:
        told = tuple(self._changes.of_series(event, dates, self._cards.venue_name))
        rule = (
            f"RRULE:{_recur(master.rule)}",
            *(when("EXDATE", skipped) for skipped in master.skipped),
        )
        yield from self._one(event, master.first, own, told=told, rule=rule)
        for found in master.overrides:
            instead_of = (when("RECURRENCE-ID", found.original),)
            yield from self._one(event, found, own, instead_of=instead_of)

    def _one(
        self,
        event: Event,
        found: Occurrence,
        identity: str,
        *,
        told: tuple[str, ...] = (),
        rule: tuple[str, ...] = (),
        instead_of: tuple[str, ...] = (),
    ) -> Iterator[str]:
        """One VEVENT, its lines in the library's order: the standard leaves it open."""
        settings = self._portal.settings
        changed = stamp(modified(event, settings))
        start, end = span(found, settings.default_duration)
        yield "BEGIN:VEVENT"
        yield f"SUMMARY:{text(self._marked_title(found.title, found.status))}"
        yield when("DTSTART", start)
        yield when("DTEND", end)
        yield f"DTSTAMP:{changed}"
        yield f"UID:{text(identity)}"
        yield from instead_of
        yield f"SEQUENCE:{sequence(event)}"
        yield from rule
        yield f"CATEGORIES:{self._categories(event)}"
        if net := online_url_of(event, is_online=found.is_online):
            label = self._say("Deltag på nettet")
            yield f"CONFERENCE;LABEL={label};VALUE=URI:{uri(net)}"
        yield f"CREATED:{stamp(published(event, settings))}"
        yield f"DESCRIPTION:{text(self._description(event, found, told))}"
        # What is online only is nowhere on a map.
        place = self._portal.place_of(found.venue)
        geo = place.geo if place is not None and not found.is_online else None
        if geo is not None and not geo.approximate:
            yield f"GEO:{geo.lat};{geo.lon}"
        picture = portrait(self._portal, event)
        if picture is not None:
            address_of_it = absolute(self._base_url, picture.plain.address)
            kind = picture.plain.media_type
            yield f"IMAGE;DISPLAY=BADGE;FMTTYPE={kind};VALUE=URI:{uri(address_of_it)}"
        yield f"LAST-MODIFIED:{changed}"
        if where := location(self._portal, self._cards, found):
            yield f"LOCATION:{text(where)}"
        yield f"STATUS:{_STATUS.get(found.status, 'CONFIRMED')}"
        if not isinstance(found.start, datetime) or is_ongoing(found) or not found.takes_place:
            yield "TRANSP:TRANSPARENT"
        yield f"URL:{uri(self._here(event))}"
        yield "END:VEVENT"

    def _here(self, event: Event) -> str:
        return absolute(self._base_url, placed(self._portal, address(event)))

    def _categories(self, event: Event) -> str:
        words = self._portal.settings.vocabularies
        topics = (words.topics[code].label for code in self._portal.topics_of(event))
        return ",".join(map(text, (words.event_types[event.type].label, *topics)))

    def _description(self, event: Event, found: Occurrence, lines: tuple[str, ...]) -> str:
        """What happened to it, what it is, and what one must know to come; plain text."""
        _, here = self._say, self._here(event)
        known = self._facts.of(event, found, past=False)
        practical = [
            f"{fact.label}: {' · '.join(line.words for line in fact.lines)}"
            for fact in only_known(known)
            if fact.label not in self._facts.in_calendars
        ]
        # Many programs leave CONFERENCE out.
        if net := online_url_of(event, is_online=found.is_online):
            practical.append(_("Deltag på nettet: %(link)s", link=net))
        if event.ticket_url:
            practical.append(_("Billetter: %(link)s", link=event.ticket_url))
        if event.registration_url:
            practical.append(_("Tilmelding: %(link)s", link=event.registration_url))
        if isinstance(found.start, datetime) and found.end is None:
            practical.append(_("Sluttidspunktet er ikke oplyst."))
        practical.append(_("Læs mere: %(link)s", link=here))
        if self._portal.settings.invented:
            practical.append(_("Arrangementet er opdigtet."))
        state = (self._changes.of_date(found, self._cards.venue_name), *lines)
        parts = ("\n".join(filter(None, state)), lead(event), "\n".join(practical))
        return "\n\n".join(filter(None, parts))


def _recur(rule: Mapping[str, Any]) -> str:
    """RECUR (RFC 5545 §3.3.10), as the library writes it."""
    # Few events are series, and importing the library takes as long as writing 500 of the others.
    from icalendar import vRecur

    written: bytes = vRecur(rule).to_ical()  # type: ignore[no-untyped-call] # the library's gap
    return written.decode()


def _with_ending(identity: str, ending: str) -> str:
    """`slug@host` and `-20261204` → `slug-20261204@host`."""
    local, at, host = identity.rpartition("@")
    return f"{local}{ending}{at}{host}" if at else identity + ending
