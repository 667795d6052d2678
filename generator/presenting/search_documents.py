"""Everything that can be found, as documents: what a result shows, and what it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.kinds import KINDS as MODEL_KINDS
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.model.times import day_of
from generator.presenting.addresses import EVENTS as EVENTS_ADDRESS
from generator.presenting.addresses import VOCABULARY_ADDRESSES, address, term_address
from generator.presenting.alphabet import by_name
from generator.presenting.cards import Cards
from generator.presenting.dates import (
    MONTHS,
    WEEKDAYS,
    capitalised,
    day_and_year,
    day_span,
    tied,
)
from generator.presenting.newest import newest_first
from generator.presenting.programme import next_occurrence
from generator.presenting.publication import published
from generator.presenting.search_terms import Document, Row
from generator.presenting.status import flag, past_words
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.search_words import words as words_in

EVENTS = "arrangementer"
TERMS = "emner"
PAGES = "sider"
KINDS: dict[str, str] = {
    **{kind.address or kind.plural.lower(): kind.plural for kind in MODEL_KINDS},
    TERMS: "Emner",
    PAGES: "Sider",
}
"""The kinds that results are told apart by: the word in the address, and its Danish name."""
MONTHS_OF_A_RUN = 24
"""Of a run that lasts longer the months after these are no words that it is found by."""
DAYS_REMEMBERED = 4_000
"""Days whose words are kept: some ten years."""


def documents(portal: Portal, cards: Cards) -> Iterator[Document]:
    """All of them. Among equally good results, events to come are shown before all else; what is
    no event follows in the order in which it comes here."""
    yield from _events(portal, cards)
    yield from _actors(portal)
    yield from _places(portal)
    yield from _partnerships(portal)
    yield from _terms(portal)
    yield from _traditions(portal)
    yield from (
        Document(
            Row(PAGES, page.title, page.address, _joined("Side", page.description)),
            page.description,
            page.words,
        )
        for page in portal.pages
    )
    yield from _news(portal)


def _events(portal: Portal, cards: Cards) -> Iterator[Document]:
    names = _Names(portal)
    for event in portal.events.values():
        dates = portal.occurrences[event.slug]
        days: list[int] = []
        price = event.price
        found_by = [
            event.summary or "",
            event.title_en or "",
            event.summary_en or "",
            "gratis" if price and price.free else "",
            flag(event.status, event.booking),
            *names.of(event),
        ]
        for found in dates:
            first, last = found.first_day, found.last_day
            found_by.append(_words_of_day(first) if first == last else _words_of_run(first, last))
            if found.takes_place:
                days += (first.toordinal(), last.toordinal())
        if not days:  # What is called off is looked for, too.
            days = [day.toordinal() for found in dates for day in (found.first_day, found.last_day)]
        yield Document(
            Row(
                EVENTS,
                event.title,
                f"{EVENTS_ADDRESS}{event.slug}/",
                _about(portal, cards, event, dates),
                _since(portal, event),
                tuple(days),
            ),
            " ".join(found_by),
            event.words,
        )


class _Names:
    """The words and names of others that belong to events; many have the same."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._actors = {slug: actor.title for slug, actor in portal.actors.items()}
        self._places = {slug: place.title for slug, place in portal.places.items()}
        self._labels: dict[tuple[object, ...], str] = {}

    def of(self, event: Event) -> list[str]:
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
        return _text(
            words.event_types[event.type].label,
            _labels(words.topics, topics),
            _labels(words.audiences, event.audiences),
            words.localities[locality].label if locality else "",
        )


def _about(portal: Portal, cards: Cards, event: Event, dates: tuple[Occurrence, ...]) -> str:
    if dates[-1].last_day < portal.today and portal.is_past(event):
        label = portal.settings.vocabularies.event_types[event.type].label
        days = day_span(portal.first_day(event), portal.last_day(event))
        return _joined(label, past_words(event), tied(days), cards.where(dates[-1]))
    card = cards.of(dates[0] if len(dates) == 1 else next_occurrence(portal, event))
    when = f"{_tied(card.day)} {_tied(card.clock)}" if card.clock else _tied(card.day)
    return _joined(card.kind, card.flag, when, card.where)


_tied = lru_cache(DAYS_REMEMBERED)(tied)


