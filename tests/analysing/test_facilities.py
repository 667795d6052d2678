"""The register of facilities: who has what, and use as it can be counted by hand."""

from __future__ import annotations

from typing import Any

from generator.analysing.facilities import Use, codes_of, facilities, lends, use_of
from generator.model.event import Event
from tests.factories import a_place, a_portal, an_actor, an_event

OFFER = {"topic": "musik", "text": "Et klaver", "method": "survey", "source": "Skema"}
ROOMS = [{"name": "Salen", "facilities": ["scene", "klaver"]}, {"name": "Kælderen"}]


def used(*events: Event, **fields: Any) -> Use:
    place = a_place("huset", rooms=ROOMS, **fields)
    portal = a_portal(place, a_place("andet"), *events)
    return use_of(portal, place, portal.events_by_place.get("huset", ()))


def test_a_facility_is_in_the_house_or_in_a_room() -> None:
    whole = a_place("a", facilities=["scene"])
    room = a_place("b", rooms=ROOMS)
    closed = a_place("c", facilities=["scene"], status="closed")
    stage, piano = facilities(a_portal(whole, room, closed))
    assert stage.code == "scene"
    assert [(lent.place.slug, lent.everywhere) for lent in stage.places] == [
        ("a", True),
        ("b", False),
    ]
    assert [one.name for one in stage.places[1].rooms] == ["Salen"]
    assert (piano.code, piano.count) == ("klaver", 1)
    assert codes_of(room) == ("scene", "klaver")
    assert codes_of(a_place("d", facilities=["klaver"], rooms=ROOMS)) == ("klaver", "scene")
    assert [lends(place) for place in (whole, room, closed, a_place("e"))] == [
        True,
        True,
        False,
        False,
    ]


def test_actors_offer_facilities_until_they_withdraw_them() -> None:
    offer = {**OFFER, "facility": "klaver"}
    kept = an_actor("koret", offers=[offer, {**OFFER, "text": "Sang"}])
    gone = an_actor("orkestret", offers=[{**offer, "status": "withdrawn"}])
    closed = an_actor("klubben", offers=[offer], status="closed")
    _, piano = facilities(a_portal(kept, gone, closed))
    assert [(one.actor.slug, one.offer.text) for one in piano.offers] == [("koret", "Et klaver")]


def test_use_is_counted_a_year_back_and_all_that_comes() -> None:
    found = used(
        an_event("gammel", venue="huset", start="2025-11-21 19:30"),
        an_event("foer", venue="huset", start="2026-03-05 19:30", end="2026-03-05 21:00"),
        an_event(
            "serie",
            venue="huset",
            room="Salen",
            start="2026-11-12 19:30",
            end="2026-11-12 21:00",
            repeat={"every": "week", "until": "2026-12-10"},
            changes=[
                {"date": "2026-11-26 19:30", "status": "cancelled"},
                {"date": "2026-12-03 19:30", "venue": "andet"},
            ],
        ),
        an_event("aflyst", venue="huset", start="2026-12-11 19:30", status="cancelled"),
        an_event("udstilling", venue="huset", start="2026-11-01", end="2027-01-10"),
        an_event("formiddag", venue="huset", start="2027-05-04 10:00", end="2027-05-04 11:00"),
    )
    assert (found.past_events, found.past_dates) == (2, 3)
    assert (found.coming_events, found.coming_dates) == (3, 2)
    # Three Thursdays of the series take place here and are in use in the evening, as 5 March is.
    assert found.evenings == (0, 0, 0, 4, 0, 0, 0)
    assert found.rooms == (("Salen", 3),)


def test_an_evening_is_in_use_between_six_and_ten() -> None:
    def evenings(**fields: Any) -> tuple[int, ...]:
        return used(an_event(venue="huset", **fields)).evenings

    friday, none = (0, 0, 0, 0, 1, 0, 0), (0,) * 7
    assert evenings(start="2026-12-04 16:00", end="2026-12-04 18:00") == none
    assert evenings(start="2026-12-04 16:00", end="2026-12-04 18:30") == friday
    assert evenings(start="2026-12-04 21:30") == friday
    assert evenings(start="2026-12-04 22:00", end="2026-12-05 03:00") == none
    assert evenings(start="2026-12-04") == friday
    assert evenings(start="2026-12-04 12:00", end="2026-12-06 15:00") == (0, 0, 0, 0, 1, 1, 0)


def test_the_freest_evenings_are_told_once_enough_is_known() -> None:
    week = {"every": "week", "on": ["monday", "friday"], "until": "2026-12-21"}
    few = used(an_event(venue="huset", start="2026-12-04 19:30"))
    many = used(an_event(venue="huset", start="2026-11-27 19:30", repeat=week))
    assert few.freest == ()
    assert many.evenings == (4, 0, 0, 0, 4, 0, 0)
    assert many.freest == (1, 2, 3, 5, 6)


def test_a_place_where_nothing_happens() -> None:
    assert used() == Use()
