from __future__ import annotations

from generator.presenting.register import grouped, rows
from tests.factories import a_place, a_portal, an_event


def test_rows_are_by_name_and_count_what_is_to_come() -> None:
    portal = a_portal(
        a_place("aa", title="Ådalen"),
        a_place("zoo", title="Zoo"),
        an_event("kommer", venue="zoo"),
        an_event("var", venue="zoo", start="2026-01-02"),
    )

    found = rows(portal, portal.places, portal.events_by_place)

    assert [(row.entity.slug, row.coming) for row in found] == [("zoo", 1), ("aa", 0)]


def test_groups_stand_in_the_order_of_their_words_and_empty_ones_are_left_out() -> None:
    portal = a_portal(
        a_place("b", title="B", locality="karise"),
        a_place("a", title="A", locality="karise"),
        a_place("c", title="C", locality=None),
        a_place("d", title="D", locality="oeby"),
    )

    groups = grouped(
        rows(portal, portal.places, {}),
        ("oeby", "tomby", "karise", None),
        lambda row: row.entity.locality,
    )

    assert [(group.code, [row.entity.slug for row in group.rows]) for group in groups] == [
        ("oeby", ["d"]),
        ("karise", ["a", "b"]),
        (None, ["c"]),
    ]