@lru_cache(DAYS_REMEMBERED)
def _words_of_day(day: date) -> str:
    """`fredag 4 december 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _words_of_run(first: date, last: date) -> str:
    """As `_words_of_day` for both of its ends, and the months between them."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month - 1)
    between = " ".join(MONTHS[month % 12] for month in months[:MONTHS_OF_A_RUN])
    return f"{_words_of_day(first)} {between} {_words_of_day(last)}"


def _since(portal: Portal, entity: Entity) -> int:
    return int(published(entity, portal.settings).timestamp())


def _actors(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for actor in sorted(portal.actors.values(), key=lambda found: by_name(found.title)):
        kind = words.actor_kinds[actor.kind].label if actor.kind else ""
        towns = _labels(words.localities, actor.all_localities)
        yield Document(
            Row(
                "aktoerer",
                actor.title,
                address(actor),
                _joined("Aktør", kind, towns),
                _since(portal, actor),
            ),
            _text(
                actor.summary,
                actor.legal_name,
                *actor.alternate_names,
                kind,
                towns,
                words.actor_groups[actor.group].label,
                _labels(words.topics, actor.topics),
            ),
            _text(actor.words, *_wishes(actor)),
        )


def _wishes(actor: Actor) -> Iterator[str]:
    for wish in (*actor.needs, *actor.offers):
        yield from words_in(wish.text)


def _places(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for place in sorted(portal.places.values(), key=lambda found: by_name(found.title)):
        kind = words.place_kinds[place.kind].label if place.kind else ""
        town = words.localities[place.locality].label if place.locality else ""
        yield Document(
            Row(
                "steder",
                place.title,
                address(place),
                _joined("Sted", kind, place.address or town),
                _since(portal, place),
            ),
            _text(
                place.summary,
                place.address,
                kind,
                town,
                *(room.name for room in place.rooms),
                *place.amenities,
                _labels(words.accessibility, place.accessibility),
            ),
            place.words,
        )


def _partnerships(portal: Portal) -> Iterator[Document]:
    for found in sorted(portal.partnerships.values(), key=lambda one: by_name(one.title)):
        status = capitalised(PARTNERSHIP_WORDS[found.status])
        partners = (
            portal.actors[partner.actor].title
            for partner in found.partners
            if partner.actor in portal.actors
        )
        yield Document(
            Row(
                "partnerskaber",
                found.title,
                address(found),
                _joined("Partnerskab", status),
                _since(portal, found),
            ),
            _text(
                found.summary,
                found.vision,
                *(goal.title for goal in found.goals),
                status,
                *partners,
            ),
            found.words,
        )


def _terms(portal: Portal) -> Iterator[Document]:
    kinds = {"topics": "Emne", "audiences": "Målgruppe", "localities": "Område"}
    for vocabulary in VOCABULARY_ADDRESSES:
        kind = kinds.get(vocabulary, "Type")
        for code, term in portal.settings.vocabularies.terms(vocabulary).items():
            yield Document(
                Row(
                    TERMS,
                    term.plural or term.label,
                    term_address(vocabulary, code),
                    _joined(kind, term.description or "Arrangementer, kalender og feed"),
                ),
                _text(kind, term.label, term.description, term.label_en),
            )


def _traditions(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for found in sorted(portal.traditions.values(), key=lambda one: by_name(one.title)):
        months = ", ".join(MONTHS[month - 1] for month in found.months)
        town = words.localities[found.locality].label if found.locality else ""
        yield Document(
            Row(
                "traditioner",
                found.title,
                f"/aarshjul/#tradition-{found.slug}",
                _joined("Tradition", found.when or months, town),
                _since(portal, found),
            ),
            _text(found.summary, found.when, months, town, _labels(words.topics, found.topics)),
            found.words,
        )


def _news(portal: Portal) -> Iterator[Document]:
    for found in newest_first(portal.news.values()):
        day = day_of(found.published)
        yield Document(
            Row(
                "nyheder",
                found.title,
                address(found),
                _joined("Nyhed", tied(day_and_year(day))),
                _since(portal, found),
            ),
            _text(found.summary, _words_of_day(day)),
            found.words,
        )


def _labels(terms: dict[str, Term], codes: Iterable[str]) -> str:
    return ", ".join(terms[code].label for code in codes if code in terms)


def _joined(*parts: str) -> str:
    """`Koncert · Fredag den 4. december · Kulturhuset`: the parts that are there."""
    return " · ".join(filter(None, parts))


def _text(*parts: str | None) -> str:
    return " ".join(filter(None, parts))
