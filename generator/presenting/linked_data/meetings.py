"""A meeting that everyone may come to, as a schema.org/Event; of others machines are told nothing:
in search results they would look like invitations."""

from __future__ import annotations

from generator.model.event import Outside, Venue
from generator.model.meeting import NetworkMeeting
from generator.model.portal import Portal
from generator.presenting.addresses import absolute, address
from generator.presenting.linked_data.events import somewhere
from generator.presenting.linked_data.schema_org import (
    CONTEXT,
    Json,
    geo_coordinates,
    postal_address,
    said,
)
from generator.presenting.words.dates import machine


def event(portal: Portal, base_url: str, meeting: NetworkMeeting) -> Json:
    """schema.org/Event of a meeting with `open_to_all`."""
    here = absolute(base_url, address(meeting))
    host = portal.actor_of(meeting.host)
    organizer = None
    if host is not None:
        url = absolute(base_url, address(host))
        organizer = {"@type": "Organization", "@id": url, "name": host.title, "url": url}
    state = "EventCancelled" if meeting.cancelled else "EventScheduled"
    return said(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "@id": here,
            "url": here,
            "name": meeting.title,
            "description": meeting.purpose,
            "startDate": machine(meeting.date),
            "endDate": machine(meeting.end) if meeting.end is not None else None,
            "eventStatus": f"{CONTEXT}/{state}",
            "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
            "location": _place(portal, base_url, meeting.venue) or somewhere(portal),
            "organizer": organizer,
        }
    )


def _place(portal: Portal, base_url: str, venue: Venue | None) -> Json | None:
    if isinstance(venue, Outside):
        where = postal_address(venue.address, None)
        return said({"@type": "Place", "name": venue.name, "url": venue.url, "address": where})
    place = portal.place_of(venue)
    if place is None:
        return None
    towns = portal.settings.vocabularies.localities
    town = towns[place.locality].label if place.locality else None
    return said(
        {
            "@type": "Place",
            "@id": absolute(base_url, address(place)),
            "name": place.title,
            "address": postal_address(place.address, town),
            "geo": geo_coordinates(place),
        }
    )
