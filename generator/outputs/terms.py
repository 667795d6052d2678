"""`/emner/`, `/maalgrupper/`, `/omraader/`, `/typer/`, `/adgang/`: a page a word and a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.analysing.whereabouts import Whereabouts, whereabouts
from generator.artifacts import Artifact
from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.news import News
from generator.model.portal import Portal
from generator.presenting.addresses import EVENTS, terms_address
from generator.presenting.collections import Collection
from generator.presenting.edition import Edition
from generator.presenting.finding.encoding import WORDS
from generator.presenting.fingerprints import Later
from generator.presenting.languages.editions import VOCABULARIES
from generator.presenting.languages.language import Language
from generator.presenting.linked_data import events as jsonld
from generator.presenting.newest import newest_first
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.programme import Programme, limited, past, programme
from generator.presenting.ways import coming as count_coming
from generator.presenting.words.alphabet import by_name

MOST_COMING = 60
MOST_PAST = 20


def _kickers(language: Language) -> Mapping[str, str]:
    """What a word of each vocabulary is."""
    _ = language.gettext
    return {
        "topics": _("Emne"),
        "audiences": _("Målgruppe"),
        "localities": _("Område"),
        "event_types": _("Type"),
        "accessibility": _("Adgang"),
    }


_NAMES = {vocabulary: name for name, vocabulary in WORDS.items()}
"""What the finder calls them in its address."""


class Row(Struct, frozen=True):
    """A word in its list: how many events to come and how many that are over."""

    code: str
    coming: int
    past: int


class Found(Struct, frozen=True):
    """The events of a word: what is coming, cut where the page would grow too long, and what is
    over, the latest first; and how many there are of both."""

    programme: Programme
    more: bool
    coming: int
    past: tuple[Listing, ...]
    past_count: int


class Tied(Struct, frozen=True):
    """What else bears a word, by name."""

    actors: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    partnerships: tuple[Entity, ...] = ()
    traditions: tuple[Entity, ...] = ()
    news: tuple[News, ...] = ()


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The lists, then one page a word; themes have pages of another make (`themes`)."""
    known = whereabouts(edition.portal)
    for vocabulary in VOCABULARIES:
        found = [one for one in edition.lists.collections if one.vocabulary == vocabulary]
        yield _list(edition, vocabulary, found)
        for collection in found:
            yield _page(edition, collection, known)


def _list(edition: Edition, vocabulary: str, found: list[Collection]) -> Artifact:
    portal = edition.portal
    told = own_page(portal, terms_address(vocabulary))
    rows = []
    for collection in found:
        coming = count_coming(portal, collection.events)
        rows.append(Row(collection.code or "", coming, len(collection.events) - coming))
    return edition.page(
        told.address,
        "terms.html",
        title=told.title,
        section="arrangementer",
        head=Head(description=told.description),
        trail=(crumb(portal, EVENTS),),
        vocabulary=vocabulary,
        lead=told.description,
        rows=tuple(rows),
    )


def _page(edition: Edition, collection: Collection, known: Whereabouts) -> Artifact:
    portal, events = edition.portal, collection.events
    vocabulary, code = collection.vocabulary or "", collection.code or ""
    term = portal.settings.vocabularies.terms(vocabulary)[code]
    _, kicker = edition.language.gettext, _kickers(edition.language)[vocabulary]
    trail = (crumb(portal, EVENTS), crumb(portal, terms_address(vocabulary)))
    return edition.page(
        collection.address,
        "term.html",
        # A topic and a type of event may be the same word: Film.
        title=f"{collection.title} ({kicker.lower()})",
        section="arrangementer",
        head=Head(
            description=_(
                "%(title)s i %(where)s: kommende og tidligere arrangementer, kalender og feed.",
                title=collection.title,
                where=portal.settings.municipality,
            ),
            feeds=collection,
            jsonld=(
                jsonld.breadcrumbs(
                    edition.base_url,
                    edition.trail((*trail, (collection.title, collection.address))),
                ),
            ),
        ),
        trail=trail,
        vocabulary=vocabulary,
        name=collection.title,
        kicker=kicker,
        term_code=code,
        find=f"{EVENTS}?{_NAMES[vocabulary]}={code}",
        word=term,
        today=portal.today,
        found=Later(events, lambda: _found(portal, events)),
        tied=tied_to(portal, known, vocabulary, code),
    )


def _found(portal: Portal, events: tuple[Listing, ...]) -> Found:
    coming, over = programme(portal, events), past(portal, events)
    shown = limited(coming, MOST_COMING)
    return Found(
        programme=shown,
        more=shown.count < coming.count,
        coming=coming.event_count,
        past=over[:MOST_PAST],
        past_count=len(over),
    )


def tied_to(portal: Portal, known: Whereabouts, vocabulary: str, code: str) -> Tied:
    """Actors, places, partnerships and traditions that bear the word themselves, and actors whose
    places do."""
    if vocabulary == "topics":
        return Tied(
            actors=_named(portal.actors_by_topic.get(code, ())),
            partnerships=_named(portal.partnerships_by_topic.get(code, ())),
            traditions=_named(portal.traditions_by_topic.get(code, ())),
            news=newest_first(portal.news_by_topic.get(code, ())),
        )
    if vocabulary == "localities":
        return Tied(
            actors=_named(known.by_locality.get(code, ())),
            places=_named(portal.places_by_locality.get(code, ())),
            traditions=_named(portal.traditions_by_locality.get(code, ())),
        )
    if vocabulary == "accessibility":
        return Tied(places=_named(portal.places_by_accessibility.get(code, ())))
    return Tied()


def _named(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda entity: by_name(str(getattr(entity, "title", "")))))
