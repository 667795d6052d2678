"""Everything that can be found, as documents: what a result shows, and what it is found by.

Their order is part of the ranking: of two that match equally well the earlier is shown first. So
events to come stand first, the soonest at the top, and events that are over last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.event import Event, Outside
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.model.times import day_of
from generator.presenting.addresses import VOCABULARY_ADDRESSES, address, term_address
from generator.presenting.alphabet import by_name
from generator.presenting.cards import Cards
from generator.presenting.dates import MONTHS, capitalised, day_and_year, day_span, tied
from generator.presenting.newest import newest_first
from generator.presenting.programme import by_time, next_occurrence, past
from generator.presenting.status import past_words
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.search_words import words


@dataclass(frozen=True, slots=True)
class Document:
    """One page that can be found. `path` is its address on the portal, `about` the line under its
    title; `summary` and `words` are found by, not shown. `past` sorts it after all others."""

    kind: str
    title: str
    path: str
    about: str
    summary: str
    words: tuple[str, ...] = ()
    past: bool = False


def documents(portal: Portal, cards: Cards) -> Iterator[Document]:
    """All of them, in the order of the ranking."""
    coming = (event for event in portal.events.values() if not portal.is_past(event))
    yield from (
        _coming(portal, cards, event)
        for event in sorted(coming, key=lambda event: by_time(next_occurrence(portal, event)))
    )
    yield from _actors(portal)
    yield from _places(portal)
    yield from _partnerships(portal)
    yield from _terms(portal)
    yield from _traditions(portal)
    yield from (
        Document("Side", page.title, page.address, page.description, "", tuple(words(page.text)))
        for page in portal.pages
    )
    yield from _news(portal)
    yield from (
        _over(portal, cards, portal.events[event.slug]) for event in past(portal, portal.all_events)
    )


def _coming(portal: Portal, cards: Cards, event: Event) -> Document:
    card = cards.of(next_occurrence(portal, event))
    when = f"{card.day} {card.clock}".strip()
    return Document(
        kind=card.kind,
        title=event.title,
        path=address(event),
        about=_joined(card.flag, tied(when), card.where),
        summary=_event_words(portal, cards, event),
        words=event.words,
    )


def _over(portal: Portal, cards: Cards, event: Event) -> Document:
    days = day_span(portal.first_day(event), portal.last_day(event))
    last = portal.occurrences[event.slug][-1]
    return Document(
        kind=portal.settings.vocabularies.event_types[event.type].label,
        title=event.title,
        path=address(event),
        about=_joined(past_words(event), tied(days), cards.where(last)),
        summary=_event_words(portal, cards, event),
        words=event.words,
        past=True,
    )


def _event_words(portal: Portal, cards: Cards, event: Event) -> str:
    """What else people look an event up by: who, where, what about, for whom, in which month."""
    words = portal.settings.vocabularies
    places = [event.venue, *(change.venue for change in event.changes)]
    months = {found.first_day.month for found in portal.occurrences[event.slug]}
    locality = portal.locality_of(event)
    return _joined(
        event.summary,
        words.event_types[event.type].label,
        *(words.topics[code].label for code in portal.topics_of(event) if code in words.topics),
        *(words.audiences[code].label for code in event.audiences),
        *(
            one.name if isinstance(one, Outside) else portal.actors[one].title
            for one in event.organizers
            if isinstance(one, Outside) or one in portal.actors
        ),
        *(cards.venue_name(one) for one in dict.fromkeys(places) if one is not None),
        words.localities[locality].label if locality else "",
        *(MONTHS[month - 1] for month in sorted(months)),
        "gratis" if event.price and event.price.free else "",
        event.title_en,
        event.summary_en,
    )


def _actors(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for actor in sorted(portal.actors.values(), key=lambda found: by_name(found.title)):
        kind = words.actor_kinds[actor.kind].label if actor.kind else ""
        towns = _labels(words.localities, actor.all_localities)
        yield Document(
            kind="Aktør",
            title=actor.title,
            path=address(actor),
            about=_joined(kind, towns),
            summary=_joined(
                actor.summary,
                actor.legal_name,
                *actor.alternate_names,
                words.actor_groups[actor.group].label,
                _labels(words.topics, actor.topics),
            ),
            words=(*actor.words, *_words(wish.text for wish in (*actor.needs, *actor.offers))),
        )


def _places(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for place in sorted(portal.places.values(), key=lambda found: by_name(found.title)):
        kind = words.place_kinds[place.kind].label if place.kind else ""
        town = words.localities[place.locality].label if place.locality else ""
        yield Document(
            kind="Sted",
            title=place.title,
            path=address(place),
            about=_joined(kind, place.address or town),
            summary=_joined(
                place.summary,
                town,
                *(room.name for room in place.rooms),
                *place.amenities,
                _labels(words.accessibility, place.accessibility),
            ),
            words=place.words,
        )


def _partnerships(portal: Portal) -> Iterator[Document]:
    for found in sorted(portal.partnerships.values(), key=lambda one: by_name(one.title)):
        partners = (
            portal.actors[partner.actor].title
            for partner in found.partners
            if partner.actor in portal.actors
        )
        yield Document(
            kind="Partnerskab",
            title=found.title,
            path=address(found),
            about=capitalised(PARTNERSHIP_WORDS[found.status]),
            summary=_joined(found.summary, found.vision, *(goal.title for goal in found.goals)),
            words=(*found.words, *_words(partners)),
        )


def _terms(portal: Portal) -> Iterator[Document]:
    kinds = {"topics": "Emne", "audiences": "Målgruppe", "localities": "Område"}
    for vocabulary in VOCABULARY_ADDRESSES:
        for code, term in portal.settings.vocabularies.terms(vocabulary).items():
            yield Document(
                kind=kinds.get(vocabulary, "Type"),
                title=term.plural or term.label,
                path=term_address(vocabulary, code),
                about=term.description or "Arrangementer, kalender og feed",
                summary=_joined(term.label, term.description, term.label_en),
            )


def _traditions(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for found in sorted(portal.traditions.values(), key=lambda one: by_name(one.title)):
        months = ", ".join(MONTHS[month - 1] for month in found.months)
        town = words.localities[found.locality].label if found.locality else ""
        yield Document(
            kind="Tradition",
            title=found.title,
            path=f"/aarshjul/#tradition-{found.slug}",
            about=_joined(found.when or months, town),
            summary=_joined(found.summary, months, _labels(words.topics, found.topics)),
            words=found.words,
        )


def _news(portal: Portal) -> Iterator[Document]:
    for found in newest_first(portal.news.values()):
        yield Document(
            kind="Nyhed",
            title=found.title,
            path=address(found),
            about=tied(day_and_year(day_of(found.published))),
            summary=found.summary,
            words=found.words,
        )


def _labels(terms: dict[str, Term], codes: Iterable[str]) -> str:
    return ", ".join(terms[code].label for code in codes if code in terms)


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for text in texts for word in words(text))


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
