"""Events and breadcrumbs as schema.org objects (JSON-LD), equal to what the page and the .ics say.

A series is an EventSeries with its rule as a Schedule and its dates as `subEvent`, since a date
that is cancelled or moved has a state of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from generator.model.event import WEEKDAYS, Event, Outside, Repeat, Venue
from generator.model.occurrences import Occurrence, online_url_of, recurrence_starts
from generator.model.portal import Portal
from generator.model.times import When, day_of
from generator.presenting.addresses import absolute, address
from generator.presenting.languages.editions import placed
from generator.presenting.linked_data.schema_org import (
    CONTEXT,
    Json,
    geo_coordinates,
    offer_of,
    picture,
    postal_address,
    said,
)
from generator.presenting.plain_text import lead
from generator.presenting.words.ages import typical_range
from generator.presenting.words.dates import machine
from generator.presenting.words.status import SCHEMA_STATUS

MOST_DATES = 24
"""A series names so many of its dates; its schedule and the .ics name them all."""

_OF_EACH_DATE = ("url", "description", "image", "organizer")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
assert len(_DAYS) == len(set(WEEKDAYS.values()))


class EventObjects:
    """Tells the events of a portal; pure but for remembering what many of them share: the place, an
    organiser, an audience."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        audiences = portal.settings.vocabularies.audiences
        self._portal, self._base_url = portal, base_url
        self._place = cache(lambda *known: _place(portal, base_url, *known))
        self._organizer = cache(lambda organizer: _organizer(portal, base_url, organizer))
        self._audience = cache(
            lambda code: {"@type": "Audience", "audienceType": audiences[code].label}
        )

    def of(self, event: Event, dates: tuple[Occurrence, ...], drawn: str | None = None) -> Json:
        """The event with the dates to tell: one, or those of a series in order. `drawn` is the
        absolute address of what is shown of one that has no photograph."""
        # One event, whatever the language it is told in: its identity is the Danish page's address.
        identity = absolute(self._base_url, address(event))
        here = absolute(self._base_url, placed(self._portal, address(event)))
        common = {
            "@context": CONTEXT,
            "@id": identity,
            "url": here,
            "name": event.title,
            "description": lead(event),
            "image": picture(self._portal, self._base_url, event) or drawn,
            "inLanguage": [_language(self._portal, code) for code in event.languages],
            "isAccessibleForFree": event.price.free if event.price else None,
            "organizer": [*filter(None, map(self._organizer, event.organizers))],
            "audience": [*map(self._audience, event.audiences)],
            "typicalAgeRange": typical_range(event.ages) if event.ages else None,
            "maximumAttendeeCapacity": event.capacity,
        }
        if event.repeat is None:
            return said({**common, **self._date(event, dates[0], here)})
        every = recurrence_starts(event)
        # Programs that know no series look at each date by itself.
        shared = {name: common[name] for name in _OF_EACH_DATE}
        series = {
            **common,
            "@type": "EventSeries",
            "startDate": day_of(every[0]).isoformat(),
            "endDate": day_of(every[-1]).isoformat(),
            "eventStatus": CONTEXT + "/" + SCHEMA_STATUS[event.status],
            **self._where(event, event.venue, moved_online=event.status == "moved_online"),
            "eventSchedule": _schedule(event, event.repeat),
            "subEvent": [
                said({**shared, **self._date(event, found, here), "name": found.title})
                for found in dates[:MOST_DATES]
            ],
        }
        return said(series)

    def _date(self, event: Event, found: Occurrence, here: str) -> dict[str, Any]:
        """What belongs to one date: type, times, state, place and tickets."""
        term = self._portal.settings.vocabularies.event_types[event.type]
        online = found.is_online
        past = found.last_day < self._portal.today
        return {
            "@type": term.schema_type or "Event",
            "startDate": machine(found.start),
            "endDate": machine(found.end) if found.end is not None else None,
            "previousStartDate": machine(found.previous) if found.previous is not None else None,
            "eventStatus": f"{CONTEXT}/{SCHEMA_STATUS[found.status]}",
            **self._where(event, found.venue, moved_online=online),
            "offers": _offers(event, found, here, past=past) if found.takes_place else None,
        }

    def _where(self, event: Event, venue: Venue | None, *, moved_online: bool) -> dict[str, Any]:
        physical = None if moved_online else self._place(venue, event.locality)
        # What a single series date was moved to is online; what is merely also streamed is mixed.
        streamed = online_url_of(event, is_online=moved_online)
        virtual = {"@type": "VirtualLocation", "url": streamed} if streamed else None
        mode = "Mixed" if physical and virtual else "Online" if virtual else "Offline"
        places = [place for place in (physical, virtual) if place] or [somewhere(self._portal)]
        return {
            "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
            "location": places if len(places) > 1 else places[0],
        }


