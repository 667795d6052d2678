"""Where actors belong: as they say themselves, else where the places lie that they own or run."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.model.actor import Actor
from generator.model.portal import Portal


class Whereabouts(Struct, frozen=True):
    """The actors of each locality, by its code; `outside` are those that belong elsewhere, and of
    `unknown` nobody has said. Together they are all actors; in order of slugs."""

    by_locality: Mapping[str, tuple[Actor, ...]]
    outside: tuple[Actor, ...] = ()
    unknown: tuple[Actor, ...] = ()


def localities_of(portal: Portal, actor: Actor) -> tuple[str, ...]:
    """Its own, the main one first; where it names none, those of its places."""
    if actor.all_localities:
        return actor.all_localities
    places = portal.places_by_actor.get(actor.slug, ())
    return tuple(dict.fromkeys(place.locality for place in places if place.locality))


def whereabouts(portal: Portal) -> Whereabouts:
    """Every actor in each of its localities."""
    by_locality: dict[str, list[Actor]] = {}
    outside: list[Actor] = []
    unknown: list[Actor] = []
    for actor in portal.actors.values():
        found = localities_of(portal, actor)
        for code in found:
            by_locality.setdefault(code, []).append(actor)
        if not found:
            (outside if actor.outside else unknown).append(actor)
    return Whereabouts(
        {code: tuple(actors) for code, actors in by_locality.items()},
        tuple(outside),
        tuple(unknown),
    )
