"""`/abonner/`: every calendar and feed there is, and how to follow them; `/abonner/kombiner/`: what
two words have in common."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.analysing.plans import has_times
from generator.artifacts import Artifact
from generator.presenting.addresses import (
    COMBINATIONS,
    SUBSCRIBE,
    VOCABULARY_ADDRESSES,
    YEAR_CALENDAR,
    plan_calendar_address,
)
from generator.presenting.collections import of_newsletters, of_school_offers
from generator.presenting.combinations import PAIRS, Word, pairs, words
from generator.presenting.edition import Edition
from generator.presenting.letters import letters
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.words.alphabet import alphabetical


class Followed(Struct, frozen=True):
    """What can be followed: its name, its address, and whether it has a calendar. `page` is the
    page that tells of it, where there is none at its own address."""

    title: str
    address: str
    calendar: bool = True
    page: str = ""


class Group(Struct, frozen=True):
    """Actors, topics …: a heading and what stands under it."""

    title: str
    members: tuple[Followed, ...]


KINDS = (
    ("Emne", "Alle emner", "topics"),
    ("Målgruppe", "Alle målgrupper", "audiences"),
    ("Område", "Alle områder", "localities"),
)
"""What is chosen between, in the order in which a pair's address names them."""
PATTERNS = ("/_1_/_2_/", f"{COMBINATIONS}_1_/_2_/_3_/_4_/")
"""The addresses of a word and of a pair, with room for words: `_` is in none of them."""
HEADINGS = ("Emne og område", "Emne og målgruppe", "Målgruppe og område")
"""Of `PAIRS`."""


class Combined(Struct, frozen=True):
    """A word, and what it is combined with."""

    word: Word
    rows: tuple[Followed, ...]


class Combinations(Struct, frozen=True):
    """A pair of vocabularies, word by word of the first."""

    title: str
    words: tuple[Combined, ...]


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The two pages; what two words share is offered in Danish alone."""
    yield _everything(edition)
    if edition.language.is_danish:
        yield _combinations(edition)


def _combinations(edition: Edition) -> Artifact:
    told = own_page(edition.portal, COMBINATIONS)
    return edition.page(
        COMBINATIONS,
        "combinations.html",
        title=told.title,
        head=Head(description=told.description, feeds=edition.lists.everything),
        trail=(crumb(edition.portal, SUBSCRIBE),),
        lead=told.description,
        left_out=any(
            not one.combined for _, _, vocabulary in KINDS for one in _words(edition, vocabulary)
        ),
        groups=tuple(_grouped(edition)),
    )


def _words(edition: Edition, vocabulary: str) -> tuple[Word, ...]:
    return words(edition.portal, vocabulary)


def _grouped(edition: Edition) -> Iterator[Combinations]:
    found: dict[tuple[str, str], dict[Word, list[Followed]]] = {pair: {} for pair in PAIRS}
    both = zip(pairs(edition.portal), edition.lists.combinations, strict=True)
    for (one, other), collection in both:
        rows = found[one.vocabulary, other.vocabulary].setdefault(one, [])
        rows.append(Followed(collection.title, collection.address))
    for title, group in zip(HEADINGS, found.values(), strict=True):
        yield Combinations(title, tuple(Combined(one, tuple(rows)) for one, rows in group.items()))


def _everything(edition: Edition) -> Artifact:
    told, _ = own_page(edition.portal, SUBSCRIBE), edition.language.gettext
    groups: dict[str, list[Followed]] = {}
    danish = edition.language.is_danish
    offers = of_school_offers(edition.portal) if danish else ()
    issues = of_newsletters(edition.portal) if danish else ()
    for collection in (*edition.lists.followed, *offers, *issues):
        groups.setdefault(collection.group, []).append(
            Followed(collection.title, collection.address, collection.calendar, collection.page)
        )
    # Entities by name; words keep the order of their vocabulary.
    entities = {one.group for one in edition.lists.collections if one.entity is not None}
    return edition.page(
        SUBSCRIBE,
        "subscribe.html",
        title=told.title,
        head=Head(description=told.description, feeds=edition.lists.everything),
        kinds=tuple(
            (label, every, VOCABULARY_ADDRESSES[vocabulary], _words(edition, vocabulary))
            for label, every, vocabulary in KINDS
        ),
        patterns=PATTERNS,
        whole=Followed(edition.lists.everything.title, edition.lists.everything.address),
        plans=()
        if not edition.language.is_danish
        else tuple(
            Followed(partnership.title, plan_calendar_address(partnership))
            for partnership in alphabetical(filter(has_times, edition.portal.partnerships.values()))
        ),
        every_plan=YEAR_CALENDAR,
        sent=bool(letters(edition.portal)),
        groups=tuple(
            Group(
                _(title),
                tuple(alphabetical(members) if title in entities else members),
            )
            for title, members in groups.items()
            if title != edition.lists.everything.group
        ),
    )
