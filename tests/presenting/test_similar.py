"""Which events are shown beside another, and why."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.event import Event
from generator.presenting.similar import Similar
from tests.factories import a_place, a_portal, an_actor, an_event

COMING = {"start": "2027-02-01 19:00"}


def another(slug: str, **fields: Any) -> Event:
    """An event that has nothing in common with a concert by the choir in the hall."""
    plain: dict[str, Any] = {"title": slug, "type": "moede", **COMING}
    return an_event(slug, **(plain | fields))


def found(*others: Event, **fields: Any) -> list[tuple[str, str, str]]:
    plain = {"venue": "kulturhuset", "organizers": "karise-kirkekor"}
    places = a_place(), a_place("laden", title="Laden"), a_place("kroen", locality="oeby")
    portal = a_portal(an_actor(), *places, *others, an_event(**(plain | fields)))
    similar = Similar(portal)
    return [(slug, *why) for slug, why in similar.to(portal.listings["julekoncert"], most=9)]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"organizers": "karise-kirkekor", "type": "koncert"}, ("organizer", "karise-kirkekor")),
        ({"venue": "kulturhuset", "type": "koncert"}, ("place", "kulturhuset")),
        ({"venue": "laden", "type": "koncert"}, ("near", "musik")),
        ({"venue": "kroen", "type": "koncert"}, ("topic", "musik")),
        ({"topics": ["musik"]}, ("topic", "musik")),
        ({"type": "koncert", "topics": ["kunst"]}, ("type", "koncert")),
    ],
)
def test_the_best_reason_is_told(fields: dict[str, Any], why: tuple[str, str]) -> None:
    assert found(another("andet", **fields)) == [("andet", *why)]


def test_what_has_most_in_common_comes_first_and_nothing_without_a_reason() -> None:
    order = found(
        another("noget-andet"),
        another("samme-slags", type="koncert", topics=["kunst"]),
        another("samme-emne", topics=["musik"], venue="kroen"),
        another("naer", type="koncert", venue="laden"),
        another("samme-kor-og-sted", organizers="karise-kirkekor", venue="kulturhuset"),
        another("det-hele", organizers="karise-kirkekor", venue="kulturhuset", type="koncert"),
    )

    assert [slug for slug, *_ in order] == [
        "det-hele",
        "naer",
        "samme-kor-og-sted",
        "samme-emne",
        "samme-slags",
    ]


def test_what_is_over_or_called_off_is_not_found_nor_the_event_itself() -> None:
    assert (
        found(
            another("forbi", type="koncert", start="2026-01-01"),
            another("aflyst", type="koncert", status="cancelled"),
        )
        == []
    )
