"""Clashes: each rule by a case that it catches, and by the cases that it must leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysing.clashes import MOST_BESIDE, Clash, candidates, clashes, stale
from generator.model.entity import Entity
from generator.model.event import Event
from generator.model.portal import Portal
from generator.model.times import parse_when, start_of
from tests.factories import Fields, a_place, a_portal, an_event, some_settings

HALL = a_place("salen", title="Salen", rooms=[{"name": "Scenen"}, {"name": "Foyeren"}])
BARN = a_place("laden", title="Laden")
FAR = a_place("skolen", title="Skolen", locality="oeby")
EVENING: Fields = {"start": "2026-12-04 19:30", "end": "2026-12-04 21:00"}


def two(one: dict[str, Any], other: dict[str, Any], *more: Entity) -> Portal:
    """A portal in which `a` and `b` are on the same evening, in nobody's way but as is said."""
    first = {"venue": "salen", "organizers": ["kor"], **EVENING, **one}
    second = {"venue": "laden", "organizers": ["band"], **EVENING, **other}
    return a_portal(an_event("a", **first), an_event("b", **second), HALL, BARN, FAR, *more)


def kinds(portal: Portal) -> tuple[str, ...]:
    return tuple(kind for clash in clashes(portal) for kind in clash.kinds)


def only(portal: Portal) -> Clash:
    (found,) = clashes(portal)
    return found


# --- what clashes ---------------------------------------------------------------------------------


def test_two_evenings_with_nothing_in_common_are_fine() -> None:
    assert clashes(two({}, {})) == ()


def test_the_same_place_at_the_same_time() -> None:
    found = only(
        two({}, {"venue": "salen", "start": "2026-12-04 20:30", "end": "2026-12-04 22:00"})
    )
    assert (found.kinds, found.venue) == (("place",), "salen")
    assert f"{found.begins:%H:%M}–{found.ends:%H:%M}" == "20:30–21:00"


def test_the_same_place_outside_the_register() -> None:
    tent = {"name": "Teltet", "address": "Engen 1"}
    assert kinds(two({"venue": tent}, {"venue": tent})) == ("place",)
    assert kinds(two({"venue": tent}, {"venue": {"name": "Laden"}})) == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Scenen", "Foyeren", ()),
        ("Scenen", "Scenen", ("place",)),
        ("Scenen", None, ("place",)),
        (None, None, ("place",)),
    ],
)
def test_two_rooms_of_one_place_are_two_places(
    one: str | None, other: str | None, expected: tuple[str, ...]
) -> None:
    portal = two({"room": one}, {"venue": "salen", "room": other})
    assert kinds(portal) == expected
    if expected:
        assert only(portal).room == (one if one == other else None)


def test_a_room_is_left_when_a_date_is_moved_to_another_place() -> None:
    series = {
        "room": "Scenen",
        "repeat": {"every": "week", "until": "2026-12-18"},
        "changes": [{"date": "2026-12-11 19:30", "venue": "laden"}],
    }
    later: Fields = {"start": "2026-12-11 19:30", "end": "2026-12-11 21:00"}
    assert kinds(two(series, later)) == ("place",)
    assert kinds(two(series, {**later, "venue": "salen", "room": "Scenen"})) == ()


def test_an_organiser_cannot_be_in_two_places() -> None:
    found = only(two({}, {"organizers": ["band", "kor"]}))
    assert (found.kinds, found.actors) == (("actor",), ("kor",))
    assert kinds(two({}, {"organizers": ["kor"], "venue": None})) == ()


def test_two_associations_choose_the_same_evening() -> None:
    both = {"audiences": ["boern"]}
    found = only(two(both, {**both, "title": "Børnesang"}))
    assert (found.kinds, found.town) == (("audience",), "karise")
    assert (found.audiences, found.topics) == (("boern",), ("musik",))


