"""`/aktoerer/mangler/`: for editors, what is not yet told of actors and places (step 1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from generator.analysing.completeness import (
    ACTOR_RULES,
    PLACE_RULES,
    Incomplete,
    Lack,
    Rule,
    actors_missing,
    places_missing,
)
from generator.artifacts import Artifact
from generator.model.actor import Actor
from generator.model.place import Place
from generator.presenting.addresses import ACTOR_GAPS, ACTORS
from generator.presenting.edition import Edition
from generator.presenting.own_pages import crumb
from generator.presenting.pouring import Head
from generator.presenting.words.alphabet import by_name

E = TypeVar("E", Actor, Place)

MOST = 100
"""So many are shown: whoever has mended those sees the next."""


class ToDo(Struct, Generic[E], frozen=True):
    """What a register lacks: for each rule how many entries break it, and the entries that lack
    most. `total` counts the entries that are looked at, `more` those that are not shown."""

    rules: tuple[tuple[Lack, int], ...]
    entries: tuple[Incomplete[E], ...]
    total: int
    lacking: int
    more: int


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The one page."""
    portal = edition.portal
    yield edition.page(
        ACTOR_GAPS,
        "missing.html",
        title="Hvem mangler oplysninger?",
        section="aktoerer",
        head=Head(
            description="For redaktører: hvilke oplysninger der mangler om aktører og steder.",
            noindex=True,
        ),
        trail=(crumb(portal, ACTORS),),
        registers=(
            (
                "Aktører",
                "aktoerer",
                _to_do(portal.actors.values(), actors_missing(portal), ACTOR_RULES),
            ),
            (
                "Steder",
                "steder",
                _to_do(portal.places.values(), places_missing(portal), PLACE_RULES),
            ),
        ),
    )


def _to_do(
    entities: Iterable[E], missing: Sequence[Incomplete[E]], rules: Sequence[Rule[E]]
) -> ToDo[E]:
    lacks = Counter(lack for one in missing for lack in one.missing)
    entries = sorted(missing, key=lambda one: (one.score, by_name(one.entity.title)))
    return ToDo(
        rules=tuple((lack, lacks[lack]) for lack, _ in rules),
        entries=tuple(entries[:MOST]),
        total=sum(one.status != "closed" for one in entities),
        lacking=len(entries),
        more=max(len(entries) - MOST, 0),
    )
