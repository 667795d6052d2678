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
PIVOTS = 100
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
    exact = len(nodes) <= EXACT
    sources = nodes if exact else [nodes[len(nodes) * step // PIVOTS] for step in range(PIVOTS)]
    between = dict.fromkeys(nodes, 0.0)
    for source in sources:
        _search_from(source, graph, between)
    # Every pair was met from both ends.
    scale = len(nodes) / len(sources) / 2 if sources else 0.0
    return {node: round(value * scale, 6) for node, value in between.items()}, exact


def _search_from(source: str, graph: Graph, between: dict[str, float]) -> None:
    """Add what the shortest ways from one node say of all that lie on them."""
    distance, ways = {source: 0}, {source: 1.0}
    before: dict[str, list[str]] = {source: []}
    order = [source]
    for node in order:  # grows as it goes
        for near in graph[node]:
            if near not in distance:
                distance[near], ways[near], before[near] = distance[node] + 1, 0.0, []
                order.append(near)
            if distance[near] == distance[node] + 1:
                ways[near] += ways[node]
                before[near].append(node)
    resting = dict.fromkeys(order, 0.0)
    for node in reversed(order[1:]):
        for nearer in before[node]:
            resting[nearer] += ways[nearer] / ways[node] * (1.0 + resting[node])
        between[node] += resting[node]
