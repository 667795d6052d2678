"""Everything that can be found but events, as documents: what a result shows and what finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysing.facilities import codes_of
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.kinds import KINDS as MODEL_KINDS
from generator.model.portal import Portal
from generator.model.settings import DANISH
from generator.model.times import day_of
from generator.presenting.addresses import (
    ABOUT,
    ACTOR_FILTERS,
    GUIDE,
    PRESS,
    PROGRAMME,
    SCHOOL_OFFERS,
    SUBSCRIBE,
    VOCABULARY_ADDRESSES,
    address,
    facility_address,
    term_address,
    tradition_address,
)
from generator.presenting.facilities import facility_words
from generator.presenting.meetings import KIND_WORDS, latest_first, organisations
from generator.presenting.newest import newest_first
from generator.presenting.own_pages import own_page, own_pages
from generator.presenting.plain_text import plain_text
from generator.presenting.press.telling import shown_of
from generator.presenting.school_words import views
from generator.presenting.searching.events import joined, together, words_of_day
from generator.presenting.searching.terms import Document, Row
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.presenting.syndication.publication import published
from generator.presenting.words.alphabet import alphabetical
from generator.presenting.words.dates import MONTHS, capitalised, day_and_year, tied
from generator.presenting.words.names import actor_names, venue_name

TERMS = "emner"
PAGES = "sider"
EDITORS = "redaktoerer"
"""The editors' guide: a kind of its own, since it names all that citizens look for and is nothing
that they look for. It comes after all else (`index`)."""
KINDS: dict[str, str] = {
    **{
        (kind.address or kind.plural.lower()).rpartition("/")[2]: kind.plural
        for kind in MODEL_KINDS
    },
    TERMS: "Emner",
    PAGES: "Sider",
    EDITORS: "Til redaktører",
}
"""The kinds that results are told apart by: the last word in the address, and its Danish name."""


def documents(portal: Portal) -> Iterator[Document]:
    """All that is no event (`events.py`), in the order in which it is shown after them among
    equally good results: the portal's own pages lead to much of the rest."""
    yield from _own_pages(portal)
    yield from _actors(portal)
    yield from _places(portal)
    yield from _facilities(portal)
    yield from _partnerships(portal)
    yield from _school_offers(portal)
    yield from _terms(portal)
    yield from _actor_filters(portal)
    yield from _traditions(portal)
    yield from _meetings(portal)
    yield from _news(portal)
    yield from _press(portal)
    yield from (one for one in _written_pages(portal) if one.row.kind == EDITORS)


def _own_pages(portal: Portal) -> Iterator[Document]:
    """Those that every portal has, and what is written by hand for its readers."""
    by_hand = {page.address for page in portal.pages}
    for page in own_pages(portal).values():
        # Two pages with one address are told of where they are written.
        if page.address not in by_hand:
            yield Document(
                Row(PAGES, page.title, page.address, joined("Side", page.description)),
                together(_with_grades(page.description), ASKED_FOR.get(page.address)),
            )
    yield from (one for one in _written_pages(portal) if one.row.kind == PAGES)


ASKED_FOR = {
    SUBSCRIBE: "abonnement følg tilmeld nyhedsbrev",
    PRESS: "presse kontakt",
    PROGRAMME: "sæsonprogram",
    ABOUT: "kontakt hvem står bag",
    "/om/bidrag/": "kontakt skriv til os tip",
}
"""Words that people ask for these pages by, and that the pages themselves say otherwise."""


def _written_pages(portal: Portal) -> Iterator[Document]:
    for page in portal.pages:
        if page.language != DANISH:
            continue
        to_editors = page.address.startswith(GUIDE)
        kind, name = (EDITORS, "Til redaktører") if to_editors else (PAGES, "Side")
        yield Document(
            Row(kind, page.title, page.address, joined(name, page.description)),
            together(page.description, ASKED_FOR.get(page.address)),
            page.text,
        )


def _since(portal: Portal, entity: Entity) -> int:
    return int(published(entity, portal.settings).timestamp())


