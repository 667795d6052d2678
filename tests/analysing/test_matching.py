"""Needs and offers put together: cases that can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from generator.analysing.fit import MOST
from generator.analysing.matching import Matching, Pair, lifted, matching_of
from generator.analysing.proposed_groups import groups_of
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.settings import Settings
from tests.factories import (
    VOCABULARIES,
    a_partnership,
    a_portal,
    an_actor,
    an_event,
    some_settings,
)

FAR_OFF = {"label": "Langtbortistan", "lat": 56.5, "lon": 10.0}
SETTINGS = some_settings(
    vocabularies={
        **VOCABULARIES,
        "audiences": {**VOCABULARIES["audiences"], "unge": {"label": "Unge"}},
        "localities": {
            **VOCABULARIES["localities"],
            "langt-borte": FAR_OFF,
            "et-sted": {"label": "Et sted"},
        },
    }
)


def wish(topic: str = "musik", **fields: Any) -> dict[str, Any]:
    return {"topic": topic, "text": "Noget", "method": "survey", "source": "Skema"} | fields


def actor(slug: str, **fields: Any) -> Actor:
    return an_actor(slug, title=slug.upper(), **fields)


def needing(slug: str, topic: str = "musik", **fields: Any) -> Actor:
    return actor(slug, needs=[wish(topic, **fields)])


def offering(slug: str, topic: str = "musik", **fields: Any) -> Actor:
    return actor(slug, offers=[wish(topic, **fields)])


def found(*entities: Entity, settings: Settings = SETTINGS) -> Matching:
    return matching_of(a_portal(*entities, settings=settings))


def score(need: dict[str, Any], offer: dict[str, Any], *others: Entity) -> int:
    """Of A's need and B's offer; 0 where they are not put together."""
    pairs = found(actor("a", needs=[need]), actor("b", offers=[offer]), *others).pairs
    between: tuple[Pair, ...] = tuple(one for one in pairs if one.actors == ("a", "b"))
    return between[0].score if between else 0


# --- the score ------------------------------------------------------------------------------------


def test_the_same_topic_fits_and_another_does_not() -> None:
    # 35 for the topic, 14 as the only one, 5 + 8 + 5 for what nobody told
    assert score(wish("musik"), wish("musik")) == 35 + 14 + 5 + 8 + 5
    assert score(wish("musik"), wish("kunst")) == 0


def test_everything_in_common_is_a_hundred() -> None:
    same = wish(facility="klaver", audience="boern", locality="karise", period="marts og april")
    assert score(same, same) == 100


def test_a_facility_beats_the_topic() -> None:
    need = wish("musik", facility="klaver")
    same_facility = score(need, wish("kunst", facility="klaver"))
    same_topic = score(wish("musik"), wish("musik"))
    assert same_facility == same_topic + 10
    assert score(need, wish("musik", facility="scene")) == 0
    assert score(need, wish("musik", facility="klaver")) == same_facility + 5


def test_a_topic_alone_is_little_where_a_facility_is_asked_for() -> None:
    assert score(wish(facility="klaver"), wish()) == 0
    close = {"audience": "boern", "locality": "karise", "period": "marts"}
    assert score(wish(facility="klaver", **close), wish(**close)) == 10 + 14 + 10 + 16 + 10


def test_what_few_offer_is_worth_more() -> None:
    alone = score(wish(), wish(), offering("c", "kunst"), offering("d", "kunst"))
    with_others = score(wish(), wish(), offering("c"), offering("d"))
    # N = 3, n = 3: 14 · ln(4/3) / ln(4) = 2.9
    assert (alone, with_others) == (67, 67 - 14 + 3)


def test_rarity_decides_between_two_needs() -> None:
    need = actor("a", needs=[wish("musik"), wish("kunst")])
    pairs = found(need, offering("b", "kunst"), offering("c"), offering("d")).pairs
    assert [pair.actors for pair in pairs] == [("a", "b"), ("a", "c"), ("a", "d")]
    assert pairs[0].score > pairs[1].score == pairs[2].score


def test_audiences_that_differ_exclude_and_everyone_fits_all() -> None:
    assert score(wish(audience="boern"), wish(audience="unge")) == 0
    untold = score(wish(audience="boern"), wish())
    everyone = score(wish(audience="boern"), wish(audience="alle"))
    same = score(wish(audience="boern"), wish(audience="boern"))
    assert (everyone, same) == (untold + 3, untold + 5)
    assert score(wish(audience="alle"), wish(audience="boern")) == everyone


def test_the_nearer_the_better() -> None:
    here = wish(locality="karise")
    same = score(here, wish(locality="karise"))
    near = score(here, wish(locality="oeby"))  # some eight kilometres
    unknown = score(here, wish(locality="et-sted"))
    far = score(here, wish(locality="langt-borte"))
    assert same > near > unknown > far
    assert (same - unknown, unknown - far) == (8, 8)


def test_a_wish_without_a_locality_has_its_actors() -> None:
    (pair,) = found(
        actor("a", locality="karise", needs=[wish()]),
        actor("b", localities=["karise"], locality="oeby", offers=[wish()]),
    ).pairs
    assert pair.matches[0].points.place == MOST.place


@pytest.mark.parametrize(
    ("wanted", "offered", "points"),
    [
        ("marts og april", "april", 10),
        ("marts og april", "maj", 0),
        ("november til marts", "vinter", 10),
        ("forår 2027", "april", 10),
        ("forår 2027", "efterår", 0),
        ("forår 2027", "forår 2028", 0),
        ("uge 42 2027", "oktober 2027", 10),
        ("hele året", "hele året", 10),
        ("når vi kan", "april", 5),
        (None, "april", 5),
    ],
)
def test_periods_that_do_not_meet_count_against(
    wanted: str | None, offered: str, points: int
) -> None:
    base = score(wish(), wish()) - 5
    assert score(wish(period=wanted), wish(period=offered)) == base + points
    assert score(wish(period=offered), wish(period=wanted)) == base + points


def test_every_part_of_the_score_has_its_reason() -> None:
    known = found(
        needing("a", facility="klaver", locality="karise", period="marts", audience="boern"),
        offering("b", "kunst", facility="klaver", locality="oeby", period="april"),
        offering("c", "kunst"),
    )
    (match,) = known.matches
    reasons = known.scale.reasons(match.need.profile, match.offer.profile)

    assert [reason.said for reason in reasons] == [
        "Samme facilitet: Klaver",
        "Kun én aktør tilbyder det",
        "Målgruppen er ikke oplyst hos begge",
        "Cirka 8 km mellem Karise og Øby",
        "Tiderne mødes ikke: »marts« og »april«",
    ]
    assert tuple(reason.points for reason in reasons) == match.points
    assert [reason.against for reason in reasons] == [False, False, False, False, True]


def test_what_is_unknown_is_said_to_be() -> None:
    known = found(needing("a", period="når som helst"), offering("b", period="april"))
    (match,) = known.matches
    said = [one.said for one in known.scale.reasons(match.need.profile, match.offer.profile)]
    assert said[3:] == [
        "Afstanden kendes ikke",
        "Portalen kan ikke læse, om tiderne passer: »når som helst« og »april«",
    ]


# --- pairs ----------------------------------------------------------------------------------------


def test_a_mutual_match_is_lifted() -> None:
    one_way = found(needing("a"), offering("b"))
    both = found(
        actor("a", needs=[wish()], offers=[wish("kunst")]),
        actor("b", needs=[wish("kunst")], offers=[wish()]),
    )
    (pair,) = both.pairs
    assert pair.mutual
    assert [match.score for match in pair.matches] == [67, 67]
    assert pair.score == 67 + round(33 * 0.335) == 78
    assert one_way.pairs[0].score == 67
    assert not one_way.pairs[0].mutual


def test_a_match_is_mutual_though_one_way_is_not_among_the_best() -> None:
    near = [offering(f"n-{one}", locality="karise") for one in range(11)]
    known = found(
        actor("a", locality="karise", needs=[wish()], offers=[wish("kunst")]),
        actor("b", locality="oeby", needs=[wish("kunst")], offers=[wish()]),
        *near,
    )
    assert len(known.by_actor["a"]) == 11  # the ten best for its need, and b for its offer
    (pair,) = (one for one in known.pairs if "b" in one.actors)
    assert pair.mutual
    assert [match.need.actor for match in pair.matches] == ["b", "a"]


@given(st.integers(1, 100), st.integers(1, 100))
def test_to_lift_is_symmetric_and_stays_within_bounds(one: int, other: int) -> None:
    assert lifted(one, other) == lifted(other, one)
    assert max(one, other) <= lifted(one, other) <= 100


@pytest.mark.parametrize("status", ["withdrawn", "met", "matched"])
def test_what_is_no_longer_open_is_not_matched(status: str) -> None:
    assert found(needing("a", status=status), offering("b")).pairs == ()
    assert found(needing("a"), offering("b", status=status)).pairs == ()


def test_what_has_found_an_answer_is_shown_as_settled() -> None:
    known = found(needing("a", status="matched"), offering("b", status="met"))
    assert [one.actor for one in known.wishes.settled] == ["a"]
    assert known.unmet == ()


def test_an_actor_does_not_answer_its_own_need() -> None:
    known = found(actor("a", needs=[wish()], offers=[wish()]))
    assert known.pairs == ()
    assert [one.actor for one in known.unmet] == ["a"]


def test_a_closed_actor_neither_needs_nor_offers() -> None:
    closed = actor("b", status="closed", needs=[wish()], offers=[wish()])
    known = found(actor("a", needs=[wish()], offers=[wish()]), closed)
    assert (known.pairs, known.clusters) == ((), ())


def test_partners_are_told_to_be_together_already() -> None:
    both = [{"actor": "a"}, {"actor": "b"}]
    known = found(needing("a"), offering("b"), a_partnership(partners=both))
    assert known.pairs[0].together == ("sang-i-byen",)
    ended = found(needing("a"), offering("b"), a_partnership(partners=both, status="ended"))
    assert ended.pairs[0].together == ()


# --- clusters, unmet, isolated --------------------------------------------------------------------


def test_the_same_need_at_two_is_a_cluster() -> None:
    known = found(
        needing("a", facility="klaver"),
        needing("b", facility="klaver", audience="alle"),
        needing("c", facility="scene"),
        needing("d", "kunst", facility="klaver"),
        actor("e", needs=[wish("kunst"), wish("kunst")]),
    )
    (cluster,) = known.clusters
    assert (cluster.topic, cluster.facility) == ("musik", "klaver")
    assert cluster.actors == ("a", "b")


def test_audiences_that_differ_are_not_the_same_need() -> None:
    known = found(
        needing("a", audience="boern"), needing("b", audience="unge"), needing("c", audience="alle")
    )
    assert [(one.audience, one.actors) for one in known.clusters] == [
        ("boern", ("a", "c")),
        ("unge", ("b", "c")),
    ]


def test_an_audience_is_named_where_all_name_it() -> None:
    (named,) = found(needing("a", audience="boern"), needing("b", audience="alle")).clusters
    (untold,) = found(needing("a", audience="boern"), needing("b")).clusters
    assert (named.audience, untold.audience) == ("boern", None)
    assert named.actors == untold.actors == ("a", "b")


def test_a_need_without_an_offer_is_unmet() -> None:
    known = found(needing("a"), needing("b", "kunst"), offering("c"))
    assert [one.actor for one in known.unmet] == ["b"]


def test_nothing_ties_an_isolated_actor() -> None:
    known = found(
        *(actor(slug) for slug in ("alene", "partner", "medarrangoer", "solist")),
        actor("lukket", status="closed"),
        needing("behov"),
        a_partnership(partners=[{"actor": "partner"}]),
        an_event(organizers=["medarrangoer", "partner"]),
        an_event("solo", organizers=["solist"]),
    )
    assert known.isolated == ("alene", "solist")


# --- groups ---------------------------------------------------------------------------------------

THREE = (
    actor("a", needs=[wish()], offers=[wish("kunst")]),
    actor("b", needs=[wish("kunst")], offers=[wish()]),
    actor("c", needs=[wish()], interests=["musik"]),
)


def groups(*entities: Entity) -> list[tuple[str, ...]]:
    portal = a_portal(*entities, settings=SETTINGS)
    return [one.actors for one in groups_of(portal, matching_of(portal))]


def test_three_that_hang_together_are_a_group() -> None:
    portal = a_portal(*THREE, settings=SETTINGS)
    (group,) = groups_of(portal, matching_of(portal))
    assert group.actors == ("a", "b", "c")
    # a and b can help each other, b helps c, a and c lack something of the same topic
    assert [pair.actors for pair in group.pairs] == [("a", "b"), ("b", "c")]
    assert [(one.topic, slugs) for one, slugs in group.needs] == [("musik", ("a", "c"))]
    assert group.strength == round(sum(pair.score for pair in group.pairs) / 3 + 10 / 3)


def test_partners_are_not_proposed_to_each_other() -> None:
    partners = [{"actor": slug} for slug in "abc"]
    assert groups(*THREE, a_partnership(partners=partners)) == []
    assert groups(*THREE, a_partnership(partners=partners, status="ended")) == [("a", "b", "c")]


def test_two_who_are_partners_already_do_not_begin_a_group() -> None:
    assert groups(*THREE, a_partnership(partners=[{"actor": "a"}, {"actor": "b"}])) == []


def test_two_are_no_group_and_a_weak_pair_begins_none() -> None:
    assert groups(*THREE[:2]) == []
    assert groups(needing("a"), offering("b"), needing("c")) == []


def test_a_group_has_room_for_eight() -> None:
    same = {"facility": "klaver", "locality": "karise", "period": "marts"}
    many = [
        actor(slug, needs=[wish(**same)], offers=[wish(**same)], interests=["musik", "kunst"])
        for slug in "abcdefghijk"
    ]
    assert [len(one) for one in groups(*many)] == [8, 3]


# --- whatever the order ---------------------------------------------------------------------------

WISHES = st.builds(
    wish,
    st.sampled_from(["musik", "kunst"]),
    facility=st.sampled_from([None, "klaver", "scene"]),
    audience=st.sampled_from([None, "alle", "boern", "unge"]),
    locality=st.sampled_from([None, "karise", "oeby", "langt-borte"]),
    period=st.sampled_from([None, "marts", "forår 2027", "efterår", "en dag"]),
    status=st.sampled_from(["open", "open", "open", "matched", "withdrawn"]),
)
CROWDS = st.lists(st.tuples(st.lists(WISHES, max_size=3), st.lists(WISHES, max_size=3)), max_size=7)


def crowd(told: list[tuple[list[Any], list[Any]]], names: str = "abcdefg") -> list[Actor]:
    return [
        actor(slug, needs=needs, offers=offers, interests=["musik"], locality="karise")
        for slug, (needs, offers) in zip(names, told, strict=False)
    ]


@given(CROWDS, st.randoms(use_true_random=False))
def test_the_order_of_the_actors_does_not_matter(told: Any, random: Any) -> None:
    actors = crowd(told)
    straight = a_portal(*actors, settings=SETTINGS)
    shuffled = list(straight.actors.items())
    random.shuffle(shuffled)
    other = a_portal(*actors, settings=SETTINGS)
    structs.force_setattr(other, "actors", dict(shuffled))

    one, two = matching_of(straight), matching_of(other)
    assert one == structs.replace(two, scale=one.scale)
    assert groups_of(straight, one) == groups_of(other, two)


@given(CROWDS)
def test_scores_have_bounds_and_names_do_not_decide_them(told: Any) -> None:
    straight = found(*crowd(told))
    for pair in straight.pairs:
        assert 0 <= pair.score <= 100
        assert pair.score >= max(match.score for match in pair.matches)
        for match in pair.matches:
            assert match.need.actor != match.offer.actor
            assert all(0 <= part <= most for part, most in zip(match.points, MOST, strict=True))
    # The same crowd under names in the opposite order.
    renamed = dict(zip("abcdefg", "gfedcba", strict=True))
    other = found(*crowd(told, "gfedcba"))
    scores = {frozenset(pair.actors): pair.score for pair in other.pairs}
    assert scores == {
        frozenset(renamed[slug] for slug in pair.actors): pair.score for pair in straight.pairs
    }
