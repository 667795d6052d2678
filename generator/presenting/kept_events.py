"""What is kept of an event in the browser of a visitor who saved it, and how it stands today.

The same values stand in the event's page, from where they are saved, and in the files that tell
the saved ones' present state: Danish words and days, so that the scripts hold none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TypedDict

from generator.model.listing import LOT, Listing, lot_count, lot_of
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.addresses import EVENTS, address
from generator.presenting.cards import Cards
from generator.presenting.words.dates import capitalised, occurrence_in_words, tied
from generator.presenting.words.names import venue_address
from generator.presenting.words.status import flag

DATES = 4
"""So many dates to come of a series are kept; its page has the rest."""
OVER = timedelta(days=31)
"""So long after its last day an event is still told of: that it was called off, and not held."""


class KeptDate(TypedDict):
    """One date. `last` is its last day (ISO 8601); `flag` a state in words; `note` tells the time
    that it was moved from. `alarm` is 2 where it does not take place, 1 where it does at another
    time or place than was announced, else 0."""

    last: str
    when: str
    where: str
    address: str
    flag: str
    note: str
    alarm: int


class KeptEvent(TypedDict):
    """An event: `href` is its address on the portal, `last` its last day."""

    href: str
    title: str
    last: str
    dates: list[KeptDate]


def kept_event(portal: Portal, cards: Cards, event: Listing) -> KeptEvent:
    """How the event stands today: its next dates; the last one when all are past."""
    dates = portal.occurrences[event.slug]
    coming = [found for found in dates if found.last_day >= portal.today]
    return KeptEvent(
        href=address(event),
        title=event.title,
        last=max(found.last_day for found in dates).isoformat(),
        dates=[_date(portal, cards, found) for found in coming[:DATES] or dates[-1:]],
    )


def _date(portal: Portal, cards: Cards, found: Occurrence) -> KeptDate:
    online = found.is_online
    postponed = found.status == "postponed"
    words = occurrence_in_words(found)
    moved = online or found.status == "rescheduled"
    return KeptDate(
        last=found.last_day.isoformat(),
        # A new time is not known of what is put off.
        when=tied(f"Skulle have været {words}" if postponed else capitalised(words)),
        where=cards.where(found),
        address="" if online else venue_address(portal, found.venue),
        flag=flag(found.status, found.booking),
        note=tied(cards.moved_from(found)),
        alarm=int(moved) if found.takes_place else 2,
    )


def file_count(portal: Portal) -> int:
    """Into how many files the states are shared out."""
    return lot_count(sum(1 for _ in _told(portal)), LOT)


def kept_lots(portal: Portal) -> Iterator[tuple[int, Mapping[str, Listing]]]:
    """The events by slug, in numbered lots; old slugs lead to the same. An event's lot is its
    slug's (`lot_of`), of `file_count`."""
    count = file_count(portal)
    lots: list[dict[str, Listing]] = [{} for _ in range(count)]
    for event in _told(portal):
        for slug in (event.slug, *_old_slugs(event)):
            lots[lot_of(slug, count)][slug] = event
    yield from enumerate(lots)


def kept_states(portal: Portal, cards: Cards, lot: Mapping[str, Listing]) -> dict[str, KeptEvent]:
    """How the events of a lot stand today, by the same slugs."""
    return {slug: kept_event(portal, cards, event) for slug, event in lot.items()}


def _told(portal: Portal) -> Iterator[Listing]:
    earliest = portal.today - OVER
    return (event for event in portal.all_events if event.last_day >= earliest)


def _old_slugs(event: Listing) -> Iterator[str]:
    for alias in event.aliases:
        slug = alias.removeprefix(EVENTS).strip("/")
        if alias.startswith(EVENTS) and slug and "/" not in slug:
            yield slug
