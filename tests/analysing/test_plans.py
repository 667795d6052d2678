"""How the activities of a plan stand on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.analysing.plans import evaluation_days, has_plan, has_times, stages, standing
from generator.model.plan import Activity
from tests.factories import a_partnership

TODAY = date(2026, 11, 22)


def an_activity(**fields: Any) -> Activity:
    return Activity.model_validate({"title": "Sang", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"start": "2026-11-21"}, "overdue"),
        ({"start": "2026-11-21", "status": "ongoing"}, "overdue"),
        ({"start": "2026-11-21", "status": "proposed"}, "overdue"),
        ({"start": "2026-11-21", "status": "done"}, "done"),
        ({"start": "2026-11-21", "status": "dropped"}, "dropped"),
        ({"start": "2026-11-22"}, "now"),
        ({"start": "2026-11-01", "end": "2026-11-22"}, "now"),
        ({"start": "2026-11-21 20:00", "end": "2026-11-22 01:00"}, "now"),
        ({"start": "2026-11-23"}, "coming"),
        ({"when": "efterår 2026"}, "coming"),
        ({"when": "efterår 2026", "status": "ongoing"}, "now"),
        ({"when": "oktober 2026"}, "overdue"),
        ({}, "undated"),
        ({"status": "ongoing"}, "now"),
    ],
)
def test_how_an_activity_stands(fields: dict[str, Any], expected: str) -> None:
    assert standing(an_activity(**fields), TODAY) == expected


def test_stages_are_in_order_and_each_in_time_order() -> None:
    partnership = a_partnership(
        plan={
            "activities": [
                {"title": "Uden tid"},
                {"title": "Slut", "start": "2026-01-01", "status": "done"},
                {"title": "Senere slut", "start": "2026-02-01", "status": "done"},
                {"title": "Maj", "start": "2027-05-01"},
                {"title": "Forår", "when": "forår 2027"},
                {"title": "Glemt", "start": "2026-10-01"},
            ]
        }
    )
    assert [
        (stage.standing, [one.title for one in stage.activities])
        for stage in stages(partnership, TODAY)
    ] == [
        ("overdue", ["Glemt"]),
        ("coming", ["Forår", "Maj"]),
        ("undated", ["Uden tid"]),
        ("done", ["Senere slut", "Slut"]),
    ]


def test_days_for_evaluation_come_from_the_plan_and_from_the_evaluations_before() -> None:
    held = [{"title": "Efter et år", "date": "2026-06-01", "next": "2027-06-01"}]
    partnership = a_partnership(
        plan={"evaluate_on": ["2027-12-01", "2027-06-01"]}, evaluations=held
    )
    assert evaluation_days(partnership) == (date(2027, 6, 1), date(2027, 12, 1))


def test_a_plan_without_times_is_shown_but_neither_drawn_nor_followed() -> None:
    loose = a_partnership(plan={"activities": [{"title": "En dag"}]})
    assert (has_plan(loose), has_times(loose)) == (True, False)
    assert not has_plan(a_partnership())
    assert has_times(a_partnership(plan={"evaluate_on": "2027-01-01"}))


@pytest.mark.parametrize(
    "fields",
    [
        {"start": "2027-01-02", "end": "2027-01-01"},
        {"start": "2027-01-02 10:00", "end": "2027-01-02 10:00"},
        {"start": "2027-01-02", "when": "forår 2027"},
        {"end": "2027-01-02"},
        {"when": "forår 2027", "end": "2027-01-02"},
        {"start": "2027-01-02 10:00", "end": "2027-01-02"},
    ],
)
def test_times_that_contradict_each_other_are_refused(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        an_activity(**fields)


def test_one_day_may_begin_and_end_on_itself() -> None:
    day = date(2027, 1, 2)
    assert an_activity(start="2027-01-02", end="2027-01-02").span == (day, day)
