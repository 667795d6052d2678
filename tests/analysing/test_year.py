"""The year merged: what stands in which month, over New Year and leap days, of one and of all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from generator.analysing.holidays import public_holidays
from generator.analysing.year import (
    MOST,
    RINGS,
    Item,
    Month,
    begins,
    months_from,
    year_of,
    year_of_all,
)
from generator.model.entity import Entity
from tests.factories import (
    VOCABULARIES,
    a_meeting,
    a_partnership,
    a_portal,
    a_tradition,
    an_actor,
    an_event,
    some_settings,
)

Y2026, Y2027 = date(2026, 1, 1), date(2027, 1, 1)


def own(first: date, *others: Entity, **fields: Any) -> tuple[Month, ...]:
    partnership = a_partnership(**fields)
    return year_of(a_portal(partnership, *others), partnership, first)


def told(months: tuple[Month, ...], *rings: str) -> dict[str, list[str]]:
    """Month → titles of its items; months without any are left out."""
    found = {
        month.first.isoformat()[:7]: [
            item.title for item in month.items if item.ring in (rings or RINGS)
        ]
        for month in months
    }
    return {month: titles for month, titles in found.items() if titles}


def only(months: tuple[Month, ...], title: str) -> Item:
    (found,) = [item for month in months for item in month.items if item.title == title]
    return found


def plan(*activities: dict[str, Any]) -> dict[str, Any]:
    return {"plan": {"activities": activities}}


def test_twelve_months_from_any_day() -> None:
    assert months_from(date(2026, 11, 22))[::11] == (date(2026, 11, 1), date(2027, 10, 1))
    assert len({month.month for month in months_from(date(2028, 2, 29))}) == 12


@pytest.mark.parametrize(
    ("activity", "year", "month"),
    [
        ({"start": "2028-02-29"}, 2028, "2028-02"),
        ({"when": "februar 2028"}, 2028, "2028-02"),
        # ISO week 53 of 2026 goes from 28 December to 3 January.
        ({"when": "uge 53 2026"}, 2026, "2026-12"),
        ({"when": "uge 53 2026"}, 2027, "2027-01"),
        # Week 1 of 2026 began in December 2025.
        ({"when": "uge 1 2026"}, 2025, "2025-12"),
        ({"when": "uge 1 2026"}, 2026, "2026-01"),
        ({"when": "vinter 2026/27"}, 2026, "2026-12"),
        ({"when": "vinter 2026/27"}, 2027, "2027-01"),
        ({"when": "skoleåret 2026/27"}, 2026, "2026-08"),
        ({"when": "skoleåret 2026/27"}, 2027, "2027-01"),
        ({"start": "2026-10-01", "end": "2027-03-30"}, 2027, "2027-01"),
        ({"start": "2026-12-31 20:00", "end": "2027-01-01 02:00"}, 2026, "2026-12"),
        ({"start": "2025-06-01", "end": "2028-06-01"}, 2027, "2027-01"),
    ],
)
def test_what_crosses_months_stands_in_the_first_it_touches(
    activity: dict[str, str], year: int, month: str
) -> None:
    months = own(date(year, 1, 1), **plan({"title": "Sang", **activity}))
    assert told(months, "plans") == {month: ["Sang"]}


@pytest.mark.parametrize(
    "activity",
    [
        {},
        {"start": "2025-12-31"},
        {"start": "2027-01-01"},
        {"when": "uge 1 2027"},
        {"start": "2026-05-01", "status": "dropped"},
    ],
)
def test_what_has_no_time_in_the_year_or_is_given_up_is_not_there(activity: Any) -> None:
    assert told(own(Y2026, **plan({"title": "Sang", **activity})), "plans") == {}


def test_the_order_within_a_month_is_from_the_hub_to_the_rim_and_then_by_day() -> None:
    months = own(
        Y2027,
        a_tradition(organizers="koret", months="5", title="Majfest"),
        an_actor("koret"),
        an_event("b", title="B", start="2027-05-20", partnership="sang-i-byen"),
        an_event("a", title="A", start="2027-05-02", partnership="sang-i-byen"),
        partners=[{"actor": "koret"}],
        meetings=[{"title": "Møde", "date": "2027-05-30"}],
        plan={
            "activities": [
                {"title": "Plan", "start": "2027-05-25"},
                {"title": "Frist", "kind": "deadline", "start": "2027-05-03"},
                {"title": "Milepæl", "kind": "milestone", "start": "2027-05-10"},
            ],
            "evaluate_on": "2027-05-11",
        },
    )
    assert told(months)["2027-05"] == [
        "Kristi himmelfartsdag",
        "Pinsedag",
        "2. pinsedag",
        *("Frist", "Evaluering", "Møde"),
        "Majfest",
        *("A", "B"),
        *("Milepæl", "Plan"),
    ]


def test_a_tradition_stands_once_for_each_run_of_its_months() -> None:
    winter = a_tradition(months=["12", "1", "5"], organizers="koret", title="Fest")
    partners = {"partners": [{"actor": "koret"}]}
    calendar = own(Y2027, winter, an_actor("koret"), **partners)
    assert told(calendar, "traditions") == {
        "2027-01": ["Fest"],
        "2027-05": ["Fest"],
        "2027-12": ["Fest"],
    }
    rolling = own(date(2026, 11, 1), winter, an_actor("koret"), **partners)
    assert told(rolling, "traditions") == {"2026-12": ["Fest"], "2027-05": ["Fest"]}
    run = rolling[1].items[-1]
    assert (run.first, run.last, run.loose) == (
        date(2026, 12, 1),
        date(2027, 1, 31),
        "december–januar",
    )


def test_a_partnership_has_the_traditions_of_those_who_are_partners_now() -> None:
    traditions = (
        a_tradition("a", title="A", organizers="koret"),
        a_tradition("b", title="B", organizers="orkestret"),
        a_tradition("c", title="C", organizers="skolen"),
    )
    actors = (an_actor("koret"), an_actor("orkestret"), an_actor("skolen"))
    partners = [{"actor": "koret"}, {"actor": "orkestret", "until": "2025"}]
    months = own(Y2027, *traditions, *actors, partners=partners)
    assert told(months, "traditions") == {"2027-06": ["A"]}


def test_a_series_stands_once_and_counts_its_dates_in_the_twelve_months() -> None:
    weekly = an_event(
        start="2026-12-14 19:00",
        partnership="sang-i-byen",
        title="Kor",
        repeat={"every": "week", "until": "2027-01-11"},
        changes=[{"date": "2027-01-04 19:00", "status": "cancelled"}],
    )
    found = only(own(Y2026, weekly), "Kor")
    assert (found.first, found.last, found.dates) == (date(2026, 12, 14), date(2026, 12, 28), 3)
    found = only(own(Y2027, weekly), "Kor")
    assert (found.first, found.last, found.dates) == (date(2027, 1, 11), date(2027, 1, 11), 1)


def test_an_event_that_an_activity_became_is_told_with_it_and_no_called_off_one() -> None:
    events = (
        an_event("fest", title="Fest", start="2027-05-01", partnership="sang-i-byen"),
        an_event(
            "aflyst",
            title="Aflyst",
            start="2027-05-02",
            status="cancelled",
            partnership="sang-i-byen",
        ),
    )
    became = plan({"title": "Planlagt fest", "start": "2027-05-01", "events": "fest"})
    assert told(own(Y2027, *events), "events") == {"2027-05": ["Fest"]}
    assert told(own(Y2027, *events, **became), "events", "plans") == {"2027-05": ["Planlagt fest"]}


def test_meetings_that_are_called_off_are_not_there() -> None:
    meetings = [
        {"title": "Ja", "date": "2027-02-01 16:00"},
        {"title": "Nej", "date": "2027-02-02", "cancelled": "true"},
    ]
    network = (
        a_meeting("a", title="Om os", date="2027-02-03", led_to="sang-i-byen"),
        a_meeting("b", title="Om andet", date="2027-02-04"),
    )
    months = own(Y2027, *network, meetings=meetings)
    assert told(months, "meetings") == {"2027-02": ["Ja", "Om os"]}


def test_the_municipality_has_partnerships_events_festivals_and_every_network_meeting() -> None:
    types = {**VOCABULARIES["event_types"], "festival": {"label": "Festival", "schema": "Festival"}}
    portal = a_portal(
        a_partnership(**plan({"title": "Plan", "when": "forår 2027"})),
        an_event("a", title="I partnerskab", start="2027-04-01", partnership="sang-i-byen"),
        an_event("b", title="Festival", start="2027-04-02", type="festival"),
        an_event("c", title="Koncert", start="2027-04-03"),
        a_meeting(title="Netværk", date="2027-04-04"),
        a_tradition(months="4"),
        settings=some_settings(vocabularies={**VOCABULARIES, "event_types": types}),
    )
    assert told(year_of_all(portal, Y2027), "meetings", "traditions", "events", "plans") == {
        "2027-03": ["Plan"],
        "2027-04": ["Netværk", "Sankthans", "I partnerskab", "Festival"],
    }


def test_beyond_the_most_of_a_kind_the_municipality_counts() -> None:
    activities = [{"title": f"Nr. {day:02}", "start": f"2027-04-{day:02}"} for day in range(1, 12)]
    partnership = a_partnership(**plan(*activities))
    portal = a_portal(partnership)
    april = year_of_all(portal, Y2027)[3]
    assert [item.title for item in april.items if item.ring == "plans"] == [
        f"Nr. {day:02}" for day in range(1, MOST + 1)
    ]
    assert april.more == (("plans", 11 - MOST),)
    assert year_of(portal, partnership, Y2027)[3].more == ()


def test_a_proposed_partnership_only_proposes() -> None:
    activity = {"title": "Sang", "start": "2027-04-01"}
    assert only(own(Y2027, status="proposed", **plan(activity)), "Sang").only
    assert not only(own(Y2027, **plan(activity)), "Sang").only
    assert only(own(Y2027, **plan({**activity, "status": "proposed"})), "Sang").only


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("Skoleåret 2026/27", date(2026, 8, 1)),
        ("2026", date(2026, 1, 1)),
        ("efterår 2026", date(2026, 9, 1)),
        # Longer than a year, over, ahead, or no period at all: from this month on.
        ("2026–2027", date(2026, 11, 1)),
        ("2025", date(2026, 11, 1)),
        ("2027", date(2026, 11, 1)),
        ("Så længe vi gider", date(2026, 11, 1)),
        (None, date(2026, 11, 1)),
    ],
)
def test_a_partnerships_year_begins_with_its_plan(period: str | None, first: date) -> None:
    found, known = begins(a_partnership(plan={"period": period}), date(2026, 11, 22))
    assert found == first
    assert (known is not None) == (first.month != 11)


def test_school_holidays_over_new_year_stand_in_both_years() -> None:
    holiday = {"title": "Juleferie", "start": "2026-12-19", "end": "2027-01-03"}
    portal = a_portal(settings=some_settings(school_holidays=[holiday]))
    assert told(year_of_all(portal, Y2026), "holidays")["2026-12"][0] == "Juleferie"
    assert told(year_of_all(portal, Y2027), "holidays")["2027-01"][0] == "Juleferie"


DAYS_2026 = (
    *("2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14"),
    *("2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26"),
)


def test_public_holidays_are_those_of_the_calendar() -> None:
    assert tuple(day.isoformat() for day, _ in public_holidays(2026)) == DAYS_2026
    names = {name: day for day, name in public_holidays(2023)}
    assert names["Store bededag"] == date(2023, 5, 5)
    assert "Store bededag" not in {name: day for day, name in public_holidays(2024)}
    assert dict(public_holidays(2027))[date(2027, 5, 6)] == "Kristi himmelfartsdag"


@given(st.integers(1900, 2100))
def test_easter_is_a_sunday_and_the_holidays_are_in_order(year: int) -> None:
    days = [day for day, _ in public_holidays(year)]
    assert days == sorted(days)
    assert easter(year).weekday() == 6
    assert easter(year) + timedelta(days=39) in days
