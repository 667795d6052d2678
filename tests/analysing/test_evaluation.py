"""Promised against delivered: what is measured, what it says of the promise, and whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from generator.analysing.evaluation import evaluations_due, promises_of, result_of
from generator.model.plan import Indicator
from generator.model.times import parse_day
from tests.factories import Fields, a_partnership, a_portal, an_event

TODAY = parse_day("2026-11-22")
GOALS = [{"id": "flere", "title": "Flere synger"}, {"id": "bedre", "title": "Bedre"}]


def indicator(**fields: Any) -> Indicator:
    written = {
        "id": "sangere",
        "title": "Sangere",
        "goal": "flere",
        "baseline": {"date": "2025-01-01", "value": "40"},
        "target": {"date": "2027-06-01", "value": "90"},
    }
    return Indicator.model_validate(written | fields)


@pytest.mark.parametrize(
    ("fields", "verdict", "progress"),
    [
        ({}, "unmeasured", None),
        ({"measurements": [{"date": "2026-06-01", "value": "65"}]}, "under_way", 0.5),
        ({"measurements": [{"date": "2026-06-01", "value": "90"}]}, "reached", 1.0),
        ({"measurements": [{"date": "2026-06-01", "value": "120"}]}, "reached", 1.0),
        ({"measurements": [{"date": "2026-06-01", "value": "20"}]}, "under_way", 0.0),
        # What is dated after today has not been measured yet.
        ({"measurements": [{"date": "2026-12-01", "value": "90"}]}, "unmeasured", None),
        ({"target": {"date": "2026-06-01", "value": "90"}}, "missed", None),
        (
            {
                "target": {"date": "2026-06-01", "value": "90"},
                "measurements": [{"date": "2026-05-01", "value": "89,5"}],
            },
            "missed",
            0.99,
        ),
        (
            {
                "lower_is_better": "ja",
                "target": {"date": "2027-06-01", "value": "30"},
                "measurements": [{"date": "2026-05-01", "value": "30"}],
            },
            "reached",
            1.0,
        ),
        (
            {"target": None, "measurements": [{"date": "2026-05-01", "value": "3"}]},
            "no_target",
            None,
        ),
        (
            {"baseline": None, "measurements": [{"date": "2026-05-01", "value": "3"}]},
            "under_way",
            None,
        ),
        # Where the promise is to stay where one is, there is no way to go.
        (
            {
                "target": {"date": "2027-06-01", "value": "40"},
                "measurements": [{"date": "2026-05-01", "value": "40"}],
            },
            "reached",
            None,
        ),
    ],
)
def test_the_latest_measurement_says_how_the_promise_stands(
    fields: dict[str, Any], verdict: str, progress: float | None
) -> None:
    found = result_of(indicator(**fields), TODAY)
    assert found.verdict == verdict
    assert found.progress == pytest.approx(progress)


def test_the_latest_counts_in_whatever_order_they_stand() -> None:
    measurements = [{"date": "2026-06-01", "value": "70"}, {"date": "2025-06-01", "value": "50"}]
    last = result_of(indicator(measurements=measurements), TODAY).last
    assert last is not None
    assert last.value == 70


def test_each_goal_has_what_was_promised_and_what_was_done_for_it() -> None:
    partnership = a_partnership(
        goals=GOALS,
        plan={
            "activities": [
                {"title": "Sang", "goals": "flere", "events": "paa-torvet"},
                {"title": "Kaffe"},
            ],
            "indicators": [indicator().model_dump(exclude_none=True)],
        },
    )
    own: Fields = {"partnership": "sang-i-byen"}
    portal = a_portal(
        partnership,
        an_event("syng-foer", start="2026-05-01", goals="flere", **own),
        an_event("syng-nu", goals=["flere", "bedre"], **own),
        an_event("aflyst", goals="flere", status="cancelled", **own),
        an_event("paa-torvet", start="2026-12-09"),
        an_event("fest", start="2026-12-10", **own),
        an_event("andres", goals="flere"),
    )
    more, better, rest = promises_of(portal, partnership)

    assert [one.slug for one in more.held] == ["syng-foer"]
    assert [one.slug for one in more.coming] == ["syng-nu", "paa-torvet"]
    assert [one.title for one in more.activities] == ["Sang"]
    assert [one.indicator.id for one in more.results] == ["sangere"]
    assert [one.slug for one in better.coming] == ["syng-nu"]
    assert rest.goal is None
    assert [one.title for one in rest.activities] == ["Kaffe"]
    assert [one.slug for one in rest.coming] == ["fest"]


def test_without_loose_ends_there_is_no_row_for_them() -> None:
    partnership = a_partnership(goals=GOALS)
    assert [
        one.goal and one.goal.id for one in promises_of(a_portal(partnership), partnership)
    ] == [
        "flere",
        "bedre",
    ]


def test_evaluations_that_are_due_the_most_urgent_first() -> None:
    late = a_partnership("sen", plan={"evaluate_on": "2026-11-01"})
    later = a_partnership("senere", plan={"evaluate_on": "2027-11-01"})
    over = a_partnership("forbi", status="ended", plan={"evaluate_on": "2026-10-01"})
    found = evaluations_due(a_portal(later, late, over, a_partnership("uden")))
    assert [(one.partnership.slug, one.overdue) for one in found] == [
        ("sen", True),
        ("senere", False),
    ]
