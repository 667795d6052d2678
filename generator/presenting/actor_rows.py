"""Actors as a list tells them: where, what they do, what is coming, whether one can write."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.analysing.whereabouts import localities_of
from generator.model.actor import Actor
from generator.model.portal import Portal
from generator.presenting.ways import coming
from generator.presenting.words.alphabet import alphabetical, by_name, initial
from generator.presenting.words.dates import listed


class ActorRow(Struct, frozen=True):
    """One actor. All but `coming`, the number of its events to come, is text to be shown; empty
    where nothing is known."""

    actor: Actor
    where: str
    topics: str
    contact: str
    coming: int


class Letter(Struct, frozen=True):
    """The rows under a letter; `#` for names that begin with none."""

    letter: str
    rows: tuple[ActorRow, ...]


def actor_rows(portal: Portal, actors: Iterable[Actor]) -> tuple[ActorRow, ...]:
    """A row for each actor, by name as a Danish register has them."""
    rows = (_row(portal, actor) for actor in actors)
    return tuple(sorted(rows, key=lambda row: by_name(row.actor.title)))


def by_letter(rows: Iterable[ActorRow]) -> tuple[Letter, ...]:
    """The rows under their initials, in the order of the rows."""
    letters: dict[str, list[ActorRow]] = {}
    for row in rows:
        letters.setdefault(initial(row.actor.title), []).append(row)
    return tuple(Letter(letter, tuple(found)) for letter, found in letters.items())


def wishing(actors: Iterable[Actor], field: str) -> tuple[Actor, ...]:
    """Those with open `needs`, or `offers`; by name."""
    found = [
        actor for actor in actors if any(one.status == "open" for one in getattr(actor, field))
    ]
    return alphabetical(found)


def _row(portal: Portal, actor: Actor) -> ActorRow:
    words = portal.settings.vocabularies
    towns = [words.localities[code].label for code in localities_of(portal, actor)]
    ways = [*(["hjemmeside"] if actor.website else []), *(["e-mail"] if actor.email else [])]
    return ActorRow(
        actor=actor,
        where=", ".join(towns) or actor.outside or "",
        topics=", ".join(words.topics[code].label for code in actor.topics),
        contact=listed(ways) if ways else "",
        coming=coming(portal, portal.events_by_actor.get(actor.slug, ())),
    )
