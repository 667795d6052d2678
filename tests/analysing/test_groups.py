"""Groups as trees, whatever was written."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from generator.analysing.groups import Node, above, depths, rings, tree
from generator.model.structure import WorkingGroup


def group(title: str, **fields: Any) -> WorkingGroup:
    return WorkingGroup.model_validate({"title": title, "id": title.lower()} | fields)


def told(nodes: tuple[Node, ...]) -> list[Any]:
    return [
        (node.group.title, told(node.below)) if node.below else node.group.title for node in nodes
    ]


STEERING = group("Styr", kind="steering_group")


def test_who_reports_to_nobody_stands_under_the_steering_group() -> None:
    groups = (group("A"), STEERING, group("B", reports_to="a"), group("C", kind="project_team"))
    assert told(tree(groups)) == [("Styr", [("A", ["B"]), "C"])]
    assert above(groups) == ("Styr", "", "A", "Styr")
    assert depths(groups) == (1, 0, 2, 1)


def test_without_a_steering_group_all_are_on_top() -> None:
    groups = (group("A"), group("B", reports_to="a"), group("C"))
    assert told(tree(groups)) == [("A", ["B"]), "C"]


def test_a_second_steering_group_has_none_above_it() -> None:
    groups = (STEERING, group("Styr2", kind="steering_group"), group("A", reports_to="styr2"))
    assert told(tree(groups)) == ["Styr", ("Styr2", ["A"])]


def test_rings_are_found_once_each() -> None:
    groups = (
        STEERING,
        group("A", reports_to="c"),
        group("B", reports_to="a"),
        group("C", reports_to="b"),
        group("D", reports_to="d"),
        group("E", reports_to="a"),
    )
    assert rings(groups) == ((1, 3, 2), (4,))
    assert rings(groups[:1]) == ()


GROUPS = some.lists(
    some.builds(
        group,
        some.sampled_from("ABCDE"),
        reports_to=some.none() | some.sampled_from("abcdef"),
        kind=some.sampled_from(["steering_group", "working_group", "project_team"]),
    ),
    max_size=8,
)


@given(GROUPS)
def test_every_group_stands_in_the_tree_once(groups: list[WorkingGroup]) -> None:
    def places(nodes: tuple[Node, ...]) -> list[int]:
        return [place for node in nodes for place in (node.index, *places(node.below))]

    assert sorted(places(tree(groups))) == list(range(len(groups)))
