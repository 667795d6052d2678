"""When posts are suggested: at sensible hours, never two in one, nothing that has passed."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.portal import Portal
from generator.outreach.social.networks import BY_CODE, NETWORKS
from generator.outreach.social.posts import Post, Posts
from generator.outreach.social.timetable import Timetable, is_working_day
from tests.factories import BASE_URL, a_portal, an_event, some_news
from tests.outreach.social.portals import at, whole

FOREVER = date(2026, 1, 1), date(2028, 12, 31)


@cache
def of_the_demo() -> tuple[Post, ...]:
    return Posts(whole("demo"), BASE_URL).planned(*FOREVER)


def slots(portal: Portal) -> dict[str, datetime]:
    """The hours that are suggested for all but changes."""
    timetable = Timetable(portal)
    found = ((one, timetable.at(one, BY_CODE["bluesky"])) for one in timetable.moments)
    return {one.key: when for one, when in found if when and one.kind != "changed"}


def of_one(now: str, kind: str, **fields: Any) -> datetime | None:
    """When Bluesky's post of this kind is suggested for a single event."""
    portal = a_portal(an_event(**fields), now=now)
    found = Posts(portal, BASE_URL, ["bluesky"]).of(portal.listings["julekoncert"])
    [moment] = [post.at for post in found if post.kind == kind]
    return moment


def test_an_announcement_comes_three_weeks_before() -> None:
    found = of_one("2026-11-01 09:00", "announce", published="2026-10-01 12:00")
    assert found is not None
    # 4 December − 21 days is Friday 13 November, 19.30: the next hour is on Monday.
    assert found.date() == date(2026, 11, 16)


def test_it_never_comes_before_the_event_came_out() -> None:
    found = of_one("2026-11-20 09:00", "announce", published="2026-11-24 10:30")
    assert found is not None
    assert found.isoformat() >= "2026-11-24T11:00"
    assert found.date() <= date(2026, 11, 25)


def test_a_reminder_comes_two_days_before_and_on_a_weekday() -> None:
    friday = of_one("2026-11-01 09:00", "reminder", published="2026-10-01 12:00")
    assert friday is not None
    assert friday.date() == date(2026, 12, 2)
    monday = of_one(
        "2026-11-01 09:00", "reminder", start="2026-12-07 09:00", published="2026-10-01 12:00"
    )
    assert monday is not None
    assert monday.date() == date(2026, 12, 4)


def test_what_came_out_late_is_announced_and_not_reminded_of() -> None:
    portal = a_portal(an_event(published="2026-12-02 09:00"), now="2026-12-02 09:00")
    found = Posts(portal, BASE_URL, ["bluesky"]).of(portal.listings["julekoncert"])
    assert [post.kind for post in found] == ["announce", "thanks"]
    assert found[0].at is not None
    assert found[0].at.date() == date(2026, 12, 2)


def test_thanks_come_on_the_first_working_day_after() -> None:
    found = of_one("2026-11-01 09:00", "thanks", published="2026-10-01 12:00")
    assert found is not None
    assert found.date() == date(2026, 12, 7)
    christmas = of_one(
        "2026-11-01 09:00", "thanks", start="2026-12-23 19:00", published="2026-10-01 12:00"
    )
    assert christmas is None  # 24 to 27 December: nobody is at work.


def test_a_cancellation_comes_at_once_even_on_a_saturday() -> None:
    found = of_one(
        "2026-11-28 13:20",
        "changed",
        status="cancelled",
        start="2026-11-29 15:00",
        published="2026-10-01 12:00",
        modified="2026-11-28 13:10",
    )
    assert found is not None
    assert found.isoformat()[:16] == "2026-11-28T14:00"


def test_a_cancellation_that_nobody_posted_is_suggested_anew_for_a_week_and_no_longer() -> None:
    told = {"status": "cancelled", "published": "2026-10-01 12:00", "modified": "2026-11-20 12:10"}
    assert of_one("2026-11-24 10:30", "changed", **told) == datetime.fromisoformat(
        "2026-11-24T11:00+01:00"
    )
    assert of_one("2026-11-28 10:30", "changed", **told) is None


def test_of_a_moved_date_people_hear_before_the_old_one() -> None:
    found = of_one(
        "2026-12-01 09:00",
        "changed",
        status="rescheduled",
        start="2026-12-10 19:30",
        previous_start="2026-12-01 11:30",
        published="2026-10-01 12:00",
        modified="2026-12-01 08:50",
    )
    assert found is not None
    assert found.isoformat()[:16] < "2026-12-01T11:30"


def test_a_piece_of_news_comes_in_its_first_week() -> None:
    portal = a_portal(some_news(published="2026-11-20 18:30"), now="2026-11-20 19:00")
    [post] = Posts(portal, BASE_URL, ["bluesky"]).of_news(portal.news["ny-portal"])
    assert post.at is not None
    assert post.at.date() == date(2026, 11, 23)
    late = at(portal, "2026-12-01 09:00")
    [post] = Posts(late, BASE_URL, ["bluesky"]).of_news(late.news["ny-portal"])
    assert post.at is None
    assert post.text


def test_the_demo_has_never_two_of_one_network_within_an_hour() -> None:
    found = of_the_demo()
    assert len(found) > 1_000
    for network in NETWORKS:
        times = [post.at for post in found if post.network == network.code and post.at]
        assert times == sorted(times)
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert min(gaps) >= timedelta(hours=1)


def test_the_demo_has_sensible_hours_and_nothing_that_has_passed() -> None:
    portal = whole("demo")
    for post in of_the_demo():
        assert post.at is not None
        assert post.at >= portal.now
        assert post.at.minute == BY_CODE[post.network].minute
        if post.kind == "changed":
            assert 8 <= post.at.hour < 20, post.key
        else:
            assert post.at.hour in (10, 11, 16, 17), post.key
            assert is_working_day(post.at.date()), post.key


def test_each_draft_has_an_identity_of_its_own() -> None:
    found = of_the_demo()
    assert [key for key, count in Counter(post.key for post in found).items() if count > 1] == []


@pytest.mark.parametrize("days", [1, 3, 9, 20])
def test_suggestions_stay_where_they_were(days: int) -> None:
    portal = whole("demo")
    then = at(portal, (portal.now + timedelta(days=days)).isoformat(timespec="minutes"))
    before, after = slots(portal), slots(then)
    assert len(after) > 100
    assert {key: when for key, when in before.items() if when >= then.now} == after


@settings(max_examples=25)
@given(
    starts=st.lists(
        st.tuples(st.integers(0, 40), st.integers(7, 23), st.booleans()), min_size=1, max_size=60
    )
)
def test_however_many_there_are_nothing_comes_too_late_or_twice_in_an_hour(
    starts: list[tuple[int, int, bool]],
) -> None:
    first = date(2026, 11, 22)
    events = [
        an_event(
            f"e{index}",
            start=f"{first + timedelta(days=days)} {hour:02}:00",
            status="cancelled" if off else "scheduled",
            published="2026-10-01 12:00",
            modified="2026-11-22 08:00",
        )
        for index, (days, hour, off) in enumerate(starts)
    ]
    portal = a_portal(*events, now="2026-11-22 09:00")
    found = Posts(portal, BASE_URL, ["mastodon"]).planned(*FOREVER)
    hours = Counter(post.at.replace(minute=0) for post in found if post.at)
    assert not hours or max(hours.values()) == 1
    begins = {event.slug: event.start for event in events}
    for post in found:
        start = begins[post.key.split("/")[1]]
        assert isinstance(start, datetime)
        assert post.at is not None
        assert (post.at > start) == (post.kind == "thanks"), post.key
