"""Sums of what partners bring: the same thing for the same period, and nothing else."""

from __future__ import annotations

from typing import Any

from hypothesis import given as over
from hypothesis import strategies as some

from generator.analysing.resources import apart, given, givers, sums
from generator.model.structure import Resource
from tests.factories import a_partnership


def resource(kind: str, amount: int | None = None, period: str | None = None, **more: Any) -> Any:
    written = {"kind": kind, "title": "Noget", "amount": amount, "period": period} | more
    return Resource.model_validate(
        {key: str(value) for key, value in written.items() if value is not None}
    )


def told(*resources: Resource) -> list[tuple[str, str, str, int | None]]:
    return [(one.kind, one.what, one.period, one.amount) for one in sums(resources)]


def test_the_same_period_is_added_up_and_others_stand_by_themselves() -> None:
    found = told(
        resource("hours", 12, "om ugen"),
        resource("hours", 40, "pr. år"),
        resource("hours", 6, "om ugen", title="Noget andet"),
        resource("hours", 5),
    )
    assert found == [
        ("hours", "", "om ugen", 18),
        ("hours", "", "pr. år", 40),
        ("hours", "", "", 5),
    ]


def test_periods_that_differ_in_capitals_spaces_and_a_full_stop_are_the_same() -> None:
    found = told(
        resource("money", 100, "pr. år"),
        resource("money", 20, "Pr.  år"),
        resource("money", 3, "pr. år."),
    )
    assert found == [("money", "", "pr. år", 123)]


def test_kroner_are_not_hours() -> None:
    assert told(resource("hours", 1, "pr. år"), resource("money", 2, "pr. år")) == [
        ("money", "", "pr. år", 2),
        ("hours", "", "pr. år", 1),
    ]


def test_rooms_and_equipment_add_up_under_the_same_words_only() -> None:
    found = told(
        resource("equipment", 140, title="Lyskæder"),
        resource("equipment", 6, title="Feltkasser"),
        resource("equipment", 60, title="lyskæder"),
        resource("rooms", 20, title="Lyskæder"),
    )
    assert found == [
        ("rooms", "Lyskæder", "", 20),
        ("equipment", "Lyskæder", "", 200),
        ("equipment", "Feltkasser", "", 6),
    ]


def test_what_has_no_amount_is_told_and_not_counted() -> None:
    found = told(resource("money", 100), resource("money", title="Tilskud"))
    assert found == [("money", "", "", 100), ("money", "Tilskud", "", None)]


def test_kinds_with_several_periods_are_named() -> None:
    several = sums([resource("hours", 1, "om ugen"), resource("hours", 1, "pr. år")])
    assert apart(several) == ("hours",)
    one = sums([resource("money", 1), resource("money", title="Tilskud"), resource("rooms", 2)])
    assert apart(one) == ()


def test_who_brings_what_across_partnerships_and_what_has_nobody() -> None:
    first = a_partnership(
        "a",
        structure={
            "resources": [
                {"kind": "hours", "title": "Timer", "amount": "3"},
                {"kind": "rooms", "title": "Sal", "actor": "koret"},
            ]
        },
    )
    second = a_partnership(
        "b",
        structure={
            "resources": [{"kind": "money", "title": "Noder", "amount": "9", "actor": "koret"}]
        },
    )
    found = [
        (giver.actor, [(one.partnership.slug, one.resource.title) for one in giver.given])
        for giver in givers(given((first, second)))
    ]
    assert found == [("koret", [("b", "Noder"), ("a", "Sal")]), (None, [("a", "Timer")])]
    assert [one.ownerless for one in sums(first.structure.resources)] == [1, 0]


RESOURCES = some.lists(
    some.builds(
        resource,
        some.sampled_from(["money", "hours", "rooms", "equipment"]),
        some.none() | some.integers(0, 9_999),
        some.sampled_from([None, "om ugen", "pr. år", "OM UGEN"]),
        title=some.sampled_from(["Sal", "sal", "Kasse"]),
    ),
    max_size=12,
)


@over(RESOURCES)
def test_nothing_is_lost_and_nothing_counted_twice(found: list[Resource]) -> None:
    totals = sums(found)
    assert sum(one.entries for one in totals) == len(found)
    for kind in ("money", "hours", "rooms", "equipment"):
        written = sum(one.amount or 0 for one in found if one.kind == kind)
        assert sum(one.amount or 0 for one in totals if one.kind == kind) == written