def test_the_same_type_is_enough_where_the_audience_says_something() -> None:
    one, other = {"topics": ["musik"]}, {"topics": ["kunst"]}
    children = {"audiences": ["boern"]}
    everyone = {"audiences": ["alle"]}
    assert kinds(two(one | children, other | children)) == ("audience",)
    assert kinds(two(one | everyone, other | everyone)) == ()
    assert kinds(two(one | everyone, one | everyone)) == ("audience",)


@pytest.mark.parametrize(
    "other",
    [
        {"audiences": ["alle"]},
        {"audiences": ["boern"], "venue": "skolen"},
        {"audiences": ["boern"], "organizers": []},
        {"audiences": ["boern"], "organizers": [{"name": "Øby Kro"}]},
        {"audiences": ["boern"], "topics": ["kunst"], "type": "udstilling"},
        {"audiences": ["boern"], "start": "2026-12-04 21:00", "end": "2026-12-04 22:00"},
    ],
    ids=[
        *("another audience", "another town", "organiser not known", "organiser outside"),
        *("another thing", "afterwards"),
    ],
)
def test_what_does_not_take_each_others_guests(other: dict[str, Any]) -> None:
    assert kinds(two({"audiences": ["boern"]}, other)) == ()


def test_who_makes_both_knows_of_both() -> None:
    both = {"audiences": ["boern"], "organizers": ["kor"]}
    assert kinds(two(both, both)) == ("actor",)


def test_every_way_in_which_two_clash_is_told_the_gravest_first() -> None:
    both = {"audiences": ["boern"], "venue": "salen"}
    assert only(two(both, both)).kinds == ("place", "audience")


# --- what is left out -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        {"status": "cancelled"},
        {"status": "postponed"},
        {"status": "moved_online", "online_url": "https://kor.example/"},
        {"start": "2026-12-04", "end": None},
        {"start": "2026-11-01", "end": "2027-01-31", "type": "udstilling"},
        {"start": "2026-11-01 10:00", "end": "2027-01-31 17:00"},
        {"start": "2026-12-05 19:30", "end": "2026-12-05 21:00"},
        {"start": "2026-12-04 21:00", "end": "2026-12-04 23:00"},
    ],
    ids="cancelled postponed online day exhibition run tomorrow afterwards".split(),
)
def test_what_never_clashes(other: dict[str, Any]) -> None:
    assert clashes(two({}, {"venue": "salen", **other})) == ()
    assert clashes(two({"venue": "salen", **other}, {"venue": "salen"})) == ()


def test_what_is_over_clashes_no_longer() -> None:
    over = {"start": "2026-11-20 19:30", "end": "2026-11-20 21:00", "venue": "salen"}
    assert clashes(two(over, over)) == ()


def test_what_goes_on_for_days_takes_only_its_place() -> None:
    jam = {"start": "2026-12-03 16:00", "end": "2026-12-05 15:00", "audiences": ["boern"]}
    evening = {"audiences": ["boern"], "organizers": ["kor"]}
    assert kinds(two(jam, evening)) == ()
    assert kinds(two(jam, evening | {"venue": "salen"})) == ("place",)


# --- time -----------------------------------------------------------------------------------------


def test_a_night_reaches_into_the_morning() -> None:
    ball = {"start": "2026-12-04 22:00", "end": "2026-12-05 03:00", "venue": "salen"}
    early = {"start": "2026-12-05 02:00", "end": "2026-12-05 04:00", "venue": "salen"}
    morning = {"start": "2026-12-05 03:00", "end": "2026-12-05 09:00", "venue": "salen"}
    long = {"start": "2026-12-04 20:00", "end": "2026-12-05 08:00", "venue": "salen"}
    brunch = {"start": "2026-12-05 07:00", "end": "2026-12-05 09:00", "venue": "salen"}
    assert kinds(two(ball, {"venue": "salen", "start": "2026-12-04 23:00", "end": None})) == (
        "place",
    )
    assert kinds(two(ball, morning)) == ()
    assert kinds(two(long, brunch)) == ("place",)
    assert kinds(two(long, early)) == ("place",)


