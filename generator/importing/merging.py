"""Answers and an actor → changes of the actor's file. Pure; what an editor wrote stays.

Nothing is ever removed: who withdraws a need says so by its `status`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator.importing.identity import FIELDS, id_of, key_in, state_of, values_of
from generator.importing.proposals import Proposed, Side
from generator.importing.tables import plain
from generator.model.actor import Actor
from generator.model.need import Need


class Added(Struct, frozen=True):
    """A further need or offer, as fields in the order in which they are written."""

    side: Side
    values: dict[str, str]


class Updated(Struct, frozen=True):
    """Other values for fields of the need or offer at `index`; None takes a field away."""

    side: Side
    index: int
    values: dict[str, str | None]


class Interested(Struct, frozen=True):
    """A further interest."""

    code: str


Change: TypeAlias = Added | Updated | Interested


class Kept(Struct, frozen=True):
    """What was not taken over although the answer says so, and why; `row` 0 stands for none."""

    slug: str
    row: int
    reason: str


def changes_of(
    actor: Actor, survey: str, wishes: Sequence[Proposed], interests: Sequence[str]
) -> tuple[list[Change], list[Kept]]:
    """What an actor's file lacks of the answers."""
    changes: list[Change] = []
    kept: list[Kept] = []
    for proposed in wishes:
        found = _change(actor, survey, proposed)
        if isinstance(found, Kept):
            kept.append(found)
        elif found is not None:
            changes.append(found)
    kept += _gone(actor, survey, {proposed.key for proposed in wishes})
    known = {one.topic for one in actor.interests}
    changes += (Interested(code) for code in interests if code not in known)
    return changes, kept


def _change(actor: Actor, survey: str, proposed: Proposed) -> Change | Kept | None:
    new = proposed.need
    theirs: Sequence[Need] = getattr(actor, proposed.side)
    for index, old in enumerate(theirs):
        known = key_in(survey, old.id)
        if known is None or known[0] != proposed.key:
            continue
        if values_of(old) == values_of(new) or known[1] == state_of(new):
            return None  # the same answer as before, whatever an editor made of it since
        identity = id_of(survey, proposed.key, new)
        if known[1] != state_of(old):
            return Kept(
                actor.slug,
                proposed.row,
                f"svaret er ændret, og det er »{old.id}« i filen også: filens ord er beholdt. Ret "
                f"dem, hvis svaret har ret, og skriv »id: {identity}«: så er det afgjort",
            )
        before, after = values_of(old), {**values_of(new), "id": identity}
        values = {name: after.get(name) for name in (*FIELDS, "id")}
        changed = {name: value for name, value in values.items() if value != before.get(name)}
        return Updated(proposed.side, index, changed)
    if any(old.topic == new.topic and _same(old.text, new.text) for old in theirs):
        return Kept(actor.slug, proposed.row, f"står allerede i filen (»{new.topic}«)")
    source = {"method": new.method, "source": new.source}
    identity = id_of(survey, proposed.key, new)
    return Added(proposed.side, {**values_of(new), **source, "id": identity})


def _same(one: str, other: str) -> bool:
    return plain(one).casefold().rstrip(".") == plain(other).casefold().rstrip(".")


def _gone(actor: Actor, survey: str, keys: set[str]) -> Iterator[Kept]:
    """What came from this survey and is no longer among the answers."""
    for need in (*actor.needs, *actor.offers):
        known = key_in(survey, need.id)
        if known is not None and known[0] not in keys and need.status in ("open", "matched"):
            yield Kept(
                actor.slug,
                0,
                f"»{need.id}« er ikke længere blandt svarene. Gælder det ikke mere, så skriv "
                "»status: withdrawn«",
            )
