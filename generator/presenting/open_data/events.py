"""Events as public records. What a record says follows from the event and what it names, not from
the day: who reuses it knows the day, and a file that nobody edited stays as it is."""

from __future__ import annotations

from typing import cast

import orjson

from generator.model.event import Event
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.revisions import sequence
from generator.presenting.addresses import address
from generator.presenting.linked_data.schema_org import CONTEXT
from generator.presenting.open_data import shapes
from generator.presenting.open_data.files import source
from generator.presenting.open_data.tables import lines_of_event
from generator.presenting.open_data.things import Things, instant, maybe, price, when
from generator.presenting.syndication.publication import modified, published, uid
from generator.presenting.words.status import SCHEMA_STATUS


class EventRecords:
    """Makes them of a portal's events; pure."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._things = portal, Things(portal, base_url)

    def told(self, event: Event) -> tuple[bytes, tuple[bytes, ...]]:
        """The record as it stands in the files: a line of JSON, and a spreadsheet's row a date."""
        record = self.of(event)
        return orjson.dumps(record), lines_of_event(record, source(self._portal))

    def of(self, event: Event) -> shapes.Event:
        """The event's record."""
        things, settings = self._things, self._portal.settings
        words = settings.vocabularies.event_types.get(event.type)
        venue = things.venue(event.venue)
        locality = self._portal.locality_of(event)
        partnership = things.reference("partnerships", event.partnership)
        start = when(event.start)
        end = when(event.end) if event.end is not None else None
        out, changed = published(event, settings), modified(event, settings)
        record = {
            **things.common(event),
            "uid": uid(event, settings.identity_host),
            "sequence": sequence(event),
            "published": (came := instant(out)),
            "modified": came if changed is out else instant(changed),
            "calendar_url": things.url(f"{address(event)}begivenhed.ics"),
            "type": things.term("event_types", event.type),
            "schema_type": f"{CONTEXT}/{(words and words.schema_type) or 'Event'}",
            "start": start,
            "end": end,
            "all_day": event.all_day,
            "series": event.repeat is not None,
            "occurrences": [
                self._date(event, found, start, end)
                for found in self._portal.occurrences[event.slug]
            ],
            "status": event.status,
            "schema_status": _schema_status(event.status),
            "status_reason": event.status_reason,
            "previous_start": when(event.previous_start) if event.previous_start else None,
            "evidence": event.evidence,
            "booking": event.booking,
            "venue": venue,
            "room": event.room,
            "locality": things.maybe_term("localities", locality),
            "online_url": event.online_url,
            "organizers": things.organizations(event.organizers),
            "partnership": partnership,
            # Whose goals they are nobody knows without the partnership.
            "goals": list(event.goals) if partnership else None,
            "topics": things.terms("topics", self._portal.topics_of(event)),
            "audiences": things.terms("audiences", event.audiences),
            "grades": things.terms("grades", event.grades),
            "subjects": things.terms("subjects", event.subjects),
            "languages": things.terms("languages", event.languages),
            "price": price(event.price),
            "price_note": event.price_note,
            "ticket_url": event.ticket_url,
            "registration_url": event.registration_url,
            "registration_deadline": when(event.registration_deadline)
            if event.registration_deadline
            else None,
            "capacity": event.capacity,
            "accessibility": things.terms("accessibility", event.accessibility),
            "accessibility_note": event.accessibility_note,
            "image": things.image(event),
            "title_en": event.title_en,
            "summary_en": event.summary_en,
            **things.grounds(event),
        }
        return cast(shapes.Event, maybe(record))

    def _date(
        self, event: Event, found: Occurrence, first: str, last: str | None
    ) -> shapes.EventDate:
        """One date; `first` and `last` are the event's own start and end, told already."""
        # To tell a time takes as long as half of all else, and most events have but one.
        alone = event.repeat is None
        start = first if alone else when(found.start)
        date: shapes.EventDate = {
            "start": start,
            "original_start": start if found.original is found.start else when(found.original),
            "status": found.status,
            "schema_status": _schema_status(found.status),
            "takes_place": found.takes_place,
        }
        if found.end is not None:
            date["end"] = last if alone and last else when(found.end)
        if found.previous is not None:
            date["previous_start"] = when(found.previous)
        if found.reason:
            date["reason"] = found.reason
        if found.booking:
            date["booking"] = found.booking
        if found.title != event.title:
            date["title"] = found.title
        if found.venue != event.venue and (venue := self._things.venue(found.venue)):
            date["venue"] = venue
        return date


def _schema_status(status: str) -> str:
    return f"{CONTEXT}/{SCHEMA_STATUS[status]}"  # type: ignore[index] # the model's own words
