"""Who is tied to whom, and by what."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from generator.analysing.network import LARGEST, Network, network, occasions, ties_by_actor
from generator.model.actor import Actor
from generator.model.entity import Entity
from generator.model.portal import Portal
from tests.factories import a_meeting, a_partnership, a_portal, an_actor, an_event


def actors(*slugs: str) -> list[Actor]:
    return [an_actor(slug, title=slug.title()) for slug in slugs]


def found(*entities: Entity) -> Network:
    return network(a_portal(*entities))


def partners(*slugs: str) -> list[dict[str, str]]:
    return [{"actor": slug} for slug in slugs]


def test_a_tie_carries_its_reasons() -> None:
    (tie,) = found(
        *actors("kor", "skole"),
        a_partnership("sang", partners=partners("skole", "kor")),
        an_event("jul", organizers=["kor", "skole"]),
        an_event("vaar", organizers=["kor", "skole"], start="2027-03-01"),
        a_meeting("kaffe", date="2026-10-01", host="kor", participants=["skole"]),
    ).ties
    assert (tie.one, tie.other) == ("kor", "skole")
    assert tie.partnerships == ("sang",)
    assert tie.events == ("vaar", "jul"), "the latest first"
    assert tie.meetings == ("kaffe",)
    assert tie.weight == 4


def test_what_has_not_come_about_ties_nobody() -> None:
    known = found(
        *actors("kor", "skole"),
        a_partnership("tanke", status="proposed", partners=partners("kor", "skole")),
        an_event("aflyst", status="cancelled", organizers=["kor", "skole"]),
        an_event("udskudt", status="postponed", organizers=["kor", "skole"]),
        a_meeting("kommer", date="2026-12-24", participants=["kor", "skole"]),
        a_meeting("ikke", date="2026-10-01", cancelled="true", participants=["kor", "skole"]),
    )
    assert (known.nodes, known.ties, known.groups) == ((), (), ())
    assert known.alone == ("kor", "skole")


def test_a_meeting_in_a_partnership_ties_whoever_was_there() -> None:
    held = {"title": "Start", "date": "2026-10-01", "host": "kor", "participants": ["by"]}
    (tie,) = found(*actors("kor", "by"), a_partnership("sang", meetings=[held])).ties
    assert tie.meetings == ("2026-10-01.sang",)


def test_a_meeting_today_counts() -> None:
    met = a_meeting(date="2026-11-22 08:00", participants=["kor", "by"])
    assert len(found(*actors("kor", "by"), met).ties) == 1


def test_the_bridge_between_two_partnerships_ties_them_together() -> None:
    known = found(
        *actors("a", "b", "c", "d", "e", "alene"),
        a_partnership("x", partners=partners("a", "b", "c")),
        a_partnership("y", partners=partners("c", "d", "e")),
    )
    first = known.nodes[0]
    assert (first.actor, first.between, first.partnerships) == ("c", 4, 2)
    assert first.neighbours == ("a", "b", "d", "e")
    assert {node.between for node in known.nodes[1:]} == {0}
    assert known.groups == (("a", "b", "c", "d", "e"),)
    assert known.alone == ("alene",)
    assert known.exact


def test_parts_that_nothing_joins_are_told_apart() -> None:
    known = found(
        *actors("a", "b", "c", "x", "y"),
        a_partnership("stor", partners=partners("a", "b", "c")),
        an_event(organizers=["x", "y"]),
    )
    assert known.groups == (("a", "b", "c"), ("x", "y"))
    assert {node.actor: node.group for node in known.nodes} == dict.fromkeys("abc", 0) | {
        "x": 1,
        "y": 1,
    }


def test_a_closed_actor_is_not_called_alone() -> None:
    assert found(an_actor("slut", status="closed"), an_actor("her")).alone == ("her",)


def test_who_is_outside_the_register_is_no_node() -> None:
    known = found(*actors("kor"), an_event(organizers=["kor", {"name": "Gæsten"}]))
    assert known.alone == ("kor",)


def test_neighbours_with_the_most_reasons_come_first() -> None:
    known = found(
        *actors("a", "b", "c"),
        a_partnership("x", partners=partners("a", "b", "c")),
        an_event(organizers=["a", "c"]),
    )
    assert {node.actor: node.neighbours for node in known.nodes} == {
        "a": ("c", "b"),
        "b": ("a", "c"),
        "c": ("a", "b"),
    }
    own = ties_by_actor(known.ties)["a"]
    assert [(tie.one, tie.other, tie.weight) for tie in own] == [("a", "c", 2), ("a", "b", 1)]


def test_at_a_large_gathering_one_gets_to_know_the_host() -> None:
    slugs = [f"gaest-{number:02}" for number in range(LARGEST)]
    crowd = a_meeting(date="2026-10-01", host="vaert", participants=slugs)
    known = found(*actors("vaert", *slugs), crowd)
    assert len(known.ties) == LARGEST
    assert all("vaert" in (tie.one, tie.other) for tie in known.ties)
    table = a_meeting(date="2026-10-01", participants=slugs)
    assert len(found(*actors(*slugs), table).ties) == LARGEST * (LARGEST - 1) // 2


def many(actors_count: int) -> list[Entity]:
    """A quarter as many partnerships of four, events of two, and one gathering of everyone."""
    slugs = [f"a{number:05}" for number in range(actors_count)]
    entities: list[Entity] = [an_actor(slug) for slug in slugs]
    for number in range(actors_count // 4):
        four = [slugs[(number * 4 + step * 7) % actors_count] for step in range(4)]
        entities.append(a_partnership(f"p{number}", partners=partners(*four)))
        entities.append(an_event(f"e{number}", organizers=four[:2]))
    entities.append(a_meeting(date="2026-10-01", participants=slugs))
    return entities


def steps(portal: Portal) -> int:
    """How many lines of `generator/analysing/` are run to make the network."""
    counted = 0

    def count(frame: FrameType, event: str, _: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return count if "analysing" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(count)
    try:
        network(portal)
    finally:
        sys.settrace(before)
    return counted


def test_the_work_grows_with_the_content_and_not_with_its_square() -> None:
    small, large = (a_portal(*many(count)) for count in (500, 2000))
    assert len(network(small).nodes) == 500
    assert len(list(occasions(large))) == 1001
    assert len(network(large).ties) < 4.1 * len(network(small).ties)
    assert steps(large) < 4.5 * steps(small)


def test_the_same_content_gives_the_same_network() -> None:
    entities = many(60)
    assert found(*entities) == found(*reversed(entities))
