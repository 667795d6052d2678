"""`/arrangementer/<slug>/`: one page for each event, as long as the portal stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import takewhile
from typing import Literal, TypeAlias

import orjson

from generator.artifacts import Artifact, Batch, digest
from generator.model.event import Booking, Event, EventStatus
from generator.model.listing import Announced, Listing, lots
from generator.model.occurrences import CALLED_OFF, Occurrence
from generator.model.portal import Portal
from generator.model.times import ZONE, day_of
from generator.presenting.addresses import EVENTS, address, on_site, term_address, webcal
from generator.presenting.edition import Edition
from generator.presenting.kept_events import kept_event
from generator.presenting.languages.editions import BEGIVENHED
from generator.presenting.languages.language import DANISH_LANGUAGE, Language
from generator.presenting.linked_data import events as jsonld
from generator.presenting.own_pages import crumb
from generator.presenting.pouring import Head, View
from generator.presenting.printed import has_poster, poster_address
from generator.presenting.programme import next_occurrence
from generator.presenting.series import DateLine
from generator.presenting.share_cards import has_card
from generator.presenting.sharing import shared_image
from generator.presenting.similar import Similar, Why
from generator.presenting.tickets import told_what_becomes_of_them

Door: TypeAlias = Literal["tickets", "registration", "sold_out", "waiting_list", "deadline", ""]
_WAITING_LIST = re.compile(r"(?<!ingen )(?<!ikke )(?<!ikke en )(?<!ikke nogen )venteliste", re.I)


def batches(edition: Edition) -> Iterator[Batch]:
    """One page an event. Cards of the next events stand on others' pages, too."""
    portal = edition.portal
    beside = _beside(edition)
    for number, events in lots(edition.told_events):
        yield Batch(
            f"events/{number}",
            partial(_pages, edition, events),
            digest(
                edition.digest,
                portal.today,
                beside,
                edition.fingerprints.of_events(events),
                edition.versioned("keep"),
                edition.share_cards and [has_card(portal, event) for event in events],
            ),
        )


def _beside(edition: Edition) -> str:
    """A digest of what lists say of all events that stand on others' pages; as an earlier build of
    the same day left it while lists are the same."""
    told = edition.fingerprints.of_listings
    rows = edition.kept("beside").renewed(
        {"": edition.inputs.listed}, lambda _: (told(edition.lists.similar.found),)
    )
    return str(rows[""][0])


def _pages(edition: Edition, events: Sequence[Listing]) -> Iterator[Artifact]:
    return (page(edition, event) for event in events)


def page(edition: Edition, event: Listing, similar: Similar | None = None) -> Artifact:
    """The page of an event; `similar` tells what else one may want to see, if not the edition's."""
    portal, similar = edition.portal, similar or edition.lists.similar
    past = portal.is_past(event)
    others = similar.by_organizer(event) if past else similar.to(event)
    dates = [(similar.date(slug), why) for slug, why in others]
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
            edition.versioned("keep"),
            edition.share_cards and has_card(portal, event),
            *((_said(edition, date), *(why or ())) for date, why in dates),
        ),
        view=lambda: _view(edition, event, dates),
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


