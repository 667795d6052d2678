"""What a card says about one date of an event, in plain values; the template only sets it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.event import Event, Outside, Venue
from generator.model.fields import Image
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting import prices
from generator.presenting.addresses import address, on_site
from generator.presenting.dates import capitalised, clock_span, day_span, machine, on_card
from generator.presenting.drawing import drawing
from generator.presenting.programme import is_ongoing
from generator.presenting.status import flag, past_words


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `art` is an SVG made by us, to stand unescaped; all else is plain text."""

    href: str
    kind: str
    colour: str
    title: str
    when: str
    start: str
    first_day: str
    last_day: str
    where: str
    price: str
    flag: str
    takes_place: bool
    image: str | None
    image_alt: str
    art: str


class Cards:
    """Makes cards from dates; pure but for remembering the drawings."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._base_url = portal, base_url

    def of(self, occurrence: Occurrence) -> Card:
        """The card of one date as it stands now."""
        event = occurrence.event
        past = occurrence.last_day < self._portal.today
        return Card(
            href=on_site(self._base_url, address(event)),
            kind=self._portal.settings.vocabularies.event_types[event.type].label,
            colour=self.colour(event),
            title=occurrence.title,
            when=self.when(occurrence),
            start=machine(occurrence.start),
            first_day=occurrence.first_day.isoformat(),
            last_day=occurrence.last_day.isoformat(),
            where=self.where(occurrence),
            price=prices.in_words(event.price),
            flag=past_words(event) if past else flag(occurrence.status, occurrence.booking),
            takes_place=occurrence.takes_place,
            image=self._image(event, event.image),
            image_alt=event.image.alt if event.image else "",
            art="" if event.image else drawing(self.colour(event), event.title),
        )

    def colour(self, event: Event) -> str:
        """The colour of its first topic; lake where it has none."""
        for topic in self._portal.topics_of(event):
            term = self._portal.settings.vocabularies.topics.get(topic)
            if term is not None and term.colour is not None:
                return term.colour
        return "lake"

    def when(self, occurrence: Occurrence) -> str:
        """The day in words; with the year where it is not this one."""
        if is_ongoing(occurrence):
            if occurrence.first_day <= self._portal.today <= occurrence.last_day:
                return f"Til og med {day_span(occurrence.last_day, occurrence.last_day)}"
            return day_span(occurrence.first_day, occurrence.last_day)
        if occurrence.first_day.year == self._portal.today.year:
            return on_card(occurrence)
        clocks = clock_span(occurrence.start, None)
        span = day_span(occurrence.first_day, occurrence.last_day)
        return capitalised(span + (f" {clocks}" if clocks else ""))

    def where(self, occurrence: Occurrence) -> str:
        """`Kulturhuset Leopold, Karise`, `Online`, or the locality."""
        event = occurrence.event
        if occurrence.status == "moved_online" or (event.online_url and occurrence.venue is None):
            return "Online"
        name = self.venue_name(occurrence.venue)
        code = self._portal.locality_of(event)
        if isinstance(occurrence.venue, str) and occurrence.venue in self._portal.places:
            code = self._portal.places[occurrence.venue].locality or code
        town = self._portal.settings.vocabularies.localities[code].label if code else ""
        return f"{name}, {town}" if name and town and town not in name else name or town

    def venue_name(self, venue: Venue | None) -> str:
        """The venue's title, from the register or as written."""
        if isinstance(venue, Outside):
            return venue.name
        place = self._portal.places.get(venue) if venue else None
        return place.title if place else ""

    def _image(self, event: Event, image: Image | None) -> str | None:
        return on_site(self._base_url, address(event) + image.file) if image else None
