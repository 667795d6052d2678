"""Events in the search: what a result says of one, and what one is found by.

A row follows from the listing and from today; the terms from the event and what it names, whatever
the day, so they are made once (`fragments`).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import start_of
from generator.presenting.addresses import address
from generator.presenting.cards import Cards
from generator.presenting.plain_text import plain_text
from generator.presenting.programme import next_occurrence
from generator.presenting.searching.terms import Row, Terms, terms_of
from generator.presenting.syndication.publication import came_out
from generator.presenting.words.dates import MONTHS, WEEKDAYS, day_span, tied
from generator.presenting.words.status import flag, past_words

EVENTS = "arrangementer"
"""The kind of rows that have days."""
MONTHS_OF_A_RUN = 24
"""Of a run that lasts longer the months after these are no words that it is found by."""
DAYS_REMEMBERED = 4_000
"""Days whose words are kept: some ten years."""


class EventRows:
    """The rows of a portal's events as they are today; pure."""

    def __init__(self, portal: Portal, cards: Cards) -> None:
        self._portal, self._cards = portal, cards
        self._launched = int(start_of(portal.settings.launched).timestamp())

    def of(self, event: Listing) -> Row:
        """The row of an event."""
        dates = self._portal.occurrences[event.slug]
        return Row(
            kind=EVENTS,
            title=event.title,
            path=address(event),
            about=_about(self._portal, self._cards, event, dates),
            since=came_out(event, self._launched),
            days=_days(dates),
        )


def _days(dates: tuple[Occurrence, ...]) -> tuple[int, ...]:
    # What is called off is looked for, too.
    told = [found for found in dates if found.takes_place] or dates
    return tuple(day.toordinal() for found in told for day in (found.first_day, found.last_day))


def _about(portal: Portal, cards: Cards, event: Listing, dates: tuple[Occurrence, ...]) -> str:
    if portal.is_past(event):
        label = portal.settings.vocabularies.event_types[event.type].label
        days = day_span(event.first_day, event.last_day)
        return joined(label, past_words(event), tied(days), cards.where(dates[-1]))
    card = cards.of(dates[0] if len(dates) == 1 else next_occurrence(portal, event))
    when = f"{tied(card.day)} {tied(card.clock)}" if card.clock else tied(card.day)
    return joined(card.kind, card.flag, when, card.where)


class EventTerms:
    """What the events of a portal are found by; pure but for remembering the words and names that
    many have in common."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._actors = {slug: actor.title for slug, actor in portal.actors.items()}
        self._places = {slug: place.title for slug, place in portal.places.items()}
        self._labels: dict[tuple[object, ...], str] = {}

    def of(self, event: Event) -> Terms:
        """The words of the title, of the summary and all that belongs to it, and of the text."""
        return terms_of(event.title, self.summary(event), plain_text(event.body))

    def summary(self, event: Event) -> str:
        """What it says of itself in short, the names that belong to it, and its days in words."""
        price = event.price
        found = [
            event.summary or "",
            event.title_en or "",
            event.summary_en or "",
            "gratis" if price and price.free else "",
            flag(event.status, event.booking),
            *self._names(event),
        ]
        for date_ in self._portal.occurrences[event.slug]:
            first, last = date_.first_day, date_.last_day
            found.append(words_of_day(first) if first == last else _words_of_run(first, last))
        return " ".join(found)

    def _names(self, event: Event) -> list[str]:
        """What kind of event, about what, for whom, from where; who, and where."""
        portal = self._portal
        topics, locality = portal.topics_of(event), portal.locality_of(event)
        key = (event.type, topics, event.audiences, locality)
        if key not in self._labels:
            self._labels[key] = self._labels_of(event, topics, locality)
        found = [self._labels[key]]
        for one in event.organizers:
            found.append(self._actors.get(one, "") if isinstance(one, str) else one.name)
        for venue in (event.venue, *(change.venue for change in event.changes)):
            if venue is not None:
                found.append(self._places.get(venue, "") if isinstance(venue, str) else venue.name)
        return found

    def _labels_of(self, event: Event, topics: tuple[str, ...], locality: str | None) -> str:
        words = self._portal.settings.vocabularies
        return together(
            words.event_types[event.type].label,
            words.labels("topics", topics),
            words.labels("audiences", event.audiences),
            words.localities[locality].label if locality else "",
        )


@lru_cache(DAYS_REMEMBERED)
def words_of_day(day: date) -> str:
    """`fredag 4 december 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _words_of_run(first: date, last: date) -> str:
    """As `words_of_day` for both of its ends, and the months between them."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month - 1)
    between = " ".join(MONTHS[month % 12] for month in months[:MONTHS_OF_A_RUN])
    return f"{words_of_day(first)} {between} {words_of_day(last)}"


def joined(*parts: str) -> str:
    """`Koncert · Fredag den 4. december · Kulturhuset`: the parts that are there."""
    return " · ".join(filter(None, parts))


def together(*parts: str | None) -> str:
    """The parts that are there, to be found by."""
    return " ".join(filter(None, parts))
