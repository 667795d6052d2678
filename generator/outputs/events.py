"""`/arrangementer/<slug>/`: one page for each event, as long as the portal stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.artifacts import Artifact, Batch, digest, planned
from generator.model.event import Booking, Event, EventStatus
from generator.model.listing import Announced, Listing, lots
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.addresses import EVENTS, address, on_site, term_address, webcal
from generator.presenting.edition import Edition, Head, View
from generator.presenting.languages.editions import BEGIVENHED
from generator.presenting.languages.language import DANISH_LANGUAGE, Language, spoken
from generator.presenting.linked_data import events as jsonld
from generator.presenting.programme import next_occurrence
from generator.presenting.series import DateLine


def batches(edition: Edition) -> Iterator[Batch]:
    """One page an event. Cards of the next events stand on others' pages, too."""
    portal = edition.portal
    beside = edition.fingerprints.of_listings(edition.similar.found)
    for number, events in lots(edition.told_events):
        yield Batch(
            f"events/{number}",
            partial(_pages, edition, events),
            digest(edition.digest, portal.today, beside, edition.fingerprints.of_events(events)),
        )


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The pages."""
    return planned(batches(edition))


def _pages(edition: Edition, events: Sequence[Listing]) -> Iterator[Artifact]:
    return (page(edition, event) for event in events)


def page(edition: Edition, event: Listing) -> Artifact:
    """The page of an event."""
    portal, similar = edition.portal, edition.similar
    past = portal.is_past(event)
    others = similar.by_organizer(event) if past else similar.to(event)
    return edition.page_of(
        address(event),
        "event.html",
        title=page_title(event, edition.language),
        section="arrangementer",
        origin=event.path,
        made_of=digest(
            edition.fingerprints.of_event(event),
            past,
            # Its dates follow from the event itself; how many of them are to come, from today.
            event.repeat and len(_coming(edition, event)),
            _registration_open(portal, event),
            *(_said(edition, similar.date(slug)) for slug in others),
        ),
        view=lambda: _view(edition, event, tuple(map(similar.date, others))),
    )


def _said(edition: Edition, other: Occurrence) -> tuple[str, str, int]:
    """All that a card says of another event today."""
    event = edition.portal.listings[other.event.slug]
    day = edition.cards.day(other)
    return edition.fingerprints.of_listing(event), day, edition.portal.today.year


def _dates(edition: Edition, event: Listing) -> tuple[Occurrence, ...]:
    return edition.portal.occurrences[event.slug]


def _coming(edition: Edition, event: Listing) -> tuple[Occurrence, ...]:
    today = edition.portal.today
    return tuple(found for found in _dates(edition, event) if found.last_day >= today)


def _view(edition: Edition, known: Listing, others: tuple[Occurrence, ...]) -> View:
    portal, cards, language = edition.portal, edition.cards, edition.language
    event, dates = portal.events[known.slug], _dates(edition, known)
    past, shown, here = portal.is_past(known), next_occurrence(portal, known), address(known)
    steps, status = trail(portal, event), language.status
    described = edition.in_its_words(event, "summary") or _described(
        language, portal, shown, cards.where(shown)
    )
    coming = _coming(edition, known)
    over = tuple(found for found in dates if found.last_day < portal.today)
    head = Head(
        description=described,
        kind="article",
        image=edition.portrait(event),
        image_alt=event.image.alt if event.image else "",
        jsonld=(
            edition.event_objects.of(event, coming or dates),
            jsonld.breadcrumbs(edition.base_url, edition.trail((*steps, (event.title, here)))),
        ),
    )
    context = {
        "event": event,
        "kind": portal.settings.vocabularies.event_types[event.type].label,
        "colour": cards.colour(event),
        # Most events take place as they were announced, and there is nothing to tell beforehand.
        "notable": past or shown.status != "scheduled" or shown.booking == "sold_out",
        "trail": steps,
        "flag": status.past_words(event) if past else status.flag(*_state(known, shown)),
        "shown": shown,
        "organizers": tuple(portal.actors[slug] for slug in known.organizers),
        "calendar": on_site(edition.base_url, edition.place(f"{here}{BEGIVENHED}")),
        "webcal": webcal(edition.base_url, edition.place(f"{here}{BEGIVENHED}")),
        "facts": edition.facts.of(event, shown, past=past),
        "past": past,
        "coming": _lines(edition, event, coming) if event.repeat else (),
        "over": _lines(edition, event, over) if event.repeat else (),
        "registration_open": _registration_open(portal, known),
        "similar": tuple(map(edition.card, others)),
    }
    return View(head, context)


def _lines(edition: Edition, event: Event, dates: tuple[Occurrence, ...]) -> tuple[DateLine, ...]:
    line, where = edition.language.series.date_line, edition.cards.where
    return tuple(line(event, found, where(found)) for found in dates)


def _state(event: Listing, shown: Occurrence) -> tuple[EventStatus, Booking | None]:
    """Of a series what holds for all its dates; each date tells its own in the list."""
    told = event if event.repeat else shown
    return told.status, told.booking


def _registration_open(portal: Portal, event: Listing) -> bool:
    return event.deadline is None or event.deadline >= portal.today.toordinal()


def page_title(event: Listing, language: Language = DANISH_LANGUAGE) -> str:
    """With the day, since what recurs bears the same name each year."""
    title = language.status.marked_title(event.title, event.status)
    day = language.dates.day_and_year(event.first_day)
    if event.repeat:
        return language.gettext("%(title)s, fra %(day)s", title=title, day=day)
    return f"{title}, {day}"


def trail(portal: Portal, event: Announced) -> tuple[tuple[str, str], ...]:
    """Where the page stands: `Arrangementer › Koncerter`."""
    term = portal.settings.vocabularies.event_types[event.type]
    kind = (term.plural or term.label, term_address("event_types", event.type))
    return ((spoken(portal).gettext("Arrangementer"), EVENTS), kind)


def _described(language: Language, portal: Portal, shown: Occurrence, where: str) -> str:
    """A description for an event that has no summary."""
    label = portal.settings.vocabularies.event_types[shown.event.type].label
    place = f", {where}" if where else ""
    return f"{label}: {shown.event.title}, {language.dates.occurrence_in_words(shown)}{place}."
