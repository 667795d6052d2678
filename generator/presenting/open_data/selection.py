"""Which events stand in which file."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.listing import DATE_START, Listing
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal

MOST_UPCOMING = 1000
"""So many of the next events stand in `upcoming.json`: two megabytes (a fifth of that on the way),
which a telephone reads in a second. Few municipalities ever have more ahead of them."""
_MONTH = len("2026-12")


def by_month(events: Iterable[Listing]) -> dict[str, tuple[Listing, ...]]:
    """The events by the month of their first day (`2026-12`), months and events in order."""
    months: dict[str, list[Listing]] = {}
    for event in sorted(events, key=lambda one: (one.first, one.slug)):
        months.setdefault(event.first_day.isoformat()[:_MONTH], []).append(event)
    return {month: tuple(members) for month, members in months.items()}


def by_year(events: Iterable[Listing]) -> dict[int, tuple[Listing, ...]]:
    """The events with a date that begins in each year, years in order."""
    years: dict[int, list[Listing]] = {}
    for event in events:
        for year in {int(kept[DATE_START][:4]) for kept in event.kept_dates}:
            years.setdefault(year, []).append(event)
    return {year: tuple(members) for year, members in sorted(years.items())}


def dates_in(events: Iterable[Listing], year: int) -> int:
    """How many of their dates begin in the year."""
    begins = str(year)
    starts = (kept[DATE_START] for event in events for kept in event.kept_dates)
    return sum(start.startswith(begins) for start in starts)


def upcoming(portal: Portal) -> tuple[Listing, ...]:
    """The next events by their next date: `MOST_UPCOMING` at most."""
    return portal.once(_ahead)[:MOST_UPCOMING]


def is_complete(portal: Portal) -> bool:
    """Whether these are all that are to come."""
    return len(portal.once(_ahead)) <= MOST_UPCOMING


def _ahead(portal: Portal) -> tuple[Listing, ...]:
    ahead = (event for event in portal.all_events if not portal.is_past(event))
    found = sorted((_next(portal, event), event.slug, event) for event in ahead)
    return tuple(event for *_, event in found)


def _next(portal: Portal, event: Listing) -> str:
    """When the first of its dates begins that is not over; such texts sort as times do."""
    if not event.repeat:
        return event.kept_dates[0][DATE_START]
    dates = zip(portal.occurrences[event.slug], event.kept_dates, strict=True)
    return next(kept[DATE_START] for found, kept in dates if found.last_day >= portal.today)


def told_today(portal: Portal, event: Listing) -> tuple[Occurrence, ...]:
    """The dates of an event that its page tells machines of: those to come; of what is over all."""
    dates, today = portal.occurrences[event.slug], portal.today
    return tuple(found for found in dates if found.last_day >= today) or dates
