"""What an entry lacks: each rule by the one field that keeps it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.analysing.completeness import (
    ACTOR_RULES,
    PLACE_RULES,
    actors_missing,
    places_missing,
    told,
)
from tests.factories import a_place, a_portal, an_actor

WISH = {"topic": "musik", "text": "En sal", "method": "interview", "source": "Samtale"}
PICTURE = {"file": "kor.jpg", "alt": "Koret på trappen", "credit": "Koret"}
FULL_ACTOR: dict[str, Any] = {
    "summary": "Vi synger.",
    "website": "https://kor.example/",
    "locality": "karise",
    "topics": "musik",
    "kind": "kor",
    "sources": "Samtale",
    "needs": [WISH],
    "image": PICTURE,
    "body": "Vi øver hver onsdag.",
}
FULL_PLACE: dict[str, Any] = {
    "summary": "En sal.",
    "address": "Byvej 1",
    "geo": {"lat": "55.31", "lon": "12.2"},
    "accessibility": "koerestol",
    "kind": "kulturhus",
    "transport": "Bus 1",
    "capacity": "80",
    "website": "https://huset.example/",
    "image": PICTURE,
    "sources": "Samtale",
}


def test_the_points_of_each_register_are_a_hundred() -> None:
    assert sum(lack.points for lack, _ in ACTOR_RULES) == 100
    assert sum(lack.points for lack, _ in PLACE_RULES) == 100


def test_the_fields_that_are_named_are_the_models() -> None:
    for rules, entity in ((ACTOR_RULES, an_actor()), (PLACE_RULES, a_place())):
        named = {field for lack, _ in rules for field in lack.fields}
        assert named - type(entity).model_fields.keys() == set()


def test_a_full_entry_has_a_hundred_and_is_on_no_list() -> None:
    actor, place = an_actor(**FULL_ACTOR), a_place(**FULL_PLACE)
    portal = a_portal(actor, place)
    assert (told(actor, ACTOR_RULES).score, told(place, PLACE_RULES).score) == (100, 100)
    assert (actors_missing(portal), places_missing(portal)) == ((), ())


def test_a_bare_entry_has_what_its_model_asks_for() -> None:
    assert told(an_actor(), ACTOR_RULES).score == 0
    assert told(a_place(locality=None), PLACE_RULES).score == 0


@pytest.mark.parametrize(
    ("field", "points", "words"),
    [
        ("website", 20, "en hjemmeside eller en mailadresse"),
        ("summary", 15, "en kort beskrivelse"),
        ("locality", 10, "hvor den hører til"),
        ("topics", 10, "emner"),
        ("body", 10, "en tekst om, hvad den laver"),
        ("needs", 10, "behov eller tilbud"),
        ("image", 10, "et billede med beskrivelse"),
        ("sources", 10, "kilder"),
        ("kind", 5, "en art"),
    ],
)
def test_each_field_of_an_actor_has_its_points(field: str, points: int, words: str) -> None:
    actor = an_actor(**{name: value for name, value in FULL_ACTOR.items() if name != field})
    (found,) = actors_missing(a_portal(actor))
    assert (found.entity, found.score) == (actor, 100 - points)
    assert [lack.words for lack in found.missing] == [words]


@pytest.mark.parametrize(
    ("field", "points"),
    [
        ("accessibility", 20),
        ("summary", 15),
        ("address", 10),
        ("geo", 10),
        ("image", 10),
        ("sources", 10),
        ("kind", 5),
        ("transport", 5),
        ("capacity", 5),
        ("website", 5),
    ],
)
def test_each_field_of_a_place_has_its_points(field: str, points: int) -> None:
    fields = {name: value for name, value in FULL_PLACE.items() if name != field}
    assert told(a_place(**fields), PLACE_RULES).score == 100 - points


@pytest.mark.parametrize(
    ("without", "instead"),
    [
        ("website", {"email": "kor@kor.example"}),
        ("locality", {"outside": "Køge"}),
        ("locality", {"localities": ["oeby"]}),
        ("needs", {"offers": [WISH]}),
    ],
)
def test_one_of_several_fields_is_enough(without: str, instead: dict[str, Any]) -> None:
    fields = {name: value for name, value in FULL_ACTOR.items() if name != without}
    assert told(an_actor(**fields, **instead), ACTOR_RULES).score == 100


def test_an_approximate_point_is_not_yet_the_place() -> None:
    rough = {"lat": "55.31", "lon": "12.2", "approximate": "true"}
    assert told(a_place(**{**FULL_PLACE, "geo": rough}), PLACE_RULES).score == 90


def test_the_emptiest_comes_first_and_the_closed_not_at_all() -> None:
    portal = a_portal(
        an_actor("a", summary="Vi synger."),
        an_actor("b"),
        an_actor("c", status="closed"),
        a_place("d", status="closed"),
    )
    assert [(one.entity.slug, one.score) for one in actors_missing(portal)] == [("b", 0), ("a", 15)]
    assert places_missing(portal) == ()
