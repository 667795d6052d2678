"""How much is told of an actor or a place, from 0 to 100, and what is missing.

Each rule is a question with points; a full entry has them all. It measures the entry, never the
actor: a small choir with a website can have 100.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

from generator.model.actor import Actor
from generator.model.place import Place
from generator.model.portal import Portal

E = TypeVar("E", Actor, Place)


class Lack(Struct, frozen=True):
    """What is missing: in Danish words, the fields that would tell it, and its points of 100."""

    words: str
    fields: tuple[str, ...]
    points: int


class Incomplete(Struct, Generic[E], frozen=True):
    """An entity with its score, 0 to 100, and what it lacks, what weighs most first."""

    entity: E
    score: int
    missing: tuple[Lack, ...]


Rule: TypeAlias = tuple[Lack, Callable[[E], object]]
"""What is lacking where the function finds nothing."""


ACTOR_RULES: tuple[Rule[Actor], ...] = (
    (
        Lack("en hjemmeside eller en mailadresse", ("website", "email"), 20),
        lambda actor: actor.website or actor.email,
    ),
    (Lack("en kort beskrivelse", ("summary",), 15), lambda actor: actor.summary),
    (
        Lack("hvor den hører til", ("locality", "address", "outside"), 10),
        lambda actor: actor.all_localities or actor.address or actor.outside,
    ),
    (Lack("emner", ("topics",), 10), lambda actor: actor.topics),
    (Lack("en tekst om, hvad den laver", (), 10), lambda actor: actor.body.strip()),
    (
        Lack("behov eller tilbud", ("needs", "offers"), 10),
        lambda actor: actor.needs or actor.offers,
    ),
    (Lack("et billede med beskrivelse", ("image",), 10), lambda actor: actor.image),
    (Lack("kilder", ("sources",), 10), lambda actor: actor.sources),
    (Lack("en art", ("kind",), 5), lambda actor: actor.kind),
)
PLACE_RULES: tuple[Rule[Place], ...] = (
    (
        Lack("oplysninger om adgang", ("accessibility", "accessibility_note"), 20),
        lambda place: place.accessibility or place.accessibility_note,
    ),
    (Lack("en kort beskrivelse", ("summary",), 15), lambda place: place.summary),
    (Lack("en adresse", ("address",), 10), lambda place: place.address),
    (
        Lack("et præcist punkt på kortet", ("geo",), 10),
        lambda place: place.geo and not place.geo.approximate,
    ),
    (Lack("et billede med beskrivelse", ("image",), 10), lambda place: place.image),
    (Lack("kilder", ("sources",), 10), lambda place: place.sources),
    (Lack("en by eller et område", ("locality",), 5), lambda place: place.locality),
    (Lack("en slags", ("kind",), 5), lambda place: place.kind),
    (Lack("hvordan man kommer dertil", ("transport",), 5), lambda place: place.transport),
    (
        Lack("hvor mange der er plads til", ("capacity", "rooms"), 5),
        lambda place: place.capacity or place.rooms,
    ),
    (
        Lack("hvem der står for det", ("owner", "operator", "website"), 5),
        lambda place: place.owner or place.operator or place.website,
    ),
)
"""The heaviest first; together 100 points, as a test holds."""


def actors_missing(portal: Portal) -> tuple[Incomplete[Actor], ...]:
    """Actors of whom something is missing, the lowest score first and then by slug; none that have
    closed: nobody is left to ask."""
    return _missing((one for one in portal.actors.values() if one.status != "closed"), ACTOR_RULES)


def places_missing(portal: Portal) -> tuple[Incomplete[Place], ...]:
    """As `actors_missing`."""
    return _missing((one for one in portal.places.values() if one.status != "closed"), PLACE_RULES)


def _missing(entities: Iterable[E], rules: Iterable[Rule[E]]) -> tuple[Incomplete[E], ...]:
    lacking = [one for one in (told(entity, rules) for entity in entities) if one.missing]
    return tuple(sorted(lacking, key=lambda one: (one.score, one.entity.slug)))


def told(entity: E, rules: Iterable[Rule[E]]) -> Incomplete[E]:
    """How much is told of it; with nothing missing its score is 100."""
    missing = tuple(lack for lack, found in rules if not found(entity))
    return Incomplete(entity, 100 - sum(lack.points for lack in missing), missing)
