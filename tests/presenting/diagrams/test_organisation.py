"""The organisation chart's geometry: all is drawn, within the picture, and nothing overlaps."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.model.structure import WorkingGroup
from generator.presenting.diagrams.lettering import broken, width
from generator.presenting.diagrams.organisation import Layout, Organisation, organisation

KINDS = ["steering_group", "working_group", "project_team"]
NAMES = some.text(some.sampled_from("abcdefgh MWæøå-"), min_size=1, max_size=60).filter(str.strip)


def group(title: str, **fields: Any) -> WorkingGroup:
    return WorkingGroup.model_validate({"title": title, "id": title.lower()} | fields)


def drawn(*groups: WorkingGroup) -> Organisation:
    found = organisation(groups, str.upper)
    assert found is not None
    return found


SIMPLE = (
    group("Styr", kind="steering_group", lead="koret", members=["koret", "skolen"]),
    group("A", lead="skolen"),
    group("B", kind="project_team", reports_to="a"),
    group("C"),
)


def test_one_group_alone_is_no_chart() -> None:
    assert organisation((SIMPLE[0],), str) is None
    assert organisation((), str) is None


@pytest.mark.parametrize("size", ["narrow", "wide"])
def test_boxes_stand_under_what_they_report_to(size: str) -> None:
    chart: Layout = getattr(drawn(*SIMPLE), size)
    top, a, b, c = (next(box for box in chart.boxes if box.index == place) for place in range(4))
    assert min(a.y, c.y) >= top.y + top.height
    assert b.y >= a.y + a.height
    assert b.x > a.x
    assert chart.lines.count("V") >= 2


def test_wide_has_them_side_by_side_and_narrow_has_not() -> None:
    found = drawn(*SIMPLE)
    levels = [
        {box.y for box in chart.boxes if box.index in (1, 3)}
        for chart in (found.wide, found.narrow)
    ]
    assert [len(level) for level in levels] == [1, 2]


def test_who_leads_is_named_first_and_once() -> None:
    top = drawn(*SIMPLE).narrow.boxes[0]
    assert [line.text for line in top.lines] == [
        "Styregruppe",
        "Styr",
        "KORET (tovholder)",
        "SKOLEN",
    ]


def test_a_kind_that_the_title_says_is_not_said_again() -> None:
    found = drawn(group("Styregruppen", kind="steering_group"), group("Nodeholdet"))
    assert [line.text for line in found.narrow.boxes[0].lines] == ["Styregruppen"]
    assert [line.text for line in found.narrow.boxes[1].lines] == ["Arbejdsgruppe", "Nodeholdet"]


@given(
    some.lists(
        some.tuples(
            NAMES,
            some.sampled_from(KINDS),
            some.none() | some.integers(0, 7),
            some.lists(some.sampled_from(["koret", "skolen-med-det-meget-lange-navn"]), max_size=3),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_all_is_drawn_inside_and_nothing_overlaps(written: list[Any]) -> None:
    groups = [
        WorkingGroup.model_validate(
            {"title": title, "kind": kind, "id": f"g{place}", "members": members}
            | ({} if above is None else {"reports_to": f"g{above}"})
        )
        for place, (title, kind, above, members) in enumerate(written)
    ]
    found = drawn(*groups)
    for chart in (found.narrow, found.wide):
        assert sorted(box.index for box in chart.boxes) == list(range(len(groups)))
        for box in chart.boxes:
            assert min(box.x, box.y) >= 0
            assert box.x + box.width <= chart.width
            assert box.y + box.height <= chart.height
            for line in box.lines:
                assert box.y < line.y < box.y + box.height
                assert box.x < line.x
        for one, other in combinations(chart.boxes, 2):
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart, (one, other)


@given(NAMES, some.integers(60, 400))
def test_lines_are_no_wider_than_their_room_and_lose_nothing(text: str, room: int) -> None:
    lines = broken(text, room, 14, bold=True)
    assert all(width(line, 14, bold=True) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(
        " ", ""
    )


def test_words_stay_whole_where_they_can() -> None:
    assert broken("Arbejdsgruppen for booking", 130, 14) == ("Arbejdsgruppen", "for booking")
    assert broken("x" * 30, 100, 14)[0].endswith("-")


def test_a_dash_between_words_keeps_both_spaces() -> None:
    assert broken("et – to", 1000, 10) == ("et – to",)
    assert broken("nord-syd/øst", 1000, 10) == ("nord-syd/øst",)
    assert broken("nord-syd", 30, 10) == ("nord-", "syd")
