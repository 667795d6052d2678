"""`/aktoerer/`: the register of everyone who makes culture, and a page for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.artifacts import Artifact
from generator.model.actor import Actor
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting import register_jsonld
from generator.presenting.addresses import address
from generator.presenting.agenda import agenda
from generator.presenting.alphabet import by_name
from generator.presenting.edition import Edition, Head
from generator.presenting.jsonld import breadcrumbs
from generator.presenting.newest import newest_first
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.presenting.ways import coming


@dataclass(frozen=True, slots=True)
class Row:
    """One actor in the register, with the number of its events to come."""

    actor: Actor
    coming: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the register: its word's code, and its actors by name."""

    code: str
    rows: tuple[Row, ...]


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The register, then one page an actor."""
    yield _register(edition)
    feeds = {found.address: found for found in edition.collections}
    portal = edition.portal
    for actor in portal.actors.values():
        here = address(actor)
        group = portal.settings.vocabularies.actor_groups[actor.group]
        trail = (
            ("Aktører", "/aktoerer/"),
            (group.plural or group.label, f"/aktoerer/#{actor.group}"),
        )
        yield edition.page(
            here,
            "actor.html",
            title=f"{actor.title} ({_kind(portal, actor).lower()})",
            section="aktoerer",
            origin=actor.path,
            head=Head(
                description=actor.summary or f"{actor.title}: arrangementer, kalender og kontakt.",
                feeds=feeds[here],
                image=here + actor.image.file if actor.image else None,
                image_alt=actor.image.alt if actor.image else "",
                jsonld=(
                    register_jsonld.organization(portal, edition.base_url, actor),
                    breadcrumbs(edition.base_url, (trail[0], (actor.title, here))),
                ),
            ),
            trail=trail,
            actor=actor,
            agenda=agenda(portal, portal.events_by_actor.get(actor.slug, ())),
            members=portal.members_by_actor.get(actor.slug, ()),
            partnership_words=PARTNERSHIP_WORDS,
            partnerships=portal.partnerships_by_actor.get(actor.slug, ()),
            news=newest_first(portal.news_by_actor.get(actor.slug, ())),
            places=portal.places_by_actor.get(actor.slug, ()),
            traditions=portal.traditions_by_actor.get(actor.slug, ()),
        )


def _register(edition: Edition) -> Artifact:
    portal = edition.portal
    words = portal.settings.vocabularies
    rows = [
        Row(actor, coming(portal, portal.events_by_actor.get(slug, ())))
        for slug, actor in portal.actors.items()
    ]
    rows.sort(key=lambda row: by_name(row.actor.title))
    groups = (
        Group(code, tuple(row for row in rows if row.actor.group == code))
        for code in words.actor_groups
    )
    return edition.page(
        "/aktoerer/",
        "actors.html",
        title="Aktører",
        section="aktoerer",
        head=Head(
            description=f"Hvem skaber kultur i {portal.settings.municipality}? "
            "Foreninger, institutioner, kunstnere og kirker, hver med kalender og feed."
        ),
        groups=tuple(group for group in groups if group.rows),
        localities=_counts(words.localities, [row.actor.all_localities for row in rows]),
        kinds=tuple(
            Group(code, tuple(row for row in rows if row.actor.kind == code))
            for code in words.actor_kinds
            if any(row.actor.kind == code for row in rows)
        ),
    )


def _counts(
    terms: Mapping[str, Term], held: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, int], ...]:
    """How many actors each locality has, in the vocabulary's order; those without any left out."""
    counted = Counter(code for codes in held for code in codes)
    return tuple((code, counted[code]) for code in terms if counted[code])


def _kind(portal: Portal, actor: Actor) -> str:
    """What it is, in a word; it sets the page's title apart from an event of the same name."""
    words = portal.settings.vocabularies
    return (
        words.actor_kinds[actor.kind].label if actor.kind else words.actor_groups[actor.group].label
    )