def _view(
    edition: Edition, known: Listing, others: Sequence[tuple[Occurrence, Why | None]]
) -> View:
    portal, cards, language = edition.portal, edition.cards, edition.language
    base_url, danish = edition.base_url, edition.language.is_danish
    event, dates = portal.events[known.slug], _dates(edition, known)
    past, shown, here = portal.is_past(known), next_occurrence(portal, known), address(known)
    steps, status = trail(portal, event), language.status
    described = edition.in_its_words(event, "summary") or _described(
        language, portal, shown, cards.where(shown)
    )
    coming = _coming(edition, known)
    skipped = tuple(_skipped(known, coming))
    closed = not _registration_open(portal, known)
    # Most events take place as they were announced, and there is nothing to tell beforehand.
    notable = past or skipped or shown.status != "scheduled" or shown.booking == "sold_out"
    facts = edition.facts.of(event, shown, past=past, closed=closed, booking=True)
    over = tuple(found for found in dates if found.last_day < portal.today)
    shared = shared_image(edition, event)
    head = Head(
        description=described,
        kind="article",
        image=shared,
        jsonld=(
            edition.event_objects.of(
                event, coming or dates, edition.url(shared.address) if shared else None
            ),
            jsonld.breadcrumbs(edition.base_url, edition.trail((*steps, (event.title, here)))),
        ),
    )
    context = {
        "event": event,
        "kind": portal.settings.vocabularies.event_types[event.type].label,
        "colour": cards.colour(event),
        "notable": notable,
        "skipped": skipped,
        "ask": notable and not past and asks_for_tickets(event, shown, language.code),
        "missing": not past and _is_missing(event),
        "trail": steps,
        "flag": status.past_words(event) if past else status.flag(*_state(known, shown)),
        "shown": shown,
        "organizers": tuple(portal.actors[slug] for slug in known.organizers),
        "calendar": on_site(base_url, edition.place(f"{here}{BEGIVENHED}")),
        "webcal": webcal(base_url, edition.place(f"{here}{BEGIVENHED}")),
        "first_facts": tuple(fact for fact in facts if fact.first),
        "more_facts": tuple(fact for fact in facts if not fact.first),
        "passed_on": edition.passing_on.of(event, shown, past=past),
        "past": past,
        # Whoever does not come need not find the way.
        "come": not past and shown.takes_place and not shown.is_online,
        "door": door(event, shown, closed=closed),
        "came_out": _day(known.came_out),
        "told": told_on(event),
        "coming": _lines(edition, event, coming) if event.repeat else (),
        "over": _lines(edition, event, over) if event.repeat else (),
        "poster": _poster(edition, known),
        "similar": tuple((edition.card(date), why) for date, why in others),
        # What is saved is told in Danish, on a Danish page.
        "keep": _kept(edition, known) if danish and not past else "",
        "keep_script": edition.versioned("keep"),
    }
    return View(head, context)


def _kept(edition: Edition, known: Listing) -> str:
    return orjson.dumps(kept_event(edition.portal, edition.cards, known)).decode()


def _poster(edition: Edition, known: Listing) -> str:
    """The address of its poster, which is in Danish; empty where it has none in this edition."""
    if not (edition.prints and edition.language.is_danish and has_poster(edition.portal, known)):
        return ""
    return on_site(edition.base_url, poster_address(known))


def _is_missing(event: Event) -> bool:
    """Whether the calendar that it is from has it no longer, and nobody has said why yet."""
    gone = event.source is not None and event.source.missing_since is not None
    return gone and event.status not in CALLED_OFF


def _skipped(event: Listing, coming: tuple[Occurrence, ...]) -> Iterator[Occurrence]:
    """The dates of a series that were called off and come before the next one that is held."""
    if event.repeat and event.status not in CALLED_OFF:
        yield from takewhile(lambda found: not found.takes_place, coming)


def door(event: Event, shown: Occurrence, *, closed: bool) -> Door:
    """Where one gets in, or why not; empty where one simply comes."""
    of_one_date = event.repeat is not None and event.booking != "sold_out"
    # Of a series the other dates can still be had where they are sold.
    if shown.booking == "sold_out" and not (
        of_one_date and (event.ticket_url or event.registration_url)
    ):
        return "waiting_list" if _has_waiting_list(event) else "sold_out"
    if event.ticket_url:
        return "tickets"
    if event.registration_url or closed:
        return "deadline" if closed else "registration"
    return ""


def asks_for_tickets(event: Event, shown: Occurrence, code: str) -> bool:
    """Whether tickets for it are bought, and nobody has told in that language or in Danish what
    becomes of them where it does not take place as planned."""
    sold = event.ticket_url is not None or (event.price is not None and not event.price.free)
    texts = (shown.reason, event.status_reason, event.summary, event.body, event.price_note)
    return sold and not told_what_becomes_of_them(code, texts)


def _has_waiting_list(event: Event) -> bool:
    said = f"{event.price_note or ''} {event.summary or ''} {event.body}"
    return _WAITING_LIST.search(said) is not None


def told_on(event: Event) -> date | None:
    """The day on which time, place or state was last changed, as far as git knows it."""
    moment = event.history.told_at if event.history else None
    return day_of(moment) if moment is not None else None


def _day(seconds: int | None) -> date | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, ZONE).date()


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
    return crumb(portal, EVENTS), kind


def _described(language: Language, portal: Portal, shown: Occurrence, where: str) -> str:
    """A description for an event that has no summary."""
    label = portal.settings.vocabularies.event_types[shown.event.type].label
    place = f", {where}" if where else ""
    return f"{label}: {shown.event.title}, {language.dates.occurrence_in_words(shown)}{place}."
