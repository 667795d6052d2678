"""The network as its page and the actors' pages tell of it, in plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from generator.analysing.meetings import gatherings
from generator.analysing.network import (
    Network,
    Node,
    Tie,
    occasions,
    ties_by_actor,
    ties_of,
)
from generator.model.portal import Portal
from generator.presenting.addresses import address
from generator.presenting.diagrams.network import (
    SHAPES,
    Drawing,
    Member,
    Weights,
    drawing,
    mark,
)
from generator.presenting.meetings import address_of
from generator.presenting.words.alphabet import alphabetical
from generator.presenting.words.names import Named

DRAWN = 40
"""Actors in the drawing: those with the most ties. All others stand in the table."""
LEADING = 5
"""So many are named of those who tie others together, and of those with the most ties."""
FEW = 6
"""Names in the row of one that is not drawn."""


class Counted(Struct, frozen=True):
    """An actor, and the number that says why it is named."""

    title: str
    address: str
    number: int


class Row(Struct, frozen=True):
    """One actor in the table: how many partnerships, events and meetings it shares with others, how
    many it is tied to, and their names, of which `more` are left out."""

    slug: str
    title: str
    address: str
    group: str
    partnerships: int
    events: int
    meetings: int
    ties: int
    names: tuple[str, ...]
    more: int
    drawn: bool


class Shape(Struct, frozen=True):
    """A group's mark in the legend."""

    path: str
    open: bool
    label: str


class Sketch(Struct, frozen=True):
    """All that the drawing is made of; small, so that it may be digested before it is drawn."""

    parts: tuple[tuple[Member, ...], ...]
    ties: tuple[tuple[str, str, int], ...]

    def draw(self) -> Drawing:
        weights: Weights = {(one, other): reasons for one, other, reasons in self.ties}
        return drawing(self.parts, weights)


class View(Struct, frozen=True):
    """The page. `binding` tie others together (`number`: pairs that reach each other through them),
    `busiest` have the most ties, `alone` have none; `parts` are the names in each part of the
    network but the largest; `exact` as in `Network`."""

    actors: int
    ties: int
    binding: tuple[Counted, ...]
    busiest: tuple[Counted, ...]
    alone: tuple[Named, ...]
    parts: tuple[tuple[Named, ...], ...]
    largest: int
    exact: bool
    rows: tuple[Row, ...]
    shapes: tuple[Shape, ...]
    sketch: Sketch


class Shared(Struct, frozen=True):
    """What one actor does with another: partnerships by name, how many events and meetings, and the
    latest of each."""

    title: str
    address: str
    partnerships: tuple[Named, ...]
    events: int
    event: Named | None
    meetings: int
    meeting: Named | None


def view(portal: Portal, found: Network) -> View:
    """The whole network as the page shows it."""
    drawn = found.nodes[:DRAWN]
    binding = sorted(
        (node for node in found.nodes if round(node.between) > 0),
        key=lambda node: (-node.between, node.actor),
    )[:LEADING]
    shapes = _shapes(portal, drawn)
    return View(
        actors=len(found.nodes),
        ties=len(found.ties),
        binding=tuple(_counted(portal, node.actor, round(node.between)) for node in binding),
        busiest=tuple(
            _counted(portal, node.actor, len(node.neighbours)) for node in found.nodes[:LEADING]
        ),
        alone=alphabetical(_named(portal, slug) for slug in found.alone),
        parts=tuple(
            alphabetical(_named(portal, slug) for slug in members) for members in found.groups[1:]
        ),
        largest=len(found.groups[0]) if found.groups else 0,
        exact=found.exact,
        rows=tuple(
            _row(portal, node, drawn=number < DRAWN) for number, node in enumerate(found.nodes)
        ),
        shapes=_legend(portal, shapes),
        sketch=_sketch(portal, found, drawn, shapes, {node.actor for node in binding}),
    )


def shared_by_actor(portal: Portal) -> Shares:
    """Tells of each actor what it shares with whom."""
    ties = ties_by_actor(ties_of(occasions(portal)))
    meetings = {one.key: Named(one.meeting.title, address_of(one)) for one in gatherings(portal)}
    return Shares(portal, ties, meetings)


