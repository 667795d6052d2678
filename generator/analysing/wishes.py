"""What is on the table: every need and offer of actors that are still there, each with a name.

Its `key` is what feeds know it by: the import's own mark, else its topic and facility and its
number among the actor's alike. So a mended spelling or another score makes no new item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from generator.model.actor import Actor
from generator.model.need import Need, NeedStatus
from generator.model.portal import Portal

Side: TypeAlias = Literal["need", "offer"]


class Profile(NamedTuple):
    """All of a wish that a score can depend on. `places` are localities: the wish's own, else the
    actor's; `period` is as it was written."""

    topic: str
    facility: str | None
    audience: str | None
    places: tuple[str, ...]
    period: str | None


class Wish(Struct, frozen=True, order=True):
    """A need or an offer of an actor (its slug); by actor and key, since they are sorted so."""

    actor: str
    key: str
    side: Side
    text: str
    status: NeedStatus
    profile: Profile


class Wishes(Struct, frozen=True, dict=True):
    """All of them, by actor and key."""

    all: tuple[Wish, ...]

    @cached_property
    def needs(self) -> tuple[Wish, ...]:
        """Those that still wait for an answer."""
        return self._open("need")

    @cached_property
    def offers(self) -> tuple[Wish, ...]:
        """Those that can still be taken."""
        return self._open("offer")

    @property
    def settled(self) -> tuple[Wish, ...]:
        """Those that have found each other already, as their actors say."""
        return tuple(one for one in self.all if one.status == "matched")

    def _open(self, side: Side) -> tuple[Wish, ...]:
        return tuple(one for one in self.all if one.side == side and one.status == "open")


def wishes_of(portal: Portal) -> Wishes:
    """Of the whole portal. What a closed actor wanted, and what is met or withdrawn, is not on the
    table."""
    found = (
        wish
        for actor in portal.actors.values()
        if actor.status != "closed"
        for side, written in (("need", actor.needs), ("offer", actor.offers))
        for wish in _named(actor, "need" if side == "need" else "offer", written)
        if wish.status in ("open", "matched")
    )
    return Wishes(tuple(sorted(found)))


def _named(actor: Actor, side: Side, written: tuple[Need, ...]) -> Iterator[Wish]:
    """Numbered before any is left out: to withdraw one renames no other."""
    alike: Counter[str] = Counter()
    for one in written:
        base = one.id or ".".join(filter(None, (one.topic, one.facility)))
        alike[base] += 1
        # No code has a tilde, so an import's mark is never taken for a number of ours.
        first = one.id is not None and alike[base] == 1
        places = (one.locality,) if one.locality else actor.all_localities
        yield Wish(
            actor=actor.slug,
            key=base if first else f"{base}~{alike[base]}",
            side=side,
            text=one.text,
            status=one.status,
            profile=Profile(one.topic, one.facility, one.audience, places, one.period),
        )
