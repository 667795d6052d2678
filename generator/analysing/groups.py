"""Who reports to whom in a partnership (step 5): its groups as trees, whatever was written."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.model.structure import WorkingGroup


class Node(Struct, frozen=True):
    """A group with those that report to it; `index` is its place in the structure's list."""

    index: int
    group: WorkingGroup
    below: tuple[Node, ...] = ()


def tree(groups: Sequence[WorkingGroup]) -> tuple[Node, ...]:
    """The groups under those that they report to; on top what reports to none, steering groups
    first.

    Each group stands in it exactly once: where they report to each other in a ring, which the
    checks refuse, the first of them is on top.
    """
    above = parents(groups)
    for ring in rings(groups):
        above[ring[0]] = None
    below: dict[int | None, list[int]] = {}
    for index, parent in enumerate(above):
        below.setdefault(parent, []).append(index)

    def node(index: int) -> Node:
        return Node(index, groups[index], tuple(map(node, below.get(index, ()))))

    tops = sorted(below.get(None, ()), key=lambda top: groups[top].kind != "steering_group")
    return tuple(map(node, tops))


def parents(groups: Sequence[WorkingGroup]) -> list[int | None]:
    """For each group the place of the one above it.

    That is the group that `reports_to` names; where it names none, a working group and a project
    team stand under the first steering group that is on top.
    """
    places: dict[str, int] = {}
    for index, group in enumerate(groups):
        if group.id is not None:
            places.setdefault(group.id, index)
    steering = next(
        (
            index
            for index, group in enumerate(groups)
            if group.kind == "steering_group" and group.reports_to is None
        ),
        None,
    )
    return [
        places.get(group.reports_to)
        if group.reports_to is not None
        else None
        if group.kind == "steering_group"
        else steering
        for group in groups
    ]


def above(groups: Sequence[WorkingGroup]) -> tuple[str, ...]:
    """For each group the title of the one that it reports to; empty where it reports to none."""
    return tuple(groups[place].title if place is not None else "" for place in parents(groups))


def depths(groups: Sequence[WorkingGroup]) -> tuple[int, ...]:
    """For each group how many levels of groups are above it. Only of groups without rings."""
    found = parents(groups)
    known: dict[int, int] = {}
    for start in range(len(groups)):
        walk = []
        here: int | None = start
        while here is not None and here not in known:
            walk.append(here)
            here = found[here]
        depth = -1 if here is None else known[here]
        for place in reversed(walk):
            depth += 1
            known[place] = depth
    return tuple(known[place] for place in range(len(groups)))


def rings(groups: Sequence[WorkingGroup]) -> tuple[tuple[int, ...], ...]:
    """The groups that report to each other in a ring, by their places, each ring once."""
    above = parents(groups)
    seen: set[int] = set()
    found: list[tuple[int, ...]] = []
    for start in range(len(groups)):
        walk: list[int] = []
        here: int | None = start
        while here is not None and here not in seen:
            seen.add(here)
            walk.append(here)
            here = above[here]
        if here in walk:
            ring = walk[walk.index(here) :]
            lowest = ring.index(min(ring))
            found.append((*ring[lowest:], *ring[:lowest]))
    return tuple(found)
