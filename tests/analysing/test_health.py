"""What is missing in a partnership, each rule by what breaks it and what mends it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.analysing.health import lints_of
from tests.factories import a_partnership, a_portal, an_actor, an_event

GOAL = {"id": "flere", "title": "Flere synger"}
SANG = {"title": "Sang", "responsible": "koret"}


def codes(*events: Any, **fields: Any) -> list[str]:
    partnership = a_partnership(**fields)
    actors = (an_actor("koret"), an_actor("skolen", website="https://skolen.example/"))
    return [one.code for one in lints_of(a_portal(partnership, *actors, *events), partnership)]


@pytest.mark.parametrize(
    ("code", "broken", "mended"),
    [
        (
            "maal-uden-plan",
            {"goals": [GOAL], "plan": {"evaluate_on": "2027-06-01"}},
            {
                "goals": [GOAL],
                "plan": {"activities": [{**SANG, "goals": "flere"}], "evaluate_on": "2027-06-01"},
            },
        ),
        (
            "plan-uden-evaluering",
            {"plan": {"activities": [SANG]}},
            {"plan": {"activities": [SANG], "evaluate_on": "2027-06-01"}},
        ),
        (
            "part-uden-kontakt",
            {"partners": [{"actor": "koret"}]},
            {"partners": [{"actor": "skolen"}]},
        ),
        (
            "evaluering-forfalden",
            {"plan": {"evaluate_on": "2026-11-21"}},
            {"plan": {"evaluate_on": "2026-11-22"}},
        ),
        (
            "aktivitet-forfalden",
            {"plan": {"activities": [{**SANG, "when": "uge 46 2026"}], "evaluate_on": "2027"}},
            {"plan": {"activities": [{**SANG, "when": "uge 47 2026"}], "evaluate_on": "2027"}},
        ),
        (
            "aktivitet-uden-ansvarlig",
            {"plan": {"activities": [{"title": "Sang"}], "evaluate_on": "2027"}},
            {"plan": {"activities": [SANG], "evaluate_on": "2027"}},
        ),
        (
            "indikator-uden-maaling",
            {"plan": {"indicators": [{"id": "a", "title": "A", "target": {"value": "3"}}]}},
            {"plan": {"indicators": [{"id": "a", "title": "A"}]}},
        ),
        (
            "intet-moede",
            {"meetings": [{"title": "Møde", "date": "2025-11-21"}]},
            {"meetings": [{"title": "Møde", "date": "2025-11-22"}]},
        ),
        (
            "slut-uden-evaluering",
            {"status": "ended"},
            {"status": "ended", "evaluations": [{"title": "Slut", "date": "2026-01-01"}]},
        ),
    ],
)
def test_each_rule_is_broken_and_mended(
    code: str, broken: dict[str, Any], mended: dict[str, Any]
) -> None:
    for fields in (broken, mended):
        plan = fields.get("plan", {})
        if plan.get("evaluate_on") == "2027":
            plan["evaluate_on"] = "2027-06-01"
        for one in plan.get("indicators", ()):
            if "target" in one:
                one["target"]["date"] = "2026-11-22"
    assert codes(**broken) == [code]
    assert codes(**mended) == []


def test_an_event_serves_a_goal_as_an_activity_does() -> None:
    event = an_event(partnership="sang-i-byen", goals="flere")
    assert codes(event, goals=[GOAL]) == []


def test_what_is_proposed_or_was_never_made_by_the_model_owes_nothing() -> None:
    assert codes(goals=[GOAL], status="proposed") == []
    assert codes(goals=[GOAL], follows_model="nej") == []


def test_what_rests_owes_its_evaluation_alone() -> None:
    plan = {"activities": [{"title": "Sang"}], "evaluate_on": "2026-11-01"}
    assert codes(goals=[GOAL], status="paused", plan=plan) == ["evaluering-forfalden"]
