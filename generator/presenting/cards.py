"""What a card says about one date of an event, in plain values; the template only sets it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from generator.model.event import Venue
from generator.model.listing import Announced
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import When, day_of
from generator.presenting.addresses import EVENTS, address, on_site
from generator.presenting.languages.editions import placed
from generator.presenting.languages.language import spoken
from generator.presenting.pictures import Placed, portrait
from generator.presenting.words.dates import capitalised, machine
from generator.presenting.words.names import venue_name

REMEMBERED = 2_000
"""Cards, a kilobyte each: more than any page has, and lists that follow each other have most of
theirs in common."""


UNSAID = timedelta(hours=3)
"""After so long what is on today is no longer looked for, where nobody has said when it ends."""


class Card(Struct, frozen=True):
    """One card, or one row of a list; plain text throughout.

    `day` never goes stale; `relative_day` says "I dag" where that holds at `Portal.today`. `clock`
    is empty for whole days. `first_day` and `last_day` are ISO dates for the script that corrects
    "I dag" to the visitor's day. `moved_from` tells the time that a moved date had (complaint 6).
    `drawn_from` is the title its drawing is made from; `language` is the title's where that is not
    the edition's own, and `row_flag` the flag in a list by day, where a past date says enough by
    itself.
    """

    href: str
    kind: str
    colour: str
    title: str
    day: str
    relative_day: str
    clock: str
    start: str
    first_day: str
    last_day: str
    where: str
    price: str
    flag: str
    moved_from: str
    is_past: bool
    image: Placed | None
    drawn_from: str
    row_flag: str
    language: str = ""

    @property
    def one_day(self) -> bool:
        return self.first_day == self.last_day

    @property
    def facts(self) -> str:
        """`Pakhuset, Sildevig · 120 kr.`; a price says nothing of what is over."""
        price = "" if self.is_past else self.price
        return " · ".join(filter(None, (self.where, price)))


def colour_of(portal: Portal, topics: Iterable[str]) -> str:
    """The colour of the first of these topics that has one; lake where none has."""
    words = portal.settings.vocabularies.topics
    return next(
        (words[one].colour or "" for one in topics if one in words and words[one].colour), "lake"
    )


class Cards:
    """Makes cards from dates; pure but for remembering them."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self._portal, self._base_url = portal, base_url
        language = spoken(portal)
        self._say, self._dates = language.gettext, language.dates
        self._prices, self._status = language.prices, language.status
        self._made: dict[tuple[str, When], Card] = {}

    @property
    def blank(self) -> Card:
        """A card with all its parts and nothing in them, for a script to fill in."""
        day = self._portal.today.isoformat()
        return Card(
            href=on_site(self._base_url, EVENTS),
            kind="…",
            colour="lake",
            title="…",
            day="",
            relative_day="",
            clock="…",
            start=day,
            first_day=day,
            last_day=day,
            where="",
            price="",
            flag="…",
            moved_from="…",
            is_past=False,
            image=None,
            drawn_from="",
            row_flag="…",
        )

    def of(self, occurrence: Occurrence) -> Card:
        """The card of one date as it stands now."""
        key = (occurrence.event.slug, occurrence.original)
        card = self._made.get(key)
        if card is None:
            if len(self._made) >= REMEMBERED:
                self._made.clear()
            card = self._made[key] = self._make(occurrence)
        return card

    def _make(self, occurrence: Occurrence) -> Card:
        event, portal, dates = occurrence.event, self._portal, self._dates
        past = occurrence.last_day < portal.today
        one_day = occurrence.first_day == occurrence.last_day
        flag = self.flag(occurrence)
        return Card(
            href=on_site(self._base_url, placed(portal, address(event))),
            kind=self._portal.settings.vocabularies.event_types[event.type].label,
            colour=self.colour(event),
            title=occurrence.title,
            day=self.day(occurrence),
            relative_day=(
                dates.relative_day(occurrence.first_day, portal.today)
                if one_day
                else self._say("Slutter i dag")
                if occurrence.last_day == portal.today
                else self.day(occurrence)
            ),
            clock=dates.clock_span(occurrence.start, None) if one_day else "",
            start=machine(occurrence.start),
            first_day=occurrence.first_day.isoformat(),
            last_day=occurrence.last_day.isoformat(),
            where=self.where(occurrence),
            price=self._prices.in_words(event.price),
            flag=flag,
            moved_from="" if past else self.moved_from(occurrence),
            is_past=past,
            image=portrait(self._portal, event),
            drawn_from=portal.drawn_from(event),
            row_flag="" if flag == self._status.PAST_WORDS else flag,
            language=portal.foreign(event, occurrence.title),
        )

    def colour(self, event: Announced) -> str:
        """The colour of its first topic; lake where it has none."""
        return colour_of(self._portal, self._portal.topics_of(event))

    def flag(self, occurrence: Occurrence) -> str:
        """What stands on the picture, in words; of what is over, no more than is known."""
        if occurrence.last_day >= self._portal.today:
            return self._status.flag(occurrence.status, occurrence.booking)
        if not occurrence.takes_place:
            return self._status.STATUS_WORDS[occurrence.status]
        return self._status.past_words(occurrence.event)

    def ends(self, occurrence: Occurrence) -> str:
        """The instant, for the visitor's own clock, at which a date that ends today is over, or is
        no longer looked for since its end is unknown; empty for every other date and for whole
        days. It stands in the lists of the day alone, so that no other card grows."""
        if occurrence.last_day != self._portal.today:
            return ""
        start, end = occurrence.start, occurrence.end
        if end is None and isinstance(start, datetime):
            end = start + UNSAID
        return machine(end) if isinstance(end, datetime) else ""

    def any_ends(self, occurrences: Iterable[Occurrence]) -> bool:
        """Whether one of them has an instant of that kind."""
        return any(map(self.ends, occurrences))

    def moved_from(self, occurrence: Occurrence) -> str:
        """`Flyttet fra fredag den 4. december kl. 19.30`; the clock alone on the same day."""
        before, dates = occurrence.previous, self._dates
        if before is None or not occurrence.takes_place:
            return ""
        day, clock = day_of(before), dates.clock_span(before, None)
        if day == occurrence.first_day and clock:
            return self._say("Flyttet fra %(when)s", when=clock)
        this_year = day.year == self._portal.today.year
        words = dates.weekday_day(day) if this_year else dates.long_day(day)
        return self._say("Flyttet fra %(when)s", when=dates.with_clock(words, clock))

    def moved_to(self, occurrence: Occurrence) -> str:
        """For the day it had: `Flyttet til søndag den 29. november kl. 15.00`, with the year where
        it is another; empty when it takes place on no day."""
        before, dates = occurrence.previous, self._dates
        if before is None or not occurrence.takes_place:
            return ""
        day, clock = occurrence.first_day, dates.clock_span(occurrence.start, None)
        same_year = day.year == day_of(before).year
        words = dates.weekday_day(day) if same_year else dates.long_day(day)
        return self._say("Flyttet til %(when)s", when=dates.with_clock(words, clock))

    def day(self, occurrence: Occurrence) -> str:
        """The day or days in words; with the year where it is not this one."""
        first, last, dates = occurrence.first_day, occurrence.last_day, self._dates
        this_year = first.year == last.year == self._portal.today.year
        if first == last:
            return capitalised(dates.weekday_day(first) if this_year else dates.long_day(first))
        if first <= self._portal.today <= last:
            until = dates.short_day(last) if this_year else dates.day_and_year(last)
            return self._say("Til og med %(day)s", day=until)
        return dates.day_span(first, last, year=not this_year)

    def where(self, occurrence: Occurrence) -> str:
        """`Pakhuset, Sildevig`, `Online`, or the locality."""
        event = occurrence.event
        if occurrence.is_online or (event.online_url and occurrence.venue is None):
            return self._say("Online")
        name = self.venue_name(occurrence.venue)
        place = self._portal.place_of(occurrence.venue)
        code = (place.locality if place else None) or self._portal.locality_of(event)
        town = self._portal.settings.vocabularies.localities[code].label if code else ""
        return f"{name}, {town}" if name and town and town not in name else name or town

    def venue_name(self, venue: Venue | None) -> str:
        """The venue's title, from the register or as written."""
        return venue_name(self._portal, venue)
