"""Who ties a graph together: betweenness, and the parts that a graph falls into.

Written here instead of taken from networkx: it is fifty lines that a test holds to known graphs,
and to import the library takes 170 ms, fifty times as long as the whole network of a portal's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Graph: TypeAlias = Mapping[str, Sequence[str]]
"""Each node with its neighbours, both ways; sorted, so that sums come out the same everywhere."""

EXACT = 300
"""So many nodes are searched from every one of them; a search takes as long as there are ties."""
PIVOTS = 50
"""Of more, only from so many, evenly spread over the sorted nodes, and the sum scaled up."""


def components(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """The connected parts, the largest first, then by first node; each sorted."""
    left = set(graph)
    found: list[tuple[str, ...]] = []
    for start in sorted(graph):
        if start not in left:
            continue
        left.discard(start)
        reached = [start]
        for node in reached:  # grows as it goes
            new = [near for near in graph[node] if near in left]
            left.difference_update(new)
            reached += new
        found.append(tuple(sorted(reached)))
    return tuple(sorted(found, key=lambda part: (-len(part), part[0])))


def betweenness(graph: Graph) -> tuple[Mapping[str, float], bool]:
    """For each node, how many pairs of others have it on their shortest way (Brandes 2001); where
    several ways are as short, its share of them. Ties all count alike. And whether that is exact:
    in more than `EXACT` nodes it is estimated from `PIVOTS` of them (Brandes and Pich 2007)."""
    nodes = sorted(graph)
    number = {node: at for at, node in enumerate(nodes)}
    # Whole numbers instead of names: most of the time goes with looking things up.
    near = [[number[other] for other in graph[node]] for node in nodes]
    exact = len(nodes) <= EXACT
    sources = len(nodes) if exact else PIVOTS
    between = [0.0] * len(nodes)
    for step in range(sources):
        _search_from(len(nodes) * step // sources, near, between)
    # Every pair was met from both ends.
    scale = len(nodes) / sources / 2 if nodes else 0.0
    return {node: round(between[at] * scale, 6) for node, at in number.items()}, exact


def _search_from(source: int, near: Sequence[Sequence[int]], between: list[float]) -> None:
    """Add what the shortest ways from one node say of all that lie on them."""
    distance, ways = [-1] * len(near), [0.0] * len(near)
    distance[source], ways[source] = 0, 1.0
    order = [source]
    for node in order:  # grows as it goes
        further = distance[node] + 1
        for other in near[node]:
            if distance[other] < 0:
                distance[other] = further
                order.append(other)
            if distance[other] == further:
                ways[other] += ways[node]
    resting = [0.0] * len(near)
    for node in reversed(order[1:]):
        part = (1.0 + resting[node]) / ways[node]
        nearer = distance[node] - 1
        for other in near[node]:
            if distance[other] == nearer:
                resting[other] += ways[other] * part
        between[node] += resting[node]