def test_where_no_end_is_written_the_usual_length_counts() -> None:
    begun = {"venue": "salen", "end": None}
    later: Fields = {"start": "2026-12-04 21:15", "end": "2026-12-04 22:00", "venue": "salen"}
    events = (an_event("a", **{**EVENING, **begun}), an_event("b", **later))
    assert len(clashes(a_portal(*events, HALL))) == 1
    short = some_settings(default_duration=60)
    assert clashes(a_portal(*events, HALL, settings=short)) == ()


def test_a_series_that_clashes_again_and_again_is_told_once() -> None:
    weekly = {"repeat": {"every": "week", "until": "2026-12-25"}, "venue": "salen"}
    found = only(two(weekly, weekly))
    assert found.dates == 4
    assert f"{found.begins:%Y-%m-%d}" == "2026-12-04"


def test_dates_of_one_event_do_not_clash() -> None:
    twice: Fields = {"repeat": {"dates": ["2026-12-04 20:00"]}, **EVENING, "venue": "salen"}
    assert clashes(a_portal(an_event("a", **twice), HALL)) == ()


def test_a_moved_date_clashes_where_it_is_and_not_where_it_was() -> None:
    moved = {
        "repeat": {"every": "week", "until": "2026-12-11"},
        "changes": [{"date": "2026-12-04 19:30", "start": "2026-12-05 19:30"}],
    }
    assert clashes(two(moved, {"venue": "salen"})) == ()
    next_day = {"start": "2026-12-05 20:00", "end": "2026-12-05 21:00", "venue": "salen"}
    assert kinds(two(moved, next_day)) == ("place",)


def test_a_date_of_a_series_on_the_net_is_there_at_another_time_too() -> None:
    series = {
        "status": "moved_online",
        "online_url": "https://kor.example/",
        "repeat": {"every": "week", "until": "2026-12-11"},
    }
    change = {"date": "2026-12-04 19:30", "start": "2026-12-05 19:30"}
    next_day = {"start": "2026-12-05 20:00", "end": "2026-12-05 21:00"}
    assert kinds(two(series | {"changes": [change]}, next_day | {"venue": "salen"})) == ()
    # But where it has got a place of its own, it is there.
    there = series | {"changes": [change | {"venue": "laden"}]}
    assert kinds(two(there, next_day)) == ("place",)


def test_the_one_that_came_out_last_is_the_one_to_move() -> None:
    old, new = {"published": "2026-10-01 10:00"}, {"published": "2026-11-01 10:00"}
    here = {"venue": "salen"}
    assert only(two(old, new | here)).later.slug == "b"
    assert only(two(new, old | here)).later.slug == "a"
    assert only(two(old, old | here)).later.slug == "b"


# --- accepted -------------------------------------------------------------------------------------


@pytest.mark.parametrize("writer", ["a", "b"])
def test_a_reason_in_either_event_is_enough(writer: str) -> None:
    other = "b" if writer == "a" else "a"
    said = {"accepted_clashes": [{"with": other, "reason": "Vi deler scenen"}]}
    portal = two(
        said if writer == "a" else {}, {"venue": "salen", **(said if other == "a" else {})}
    )
    assert only(portal).reason == "Vi deler scenen"
    assert stale(portal, clashes(portal)) == ()


def test_a_reason_for_nothing_is_stale_while_both_are_to_come() -> None:
    def known(**other: Any) -> list[str]:
        said = {"accepted_clashes": [{"with": "b", "reason": "Vi deler scenen"}]}
        portal = two(said, other)
        return [one.other.slug for one in stale(portal, clashes(portal))]

    assert known() == ["b"]
    assert known(venue="salen") == []
    assert known(start="2026-11-01 19:30", end="2026-11-01 21:00") == []


# --- whatever there is ----------------------------------------------------------------------------