class Shares:
    """What actors share, each told when it is asked for."""

    def __init__(
        self, portal: Portal, ties: Mapping[str, tuple[Tie, ...]], meetings: Mapping[str, Named]
    ) -> None:
        self._ties, self._meetings = ties, meetings
        self._actors, self._partnerships, self._events = (
            cache(lambda slug, known=known: Named(known[slug].title, address(known[slug])))
            for known in (portal.actors, portal.partnerships, portal.listings)
        )

    def of(self, slug: str) -> tuple[Shared, ...]:
        """Those it does the most with first."""
        return tuple(self._shared(slug, tie) for tie in self._ties.get(slug, ()))

    def told_of(self, slug: str) -> str:
        """All that `of` tells, as one text: a tenth of the work of digesting its values."""
        told: list[str] = []
        for tie in self._ties.get(slug, ()):
            other = self._actors(tie.other if tie.one == slug else tie.one)
            told += (other.title, other.address, str(len(tie.partnerships)))
            told += (self._partnerships(one).title for one in tie.partnerships)
            told += tie.partnerships
            told.append(str(len(tie.events)))
            if tie.events:
                told += (tie.events[0], self._events(tie.events[0]).title)
            told.append(str(len(tie.meetings)))
            if tie.meetings:
                meeting = self._meetings[tie.meetings[0]]
                told += (meeting.title, meeting.address)
        return "\x1f".join(told)

    def _shared(self, slug: str, tie: Tie) -> Shared:
        other = self._actors(tie.other if tie.one == slug else tie.one)
        return Shared(
            title=other.title,
            address=other.address,
            partnerships=tuple(map(self._partnerships, tie.partnerships)),
            events=len(tie.events),
            event=self._events(tie.events[0]) if tie.events else None,
            meetings=len(tie.meetings),
            meeting=self._meetings[tie.meetings[0]] if tie.meetings else None,
        )


def _named(portal: Portal, slug: str) -> Named:
    actor = portal.actors[slug]
    return Named(actor.title, address(actor))


def _counted(portal: Portal, slug: str, number: int) -> Counted:
    actor = portal.actors[slug]
    return Counted(actor.title, address(actor), number)


def _row(portal: Portal, node: Node, *, drawn: bool) -> Row:
    actor = portal.actors[node.actor]
    told = node.neighbours if drawn else node.neighbours[:FEW]
    return Row(
        slug=node.actor,
        title=actor.title,
        address=address(actor),
        group=portal.settings.vocabularies.actor_groups[actor.group].label,
        partnerships=node.partnerships,
        events=node.events,
        meetings=node.meetings,
        ties=len(node.neighbours),
        names=tuple(portal.actors[slug].title for slug in told),
        more=len(node.neighbours) - len(told),
        drawn=drawn,
    )


def _shapes(portal: Portal, drawn: Iterable[Node]) -> Mapping[str, int]:
    """Each group's shape; the groups with the most members drawn get the plainest."""
    counted = Counter(portal.actors[node.actor].group for node in drawn)
    groups = [code for code in portal.settings.vocabularies.actor_groups if code in counted]
    groups.sort(key=lambda code: -counted[code])
    return {code: number for number, code in enumerate(groups)}


def _legend(portal: Portal, shapes: Mapping[str, int]) -> tuple[Shape, ...]:
    """Each group's sign and name; where there are more groups than signs, the last is shared and
    that is said."""
    words = portal.settings.vocabularies.actor_groups
    names = [words[code].plural or words[code].label for code in shapes]
    if len(names) > SHAPES:
        *others, last = names[SHAPES - 1 :]
        names = [*names[: SHAPES - 1], f"{', '.join(others)} og {last} (fælles tegn)"]
    return tuple(Shape(*mark(number, 10, 10, 6), name) for number, name in enumerate(names))


def _sketch(
    portal: Portal,
    found: Network,
    drawn: Iterable[Node],
    shapes: Mapping[str, int],
    binding: set[str],
) -> Sketch:
    words = portal.settings.vocabularies.actor_groups
    parts: dict[int, list[Member]] = {}
    for node in drawn:
        actor = portal.actors[node.actor]
        parts.setdefault(node.group, []).append(
            Member(
                slug=node.actor,
                title=actor.title,
                address=address(actor),
                group=words[actor.group].label,
                shape=shapes[actor.group],
                ties=len(node.neighbours),
                key=node.actor in binding,
            )
        )
    shown = {member.slug for part in parts.values() for member in part}
    return Sketch(
        parts=tuple(tuple(part) for _, part in sorted(parts.items())),
        ties=tuple(
            (tie.one, tie.other, tie.weight)
            for tie in found.ties
            if tie.one in shown and tie.other in shown
        ),
    )
