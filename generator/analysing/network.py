"""The network (step 3): which actors are tied to each other, by what, and who ties whom together.

Two actors are tied by each partnership that both are partners of, each event that they make
together and each meeting at which both were. What is only proposed, cancelled or still to be met
about ties nobody yet. Where more than `LARGEST` take part, one does not know everyone for that:
each is tied to whoever stands first there (a meeting's host). So the work grows with the content
and not with the square of a conference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.analysing.centrality import betweenness, components
from generator.analysing.meetings import gatherings, was_held
from generator.model.listing import Listing
from generator.model.occurrences import CALLED_OFF
from generator.model.portal import Portal

LARGEST = 30
"""Members of what ties each to each."""

Kind: TypeAlias = Literal["partnership", "event", "meeting"]


class Occasion(Struct, frozen=True):
    """What ties its members: its kind, its key (a slug, or a gathering's key) and actors' slugs."""

    kind: Kind
    key: str
    members: tuple[str, ...]


class Tie(Struct, frozen=True):
    """Between two actors, `one` before `other`: the keys of what ties them, by kind.

    Partnerships by slug; events the latest first; meetings the latest first.
    """

    one: str
    other: str
    partnerships: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How many reasons there are."""
        return len(self.partnerships) + len(self.events) + len(self.meetings)


class Node(Struct, frozen=True):
    """An actor with at least one tie.

    `neighbours` with the most reasons first; then how many partnerships, events and meetings it
    shares with anybody. `between` is the number of pairs of others whose shortest way to each other
    leads through it: where there are several such ways, its part of them. `group` is the number of
    its component, 0 the largest.
    """

    actor: str
    neighbours: tuple[str, ...]
    partnerships: int
    events: int
    meetings: int
    between: float
    group: int


class Network(Struct, frozen=True):
    """`nodes` with the most ties first; `alone` are those without any, by slug, but for actors that
    have closed; `groups` are the components, the largest first. `exact` tells whether `between`
    was counted from everyone or from some evenly chosen ones."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    alone: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    exact: bool


def network(portal: Portal) -> Network:
    """The whole network; the same content gives the same value, in the same order."""
    found = tuple(occasions(portal))
    ties = ties_of(found)
    neighbours = _neighbours(ties)
    groups = components({slug: tuple(near) for slug, near in neighbours.items()})
    group_of = {slug: number for number, members in enumerate(groups) for slug in members}
    between, exact = betweenness({slug: tuple(near) for slug, near in neighbours.items()})
    shared = _shared(found)
    nodes = (
        Node(
            actor=slug,
            neighbours=tuple(sorted(near, key=lambda other: (-near[other], other))),
            partnerships=shared.get((slug, "partnership"), 0),
            events=shared.get((slug, "event"), 0),
            meetings=shared.get((slug, "meeting"), 0),
            between=between[slug],
            group=group_of[slug],
        )
        for slug, near in neighbours.items()
    )
    return Network(
        nodes=tuple(sorted(nodes, key=lambda node: (-len(node.neighbours), node.actor))),
        ties=ties,
        alone=tuple(
            slug
            for slug, actor in sorted(portal.actors.items())
            if slug not in neighbours and actor.status != "closed"
        ),
        groups=groups,
        exact=exact,
    )


def occasions(portal: Portal) -> Iterator[Occasion]:
    """All that ties at least two actors of the register; events and meetings the latest first."""
    for slug, partnership in sorted(portal.partnerships.items()):
        if partnership.status != "proposed":
            partners = (partner.actor for partner in partnership.partners)
            yield from _occasion(portal, "partnership", slug, partners)
    for event in sorted(made_together(portal), key=lambda one: (-one.last, one.slug)):
        yield from _occasion(portal, "event", event.slug, event.organizers)
    for one in reversed(gatherings(portal)):
        meeting = one.meeting
        if was_held(portal, meeting):
            host = (meeting.host,) if meeting.host is not None else ()
            yield from _occasion(portal, "meeting", one.key, (*host, *meeting.participants))


def made_together(portal: Portal) -> Iterator[Listing]:
    """Events of several organisers, but for those that came to nothing."""
    for event in portal.all_events:
        if len(event.organizers) > 1 and event.status not in CALLED_OFF:
            yield event


def ties_of(found: Iterable[Occasion]) -> tuple[Tie, ...]:
    """The ties that follow, by the two slugs."""
    reasons: dict[tuple[str, str], dict[Kind, list[str]]] = {}
    for occasion in found:
        for one, other in _pairs(occasion.members):
            pair = (one, other) if one < other else (other, one)
            kinds = reasons.setdefault(pair, {"partnership": [], "event": [], "meeting": []})
            kinds[occasion.kind].append(occasion.key)
    return tuple(
        Tie(one, other, *(tuple(kinds[kind]) for kind in ("partnership", "event", "meeting")))
        for (one, other), kinds in sorted(reasons.items())
    )


def ties_by_actor(ties: Iterable[Tie]) -> Mapping[str, tuple[Tie, ...]]:
    """Each actor's ties, those with the most reasons first."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.one, []).append(tie)
        found.setdefault(tie.other, []).append(tie)
    return {
        slug: tuple(sorted(own, key=lambda tie: (-tie.weight, tie.one, tie.other)))
        for slug, own in found.items()
    }


def _occasion(portal: Portal, kind: Kind, key: str, members: Iterable[str]) -> Iterator[Occasion]:
    known = tuple(dict.fromkeys(slug for slug in members if slug in portal.actors))
    if len(known) > 1:
        yield Occasion(kind, key, known)


def _pairs(members: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(members) <= LARGEST:
        yield from combinations(members, 2)
    else:
        yield from ((members[0], other) for other in members[1:])


def _neighbours(ties: Iterable[Tie]) -> dict[str, dict[str, int]]:
    """Of each actor those it is tied to, with how many reasons; both in the order of slugs."""
    found: dict[str, dict[str, int]] = {}
    for tie in ties:
        found.setdefault(tie.one, {})[tie.other] = tie.weight
        found.setdefault(tie.other, {})[tie.one] = tie.weight
    return {slug: dict(sorted(near.items())) for slug, near in sorted(found.items())}


def _shared(found: Iterable[Occasion]) -> Mapping[tuple[str, Kind], int]:
    """How many of each kind each actor shares with anybody."""
    counted: dict[tuple[str, Kind], int] = {}
    for occasion in found:
        for slug in occasion.members:
            key = (slug, occasion.kind)
            counted[key] = counted.get(key, 0) + 1
    return counted