def _actors(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for actor in alphabetical(portal.actors.values()):
        kind = words.actor_kinds[actor.kind].label if actor.kind else ""
        towns = words.labels("localities", actor.all_localities)
        yield Document(
            Row(
                "aktoerer",
                actor.title,
                address(actor),
                joined("Aktør", kind, towns),
                _since(portal, actor),
            ),
            together(
                actor.summary,
                actor.legal_name,
                *actor.alternate_names,
                kind,
                towns,
                words.actor_groups[actor.group].label,
                words.labels("topics", actor.topics),
            ),
            together(plain_text(actor.body), *_wishes(actor)),
        )


def _wishes(actor: Actor) -> Iterator[str]:
    for wish in (*actor.needs, *actor.offers):
        yield wish.text


def _places(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for place in alphabetical(portal.places.values()):
        kind = words.place_kinds[place.kind].label if place.kind else ""
        town = words.localities[place.locality].label if place.locality else ""
        yield Document(
            Row(
                "steder",
                place.title,
                address(place),
                joined("Sted", kind, place.address or town),
                _since(portal, place),
            ),
            together(
                place.summary,
                place.address,
                kind,
                town,
                *(room.name for room in place.rooms),
                *place.amenities,
                words.labels("accessibility", place.accessibility),
                words.labels("facilities", codes_of(place)),
            ),
            plain_text(place.body),
        )


def _facilities(portal: Portal) -> Iterator[Document]:
    for found, count in facility_words(portal):
        label = portal.settings.vocabularies.facilities[found.code].label
        row = Row("steder", f"{label}: hvem har det?", facility_address(found.code), count)
        yield Document(row, together("Faciliteter", "lån", "leje", label))


def _partnerships(portal: Portal) -> Iterator[Document]:
    for found in alphabetical(portal.partnerships.values()):
        status = capitalised(PARTNERSHIP_WORDS[found.status])
        partners = actor_names(portal, (partner.actor for partner in found.partners))
        yield Document(
            Row(
                "partnerskaber",
                found.title,
                address(found),
                joined("Partnerskab", status),
                _since(portal, found),
            ),
            together(
                found.summary,
                found.vision,
                *(goal.title for goal in found.goals),
                status,
                *partners,
            ),
            plain_text(found.body),
        )


_FOLLOWED = "Arrangementer, kalender og feed"
_ABOUT = {"themes": "Partnerskabernes mål, planer og arrangementer"}


def _school_offers(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for one in views(portal, portal.school_offers.values()):
        offer = one.offer
        yield Document(
            Row(
                "aaben-skole",
                offer.title,
                address(offer),
                joined("Skoletilbud", one.state_words, one.provider, one.grades),
                _since(portal, offer),
            ),
            together(
                # What people call all of them, and only the catalogue says.
                own_page(portal, SCHOOL_OFFERS).title,
                "skoletilbud",
                offer.summary,
                one.provider,
                one.subjects,
                one.localities,
                one.venue,
                _with_grades(words.labels("grades", offer.grades)),
                words.labels("topics", offer.topics),
            ),
            together(plain_text(offer.body), *offer.learning_goals),
        )


_GRADE = re.compile(r"\b(\d+)\. klasse\b")


def _with_grades(text: str) -> str:
    """`4. klasse, 5. klasse` → … ` klasse4 klasse5`: a number of one digit is no word in the index,
    so a grade is one together with its noun (`grades` of search-words.js)."""
    return together(text, *(f"klasse{number}" for number in _GRADE.findall(text)))


def _terms(portal: Portal) -> Iterator[Document]:
    kinds = {"topics": "Emne", "audiences": "Målgruppe", "localities": "Område"}
    kinds |= {"themes": "Tema", "accessibility": "Adgang"}
    for vocabulary in VOCABULARY_ADDRESSES:
        kind = kinds.get(vocabulary, "Type")
        for code, term in portal.settings.vocabularies.terms(vocabulary).items():
            yield Document(
                Row(
                    TERMS,
                    term.plural or term.label,
                    term_address(vocabulary, code),
                    joined(kind, term.description or _ABOUT.get(vocabulary, _FOLLOWED)),
                ),
                together(kind, term.label, term.description, term.label_en),
            )


def _actor_filters(portal: Portal) -> Iterator[Document]:
    """Groups and kinds in which there are actors."""
    for vocabulary in ACTOR_FILTERS:
        used = {getattr(actor, _FIELDS[vocabulary]) for actor in portal.actors.values()}
        for code, term in portal.settings.vocabularies.terms(vocabulary).items():
            if code in used:
                yield Document(
                    Row(
                        TERMS,
                        term.plural or term.label,
                        term_address(vocabulary, code),
                        joined("Aktører", term.description or ""),
                    ),
                    together("Aktører", term.label, term.description, term.label_en),
                )


_FIELDS = {"actor_groups": "group", "actor_kinds": "kind"}


def _traditions(portal: Portal) -> Iterator[Document]:
    words = portal.settings.vocabularies
    for found in alphabetical(portal.traditions.values()):
        months = ", ".join(MONTHS[month - 1] for month in found.months)
        town = words.localities[found.locality].label if found.locality else ""
        yield Document(
            Row(
                "traditioner",
                found.title,
                tradition_address(found.slug),
                joined("Tradition", found.when or months, town),
                _since(portal, found),
            ),
            together(found.summary, found.when, months, town, words.labels("topics", found.topics)),
            plain_text(found.body),
        )


def _news(portal: Portal) -> Iterator[Document]:
    for found in newest_first(portal.news.values()):
        day = day_of(found.published)
        yield Document(
            Row(
                "nyheder",
                found.title,
                address(found),
                joined("Nyhed", tied(day_and_year(day))),
                _since(portal, found),
            ),
            together(found.summary, words_of_day(day)),
            plain_text(found.body),
        )


def _press(portal: Portal) -> Iterator[Document]:
    """Of one that was withdrawn, that it was and why."""
    for found in newest_first(portal.press.values()):
        day = day_of(published(found, portal.settings))
        shown = shown_of(found, found.body)
        yield Document(
            Row(
                "presse",
                shown.title,
                address(found),
                joined("Pressemeddelelse", tied(day_and_year(day))),
                _since(portal, found),
            ),
            together(shown.summary, words_of_day(day)),
            plain_text(shown.html),
        )


def _meetings(portal: Portal) -> Iterator[Document]:
    """The network's; a partnership's are told, and found, with it."""
    words = portal.settings.vocabularies
    for found in latest_first(portal.meetings.values()):
        day, kind = day_of(found.date), KIND_WORDS[found.kind]
        who = actor_names(portal, organisations(found))
        state = "Aflyst" if found.cancelled else ""
        yield Document(
            Row(
                "moeder",
                found.title,
                address(found),
                joined(kind, state, tied(day_and_year(day)), venue_name(portal, found.venue)),
                _since(portal, found),
            ),
            together(
                found.purpose,
                found.outcome,
                kind,
                state,
                venue_name(portal, found.venue),
                *who,
                words.labels("topics", found.topics),
                words_of_day(day),
            ),
            together(plain_text(found.body), *(one.text for one in found.follow_ups)),
        )
