"""Everything that can be followed: each has a page, a calendar and feeds (docs/following.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.analysing.goals import events_by_theme
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.addresses import (
    CHANGES,
    EVENTS,
    MATCHES,
    MEETINGS,
    NEWS,
    NEWSLETTERS,
    PRESS,
    SCHOOL_OFFERS,
    address,
    letters_address,
    school_address,
    term_address,
)
from generator.presenting.languages.language import spoken

SCHOOLS, LETTERS = "Åben Skole", "Nyhedsbreve"
"""The headings under which the feeds of school offers, and of letters, are listed."""


class Collection(Struct, frozen=True):
    """A set of events with an address: the whole portal, an actor, a topic, …

    `group` is the Danish heading under which `/abonner/` lists it. `feed_title` names the feed in
    a reader far from the portal, so it says whose it is. News and press releases have feeds but
    no `calendar`.
    `told_at` is the page that tells of it, where there is none at its own address.
    """

    address: str
    title: str
    feed_title: str
    group: str
    events: tuple[Listing, ...]
    entity: Entity | None = None
    vocabulary: str | None = None
    code: str | None = None
    calendar: bool = True
    told_at: str | None = None

    @property
    def page(self) -> str:
        """The address of the page for people."""
        return self.told_at or self.address

    @property
    def key(self) -> str:
        """`aktoerer/kystmuseet`: unique, for identifiers."""
        return self.address.strip("/")

    @property
    def aliases(self) -> tuple[str, ...]:
        """The addresses that its entity had."""
        return self.entity.aliases if self.entity is not None else ()

    @property
    def origin(self) -> str:
        """The file that it is from; empty where it is made of many."""
        return self.entity.path if self.entity is not None else ""


ACTORS, PARTNERSHIPS = "Aktører", "Partnerskaber"
PLACES, WHOLE = "Steder", "Hele portalen"
_ENTITY_GROUPS = (
    ("actors", ACTORS, "events_by_actor"),
    ("partnerships", PARTNERSHIPS, "events_by_partnership"),
    ("places", PLACES, "events_by_place"),
)
_TERM_GROUPS = (
    ("topics", "Emner", "events_by_topic"),
    ("audiences", "Målgrupper", "events_by_audience"),
    ("localities", "Områder", "events_by_locality"),
    ("event_types", "Typer", "events_by_type"),
    ("accessibility", "Adgang", "events_by_accessibility"),
)


def everything(portal: Portal) -> Collection:
    """The whole portal's events, at `/arrangementer/`."""
    return Collection(
        address=EVENTS,
        title=spoken(portal).gettext("Alle arrangementer"),
        feed_title=portal.settings.public_name,
        group=WHOLE,
        events=portal.all_events,
    )


def of_news(portal: Portal) -> Collection:
    """The news, at `/nyheder/`."""
    return _beside(portal, NEWS, "Nyheder")


def of_changes(portal: Portal) -> Collection:
    """What has happened to events, at `/aendringer/`."""
    return _beside(portal, CHANGES, "Ændringer")


def of_press(portal: Portal) -> Collection:
    """Press releases, at `/presse/`."""
    return _beside(portal, PRESS, "Pressemeddelelser")


def of_meetings(portal: Portal) -> Collection:
    """The meetings of the network and of partnerships, at `/netvaerk/moeder/`."""
    return _beside(portal, MEETINGS, "Møder", calendar=True)


def of_matches(portal: Portal) -> Collection:
    """Needs, offers and who could help whom, at `/netvaerk/match/`."""
    return _beside(portal, MATCHES, "Behov, tilbud og match")


def of_newsletters(portal: Portal) -> tuple[Collection, ...]:
    """The letters at `/nyhedsbreve/`, and those of each edition."""
    editions = portal.settings.newsletter.editions
    whole = _beside(portal, NEWSLETTERS, "Nyhedsbreve")
    return (
        replace(whole, title="Alle nyhedsbreve", group=LETTERS),
        *(
            replace(
                _beside(portal, letters_address(code), f"Nyhedsbrev: {edition.title}"),
                group=LETTERS,
                told_at=NEWSLETTERS,
            )
            for code, edition in editions.items()
        ),
    )


def of_school_offers(portal: Portal) -> tuple[Collection, ...]:
    """The catalogue at `/aaben-skole/`, and each grade."""
    whole = _beside(portal, SCHOOL_OFFERS, "Skoletilbud")
    grades = (
        replace(
            _beside(portal, school_address("grades", code), f"Skoletilbud: {term.label}"),
            group=SCHOOLS,
            vocabulary="grades",
            code=code,
        )
        for code, term in portal.settings.vocabularies.grades.items()
    )
    return (replace(whole, title="Alle skoletilbud", group=SCHOOLS), *grades)


def _beside(portal: Portal, where: str, title: str, *, calendar: bool = False) -> Collection:
    """What can be followed and holds no events; it is therefore not among `collections`."""
    return Collection(
        address=where,
        title=title,
        feed_title=f"{title} – {portal.settings.public_name}",
        group=everything(portal).group,
        events=(),
        calendar=calendar,
    )


def collections(portal: Portal) -> tuple[Collection, ...]:
    """The whole portal first, then actors, partnerships, places and the vocabularies' words."""
    return (everything(portal), *_of_entities(portal), *_of_terms(portal))


def _of_entities(portal: Portal) -> Iterator[Collection]:
    for folder, group, relation in _ENTITY_GROUPS:
        events: Mapping[str, tuple[Listing, ...]] = getattr(portal, relation)
        for slug, entity in portal.of_kind(folder).items():
            yield _of_entity(portal, entity, group, events.get(slug, ()))


def _of_entity(
    portal: Portal, entity: Entity, group: str, events: tuple[Listing, ...]
) -> Collection:
    title = str(getattr(entity, "title"))  # noqa: B009 - Entity has no title; these kinds do
    return Collection(
        address=address(entity),
        title=title,
        feed_title=f"{title} – {portal.settings.public_name}",
        group=group,
        events=events,
        entity=entity,
    )


def of_actor(portal: Portal, actor: Actor) -> Collection:
    """An actor's, as it is among `collections`."""
    return _of_entity(portal, actor, ACTORS, portal.events_by_actor.get(actor.slug, ()))


def of_place(portal: Portal, place: Place) -> Collection:
    """A place's, as it is among `collections`."""
    return _of_entity(portal, place, PLACES, portal.events_by_place.get(place.slug, ()))


def of_partnership(portal: Portal, partnership: Partnership) -> Collection:
    """A partnership's, as it is among `collections`."""
    events = portal.events_by_partnership.get(partnership.slug, ())
    return _of_entity(portal, partnership, PARTNERSHIPS, events)


def _of_terms(portal: Portal) -> Iterator[Collection]:
    related: list[tuple[str, str, Mapping[str, tuple[Listing, ...]]]] = [
        (vocabulary, group, getattr(portal, relation))
        for vocabulary, group, relation in _TERM_GROUPS
    ]
    for vocabulary, group, events in (*related, ("themes", "Temaer", events_by_theme(portal))):
        terms: Mapping[str, Term] = portal.settings.vocabularies.terms(vocabulary)
        for code, term in terms.items():
            yield Collection(
                address=term_address(vocabulary, code),
                title=term.plural or term.label,
                feed_title=f"{term.plural or term.label} – {portal.settings.public_name}",
                group=group,
                events=events.get(code, ()),
                vocabulary=vocabulary,
                code=code,
            )
