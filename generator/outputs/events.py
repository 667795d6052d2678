"""`/arrangementer/<slug>/`: one page for each event, as long as the portal stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifacts import Artifact
from generator.model.event import Event
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting import jsonld
from generator.presenting.addresses import EVENTS, address, term_address
from generator.presenting.dates import day_and_year, occurrence_in_words
from generator.presenting.edition import Edition, Head, View
from generator.presenting.facts import facts
from generator.presenting.programme import next_occurrence
from generator.presenting.series import date_line
from generator.presenting.similar import Similar
from generator.presenting.status import marked_title


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page an event."""
    similar = Similar(edition.portal)
    for event in edition.portal.events.values():
        yield _page(edition, event, similar)


def _page(edition: Edition, event: Event, similar: Similar) -> Artifact:
    portal = edition.portal
    past = portal.is_past(event)
    dates = portal.occurrences[event.slug]
    coming = tuple(found for found in dates if found.last_day >= portal.today)
    others = similar.by_organizer(event) if past else similar.to(event)
    page = _Page(event, past, next_occurrence(portal, event), dates, coming, others)
    return edition.page_of(
        address(event),
        "event.html",
        title=page_title(event, dates),
        section="arrangementer",
        origin=event.path,
        # Its dates follow from the event itself; which of them are to come, from today.
        made_of=(
            event,
            past,
            page.shown,
            len(coming),
            _registration_open(portal, event),
            others,
            tuple(edition.cards.day(found) for found in others),
        ),
        view=lambda: _view(edition, page),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """One event's page: its dates, those to come, the one shown first, and others like it."""

    event: Event
    past: bool
    shown: Occurrence
    dates: tuple[Occurrence, ...]
    coming: tuple[Occurrence, ...]
    others: tuple[Occurrence, ...]


def _view(edition: Edition, page: _Page) -> View:
    portal, cards, event = edition.portal, edition.cards, page.event
    here, base_url = address(event), edition.base_url
    over = tuple(found for found in page.dates if found.last_day < portal.today)
    head = Head(
        description=event.summary or _described(portal, page.shown, cards.where(page.shown)),
        kind="article",
        image=edition.portrait(event),
        image_alt=event.image.alt if event.image else "",
        jsonld=(
            jsonld.event_object(portal, base_url, event, page.coming or page.dates),
            jsonld.breadcrumbs(base_url, (*trail(portal, event), (event.title, here))),
        ),
    )
    organizers = (slug for slug in event.organizers if isinstance(slug, str))
    context = {
        "event": event,
        "trail": trail(portal, event),
        "shown": page.shown,
        "organizers": tuple(portal.actors[slug] for slug in organizers if slug in portal.actors),
        "facts": facts(portal, base_url, page.shown, past=page.past),
        "past": page.past,
        "coming": tuple(date_line(found, cards.where(found)) for found in page.coming),
        "over": tuple(date_line(found, cards.where(found)) for found in over),
        "registration_open": _registration_open(portal, event),
        "similar": page.others,
        "similar_cards": tuple(cards.of(found) for found in page.others),
    }
    return View(head, context)


def _registration_open(portal: Portal, event: Event) -> bool:
    deadline = event.registration_deadline
    return deadline is None or day_of(deadline) >= portal.today


def page_title(event: Event, dates: tuple[Occurrence, ...]) -> str:
    """With the day, since what recurs bears the same name each year."""
    since = "fra " if event.repeat else ""
    return f"{marked_title(event.title, event.status)}, {since}{day_and_year(dates[0].first_day)}"


def trail(portal: Portal, event: Event) -> tuple[tuple[str, str], ...]:
    """Where the page stands: `Arrangementer › Koncerter`."""
    term = portal.settings.vocabularies.event_types[event.type]
    kind = (term.plural or term.label, term_address("event_types", event.type))
    return (("Arrangementer", EVENTS), kind)


def _described(portal: Portal, shown: Occurrence, where: str) -> str:
    """A description for an event that has no summary."""
    label = portal.settings.vocabularies.event_types[shown.event.type].label
    place = f", {where}" if where else ""
    return f"{label}: {shown.event.title}, {occurrence_in_words(shown)}{place}."
