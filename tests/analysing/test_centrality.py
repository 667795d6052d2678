"""Betweenness and components of graphs whose answers are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.centrality import EXACT, Graph, betweenness, components


def graph(*edges: str) -> Graph:
    """`ab` is an edge from a to b."""
    return of_pairs((edge[0], edge[1]) for edge in edges)


def of_pairs(edges: Iterable[tuple[str, str]]) -> Graph:
    near: dict[str, set[str]] = {}
    for one, other in edges:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return {node: sorted(found) for node, found in sorted(near.items())}


def between(*edges: str) -> dict[str, float]:
    found, exact = betweenness(graph(*edges))
    assert exact
    return dict(found)


def test_in_a_star_every_pair_goes_through_the_middle() -> None:
    assert between("ma", "mb", "mc", "md") == {"m": 6, "a": 0, "b": 0, "c": 0, "d": 0}


def test_on_a_path_the_middle_is_between_most() -> None:
    assert between("ab", "bc", "cd", "de") == {"a": 0, "b": 3, "c": 4, "d": 3, "e": 0}


def test_the_bridge_between_two_triangles_carries_all_that_crosses() -> None:
    # abc and def, joined by c–d: each of a, b, c reaches each of e, f through d, and so on.
    assert between("ab", "bc", "ca", "cd", "de", "ef", "fd") == {
        **dict.fromkeys("abef", 0),
        "c": 6,
        "d": 6,
    }


def test_where_two_ways_are_as_short_each_has_half() -> None:
    assert between("ab", "bc", "cd", "da") == dict.fromkeys("abcd", 0.5)


def test_whoever_all_are_tied_to_each_other_nobody_is_between() -> None:
    assert set(between("ab", "bc", "ca").values()) == {0}
    assert betweenness({}) == ({}, True)


def test_components_come_with_the_largest_first() -> None:
    assert components(graph("xy", "ab", "bc", "pq")) == (("a", "b", "c"), ("p", "q"), ("x", "y"))
    assert components({}) == ()


pairs = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
        lambda pair: pair[0] != pair[1]
    ),
    max_size=16,
)


@given(pairs)
def test_it_agrees_with_counting_every_shortest_way(edges: list[tuple[str, str]]) -> None:
    known = of_pairs(edges)
    found, _ = betweenness(known)
    counted: Counter[str] = Counter()
    for start, end in combinations(known, 2):
        ways = shortest_ways(known, start, end)
        for way in ways:
            for node in way[1:-1]:
                counted[node] += 1 / len(ways)  # type: ignore[assignment] # fractions of ways
    for node in known:
        assert isclose(found[node], counted[node], abs_tol=1e-4)


def shortest_ways(known: Graph, start: str, end: str) -> list[tuple[str, ...]]:
    """By brute force: all ways of each length, until some arrive."""
    ways: list[tuple[str, ...]] = [(start,)]
    for _ in known:
        if found := [way for way in ways if way[-1] == end]:
            return found
        ways = [(*way, near) for way in ways for near in known[way[-1]] if near not in way]
    return [way for way in ways if way[-1] == end]


def ring(count: int) -> Graph:
    names = [f"n{number:05}" for number in range(count)]
    return {
        name: sorted((names[number - 1], names[(number + 1) % count]))
        for number, name in enumerate(names)
    }


@pytest.mark.parametrize("count", [EXACT + 1, 2000])
def test_of_a_large_graph_there_is_an_estimate(count: int) -> None:
    found, exact = betweenness(ring(count))
    assert not exact
    # In a ring all are alike; the estimate may differ a little, and no more.
    true = (count - 1) ** 2 / 8
    assert all(0.8 * true < value < 1.2 * true for value in found.values())
    assert betweenness(ring(EXACT))[1]
