"""The eight steps follow from what is there; each rule by what moves it on, and what holds it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.analysing.steps import next_evaluation, rule_of, steps_of
from generator.model.entity import Entity
from generator.model.times import parse_day
from tests.factories import (
    Fields,
    a_meeting,
    a_partnership,
    a_portal,
    an_actor,
    an_event,
    some_news,
)

ACTORS = (an_actor("koret"), an_actor("skolen"))
PARTNERS = [{"actor": "koret", "role": "Vært"}, {"actor": "skolen", "role": "Gæst"}]
HELD: Fields = {
    "title": "Møde",
    "date": "2026-11-01",
    "participants": ["koret", "skolen"],
    "outcome": "Vi går i gang.",
}
ACTIVITY = {"title": "Sang", "when": "forår 2027", "responsible": "koret", "success": "Alle synger"}
STRUCTURE = {
    "roles": [{"title": "Formand", "actor": "koret"}],
    "decision_process": "Ved enighed.",
    "resources": [{"kind": "hours", "title": "Timer", "amount": "5"}],
}
EVALUATED = {
    "title": "Efter et år",
    "date": "2026-06-01",
    "improvements": "Mere sang",
    "next": "2027-06-01",
}


def state(number: int, *others: Entity, **fields: Any) -> str:
    partnership = a_partnership(**fields)
    portal = a_portal(partnership, *ACTORS, *others)
    return steps_of(portal, partnership)[number - 1].status


def test_nothing_written_is_nothing_begun() -> None:
    assert [state(number) for number in range(1, 9)] == ["not_started"] * 8


@pytest.mark.parametrize(
    ("number", "begun", "reached"),
    [
        (1, {"partners": [{"actor": "koret"}]}, {"partners": PARTNERS}),
        (3, {"meetings": [{"title": "Møde", "date": "2026-12-24"}]}, {"meetings": [HELD]}),
        (3, {"meetings": [{**HELD, "outcome": None}]}, {"meetings": [HELD]}),
        (
            4,
            {"goals": [{"id": "a", "title": "A", "theme": "faellesskab"}]},
            {
                "goals": [
                    {"id": "a", "title": "A", "theme": "faellesskab", "success": "Alle er med"}
                ]
            },
        ),
        (5, {"structure": {"decision_process": "Ved enighed."}}, {"structure": STRUCTURE}),
        (
            6,
            {"plan": {"activities": [{**ACTIVITY, "when": None}]}},
            {"plan": {"activities": [ACTIVITY, {"title": "Droppet", "status": "dropped"}]}},
        ),
        (8, {"evaluations": [{**EVALUATED, "next": None}]}, {"evaluations": [EVALUATED]}),
        (8, {"plan": {"evaluate_on": "2027-06-01"}}, {"evaluations": [EVALUATED]}),
    ],
)
def test_a_step_is_under_way_until_its_rule_lacks_nothing(
    number: int, begun: dict[str, Any], reached: dict[str, Any]
) -> None:
    assert state(number, **begun) == "current"
    assert state(number, **reached) == "done"


def test_what_has_ended_need_neither_tell_nor_evaluate_any_more() -> None:
    """It keeps the steps that it reached."""
    told = some_news(published="2024-06-01 12:00", partnership="sang-i-byen")
    reached: dict[int, dict[str, Any]] = {
        7: {"email": "kor@a.example"},
        8: {"evaluations": [{**EVALUATED, "date": "2024-06-01", "next": None}]},
    }

    for number, fields in reached.items():
        assert state(number, told, **fields) == "current"
        assert state(number, told, status="ended", **fields) == "done"
    assert state(7, status="ended", **reached[7]) == "current"
    assert state(8, status="ended", evaluations=[]) == "not_started"


@pytest.mark.parametrize("number", [7, 8])
def test_a_rule_says_what_it_asks_of_those_that_have_ended(number: int) -> None:
    def said(status: str) -> str:
        return rule_of(number, a_partnership(status=status))

    assert "halvandet år" in said("active") or "det seneste år" in said("active")
    assert not any(word in said("ended") for word in ("halvandet", "seneste", "næste har"))


def test_needs_are_mapped_when_half_of_the_partners_have_some() -> None:
    need = {"topic": "musik", "text": "En sal", "method": "interview", "source": "Samtale"}
    mapped, withdrawn = an_actor("koret", needs=[need]), {**need, "status": "withdrawn"}
    third = [*PARTNERS, {"actor": "museet"}]
    assert state(2, mapped, partners=PARTNERS) == "done"
    assert state(2, mapped, an_actor("museet"), partners=third) == "current"
    assert state(2, an_actor("koret", offers=[withdrawn]), partners=PARTNERS) == "not_started"


def test_a_meeting_of_the_network_counts_for_what_came_of_it() -> None:
    led = a_meeting(**{**HELD, "led_to": ["sang-i-byen"]})
    assert state(3, led) == "done"
    assert state(3, a_meeting(**HELD)) == "not_started"


def test_something_told_a_year_ago_is_told_no_longer() -> None:
    old = some_news(partnership="sang-i-byen", published="2025-11-01 10:00")
    new = some_news("ny", partnership="sang-i-byen", published="2026-11-01 10:00")
    coming = an_event(partnership="sang-i-byen")
    contact = {"email": "sang@byen.example"}
    assert state(7, old, **contact) == "current"
    assert state(7, new, **contact) == "done"
    assert state(7, coming, **contact) == "done"
    assert state(7, coming) == "current"


def test_an_evaluation_grows_old_unless_the_partnership_has_ended() -> None:
    old = {**EVALUATED, "date": "2025-01-01", "next": "2026-12-01"}
    assert state(8, evaluations=[old]) == "current"
    assert state(8, evaluations=[{**old, "next": None}], status="ended") == "done"


def test_in_a_proposal_everything_is_proposed() -> None:
    everything = {"partners": PARTNERS, "structure": STRUCTURE, "status": "proposed"}
    assert [state(number, **everything) for number in (1, 5, 6)] == [
        "proposed",
        "proposed",
        "not_started",
    ]


def test_the_next_evaluation_is_the_first_after_the_last() -> None:
    partnership = a_partnership(
        plan={"evaluate_on": ["2026-05-01", "2026-10-01", "2027-05-01"]}, evaluations=[EVALUATED]
    )
    assert next_evaluation(a_portal(partnership), partnership) == parse_day("2026-10-01")
    assert next_evaluation(a_portal(), a_partnership()) is None
