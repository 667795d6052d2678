"""`/aktoerer/`: the register of everyone who makes culture, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.model.actor import Actor
from generator.model.portal import Portal
from generator.presenting import register_jsonld
from generator.presenting.addresses import address
from generator.presenting.agenda import later
from generator.presenting.edition import Edition, Head
from generator.presenting.fingerprints import Later
from generator.presenting.jsonld import breadcrumbs
from generator.presenting.matches import PairView
from generator.presenting.newest import newest_first
from generator.presenting.register import grouped, rows
from generator.presenting.schema_org import Json
from generator.presenting.steps import PARTNERSHIP_WORDS

MATCHES_SHOWN = 4
"""So many of the best; the rest are at `/netvaerk/match/`."""


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
                image=edition.portrait(actor),
                image_alt=actor.image.alt if actor.image else "",
                jsonld=(
                    _organization(edition, actor),
                    breadcrumbs(edition.base_url, (trail[0], (actor.title, here))),
                ),
            ),
            trail=trail,
            actor=actor,
            agenda=later(portal, portal.events_by_actor.get(actor.slug, ())),
            members=portal.members_by_actor.get(actor.slug, ()),
            partnership_words=PARTNERSHIP_WORDS,
            partnerships=portal.partnerships_by_actor.get(actor.slug, ()),
            news=newest_first(portal.news_by_actor.get(actor.slug, ())),
            places=portal.places_by_actor.get(actor.slug, ()),
            traditions=portal.traditions_by_actor.get(actor.slug, ()),
            matches=_matches(edition, actor),
        )


def _matches(edition: Edition, actor: Actor) -> tuple[PairView, ...] | None:
    """Its best matches; None where it has nothing on the table."""
    if not edition.matches.has_wishes(actor.slug):
        return None
    return edition.matches.of_actor(actor.slug, MATCHES_SHOWN)


def _organization(edition: Edition, actor: Actor) -> Later[Json]:
    portal, base_url = edition.portal, edition.base_url
    return Later(actor, lambda: register_jsonld.organization(portal, base_url, actor))


def _register(edition: Edition) -> Artifact:
    portal = edition.portal
    words = portal.settings.vocabularies
    found = rows(portal, portal.actors, portal.events_by_actor)
    return edition.page(
        "/aktoerer/",
        "actors.html",
        title="Aktører",
        section="aktoerer",
        head=Head(
            description=f"Hvem skaber kultur i {portal.settings.municipality}? "
            "Foreninger, institutioner, kunstnere og kirker, hver med kalender og feed."
        ),
        groups=grouped(found, words.actor_groups, lambda actor: actor.group),
        localities=tuple(
            (code, len(portal.actors_by_locality[code]))
            for code in words.localities
            if code in portal.actors_by_locality
        ),
        kinds=grouped(found, words.actor_kinds, lambda actor: actor.kind),
    )


def _kind(portal: Portal, actor: Actor) -> str:
    """What it is, in a word; it sets the page's title apart from an event of the same name."""
    words = portal.settings.vocabularies
    return (
        words.actor_kinds[actor.kind].label if actor.kind else words.actor_groups[actor.group].label
    )
