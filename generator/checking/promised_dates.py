"""What was published of series: a date may be cancelled or moved, and none goes away unseen.

Warnings, since a date that was never meant is best taken out at once. Nobody who saw it on the
portal, or has the series in a calendar, hears of a date that is simply gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting.words.dates import day_and_year, listed
from generator.problems import FieldPath, Finding

MOST = 3
"""So many dates are named; of more their number is."""
MOST_OVER = 30


def dates_are_kept(before: Portal, now: Portal) -> Iterator[Finding]:
    """Every coming date of a published series is there still, and so is the date it began with."""
    for slug, published in before.listings.items():
        event = now.listings.get(slug)
        # Nothing is told of what nobody has touched: it is the same object.
        if event is None or event is published or not published.repeat:
            continue
        yield from _lost(now, published, event)
        yield from _first(now, published, slug)


def new_events_are_ahead(before: Portal, now: Portal) -> Iterator[Finding]:
    """What is new is not over already, unless it says what became of it."""
    told = 0
    for slug, event in now.listings.items():
        if slug in before.listings or event.evidence is not None or not now.is_past(event):
            continue
        # One that has old addresses was there before, under another name.
        if not event.aliases and told < MOST_OVER:
            told += 1
            yield Finding(
                event.path,
                ("start",),
                "nyt-og-forbi",
                f"Arrangementet er nyt, og det var forbi {day_and_year(event.last_day)}",
                "Er årstallet rigtigt? Er det ment som historie, så skriv »evidence: held« eller "
                "»evidence: announced«.",
                level="warning",
            )


def _lost(now: Portal, published: Listing, event: Listing) -> Iterator[Finding]:
    there = {day_of(when) for one in event.occurrences() for when in (one.original, one.start)}
    gone = sorted(
        {
            one.first_day
            for one in published.occurrences()
            if one.takes_place
            and one.last_day >= now.today
            and there.isdisjoint((day_of(one.start), day_of(one.original)))
        }
    )
    if not gone:
        return
    told = [day_and_year(day) for day in gone[:MOST]]
    if len(gone) > MOST:
        told.append(f"{len(gone) - MOST} mere")
    several = len(gone) > 1
    yield Finding(
        event.path,
        _where(now.events[event.slug], gone[0]),
        "dato-forsvinder",
        f"{'Datoerne' if several else 'Datoen'} {listed(told)} er udgivet og ville forsvinde, uden "
        "at nogen får det at vide",
        f"Skriv {'dem' if several else 'den'} i »changes« med »status: cancelled«, eller med den "
        "nye tid i »start«, og lad »repeat« stå.",
        level="warning",
    )


def _first(now: Portal, published: Listing, slug: str) -> Iterator[Finding]:
    """Of listed dates the one in `start` has the event's own UID, and each other one made of its
    day (`presenting/calendars/recurrence.py`): with another start, two of them change theirs."""
    event = now.events[slug]
    if event.repeat is None or event.repeat.every is not None:
        return
    days = [day_of(one.original) for one in published.occurrences()]
    began, begins = min(days), day_of(event.start)
    # A date that is ahead, and gone, has been told of.
    if began >= now.today or begins == began or begins not in days:
        return
    yield Finding(
        event.path,
        ("start",),
        "dato-forsvinder",
        f"Serien er udgivet med {day_and_year(began)} som den første dato, og kalendere kender den "
        "på den",
        "Lad »start« stå, også når den er forbi: ellers får de, der abonnerer, datoerne igen.",
        level="warning",
    )


def _where(event: Event, day: date) -> FieldPath:
    """The line that took the date out."""
    if event.repeat is None:
        return ("start",)
    if day in event.repeat.skip:
        return ("repeat", "except", event.repeat.skip.index(day))
    if event.repeat.until is not None and day > event.repeat.until:
        return ("repeat", "until")
    return ("repeat",)
