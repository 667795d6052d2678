"""What actors and places are called where a slug, or a name as written, is at hand."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.model.event import Outside, Venue
from generator.model.portal import Portal


class Named(Struct, frozen=True):
    """What something is called, and its page's address."""

    title: str
    address: str


def actor_name(portal: Portal, slug: str) -> str:
    """Its title; the slug itself of one that is not, or not yet, in the register."""
    actor = portal.actors.get(slug)
    return actor.title if actor is not None else slug


def actor_names(portal: Portal, slugs: Iterable[str]) -> list[str]:
    """The titles of those that are in the register, in the order given."""
    return [portal.actors[slug].title for slug in slugs if slug in portal.actors]


def venue_name(portal: Portal, venue: Venue | None) -> str:
    """`Kulturhuset`: the title of the place, or the name as written; empty where neither is."""
    if isinstance(venue, Outside):
        return venue.name
    place = portal.place_of(venue)
    return place.title if place else ""


def venue_and_address(portal: Portal, venue: Venue | None) -> str:
    """`Kulturhuset, Torvegade 1, 9999 Sildevig`: as far as it is known."""
    if isinstance(venue, Outside):
        return ", ".join(filter(None, (venue.name, venue.address)))
    place = portal.place_of(venue)
    return ", ".join(filter(None, (place.title, place.address))) if place else ""


def venue_address(portal: Portal, venue: Venue | None) -> str:
    """`Torvegade 1, 9999 Sildevig`: the venue's address by itself, where it is known."""
    if isinstance(venue, Outside):
        return venue.address or ""
    place = portal.place_of(venue)
    return (place.address or "") if place else ""
