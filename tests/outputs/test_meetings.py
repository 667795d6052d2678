"""The meetings' pages, calendar and feeds, read by programs that are not ours."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import feedparser
import icalendar
import vobject
from lxml import etree

from generator.model.entity import Entity
from generator.outputs import meetings, opml, partnerships
from tests.factories import (
    NOW,
    a_history,
    a_meeting,
    a_partnership,
    a_place,
    an_actor,
    found,
)
from tests.outputs.rendering import bare_edition, rendered

LIST = "netvaerk/moeder/index.html"
CALENDAR = "netvaerk/moeder/kalender.ics"


def site(*entities: Entity, now: str = NOW) -> dict[str, str]:
    return rendered(meetings.batches, bare_edition(*entities, now=now))


def page(meeting: Entity, *others: Entity) -> str:
    return site(meeting, *others)[f"netvaerk/moeder/{meeting.slug}/index.html"]


def events(text: str) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text.encode())
    return {str(event["UID"]): event for event in calendar.events}


def jsonld(text: str) -> list[dict[str, Any]]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return [json.loads(script) for script in scripts]


# --- pages ----------------------------------------------------------------------------------------


def test_a_portal_without_meetings_says_so() -> None:
    said = site()[LIST]
    assert "Portalen kender ingen møder endnu." in said
    assert "/om/otte-trin/" in said


def test_the_list_has_what_comes_first_and_then_what_was() -> None:
    own = [
        {"title": "Partnermøde", "date": "2026-10-07 19:00", "outcome": "En kalender."},
        {"title": "Næste partnermøde", "date": "2026-12-01"},
    ]
    said = site(
        a_partnership(meetings=own),
        a_meeting("foer", title="Før", date="2026-11-21", outcome="Vi gik i gang."),
        a_meeting("i-dag", title="I dag", date="2026-11-22 08:00"),
        a_meeting("ikke", title="Ikke", date="2026-11-30", cancelled="true"),
        a_meeting("alle", title="Alle", open_to_all="true", host="karise-kirkekor"),
        an_actor(),
    )[LIST]
    coming, over = said.split('id="tidligere"')
    assert re.findall(r"<h3>.*?>([^<]+)</a></h3>", coming) == [
        "I dag",
        "Ikke",
        "Næste partnermøde",
        "Alle",
    ]
    assert re.findall(r"<h3>.*?>([^<]+)</a></h3>", over) == ["Før", "Partnermøde"]
    assert 'Aflyst</strong> <a href="/netvaerk/moeder/ikke/"' in coming
    assert "åbent for alle" in coming
    assert 'href="/partnerskaber/sang-i-byen/#moeder"' in over
    assert "En kalender." in over
    assert 'Vært: <a href="/aktoerer/karise-kirkekor/">Karise Kirkekor</a>' in coming


def test_everything_written_of_a_meeting_is_shown() -> None:
    said = page(
        a_meeting(
            date="2026-10-02 16:00",
            end="2026-10-02 18:00",
            kind="workshop",
            host="karise-kirkekor",
            participants=["skolen"],
            venue={"name": "Forsamlingshuset", "address": "Bygaden 1"},
            purpose="At finde hinanden.",
            outcome="Vi fandt hinanden.",
            follow_ups=[
                {"text": "Ring til kirken", "responsible": "skolen", "due": "2026-11-01"},
                {"text": "Skriv referat", "done": "true"},
                {"text": "Syng", "due": "2027-01-01"},
            ],
            led_to=["sang-i-byen"],
            topics=["musik"],
            body="Der var *kaffe*.",
        ),
        an_actor(),
        an_actor("skolen", title="Skolen"),
        a_partnership(),
    )
    for text in (
        "Fredag den 2.\u00a0oktober 2026 kl.\u00a016.00–18.00",
        "Workshop",
        "Forsamlingshuset, Bygaden 1",
        "At finde hinanden.",
        "Vi fandt hinanden.",
        "Der var <em>kaffe</em>.",
        'href="/aktoerer/skolen/"',
        'href="/partnerskaber/sang-i-byen/"',
        "De inviterede",
    ):
        assert text in said, text
    states = re.findall(r"agreed-state[^>]*>([^<]+)</span>\s+([^\n]+)\n", said)
    assert states == [
        ("Over tiden", "Ring til kirken"),
        ("Gjort", "Skriv referat"),
        ("Aftalt", "Syng"),
    ]


def test_what_is_called_off_says_so_before_anything_else() -> None:
    said = page(
        a_meeting(cancelled="true", open_to_all="true", registration_url="https://tilmeld.example/")
    )
    assert "<title>AFLYST: Netværksmøde" in said
    assert said.index("<strong>Aflyst.</strong>") < said.index("<h1>")
    assert "Tilmeld dig" not in said
    assert "Læg i kalender" not in said
    (event,) = [one for one in jsonld(said) if one["@type"] == "Event"]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_only_what_is_to_come_can_be_signed_up_for() -> None:
    link = {"registration_url": "https://tilmeld.example/"}
    assert "https://tilmeld.example/" in page(a_meeting(**link))
    assert "https://tilmeld.example/" not in page(a_meeting(date="2026-10-01", **link))


def test_machines_are_told_only_of_what_is_open_to_all() -> None:
    assert {one["@type"] for one in jsonld(page(a_meeting()))} == {"BreadcrumbList"}
    (event,) = [
        one
        for one in jsonld(
            page(
                a_meeting(open_to_all="true", venue="kulturhuset", host="karise-kirkekor"),
                a_place(address="Torvet 1, 4653 Karise"),
                an_actor(),
            )
        )
        if one["@type"] == "Event"
    ]
    assert event["startDate"] == "2026-12-02T16:00+01:00"
    assert event["location"]["address"]["postalCode"] == "4653"
    assert event["organizer"]["name"] == "Karise Kirkekor"


def test_a_partnerships_page_tells_its_meetings_and_those_it_came_of() -> None:
    own = [
        {"title": "Første", "date": "2026-11-01 19:00", "venue": "kulturhuset"},
        {"title": "Andet", "date": "2026-11-02", "cancelled": "true"},
    ]
    agreed = [{"text": "Ring", "due": "2026-10-01"}]
    pages = rendered(
        partnerships.batches,
        bare_edition(
            a_partnership(meetings=own),
            a_meeting(
                "begyndelsen",
                title="Begyndelsen",
                date="2026-05-01 10:00",
                led_to=["sang-i-byen"],
                follow_ups=agreed,
            ),
            a_meeting("andet-sted", title="Et andet sted", date="2026-05-01"),
            a_place(),
        ),
    )
    said = pages["partnerskaber/sang-i-byen/index.html"].partition('id="moeder"')[2]
    said = said.partition("</section>")[0]
    assert re.findall(r"(Andet|Første|Begyndelsen)<", said) == ["Andet", "Første", "Begyndelsen"]
    assert "kl.\u00a019.00" in said
    assert "Kulturhuset" in said
    assert "Mødet blev aflyst." in said
    assert 'href="/netvaerk/moeder/begyndelsen/"' in said
    assert "Over tiden" in said
    assert "Et andet sted" not in said


# --- the calendar ---------------------------------------------------------------------------------


def test_the_calendar_holds_all_meetings_as_they_are() -> None:
    text = site(
        a_meeting("timer", title="Timer; og, æøå", venue="kulturhuset", purpose="Kaffe\nog kage"),
        a_meeting("dag", date="2026-12-03"),
        a_meeting("dage", date="2026-12-03", end="2026-12-05"),
        a_meeting("ikke", cancelled="true"),
        a_meeting("gammelt", date="2025-11-21"),
        a_partnership(meetings=[{"title": "Eget", "date": "2026-10-01 19:00"}]),
        a_place(address="Torvet 1, 4653 Karise"),
    )[CALENDAR]
    assert max(map(len, text.encode().split(b"\r\n"))) <= 75
    assert "\n" not in text.replace("\r\n", "")
    known = events(text)
    assert set(known) == {
        "timer.moede@kultur.example.dk",
        "dag.moede@kultur.example.dk",
        "dage.moede@kultur.example.dk",
        "ikke.moede@kultur.example.dk",
        "2026-10-01.sang-i-byen.moede@kultur.example.dk",
    }
    hours = known["timer.moede@kultur.example.dk"]
    assert str(hours["SUMMARY"]) == "Timer; og, æøå"
    assert hours.decoded("DTSTART").astimezone(UTC) == datetime(2026, 12, 2, 15, tzinfo=UTC)
    assert str(hours["LOCATION"]) == "Kulturhuset, Torvet 1, 4653 Karise"
    assert "Kaffe\nog kage" in str(hours["DESCRIPTION"])
    assert "Sluttidspunktet er ikke oplyst." in str(hours["DESCRIPTION"])
    day = known["dag.moede@kultur.example.dk"]
    assert (day.decoded("DTSTART"), day.decoded("DTEND")) == (date(2026, 12, 3), date(2026, 12, 4))
    assert known["dage.moede@kultur.example.dk"].decoded("DTEND") == date(2026, 12, 6)
    off = known["ikke.moede@kultur.example.dk"]
    assert (str(off["STATUS"]), str(off["SUMMARY"])) == ("CANCELLED", "AFLYST: Netværksmøde")
    assert off.sequence > hours.sequence
    assert {str(one["SUMMARY"]) for one in known.values()} == {
        one.summary.value for one in vobject.readOne(text).vevent_list
    }


def test_what_is_to_be_done_afterwards_is_in_no_calendar() -> None:
    agreed = [{"text": "Ring til kirken", "due": "2026-12-24"}]
    text = site(a_meeting(follow_ups=agreed))[CALENDAR]
    assert "Ring" not in text
    assert "20261224" not in text


def test_dates_in_the_calendar_come_from_the_content() -> None:
    meeting = found(
        a_meeting(date="2026-12-02"),
        "netvaerksmoede",
        "meetings/netvaerksmoede.md",
        history=a_history("2026-11-01 12:00", "2026-11-20 12:00", 3),
    )
    own = "netvaerksmoede.moede@kultur.example.dk"
    first, later = (
        site(meeting, now=f"{day} 09:00")[CALENDAR] for day in ("2026-11-22", "2026-11-30")
    )
    assert first == later
    event = events(first)[own]
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 20, 11, tzinfo=UTC)
    assert event.decoded("CREATED") == datetime(2026, 11, 1, 11, tzinfo=UTC)
    # Minutes from the launch (15 January) to the last change.
    assert event["SEQUENCE"] == (309 * 24 + 12) * 60


def test_a_meeting_can_be_fetched_alone_at_its_old_address_too() -> None:
    made = site(a_meeting(aliases=["/moedet/"]))
    assert made["moedet/begivenhed.ics"] == made["netvaerk/moeder/netvaerksmoede/begivenhed.ics"]
    assert len(events(made["moedet/begivenhed.ics"])) == 1


# --- feeds ----------------------------------------------------------------------------------------


def feeds(*entities: Entity, now: str = NOW) -> dict[str, list[dict[str, str]]]:
    made = site(*entities, now=now)
    read = {
        name: [
            {"id": one.id, "title": one.title, "link": one.link, "published": one.published}
            for one in feedparser.parse(made[f"netvaerk/moeder/{name}"].encode()).entries
        ]
        for name in ("rss.xml", "atom.xml")
    }
    items = json.loads(made["netvaerk/moeder/feed.json"])["items"]
    assert [one["id"] for one in items] == [one["id"] for one in read["atom.xml"]]
    assert [one["title"] for one in read["rss.xml"]] == [one["title"] for one in read["atom.xml"]]
    return read


def test_feeds_tell_the_newest_first_and_nothing_from_the_future() -> None:
    own = [{"title": "Eget", "date": "2026-11-10 19:00"}]
    atom = feeds(
        a_meeting("nyt", title="Nyt & godt", published="2026-11-20 10:00"),
        a_meeting("senere", published="2026-11-22 12:00"),
        a_meeting("arkiv", date="2025-05-01", published="2026-11-20 10:00"),
        a_partnership(meetings=own, published="2026-03-01 10:00"),
    )["atom.xml"]
    assert [one["title"] for one in atom] == ["Nyt & godt", "Eget"]
    assert atom[0]["id"] == ("tag:kultur.example.dk,2026:meeting:nyt.moede@kultur.example.dk")
    assert atom[1]["published"] == "2026-11-10T19:00:00+01:00"
    assert atom[1]["link"] == "https://kultur.example.dk/partnerskaber/sang-i-byen/#moeder"


def test_a_partnerships_meeting_may_tell_when_it_was_written() -> None:
    own = {"title": "Eget", "date": "2026-12-01 19:00", "published": "2026-11-12 10:00"}
    (item,) = feeds(a_partnership(meetings=[own]))["atom.xml"]
    assert item["published"] == "2026-11-12T10:00:00+01:00"
    off = own | {"cancelled": "true", "modified": "2026-11-17 21:40"}
    (item,) = feeds(a_partnership(meetings=[off]))["atom.xml"]
    assert item["published"] == "2026-11-17T21:40:00+01:00"


def test_the_feed_follows_the_hour() -> None:
    """The batch is planned again when something comes out on the same day."""
    meeting = a_meeting(published="2026-11-22 12:00")
    before, after = (
        next(iter(meetings.batches(bare_edition(meeting, now=now)))).inputs
        for now in ("2026-11-22 09:00", "2026-11-22 13:00")
    )
    assert before != after


def test_a_cancellation_is_an_item_of_its_own() -> None:
    known = {"published": "2026-11-01 10:00"}
    (before,) = feeds(a_meeting(**known))["atom.xml"]
    (after,) = feeds(a_meeting(**known, cancelled="true", modified="2026-11-21 10:00"))["atom.xml"]
    assert after["id"] != before["id"]
    assert after["title"] == "AFLYST: Netværksmøde"
    assert after["published"] == "2026-11-21T10:00:00+01:00"


def test_the_feeds_are_in_the_list_of_all_feeds() -> None:
    (file,) = opml.artifacts(bare_edition())
    outlines = etree.fromstring(file.render()).iter("outline")
    addresses = [outline.get("xmlUrl") for outline in outlines]
    assert "https://kultur.example.dk/netvaerk/moeder/rss.xml" in addresses
