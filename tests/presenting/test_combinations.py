"""What two words have in common, to follow."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.presenting.combinations import MOST, combinations, pairs, words
from tests.factories import VOCABULARIES, Fields, a_place, a_portal, an_event, some_settings


def _portal(*entities: Entity, **vocabularies: Fields) -> Portal:
    settings = some_settings(vocabularies={**VOCABULARIES, **vocabularies})
    return a_portal(*entities, settings=settings)


def _many(count: int) -> dict[str, dict[str, str]]:
    return {f"ord-{number}": {"label": f"Ord {number}"} for number in range(count)}


def test_an_event_stands_where_it_bears_both_words_and_nowhere_else() -> None:
    portal = a_portal(
        a_place(),  # in Karise
        an_event("kor", topics="musik", audiences="boern", venue="kulturhuset"),
        an_event("maling", topics="kunst", audiences="boern", locality="oeby"),
        an_event("type", audiences="alle"),  # music by its type, and nowhere
    )
    found = {
        one.address.removeprefix("/abonner/kombiner/"): [event.slug for event in one.events]
        for one in combinations(portal)
    }
    assert {place: slugs for place, slugs in found.items() if slugs} == {
        "emner/musik/omraader/karise/": ["kor"],
        "emner/kunst/omraader/oeby/": ["maling"],
        "emner/musik/maalgrupper/alle/": ["type"],
        "emner/musik/maalgrupper/boern/": ["kor"],
        "emner/kunst/maalgrupper/boern/": ["maling"],
        "maalgrupper/boern/omraader/karise/": ["kor"],
        "maalgrupper/boern/omraader/oeby/": ["maling"],
    }
    assert len(found) == 12


def test_addresses_follow_from_the_words_alone() -> None:
    without = [one.address for one in combinations(a_portal())]
    events = (an_event("kor", topics="musik", locality="oeby"), an_event("kun", topics="kunst"))
    assert [one.address for one in combinations(a_portal(*events))] == without
    assert len(set(without)) == len(without)
    assert all(re.fullmatch(r"/[a-z0-9/-]+/", one) for one in without)


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 30))
def test_a_word_added_last_takes_no_address_away(topics: int, audiences: int, areas: int) -> None:
    before = _addresses(topics, audiences, areas)
    for more in ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
        after = _addresses(*(a + b for a, b in zip((topics, audiences, areas), more, strict=True)))
        assert before <= after
    assert len(before) <= 624


def _addresses(topics: int, audiences: int, areas: int) -> set[str]:
    # The words of events stay; only their places in the vocabularies matter here.
    portal = _portal(
        topics={**VOCABULARIES["topics"], **_many(topics)},
        audiences=_many(audiences),
        localities=_many(areas),
    )
    return {one.address for one in combinations(portal)}


def test_what_is_left_out_is_known_to_be() -> None:
    portal = _portal(audiences=_many(MOST["audiences"] + 2))
    left = [word.code for word in words(portal, "audiences") if not word.combined]
    assert left == ["ord-12", "ord-13"]
    assert not {word.code for pair in pairs(portal) for word in pair} & set(left)


def test_each_pair_has_one_name_and_one_page() -> None:
    found = combinations(a_portal())
    assert found[0].feed_title == "Musik · Karise – Kultur i Prøveby"
    assert {one.page for one in found} == {"/abonner/kombiner/"}
