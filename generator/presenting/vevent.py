"""Events as VEVENTs (RFC 5545 §3.6.1, RFC 7986), each serialised once for every calendar.

Folding and escaping are most of a calendar's cost, and one event stands in some eight calendars:
its bytes are made once and joined (FEEDS.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Event as Component
from icalendar import vDDDTypes, vRecur

from generator.model.event import Event, Outside
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting.addresses import absolute, address
from generator.presenting.cards import Cards
from generator.presenting.changes import of_date, of_series
from generator.presenting.facts import UNKNOWN, facts
from generator.presenting.ical_lines import serialised
from generator.presenting.ical_values import text, uri, when
from generator.presenting.pictures import portrait
from generator.presenting.programme import is_ongoing
from generator.presenting.publication import modified, published, sequence, uid
from generator.presenting.recurrence import Master, series
from generator.presenting.status import marked_title

_STATUS = {"cancelled": "CANCELLED", "postponed": "CANCELLED", "tentative": "TENTATIVE"}
"""RFC 5545 §3.8.1.11 has no word for postponed: nobody should come, and the title says why."""
_LEAD = 600
"""Characters of the text that stand in a description where there is no summary."""
_SHOWN_BY_THE_CALENDAR = ("Hvornår", "Hvor")


class VEvents:
    """Makes VEVENTs of a portal's events; pure but for remembering the bytes."""

    def __init__(self, portal: Portal, base_url: str, cards: Cards) -> None:
        self._portal, self._base_url, self._cards = portal, base_url, cards
        self._made: dict[str, bytes] = {}

    def of(self, event: Event) -> bytes:
        """The event's VEVENTs, ending in CRLF: one, or a series with its overrides."""
        if event.slug not in self._made:
            self._made[event.slug] = b"".join(
                serialised(component) for component in self.components(event)
            )
        return self._made[event.slug]

    def components(self, event: Event) -> Iterator[Component]:
        """As `of`, before it is serialised."""
        dates = self._portal.occurrences[event.slug]
        told = series(event, dates)
        if told.master is not None:
            yield from self._ruled(told.master, dates)
        own = uid(event, self._portal.settings.identity_host)
        for ending, found in told.singles:
            yield self._component(found, _with_ending(own, ending))

    def _ruled(self, master: Master, dates: tuple[Occurrence, ...]) -> Iterator[Component]:
        event = master.first.event
        own = uid(event, self._portal.settings.identity_host)
        lines = tuple(of_series(event, dates, self._cards.venue_name))
        component = self._component(master.first, own, lines)
        component["RRULE"] = vRecur(master.rule)
        component["EXDATE"] = [when(skipped) for skipped in master.skipped]
        yield component
        for found in master.overrides:
            component = self._component(found, own)
            component["RECURRENCE-ID"] = when(found.original)
            yield component

    def _component(
        self, found: Occurrence, identity: str, lines: tuple[str, ...] = ()
    ) -> Component:
        event, settings = found.event, self._portal.settings
        component = Component()
        component["UID"] = text(identity)
        changed = modified(event, settings)
        component["DTSTAMP"] = component["LAST-MODIFIED"] = _stamp(changed)
        component["CREATED"] = _stamp(published(event, settings))
        component.add("sequence", sequence(event))
        component["DTSTART"], component["DTEND"] = self._span(found)
        component["SUMMARY"] = text(marked_title(found.title, found.status))
        component["STATUS"] = text(_STATUS.get(found.status, "CONFIRMED"))
        component["DESCRIPTION"] = text(self._description(found, lines))
        component["URL"] = uri(absolute(self._base_url, address(event)))
        component.add("categories", self._categories(event))
        if not isinstance(found.start, datetime) or is_ongoing(found) or not found.takes_place:
            component["TRANSP"] = text("TRANSPARENT")
        self._place(component, found)
        picture = portrait(self._portal, event)
        if picture is not None:
            image = uri(absolute(self._base_url, picture.plain.address))
            parameters = {"VALUE": "URI", "DISPLAY": "BADGE"}
            parameters["FMTTYPE"] = picture.plain.media_type
            component.add("image", image, parameters=parameters)
        return component

    def _span(self, found: Occurrence) -> tuple[vDDDTypes, vDDDTypes]:
        """DTSTART and DTEND, which is exclusive; an unknown end is guessed, and told."""
        start = found.start
        if not isinstance(start, datetime):
            return when(start), when(_last(found) + timedelta(days=1))
        end = found.end
        if not isinstance(end, datetime):
            length = timedelta(minutes=self._portal.settings.default_duration)
            end = start.astimezone(UTC) + length
        return when(start), when(end)

    def _place(self, component: Component, found: Occurrence) -> None:
        """LOCATION in words, GEO where the point is exact, CONFERENCE where it is online."""
        if where := self.location(found):
            component["LOCATION"] = text(where)
        only_online = found.status == "moved_online"
        place = self._portal.places.get(found.venue) if isinstance(found.venue, str) else None
        geo = place.geo if place is not None and not only_online else None
        if geo is not None and not geo.approximate:
            component.add("geo", (geo.lat, geo.lon))
        if online := _online(found):
            parameters = {"VALUE": "URI", "LABEL": "Deltag på nettet"}
            component.add("conference", uri(online), parameters=parameters)

    def location(self, found: Occurrence) -> str:
        """`Kulturhuset, Torvegade 1, 4653 Karise`: the name and the address, as far as known."""
        name = self._cards.where(found)
        if found.status == "moved_online":
            return name
        if isinstance(found.venue, Outside):
            return ", ".join(filter(None, (found.venue.name, found.venue.address)))
        place = self._portal.places.get(found.venue) if found.venue else None
        return f"{place.title}, {place.address}" if place and place.address else name

    def _categories(self, event: Event) -> list[str]:
        words = self._portal.settings.vocabularies
        topics = (words.topics[code].label for code in self._portal.topics_of(event))
        return [words.event_types[event.type].label, *topics]

    def _description(self, found: Occurrence, lines: tuple[str, ...]) -> str:
        """What happened to it, what it is, and what one must know to come; plain text."""
        event = found.event
        here = absolute(self._base_url, address(event))
        known = facts(self._portal, self._base_url, found, past=False)
        practical = [
            f"{fact.label}: {' · '.join(line.text for line in fact.lines)}"
            for fact in known
            if fact.label not in _SHOWN_BY_THE_CALENDAR and fact.lines != UNKNOWN
        ]
        # Many programs leave CONFERENCE out.
        if online := _online(found):
            practical.append(f"Deltag på nettet: {online}")
        if event.ticket_url:
            practical.append(f"Billetter: {event.ticket_url}")
        if event.registration_url:
            practical.append(f"Tilmelding: {event.registration_url}")
        if isinstance(found.start, datetime) and found.end is None:
            practical.append("Sluttidspunktet er ikke oplyst.")
        practical.append(f"Læs mere: {here}")
        if self._portal.settings.invented:
            practical.append("Arrangementet er opdigtet.")
        state = (of_date(found, self._cards.venue_name), *lines)
        parts = ("\n".join(filter(None, state)), lead(event), "\n".join(practical))
        return "\n\n".join(filter(None, parts))


def lead(event: Event) -> str:
    """The summary, else the text's beginning, cut after a word."""
    if event.summary or len(event.text) <= _LEAD:
        return event.summary or event.text
    return event.text[:_LEAD].rsplit(None, 1)[0].rstrip(" ,;:–-") + " …"


def _online(found: Occurrence) -> str | None:
    """Where one takes part on the net. On a series the address may be there for the one date that
    was moved to it."""
    event = found.event
    for_one_date = any(change.status == "moved_online" for change in event.changes)
    return event.online_url if found.status == "moved_online" or not for_one_date else None


def _last(found: Occurrence) -> date:
    return day_of(found.end if found.end is not None else found.start)


def _stamp(moment: datetime) -> vDDDTypes:
    return vDDDTypes(moment.astimezone(UTC).replace(microsecond=0))


def _with_ending(identity: str, ending: str) -> str:
    """`slug@host` and `-20261204` → `slug-20261204@host`."""
    local, at, host = identity.rpartition("@")
    return f"{local}{ending}{at}{host}" if at else identity + ending
