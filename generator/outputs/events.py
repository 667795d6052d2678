"""`/arrangementer/<slug>/`: one page for each event, as long as the portal stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.model.event import Event
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting import jsonld
from generator.presenting.addresses import EVENTS, address, term_address
from generator.presenting.dates import day_and_year, occurrence_in_words
from generator.presenting.edition import Edition, Head
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
    portal, cards = edition.portal, edition.cards
    here, past = address(event), portal.is_past(event)
    dates = portal.occurrences[event.slug]
    shown = next_occurrence(portal, event)
    coming = tuple(found for found in dates if found.last_day >= portal.today)
    others = similar.by_organizer(event) if past else similar.to(event)
    return edition.page(
        here,
        "event.html",
        title=page_title(event, dates),
        section="arrangementer",
        origin=event.path,
        head=Head(
            description=event.summary or _described(portal, shown, cards.where(shown)),
            kind="article",
            image=here + event.image.file if event.image else None,
            image_alt=event.image.alt if event.image else "",
            jsonld=(
                jsonld.event_object(portal, edition.base_url, event, coming or dates),
                jsonld.breadcrumbs(edition.base_url, (*trail(portal, event), (event.title, here))),
            ),
        ),
        event=event,
        trail=trail(portal, event),
        shown=shown,
        organizers=tuple(
            portal.actors[slug]
            for slug in event.organizers
            if isinstance(slug, str) and slug in portal.actors
        ),
        facts=facts(portal, edition.base_url, shown, past=past),
        past=past,
        coming=tuple(date_line(found, cards.where(found)) for found in coming),
        over=tuple(date_line(found, cards.where(found)) for found in dates if found not in coming),
        registration_open=event.registration_deadline is None
        or day_of(event.registration_deadline) >= portal.today,
        similar=others,
        similar_cards=tuple(cards.of(found) for found in others),
    )


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
