"""`/steder/`: where culture happens, by locality, and a page for each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from generator.analysing.facilities import lends, use_of
from generator.artifacts import Artifact
from generator.model.listing import Listing
from generator.model.place import Place
from generator.presenting.addresses import PLACES, address
from generator.presenting.agenda import later
from generator.presenting.collections import of_place
from generator.presenting.edition import Edition
from generator.presenting.facilities import UseView, use_in_words
from generator.presenting.fingerprints import Later
from generator.presenting.linked_data import registers as register_jsonld
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.linked_data.schema_org import Json
from generator.presenting.localities import place_map
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.register import grouped, rows
from generator.presenting.sharing import shared_image


class Access(Struct, frozen=True):
    """One of the groups of God Adgang, with the features that the place has, in words."""

    group: str
    features: tuple[str, ...]


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The register, then one page a place."""
    yield _register(edition)
    yield from pages(edition, edition.portal.places.values())


def pages(edition: Edition, places: Iterable[Place]) -> Iterator[Artifact]:
    """The places' own pages, as far as they stand in this edition."""
    portal, _ = edition.portal, edition.language.gettext
    for place in places:
        if not edition.stands(address(place)):
            continue
        here, events = address(place), portal.events_by_place.get(place.slug, ())
        trail = [crumb(portal, PLACES)]
        if place.locality:
            town = portal.settings.vocabularies.localities[place.locality].label
            trail.append((town, f"{PLACES}#{place.locality}"))
        yield edition.page(
            here,
            "place.html",
            # An actor often bears the name of its house.
            title=_("%(name)s (sted)", name=place.title),
            section="steder",
            origin=place.path,
            head=Head(
                description=edition.in_its_words(place, "summary")
                or _("%(name)s: adresse, adgang og arrangementer.", name=place.title),
                feeds=of_place(portal, place),
                image=shared_image(edition, place),
                jsonld=(
                    _place(edition, place),
                    breadcrumbs(edition.base_url, edition.trail((trail[0], (place.title, here)))),
                ),
            ),
            trail=tuple(trail),
            place=place,
            colour=Later(events, partial(_colour, edition, events)),
            access=access(edition, place),
            agenda=later(portal, events),
            traditions=portal.traditions_by_place.get(place.slug, ()),
            use=Later((portal.today, place, events), partial(_use, edition, place, events)),
        )


def access(edition: Edition, place: Place) -> tuple[Access, ...]:
    """What the place says of its accessibility, by the groups in the vocabulary's order."""
    groups: dict[str, list[str]] = {}
    for code, term in edition.portal.settings.vocabularies.accessibility.items():
        if code in place.accessibility:
            groups.setdefault(term.description or "", []).append(term.label)
    return tuple(Access(group, tuple(features)) for group, features in groups.items())


def _place(edition: Edition, place: Place) -> Later[Json]:
    portal, base_url = edition.portal, edition.base_url
    return Later(place, lambda: register_jsonld.place(portal, base_url, place))


def _colour(edition: Edition, events: tuple[Listing, ...]) -> str:
    """The colour that most of its events have; moss where nothing has happened yet."""
    colours = Counter(edition.cards.colour(event) for event in events)
    return max(sorted(colours), key=colours.__getitem__, default="moss")


def _use(edition: Edition, place: Place, events: tuple[Listing, ...]) -> UseView | None:
    """How much it is used; told only of what others may use."""
    if not lends(place) or not edition.language.is_danish:  # its words are Danish alone
        return None
    return use_in_words(use_of(edition.portal, place, events))


def _register(edition: Edition) -> Artifact:
    portal = edition.portal
    told = own_page(portal, PLACES)
    return edition.page(
        told.address,
        "places.html",
        title=told.title,
        section="steder",
        head=Head(description=told.description),
        where=place_map(portal),
        groups=grouped(
            rows(portal, portal.places, portal.events_by_place),
            (*portal.settings.vocabularies.localities, None),
            lambda row: row.entity.locality,
        ),
    )
