"""`/aktoerer/`: the register of everyone who makes culture, and a page for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from generator.analysing.completeness import actors_missing
from generator.artifacts import Artifact, Batch, digest, numbered
from generator.model.actor import Actor
from generator.model.portal import REGISTERED, Portal
from generator.model.settings import Vocabularies
from generator.presenting.actor_rows import actor_rows, by_letter, wishing
from generator.presenting.addresses import ACTORS, address, term_address
from generator.presenting.agenda import later
from generator.presenting.collections import of_actor
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Later
from generator.presenting.linked_data import registers as register_jsonld
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.linked_data.schema_org import Json
from generator.presenting.localities import actor_map
from generator.presenting.matches import MATCHES_SHOWN, Matches, PairView
from generator.presenting.network import shared_by_actor
from generator.presenting.newest import newest_first
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.register import grouped
from generator.presenting.school_words import views
from generator.presenting.sharing import shared_image
from generator.presenting.steps import PARTNERSHIP_WORDS

MANY = 150
"""So many actors are more than one reads through: they stand by name alone, under their letters."""


class Filter(Struct, frozen=True):
    """A way to narrow the register: words that lead to their pages, with how many have them."""

    heading: str
    vocabulary: str
    words: tuple[tuple[str, int], ...]


LOT = 100
"""Actors; after an edit of an event the pages of those who hold it are planned, with these."""


def batches(edition: Edition) -> Iterator[Batch]:
    """The register, and the pages in lots."""
    portal, known = edition.portal, edition.fingerprints
    yield Batch("actors", partial(_registers, edition), edition.inputs.listed)
    registered = edition.inputs.registered(*REGISTERED)
    for number, lot in numbered(tuple(portal.actors.values()), LOT):
        # Whatever two of them share is an event of each.
        events = [known.of_listings(portal.events_by_actor.get(one.slug, ())) for one in lot]
        yield Batch(f"actors/{number}", partial(pages, edition, lot), digest(registered, events))


def translated(edition: Edition) -> Iterator[Artifact]:
    """The register, then a page for each actor that is translated."""
    yield _register(edition)
    actors = edition.portal.actors.values()
    yield from pages(edition, (one for one in actors if edition.stands(address(one))))


def _registers(edition: Edition) -> Iterator[Artifact]:
    yield _register(edition)


def pages(edition: Edition, actors: Iterable[Actor]) -> Iterator[Artifact]:
    """The actors' own pages."""
    portal, _ = edition.portal, edition.language.gettext
    shares = portal.once(shared_by_actor)
    for actor in actors:
        here = address(actor)
        group = portal.settings.vocabularies.actor_groups[actor.group]
        trail = (
            crumb(portal, ACTORS),
            (group.plural or group.label, term_address("actor_groups", actor.group)),
        )
        yield edition.page(
            here,
            "actor.html",
            title=f"{actor.title} ({_kind(portal, actor).lower()})",
            section="aktoerer",
            origin=actor.path,
            head=Head(
                description=edition.in_its_words(actor, "summary")
                or _("%(name)s: arrangementer, kalender og kontakt.", name=actor.title),
                feeds=of_actor(portal, actor),
                image=shared_image(edition, actor),
                jsonld=(
                    _organization(edition, actor),
                    breadcrumbs(edition.base_url, edition.trail((*trail, (actor.title, here)))),
                ),
            ),
            trail=trail,
            actor=actor,
            agenda=later(portal, portal.events_by_actor.get(actor.slug, ())),
            members=portal.members_by_actor.get(actor.slug, ()),
            partnership_words=PARTNERSHIP_WORDS,
            partnerships=portal.partnerships_by_actor.get(actor.slug, ()),
            together_with=Later(shares.told_of(actor.slug), partial(shares.of, actor.slug)),
            news=newest_first(portal.news_by_actor.get(actor.slug, ())),
            school_offers=views(portal, portal.school_offers_by_actor.get(actor.slug, ())),
            places=portal.places_by_actor.get(actor.slug, ()),
            traditions=portal.traditions_by_actor.get(actor.slug, ()),
            matches=_matches(edition, actor),
            more_matches=_more_matches(edition, actor),
        )


def _matches(edition: Edition, actor: Actor) -> Later[tuple[PairView, ...]] | None:
    """Its best matches; None where it has nothing on the table."""
    slug, matches = actor.slug, edition.portal.once(Matches)
    if not matches.has_wishes(slug):
        return None
    return Later(edition.matches_told[slug], lambda: matches.of_actor(slug, MATCHES_SHOWN))


def _more_matches(edition: Edition, actor: Actor) -> int:
    """How many its page leaves out; its feed has them."""
    matches = edition.portal.once(Matches)
    if not matches.has_wishes(actor.slug):
        return 0
    return max(0, len(matches.known.by_actor.get(actor.slug, ())) - MATCHES_SHOWN)


def _organization(edition: Edition, actor: Actor) -> Later[Json]:
    portal, base_url = edition.portal, edition.base_url
    return Later(actor, lambda: register_jsonld.organization(portal, base_url, actor))


def _register(edition: Edition) -> Artifact:
    portal, _ = edition.portal, edition.language.gettext
    told = own_page(portal, ACTORS)
    words = portal.settings.vocabularies
    rows = actor_rows(portal, portal.actors.values())
    return edition.page(
        told.address,
        "actors.html",
        title=told.title,
        section="aktoerer",
        head=Head(description=told.description),
        count=len(rows),
        filters=(
            _filter(_("Gruppe"), "actor_groups", Counter(row.actor.group for row in rows), words),
            _filter(
                _("Emne"),
                "topics",
                Counter(code for row in rows for code in row.actor.topics),
                words,
            ),
            _filter(_("Art"), "actor_kinds", Counter(row.actor.kind or "" for row in rows), words),
        ),
        seeking=wishing(portal.actors.values(), "needs"),
        offering=wishing(portal.actors.values(), "offers"),
        where=actor_map(portal),
        groups=grouped(rows, words.actor_groups, lambda row: row.actor.group)
        if len(rows) <= MANY
        else (),
        letters=by_letter(rows) if len(rows) > MANY else (),
        lacking=len(actors_missing(portal)),
    )


def _filter(heading: str, vocabulary: str, counts: Counter[str], words: Vocabularies) -> Filter:
    codes = words.terms(vocabulary)
    return Filter(
        heading, vocabulary, tuple((code, counts[code]) for code in codes if counts[code])
    )


def _kind(portal: Portal, actor: Actor) -> str:
    """What it is, in a word; it sets the page's title apart from an event of the same name."""
    words = portal.settings.vocabularies
    return (
        words.actor_kinds[actor.kind].label if actor.kind else words.actor_groups[actor.group].label
    )
