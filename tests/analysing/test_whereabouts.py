from __future__ import annotations

from generator.analysing.whereabouts import localities_of, whereabouts
from tests.factories import a_place, a_portal, an_actor


def test_an_actor_belongs_where_it_says_and_else_where_its_places_are() -> None:
    told = an_actor("told", locality="oeby", localities=["karise"])
    owner, runner, nowhere = an_actor("owner"), an_actor("runner"), an_actor("nowhere")
    portal = a_portal(
        told,
        owner,
        runner,
        nowhere,
        a_place("a", owner="told"),
        a_place("b", owner="owner"),
        a_place("c", locality="oeby", operator="runner"),
        a_place("d", locality=None, owner="nowhere"),
    )
    assert localities_of(portal, told) == ("oeby", "karise")
    assert localities_of(portal, owner) == ("karise",)
    assert localities_of(portal, runner) == ("oeby",)
    assert localities_of(portal, nowhere) == ()


def test_nobody_is_lost() -> None:
    portal = a_portal(
        an_actor("a", locality="karise", localities=["oeby"]),
        an_actor("b", outside="Køge"),
        an_actor("c"),
    )
    found = whereabouts(portal)
    slugs = {code: [one.slug for one in actors] for code, actors in found.by_locality.items()}
    assert slugs == {"karise": ["a"], "oeby": ["a"]}
    assert [one.slug for one in found.outside] == ["b"]
    assert [one.slug for one in found.unknown] == ["c"]