def breadcrumbs(base_url: str, trail: Iterable[tuple[str, str]]) -> Json:
    """schema.org/BreadcrumbList of (title, address) from the top down."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": absolute(base_url, site_address),
            }
            for position, (title, site_address) in enumerate(trail, start=1)
        ],
    }


def _place(portal: Portal, base_url: str, venue: Venue | None, locality: str | None) -> Json | None:
    words = portal.settings.vocabularies.localities
    town = words[locality].label if locality else None
    if isinstance(venue, Outside):
        return said(
            {
                "@type": "Place",
                "name": venue.name,
                "url": venue.url,
                "address": _address(portal, venue.address, town),
            }
        )
    place = portal.place_of(venue)
    if place is not None:
        own = words[place.locality].label if place.locality else town
        return said(
            {
                "@type": "Place",
                "@id": absolute(base_url, address(place)),
                "name": place.title,
                "address": _address(portal, place.address, own),
                "geo": geo_coordinates(place),
            }
        )
    return {"@type": "Place", "name": town, "address": postal_address(None, town)} if town else None


def somewhere(portal: Portal) -> Json:
    """Where an event is of which nobody wrote the place: in the portal's municipality."""
    where = _address(portal, None, None)
    return {"@type": "Place", "name": portal.settings.municipality, "address": where}


def _address(portal: Portal, line: str | None, town: str | None) -> Json:
    """As far as it is known: at least the municipality whose events the portal tells."""
    if line or town:
        return postal_address(line, town)
    return {**postal_address(None, None), "addressRegion": portal.settings.municipality}


def _organizer(portal: Portal, base_url: str, organizer: str | Outside) -> Json | None:
    """None of one that is not public: the page does not name it either."""
    if isinstance(organizer, Outside):
        return said({"@type": "Organization", "name": organizer.name, "url": organizer.url})
    actor = portal.actor_of(organizer)
    if actor is None:
        return None
    own = address(actor)
    return {
        "@type": "Organization",
        "@id": absolute(base_url, own),
        "name": actor.title,
        "url": absolute(base_url, placed(portal, own)),
    }


def _offers(event: Event, found: Occurrence, here: str, *, past: bool) -> Json | None:
    """What it costs, and, of what is not over, whether it can still be had."""
    if event.price is None:
        return None
    url = event.ticket_url or event.registration_url or here
    state = {"sold_out": "SoldOut", "not_open": "PreOrder"}.get(found.booking or "", "InStock")
    common = {"priceCurrency": "DKK", "url": url}
    if not past:
        common["availability"] = f"{CONTEXT}/{state}"
    return offer_of(event.price, common)


def _schedule(event: Event, repeat: Repeat) -> Json | None:
    """schema.org/Schedule; None where the series is a list of dates."""
    if repeat.every is None or repeat.until is None:
        return None
    unit = "W" if repeat.every == "week" else "M"
    weekdays = [f"{CONTEXT}/{_DAYS[day.weekday]}" for day in repeat.on if day.nth is None]
    # A day of the month's rule has no field of its own but iCalendar's text.
    nths = ",".join(f"{day.nth}{_DAYS[day.weekday][:2].upper()}" for day in repeat.on if day.nth)
    return said(
        {
            "@type": "Schedule",
            "repeatFrequency": f"P{repeat.interval}{unit}",
            "byDay": weekdays or nths or None,
            "startDate": day_of(event.start).isoformat(),
            "endDate": repeat.until.isoformat(),
            "startTime": _clock(event.start),
            "endTime": _clock(event.end),
            "exceptDate": [day.isoformat() for day in repeat.skip],
            "scheduleTimezone": "Europe/Copenhagen",
        }
    )


def _clock(when: When | None) -> str | None:
    return when.strftime("%H:%M") if isinstance(when, datetime) else None


def _language(portal: Portal, code: str) -> str:
    term = portal.settings.vocabularies.languages[code]
    return term.bcp47 or term.label_en or term.label
