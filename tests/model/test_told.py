"""What became of an event's dates since they were told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.listing import listing_of
from generator.model.told import ONLY, Dates, Difference, differences, told_of
from tests.factories import Fields, an_event

WEEKLY = {"every": "week", "until": "2026-12-25"}
FOUR = ["2026-12-04", "2026-12-11", "2026-12-18", "2026-12-25"]


def told(**fields: Any) -> Dates:
    return told_of(listing_of(an_event(**fields)))


def kinds(before: Dates, after: Dates) -> list[tuple[str, str]]:
    return [(one.kind, one.date.start) for one in differences(before, after)]


STATES: tuple[Fields, ...] = (
    {},
    {"status": "cancelled"},
    {"status": "postponed"},
    {"status": "tentative"},
    {"status": "moved_online", "online_url": "https://a.example/"},
    {"booking": "sold_out"},
    {"booking": "available"},
)
VENUES: tuple[Fields, ...] = (
    {},
    {"venue": "laden"},
    {"venue": {"name": "Gården", "address": "Vej 1"}},
)


@st.composite
def fields(draw: st.DrawFn) -> dict[str, Any]:
    """An event as an editor may leave it: single or a series, with one date changed."""
    first = datetime(2026, 12, 4, 19, 30) + timedelta(days=draw(st.integers(0, 20)))
    first += timedelta(minutes=draw(st.sampled_from((0, 0, 30))))
    written: dict[str, Any] = {"start": first.isoformat(" ", "minutes")}
    if draw(st.booleans()):
        written["end"] = (first + timedelta(hours=2)).isoformat(" ", "minutes")
    written |= draw(st.sampled_from(STATES)) | draw(st.sampled_from(VENUES))
    if draw(st.booleans()):
        until = (first + timedelta(weeks=draw(st.integers(0, 5)))).date()
        written["repeat"] = {"every": "week", "until": until.isoformat()}
        if draw(st.booleans()):
            later = (first + timedelta(days=1)).isoformat(" ", "minutes")
            changed = draw(
                st.sampled_from(({"status": "cancelled"}, {"start": later}, {"venue": "huset"}))
            )
            if "start" not in changed or "end" not in written:
                written["changes"] = [{"date": written["start"], **changed}]
    return written


@given(fields())
def test_nothing_differs_from_itself(event: dict[str, Any]) -> None:
    assert differences(told(**event), told(**event)) == ()


@given(fields())
def test_every_date_is_new_to_who_was_told_of_none(event: dict[str, Any]) -> None:
    now = told(**event)
    found = differences({}, now)
    assert {one.kind for one in found} == {"new"}
    assert sorted(one.after for one in found if one.after) == sorted(now.values())
    gone = differences(now, {})
    assert [one.before for one in gone] == [one.after for one in found]
    assert {one.kind for one in gone} == {"removed"}


@given(fields(), fields())
def test_no_date_is_forgotten(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Each date then and now is told as it is, or is the same as it was."""
    was, now = told(**before), told(**after)
    found = differences(was, now)
    met = [one.after for one in found if one.after is not None]
    gone = [one.before for one in found if one.kind == "removed"]
    same = set(now.values()) - set(met)
    # What takes place and is not told of took place at that time already.
    known = {one.start for one in was.values() if one.takes_place}
    assert {one.start for one in same if one.takes_place} <= known
    assert len(was) - len(gone) == len(now) - sum(one.kind == "new" for one in found)


@given(fields(), fields())
def test_they_come_by_the_date_they_were_told_for(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    found = differences(told(**before), told(**after))
    starts = [(one.before or one.date).start for one in found]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({}, {"status": "cancelled"}, "cancelled"),
        ({}, {"status": "postponed"}, "postponed"),
        ({"status": "postponed"}, {"status": "cancelled"}, "cancelled"),
        ({"status": "cancelled"}, {}, "back_on"),
        ({}, {"start": "2026-12-05 14:00"}, "moved"),
        ({"end": "2026-12-04 21:00"}, {"end": "2026-12-04 22:00"}, "new_end"),
        ({}, {"status": "moved_online", "online_url": "https://a.example/"}, "moved_online"),
        ({"venue": "huset"}, {"venue": "laden"}, "new_venue"),
        (
            {"venue": {"name": "Gården", "address": "Vej 1"}},
            {"venue": {"name": "Gården", "address": "Vej 2"}},
            "new_venue",
        ),
        ({}, {"booking": "sold_out"}, "sold_out"),
        ({"booking": "sold_out"}, {"booking": "available"}, "available"),
        ({"status": "tentative"}, {}, "confirmed"),
    ],
)
def test_a_single_event_is_one_date(
    before: dict[str, Any], after: dict[str, Any], kind: str
) -> None:
    (only,) = differences(told(**before), told(**after))
    assert only == Difference(only.kind, told(**before)[ONLY], told(**after)[ONLY])
    assert only.kind == kind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"title": "Jul", "summary": "Kom og syng.", "price": "50"}),
        # Ticket sale opened: nobody stays away for that.
        ({"booking": "not_open"}, {"booking": "available"}),
        (
            {"venue": {"name": "Gården"}},
            {"venue": {"name": "Gården", "url": "https://gaarden.example/"}},
        ),
        ({"start": "2026-12-04"}, {}),
        ({}, {"end": "2026-12-04 21:00"}),
        # What does not take place has no seats and no hall.
        (
            {"status": "cancelled", "venue": "huset"},
            {"status": "cancelled", "venue": "laden", "booking": "sold_out"},
        ),
        # The editor has written of the move what was told already.
        (
            {"start": "2026-12-05 14:00"},
            {
                "start": "2026-12-05 14:00",
                "status": "rescheduled",
                "previous_start": "2026-12-04 19:30",
            },
        ),
    ],
)
def test_what_is_no_news(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert differences(told(**before), told(**after)) == ()


def test_a_series_whose_hour_changes_has_moved_and_has_no_new_dates() -> None:
    found = kinds(told(repeat=WEEKLY), told(repeat=WEEKLY, start="2026-12-04 20:00"))
    assert found == [("moved", f"{day}T20:00:00") for day in FOUR]


def test_one_cancelled_date_is_told_alone() -> None:
    after = told(repeat=WEEKLY, changes=[{"date": "2026-12-11 19:30", "status": "cancelled"}])
    assert kinds(told(repeat=WEEKLY), after) == [("cancelled", "2026-12-11T19:30:00")]
    assert kinds(after, told(repeat=WEEKLY)) == [("back_on", "2026-12-11T19:30:00")]


def test_a_date_that_is_left_out_is_removed() -> None:
    after = told(repeat=WEEKLY | {"except": ["2026-12-11"]})
    assert kinds(told(repeat=WEEKLY), after) == [("removed", "2026-12-11T19:30:00")]


def test_an_event_that_becomes_a_series_is_known_by_its_first_date() -> None:
    assert kinds(told(), told(repeat=WEEKLY)) == [("new", f"{day}T19:30:00") for day in FOUR[1:]]
    assert kinds(told(repeat=WEEKLY), told()) == [
        ("removed", f"{day}T19:30:00") for day in FOUR[1:]
    ]


def test_a_moved_date_keeps_the_start_it_had_in_its_series() -> None:
    moved = {"date": "2026-12-11 19:30", "start": "2026-12-12 15:00"}
    (only,) = differences(told(repeat=WEEKLY), told(repeat=WEEKLY, changes=[moved]))
    assert only.kind == "moved"
    assert only.date.original == "2026-12-11T19:30:00"
    assert date.fromisoformat(only.date.start[:10]) == date(2026, 12, 12)
