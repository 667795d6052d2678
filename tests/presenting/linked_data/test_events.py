"""Events as schema.org objects: what Google's documentation asks for, and what we know besides."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.entity import Entity
from generator.model.portal import Portal
from generator.presenting.linked_data.events import EventObjects, breadcrumbs
from generator.presenting.linked_data.schema_org import postal_address
from generator.presenting.templates import script_json
from tests.factories import BASE_URL, a_place, a_portal, an_actor, an_event, some_settings

SCHEMA = "https://schema.org/"


def said(*entities: Entity, **fields: Any) -> dict[str, Any]:
    portal = a_portal(a_place(address="Torvet 1, 4653 Karise"), *entities, an_event(**fields))
    return of(portal)


def of(portal: Portal) -> dict[str, Any]:
    event = portal.events["julekoncert"]
    return dict(EventObjects(portal, BASE_URL).of(event, portal.occurrences[event.slug]))


def test_an_event_in_full() -> None:
    found = said(
        an_actor(),
        end="2026-12-04 21:00",
        summary="Vi synger.",
        venue="kulturhuset",
        organizers=["karise-kirkekor", {"name": "Øby Kro", "url": "https://kro.example/"}],
        price="80",
        ticket_url="https://billet.example/",
        booking="available",
        audiences="boern",
        languages=["engelsk", "jysk"],
        capacity="200",
    )

    here = f"{BASE_URL}arrangementer/julekoncert/"
    assert found == {
        "@context": "https://schema.org",
        "@type": "MusicEvent",
        "@id": here,
        "url": here,
        "name": "Julekoncert",
        "description": "Vi synger.",
        "startDate": "2026-12-04T19:30+01:00",
        "endDate": "2026-12-04T21:00+01:00",
        "eventStatus": f"{SCHEMA}EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "@id": f"{BASE_URL}steder/kulturhuset/",
            "name": "Kulturhuset",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Torvet 1",
                "postalCode": "4653",
                "addressLocality": "Karise",
                "addressCountry": "DK",
            },
        },
        "organizer": [
            {
                "@type": "Organization",
                "@id": f"{BASE_URL}aktoerer/karise-kirkekor/",
                "name": "Karise Kirkekor",
                "url": f"{BASE_URL}aktoerer/karise-kirkekor/",
            },
            {"@type": "Organization", "name": "Øby Kro", "url": "https://kro.example/"},
        ],
        "offers": {
            "@type": "Offer",
            "price": "80.00",
            "priceCurrency": "DKK",
            "url": "https://billet.example/",
            "availability": f"{SCHEMA}InStock",
        },
        "isAccessibleForFree": False,
        "audience": [{"@type": "Audience", "audienceType": "Børn"}],
        "inLanguage": ["en", "Jysk"],
        "maximumAttendeeCapacity": 200,
    }


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "cancelled"}, "EventCancelled"),
        ({"status": "postponed"}, "EventPostponed"),
        ({"status": "rescheduled", "previous_start": "2026-12-03 19:30"}, "EventRescheduled"),
        ({"status": "moved_online", "online_url": "https://a.example/"}, "EventMovedOnline"),
        ({"status": "tentative"}, "EventScheduled"),
    ],
)
def test_states(fields: dict[str, str], status: str) -> None:
    assert said(**fields)["eventStatus"] == SCHEMA + status


def test_a_moved_event_names_the_old_time_with_its_own_offset() -> None:
    found = said(start="2026-10-25 12:00", status="rescheduled", previous_start="2026-10-24 12:00")

    assert found["previousStartDate"] == "2026-10-24T12:00+02:00"
    assert found["startDate"] == "2026-10-25T12:00+01:00"


def test_where_one_takes_part() -> None:
    online = {"@type": "VirtualLocation", "url": "https://a.example/"}

    only = said(online_url="https://a.example/")
    assert only["location"] == online
    assert only["eventAttendanceMode"] == f"{SCHEMA}OnlineEventAttendanceMode"

    both = said(online_url="https://a.example/", venue="kulturhuset")
    assert [place["@type"] for place in both["location"]] == ["Place", "VirtualLocation"]
    assert both["eventAttendanceMode"] == f"{SCHEMA}MixedEventAttendanceMode"

    moved = said(online_url="https://a.example/", venue="kulturhuset", status="moved_online")
    assert moved["location"] == online


@pytest.mark.parametrize(
    ("fields", "offers"),
    [
        ({"price": "gratis"}, {"@type": "Offer", "price": "0.00"}),
        ({"price": "80-120"}, {"lowPrice": "80.00", "highPrice": "120.00"}),
        ({"price": "79,50", "booking": "sold_out"}, {"availability": f"{SCHEMA}SoldOut"}),
        ({"price": "80", "booking": "not_open"}, {"availability": f"{SCHEMA}PreOrder"}),
    ],
)
def test_offers(fields: dict[str, str], offers: dict[str, str]) -> None:
    assert said(**fields)["offers"].items() >= offers.items()


def test_nothing_is_offered_where_nothing_is_known_or_nothing_takes_place() -> None:
    assert "offers" not in said()
    assert "offers" not in said(price="80", status="cancelled")


@pytest.mark.parametrize("booking", [None, "sold_out", "not_open"])
def test_of_what_is_over_nothing_is_left_to_buy(booking: str | None) -> None:
    over = said(start="2026-11-21 19:30", price="80", booking=booking)
    assert over["offers"]["price"] == "80.00"
    assert "availability" not in over["offers"]
    today = said(start="2026-11-22 08:00", price="80", booking=booking)
    assert "availability" in today["offers"]


def test_of_a_series_the_dates_to_come_are_offered() -> None:
    found = said(
        start="2026-11-20 19:30", price="80-120", repeat={"every": "week", "until": "2026-11-27"}
    )
    over, coming = found["subEvent"]
    assert "availability" not in over["offers"]
    assert coming["offers"]["availability"] == f"{SCHEMA}InStock"


def test_whole_days_are_dates() -> None:
    found = said(start="2026-12-04", end="2026-12-06")

    assert (found["startDate"], found["endDate"]) == ("2026-12-04", "2026-12-06")


def test_a_series_has_its_rule_and_each_date_its_own_state() -> None:
    found = said(
        start="2026-10-19 19:00",
        end="2026-10-19 21:00",
        venue="kulturhuset",
        online_url="https://a.example/",
        repeat={"every": "week", "on": "monday", "until": "2026-11-30", "except": "2026-11-09"},
        changes=[
            {"date": "2026-10-26 19:00", "status": "cancelled"},
            {"date": "2026-11-02 19:00", "start": "2026-11-03 18:00"},
            {"date": "2026-11-16 19:00", "status": "moved_online"},
        ],
    )

    assert found["@type"] == "EventSeries"
    assert (found["startDate"], found["endDate"]) == ("2026-10-19", "2026-11-30")
    assert found["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": [f"{SCHEMA}Monday"],
        "startDate": "2026-10-19",
        "endDate": "2026-11-30",
        "startTime": "19:00",
        "endTime": "21:00",
        "exceptDate": ["2026-11-09"],
        "scheduleTimezone": "Europe/Copenhagen",
    }
    dates = {date["startDate"]: date for date in found["subEvent"]}
    assert list(dates) == [
        "2026-10-19T19:00+02:00",
        "2026-10-26T19:00+01:00",
        "2026-11-03T18:00+01:00",
        "2026-11-16T19:00+01:00",
        "2026-11-23T19:00+01:00",
        "2026-11-30T19:00+01:00",
    ]
    assert dates["2026-10-26T19:00+01:00"]["eventStatus"] == f"{SCHEMA}EventCancelled"
    moved = dates["2026-11-03T18:00+01:00"]
    assert moved["eventStatus"] == f"{SCHEMA}EventRescheduled"
    assert moved["previousStartDate"] == "2026-11-02T19:00+01:00"
    assert moved["endDate"] == "2026-11-03T20:00+01:00"
    assert dates["2026-11-16T19:00+01:00"]["location"]["@type"] == "VirtualLocation"
    # The address is there for that one date; the others are not on the net as well.
    assert dates["2026-11-23T19:00+01:00"]["location"]["@type"] == "Place"


def test_a_series_on_the_net_is_nowhere_else_and_its_date_at_another_time_neither() -> None:
    found = said(
        venue="kulturhuset",
        status="moved_online",
        online_url="https://a.example/",
        repeat={"every": "week", "until": "2026-12-11"},
        changes=[{"date": "2026-12-04 19:30", "start": "2026-12-05 19:30"}],
    )
    for told in (found, *found["subEvent"]):
        assert told["location"] == {"@type": "VirtualLocation", "url": "https://a.example/"}
    assert found["subEvent"][0]["eventStatus"] == f"{SCHEMA}EventRescheduled"


def test_a_monthly_weekday_is_told_as_icalendar_does() -> None:
    found = said(repeat={"every": "month", "on": ["last friday"], "until": "2027-06-30"})

    assert found["eventSchedule"]["byDay"] == "-1FR"


def test_a_list_of_dates_has_no_schedule() -> None:
    found = said(repeat={"dates": ["2026-12-11"]})

    assert "eventSchedule" not in found
    assert len(found["subEvent"]) == 2


@pytest.mark.parametrize(
    ("line", "town", "parts"),
    [
        ("Torvet 1, 4653 Karise", None, ("Torvet 1", "4653", "Karise")),
        ("Sal B, Torvet 1, 4653 Karise", None, ("Sal B, Torvet 1", "4653", "Karise")),
        ("Ved havnen", "Øby", ("Ved havnen", None, "Øby")),
        (None, "Øby", (None, None, "Øby")),
    ],
)
def test_addresses(line: str | None, town: str | None, parts: tuple[str | None, ...]) -> None:
    found = postal_address(line, town)

    keys = ("streetAddress", "postalCode", "addressLocality")
    assert tuple(found.get(key) for key in keys) == parts


def test_a_point_that_is_only_roughly_known_is_left_out() -> None:
    geo = {"lat": "55.3", "lon": "12.1"}
    exact = a_portal(a_place(geo=geo), an_event(venue="kulturhuset"))
    rough = a_portal(a_place(geo={**geo, "approximate": "ja"}), an_event(venue="kulturhuset"))

    assert of(exact)["location"]["geo"]["latitude"] == 55.3
    assert "geo" not in of(rough)["location"]


def test_breadcrumbs_count_from_one() -> None:
    found = breadcrumbs(BASE_URL, [("Arrangementer", "/arrangementer/"), ("Jul", "/a/")])

    assert [item["position"] for item in found["itemListElement"]] == [1, 2]
    assert found["itemListElement"][0]["item"] == f"{BASE_URL}arrangementer/"


def test_no_title_can_end_the_script() -> None:
    title = "</script><script>alert(1)</script><!-- \u2028 &"
    # The model refuses U+2028; a body or a description may yet bring it.
    text = str(script_json(said() | {"name": title}))

    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == title


def test_under_a_base_path() -> None:
    portal = a_portal(an_event(), settings=some_settings(base_url="https://vaert.dk/portal/"))
    event = portal.events["julekoncert"]
    objects = EventObjects(portal, "https://vaert.dk/portal/")
    found = objects.of(event, portal.occurrences["julekoncert"])

    assert found["@id"] == "https://vaert.dk/portal/arrangementer/julekoncert/"