HOURS = st.integers(0, 5 * 24)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """In a few days, places, towns and audiences, so that they meet."""
    start = start_of(parse_when("2026-11-23 00:00")) + timedelta(hours=draw(HOURS))
    length = draw(st.sampled_from([None, 1, 3, 10, 30]))
    end = None if length is None else start + timedelta(hours=length)
    return an_event(
        f"e{draw(st.integers(0, 10**9))}",
        start=f"{start:%Y-%m-%d %H:%M}",
        end=None if end is None else f"{end:%Y-%m-%d %H:%M}",
        venue=draw(st.sampled_from(["salen", "laden", "skolen", None])),
        organizers=draw(st.lists(st.sampled_from(["kor", "band", "lauget"]), max_size=2)),
        audiences=draw(st.lists(st.sampled_from(["alle", "boern"]), max_size=2)),
        topics=draw(st.lists(st.sampled_from(["musik", "kunst"]), max_size=1)),
        published="2026-10-01 10:00",
    )


def described(portal: Portal) -> Iterator[tuple[Any, ...]]:
    for clash in clashes(portal):
        pair = frozenset((clash.earlier.slug, clash.later.slug))
        yield pair, clash.kinds, clash.begins, clash.ends, clash.dates


@settings(max_examples=60, deadline=None)
@given(st.lists(events(), max_size=12, unique_by=lambda event: event.slug))
def test_nothing_hangs_on_who_is_asked_first(known: list[Event]) -> None:
    portal = a_portal(*known, HALL, BARN, FAR)
    renamed = {event.slug: f"z{10**10 - int(event.slug[1:])}" for event in known}
    turned = a_portal(
        *(
            an_event(renamed[event.slug], **event.model_dump(exclude_defaults=True, by_alias=True))
            for event in known
        ),
        HALL,
        BARN,
        FAR,
    )
    there = {
        (frozenset(renamed[slug] for slug in pair), *rest) for pair, *rest in described(portal)
    }
    assert there == set(described(turned))


@settings(max_examples=40, deadline=None)
@given(st.lists(events(), max_size=12, unique_by=lambda event: event.slug))
def test_places_clash_exactly_where_two_are_there_at_once(known: list[Event]) -> None:
    portal = a_portal(*known, HALL, BARN, FAR)
    usual = timedelta(minutes=portal.settings.default_duration)
    spans = [
        (start_of(one.start), start_of(one.end) if one.end else start_of(one.start) + usual)
        for one in known
    ]
    expected = {
        frozenset((one.slug, other.slug))
        for index, one in enumerate(known)
        for at, other in enumerate(known)
        if at < index
        and one.venue == other.venue is not None
        and spans[index][0] < spans[at][1]
        and spans[at][0] < spans[index][1]
    }
    found = {
        frozenset((clash.earlier.slug, clash.later.slug))
        for clash in clashes(portal)
        if "place" in clash.kinds
    }
    assert found == expected


@pytest.mark.parametrize("count", [100, 400])
def test_a_portal_where_everything_clashes_is_still_looked_at_in_linear_time(count: int) -> None:
    crowd = [
        an_event(f"e{number:04d}", **EVENING, venue="salen", organizers=[f"kor{number}"])
        for number in range(count)
    ]
    assert sum(1 for _ in candidates(a_portal(*crowd, HALL))) <= count * MOST_BESIDE


def test_a_portal_where_nothing_meets_is_compared_with_nothing() -> None:
    spread = [
        an_event(
            f"e{day:03d}",
            start=f"2026-12-{1 + day % 28:02d} {8 + day // 28:02d}:00",
            end=f"2026-12-{1 + day % 28:02d} {8 + day // 28:02d}:30",
            venue="salen",
            organizers=["kor"],
            audiences=["alle"],
        )
        for day in range(28 * 12)
    ]
    assert list(candidates(a_portal(*spread, HALL))) == []
