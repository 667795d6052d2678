"""What a newsletter says about one date of an event, in plain values."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from generator.model.event import Event
from generator.model.occurrences import Occurrence
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.times import When, day_of
from generator.presenting.addresses import absolute, address
from generator.presenting.cards import Cards
from generator.presenting.pictures import portrait
from generator.presenting.programme import is_ongoing
from generator.presenting.words import prices
from generator.presenting.words.dates import (
    capitalised,
    clock_span,
    day_span,
    occurrence_in_words,
    short_day,
    weekday_day,
)
from generator.presenting.words.status import BOOKING_WORDS, STATUS_WORDS
from generator.presenting.words.wording import sentence

NEW_VENUE = "Nyt sted"
BROADEST = 534
"""Pixels: a picture in a card of a letter that is 600 wide."""


class Picture(Struct, frozen=True):
    """A photograph; `url` is absolute, `width` and `height` are pixels as it is shown."""

    url: str
    alt: str
    credit: str
    width: int
    height: int


class LetterEntry(Struct, frozen=True):
    """One date of an event. `url` is absolute; the rest is plain text, empty where unknown.

    `marks` are what a reader must notice (`Aflyst`, `Udsolgt`); `note` says what was changed to
    what, and why, `notice` the same with the day. `day` stands where no heading says it already.
    """

    url: str
    title: str
    kind: str
    colour: str
    day: str
    clock: str
    where: str
    price: str
    marks: tuple[str, ...]
    note: str
    notice: str
    summary: str
    takes_place: bool
    picture: Picture | None = None

    @property
    def facts(self) -> str:
        """`kl. 19.30–21 · Pakhuset, Sildevig · 120 kr.`, under a heading that says the day."""
        return " · ".join(filter(None, (capitalised(self.clock), self.where, self.price)))

    @property
    def all_facts(self) -> str:
        """The same with the day first."""
        return " · ".join(filter(None, (capitalised(self.day), self.where, self.price)))

    @property
    def mark(self) -> str:
        """`FLYTTET, UDSOLGT`: large letters, since plain text knows no others."""
        return ", ".join(self.marks).upper()


def picture_of(portal: Portal, base_url: str, entity: Event | Partnership) -> Picture | None:
    """Its own photograph as JPEG or PNG, since mail programs know no others for certain."""
    image, one = entity.image, portrait(portal, entity)
    if image is None or one is None:
        return None
    file = one.plain
    width = min(BROADEST, file.variant.width)
    height = round(file.variant.height * width / file.variant.width)
    return Picture(absolute(base_url, file.address), image.alt, image.credit, width, height)


class Entries:
    """Makes entries from dates; pure."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._base_url = portal, base_url
        self._cards = Cards(portal, base_url)

    def of(self, occurrence: Occurrence) -> LetterEntry:
        """The entry of one date as it stands now."""
        event = self._portal.events[occurrence.event.slug]
        site_address = address(event)
        return LetterEntry(
            url=absolute(self._base_url, site_address),
            title=occurrence.title,
            kind=self._portal.settings.vocabularies.event_types[event.type].label,
            colour=self._cards.colour(event),
            day=self._day(occurrence),
            clock=_clock(occurrence),
            where=self._cards.where(occurrence),
            price=prices.in_words(event.price),
            marks=self.marks(occurrence),
            note=" ".join(
                filter(None, (capitalised(self._moved(occurrence)), self._why(occurrence)))
            ),
            notice=" ".join(
                filter(
                    None,
                    (
                        self._moved(occurrence).removeprefix("flyttet ")
                        or f"{self._day(occurrence)}.",
                        self._why(occurrence),
                    ),
                )
            ),
            summary=" ".join((event.summary or "").split()),
            takes_place=occurrence.takes_place,
            picture=picture_of(self._portal, self._base_url, event)
            if occurrence.takes_place
            else None,
        )

    def marks(self, occurrence: Occurrence) -> tuple[str, ...]:
        """Everything about this date that a reader must notice, the worst first."""
        marks = [STATUS_WORDS[occurrence.status]]
        if occurrence.takes_place:
            if occurrence.has_new_venue:
                marks.append(NEW_VENUE)
            if occurrence.booking == "sold_out":
                marks.append(BOOKING_WORDS["sold_out"])
        return tuple(filter(None, marks))

    def _moved(self, occurrence: Occurrence) -> str:
        """`flyttet fra lørdag den 28. november kl. 14.00 til søndag …`; empty where it was not."""
        if occurrence.previous is None or not occurrence.takes_place:
            return ""
        return f"flyttet fra {_moment(occurrence.previous)} til {_moment(occurrence.start)}."

    def _why(self, occurrence: Occurrence) -> str:
        """The new place and the reason, in whole sentences."""
        parts = []
        if occurrence.status == "postponed":
            parts.append("Den nye dato er ikke fastlagt.")
        if occurrence.takes_place and occurrence.has_new_venue:
            old = self._cards.venue_name(occurrence.event.venue)
            new = self._cards.where(occurrence)
            parts.append(f"Sted: {new}{f' (før: {old})' if old else ''}.")
        if occurrence.reason:
            parts.append(sentence(occurrence.reason))
        return " ".join(parts)

    def _day(self, occurrence: Occurrence) -> str:
        if is_ongoing(occurrence):
            return _run(occurrence, self._portal.today)
        if occurrence.first_day.year == self._portal.today.year == occurrence.last_day.year:
            if occurrence.first_day == occurrence.last_day:
                clock = clock_span(occurrence.start, occurrence.end)
                day = weekday_day(occurrence.first_day)
                return f"{day} {clock}".strip()
            return day_span(occurrence.first_day, occurrence.last_day, year=False)
        return occurrence_in_words(occurrence)


def _clock(occurrence: Occurrence) -> str:
    if occurrence.first_day != occurrence.last_day:
        return day_span(occurrence.first_day, occurrence.last_day, year=False)
    return clock_span(occurrence.start, occurrence.end) or "hele dagen"


def _moment(when: When) -> str:
    """`lørdag den 28. november kl. 14.00`."""
    clock = clock_span(when, None) if isinstance(when, datetime) else ""
    return f"{weekday_day(day_of(when))} {clock}".strip()


def _run(occurrence: Occurrence, today: date) -> str:
    """An exhibition's span, in the words that matter on this day."""
    first, last = occurrence.first_day, occurrence.last_day
    if first <= today:
        year = "" if last.year == today.year else f" {last.year}"
        return f"til og med {short_day(last)}{year}"
    return day_span(first, last, year=last.year != today.year)
