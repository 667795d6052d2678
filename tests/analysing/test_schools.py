from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.schools import (
    Gap,
    Matrix,
    comes_anywhere,
    gaps,
    localities_of,
    matrix,
    offered,
    stages,
    state_of,
)
from generator.model.entity import Entity
from generator.model.portal import Portal
from tests.factories import (
    VOCABULARIES,
    Fields,
    a_place,
    a_portal,
    a_school_offer,
    an_actor,
    some_settings,
)

NUMBERED = [f"{number}-klasse" for number in range(11)]
GRADES = ["dagtilbud", *NUMBERED, "ungdomsuddannelse"]
WORDS = {
    **VOCABULARIES,
    "grades": {code: {"label": code.replace("-", ". ").capitalize()} for code in GRADES},
    "subjects": {
        "dansk": {"label": "Dansk", "grades": NUMBERED[1:10]},
        "tysk": {"label": "Tysk", "grades": NUMBERED[5:10]},
        "samfundsfag": {"label": "Samfundsfag", "grades": NUMBERED[8:10]},
    },
}
SETTINGS = some_settings(vocabularies=WORDS)


def portal(*entities: Entity) -> Portal:
    return a_portal(*entities, settings=SETTINGS)


def counts(found: Matrix) -> dict[tuple[str, str | None], int]:
    return {
        (grade, row.subject): cell.offers
        for row in found.rows
        for grade, cell in zip(found.grades, row.by_grade, strict=True)
        if cell.offers
    }


def told(found: tuple[Gap, ...]) -> list[tuple[str, str | None, tuple[str, ...], bool]]:
    return [(gap.stage.code, gap.subject, gap.grades, gap.whole) for gap in found]


def test_the_grades_fall_into_the_stages_of_the_folkeskole() -> None:
    found = {stage.code: stage.grades for stage in stages(SETTINGS.vocabularies)}
    assert found == {
        "dagtilbud": ("dagtilbud",),
        "indskoling": tuple(NUMBERED[:4]),
        "mellemtrin": tuple(NUMBERED[4:7]),
        "udskoling": tuple(NUMBERED[7:]),
        "ungdomsuddannelse": ("ungdomsuddannelse",),
    }


def test_every_offer_counts_once_in_each_cell() -> None:
    found = matrix(
        portal(
            a_school_offer("en", grades=["4-klasse", "5-klasse"], subjects=["dansk", "tysk"]),
            a_school_offer("to", grades=["5-klasse", "5-klasse"], subjects=["dansk", "dansk"]),
            a_school_offer("tre", grades=["5-klasse"], subjects=[]),
        )
    )
    assert counts(found) == {
        ("4-klasse", "dansk"): 1,
        ("4-klasse", "tysk"): 1,
        ("4-klasse", None): 1,
        ("5-klasse", "dansk"): 2,
        ("5-klasse", "tysk"): 1,
        ("5-klasse", None): 3,
    }
    dansk = found.rows[0].by_stage
    # Two offers, though they are for three grades of the stage together.
    assert [cell.offers for cell in dansk] == [0, 0, 2, 0, 0]
    assert dansk[2].lacking == ("6-klasse",)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "offered"),
        ({"period": "2026"}, "offered"),
        ({"period": "2026-11-22"}, "offered"),
        ({"period": "2026-11-21"}, "over"),
        ({"status": "proposed"}, "proposed"),
        ({"status": "proposed", "period": "2025"}, "over"),
        ({"status": "ended"}, "over"),
        ({"status": "ended", "period": "2027"}, "over"),
    ],
)
def test_only_what_can_be_booked_today_counts(fields: Fields, state: str) -> None:
    offer = a_school_offer(grades="4-klasse", subjects="dansk", **fields)
    found = portal(offer)
    assert state_of(found, offer) == state
    assert offered(found) == ((offer,) if state == "offered" else ())
    assert bool(counts(matrix(found))) == (state == "offered")


def test_a_gap_is_a_subject_that_is_taught_and_not_offered() -> None:
    everywhere = [code for code in GRADES if code != "8-klasse"]
    found = gaps(
        portal(
            a_school_offer("dansk", grades=everywhere, subjects=["dansk"]),
            a_school_offer("tysk", grades=["7-klasse", "9-klasse"], subjects=["tysk"]),
        )
    )
    assert told(found) == [
        ("mellemtrin", "tysk", ("5-klasse", "6-klasse"), True),
        ("udskoling", None, ("8-klasse",), False),
        ("udskoling", "dansk", ("8-klasse",), False),
        ("udskoling", "tysk", ("8-klasse",), False),
        ("udskoling", "samfundsfag", ("8-klasse", "9-klasse"), True),
    ]


def test_without_offers_everything_is_a_gap() -> None:
    found = gaps(portal())
    assert [gap.grades for gap in found if gap.subject is None] == [
        stage.grades for stage in stages(SETTINGS.vocabularies)
    ]
    assert all(gap.whole for gap in found)


def test_a_subject_without_grades_is_taught_in_all() -> None:
    words = {**WORDS, "subjects": {"leg": {"label": "Leg"}}}
    found = gaps(a_portal(settings=some_settings(vocabularies=words)))
    assert {gap.stage.code for gap in found if gap.subject == "leg"} == {
        stage.code for stage in stages(SETTINGS.vocabularies)
    }


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(GRADES), max_size=4),
            st.lists(st.sampled_from(list(WORDS["subjects"])), max_size=3),
            st.sampled_from(["offered", "proposed", "ended"]),
        ),
        max_size=8,
    )
)
def test_the_matrix_is_what_one_gets_by_counting(
    written: list[tuple[list[str], list[str], str]],
) -> None:
    offers = [
        a_school_offer(f"t{number}", grades=grades, subjects=subjects, status=status)
        for number, (grades, subjects, status) in enumerate(written)
    ]
    found = portal(*offers)
    expected = Counter(
        (grade, subject)
        for grades, subjects, status in written
        if status == "offered"
        for grade in set(grades)
        for subject in {*subjects, None}
    )
    assert counts(matrix(found)) == dict(expected)
    for gap in gaps(found):
        assert all(not expected[grade, gap.subject] for grade in gap.grades)


def test_where_an_offer_is() -> None:
    kept = (an_actor(locality="oeby"), a_place(locality="karise"))
    cases: dict[tuple[str, ...], Fields] = {
        (): {"localities": [], "where": "at_school"},
        ("oeby",): {"where": "at_provider"},
        ("karise",): {"where": "at_provider", "venue": "kulturhuset"},
        ("karise", "oeby"): {"where": "at_school", "localities": ["karise", "oeby"]},
    }
    for localities, fields in cases.items():
        offer = a_school_offer(**fields)
        assert localities_of(portal(*kept, offer), offer) == localities
    assert localities_of(portal(), a_school_offer(venue={"name": "Et andet sted"})) == ()


def test_what_comes_to_any_school() -> None:
    assert comes_anywhere(a_school_offer(where="either"))
    assert not comes_anywhere(a_school_offer(where="at_school", localities="karise"))
    assert not comes_anywhere(a_school_offer(where="at_provider"))
    assert not comes_anywhere(a_school_offer())
