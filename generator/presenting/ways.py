"""The ways in: ready-made answers to "hvad sker der?", each a page with a count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.presenting.addresses import FREE as FREE
from generator.presenting.addresses import TODAY as TODAY
from generator.presenting.addresses import TOMORROW as TOMORROW
from generator.presenting.addresses import WEEKEND as WEEKEND
from generator.presenting.addresses import term_address
from generator.presenting.languages.language import spoken
from generator.presenting.programme import Programme, programme
from generator.presenting.words.dates import capitalised, weekend

CHILDREN = "boern"
"""The audience that has a way in of its own, where the vocabulary has the word."""


class Way(Struct, frozen=True):
    """One chip. `count` is of the events that its page lists, those that last for weeks among them,
    and that the finder finds.

    `day` is the day the count holds for, as an ISO date; empty where it holds longer. `query` asks
    the finder of `/arrangementer/` for the same (docs/discovery.md).
    """

    label: str
    address: str
    count: int
    query: str
    day: str = ""


class Ready(Struct, frozen=True):
    """A way in that has a page for itself alone: what it is called, what asks the finder for the
    same, the days that it holds for and says what is on (none where it holds for any), and what is
    there in words."""

    address: str
    title: str
    query: str
    words: str
    days: tuple[date, date] | None = None


def ready(portal: Portal) -> tuple[Ready, ...]:
    """Those pages, in the order shown."""
    _ = spoken(portal).gettext
    dated = (
        (TODAY, _("I dag"), "hvornaar=i-dag", today(portal)),
        (TOMORROW, _("I morgen"), "hvornaar=i-morgen", tomorrow(portal)),
        (WEEKEND, _("I weekenden"), "hvornaar=i-weekenden", weekend(portal.today)),
    )
    free = _("Arrangementer, der ikke koster noget")
    return (
        *(
            Ready(address, title, query, _span(portal, *days), days)
            for address, title, query, days in dated
        ),
        Ready(FREE, _("Gratis"), "gratis=1", free),
    )


def _span(portal: Portal, first: date, last: date) -> str:
    """`Fredag den 4. december til søndag den 6. december`."""
    speech = spoken(portal)
    if first == last:
        return capitalised(speech.dates.long_day(first))
    opens, closes = capitalised(speech.dates.weekday_day(first)), speech.dates.long_day(last)
    return speech.gettext("%(first)s til %(last)s", first=opens, last=closes)


def ways(portal: Portal) -> tuple[Way, ...]:
    """The ways in, in the order shown."""
    _ = spoken(portal).gettext
    found = [
        Way(
            way.title,
            way.address,
            found_by(portal, way).event_count,
            way.query,
            portal.today.isoformat() if way.days else "",
        )
        for way in ready(portal)
    ]
    words = portal.settings.vocabularies
    if CHILDREN in words.audiences:
        events = portal.events_by_audience.get(CHILDREN, ())
        label = _("For %(audience)s", audience=words.audiences[CHILDREN].label.lower())
        found.append(
            Way(
                label,
                term_address("audiences", CHILDREN),
                coming(portal, events),
                f"maalgruppe={CHILDREN}",
            )
        )
    if (code := largest_locality(portal)) is not None:
        events = portal.events_by_locality.get(code, ())
        label = _("Nær %(locality)s", locality=words.localities[code].label)
        found.append(
            Way(label, term_address("localities", code), coming(portal, events), f"omraade={code}")
        )
    return tuple(found)


def today(portal: Portal) -> tuple[date, date]:
    """Its first and last day, both inclusive."""
    return portal.today, portal.today


def tomorrow(portal: Portal) -> tuple[date, date]:
    """As `today`."""
    return (portal.today + timedelta(days=1),) * 2


def on_days(portal: Portal, first: date, last: date) -> Programme:
    """Everything on those days."""
    return programme(portal, portal.all_events, first, last)


def found_by(portal: Portal, way: Ready) -> Programme:
    """All that such a page leads to."""
    return on_days(portal, *way.days) if way.days else programme(portal, free(portal))


def free(portal: Portal) -> tuple[Listing, ...]:
    """Events that cost nothing; `gratis – 120 kr.` is free for some only and is left out."""
    return tuple(event for event in portal.all_events if event.price and event.price.free)


def coming(portal: Portal, events: Iterable[Listing]) -> int:
    """How many events are not over."""
    return sum(not portal.is_past(event) for event in events)


def largest_locality(portal: Portal) -> str | None:
    """The locality with most events to come; None while nothing is."""
    counts = {
        code: coming(portal, portal.events_by_locality.get(code, ()))
        for code in portal.settings.vocabularies.localities
    }
    best = max(counts, key=lambda code: counts[code], default=None)
    return best if best is not None and counts[best] else None
