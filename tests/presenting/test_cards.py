"""What a card says of one date."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.portal import Portal
from generator.presenting.cards import Card, Cards
from tests.factories import BASE_URL, Fields, a_place, a_portal, an_event, some_settings


def card(**fields: Any) -> Card:
    """The card of the first date, at Sunday 22 November 2026."""
    return of(a_portal(a_place(), an_event(**fields)))


def of(portal: Portal, index: int = 0) -> Card:
    slug = next(iter(portal.events))
    return Cards(portal, BASE_URL).of(portal.occurrences[slug][index])


def test_a_card_in_full() -> None:
    found = card(venue="kulturhuset", price="80")

    assert found.href == "/arrangementer/julekoncert/"
    assert (found.kind, found.colour, found.title) == ("Koncert", "plum", "Julekoncert")
    assert (found.day, found.clock) == ("Fredag den 4. december", "kl. 19.30")
    assert found.start == "2026-12-04T19:30+01:00"
    assert found.facts == "Kulturhuset, Karise · 80 kr."
    assert (found.flag, found.is_past) == ("", False)


@pytest.mark.parametrize(
    ("fields", "day", "relative"),
    [
        ({"start": "2026-11-22 20:00"}, "Søndag den 22. november", "I dag"),
        ({"start": "2026-11-23 20:00"}, "Mandag den 23. november", "I morgen"),
        ({"start": "2027-01-08 20:00"}, *["Fredag den 8. januar 2027"] * 2),
        ({"start": "2026-12-04", "end": "2026-12-06"}, *["4.–6. december"] * 2),
        ({"start": "2026-10-01", "end": "2026-11-30"}, *["Til og med 30. november"] * 2),
        ({"start": "2026-10-01", "end": "2027-01-30"}, *["Til og med 30. januar 2027"] * 2),
        ({"start": "2026-11-20", "end": "2026-11-22"}, "Til og med 22. november", "Slutter i dag"),
    ],
)
def test_days(fields: dict[str, str], day: str, relative: str) -> None:
    found = card(**fields)

    assert (found.day, found.relative_day) == (day, relative)


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"status": "cancelled"}, "Aflyst"),
        ({"status": "postponed"}, "Udskudt"),
        ({"status": "rescheduled", "previous_start": "2026-12-03 19:30"}, "Flyttet"),
        ({"status": "moved_online", "online_url": "https://a.example/"}, "Flyttet til nettet"),
        ({"booking": "sold_out"}, "Udsolgt"),
        ({"booking": "sold_out", "status": "cancelled"}, "Aflyst"),
        ({"start": "2026-11-01"}, "Tidligere arrangement"),
        ({"start": "2026-11-01", "evidence": "held"}, "Afholdt"),
        ({"start": "2026-11-01", "evidence": "announced"}, "Var annonceret"),
        ({"start": "2026-11-01", "status": "cancelled", "evidence": "announced"}, "Aflyst"),
    ],
)
def test_the_state_stands_in_words(fields: dict[str, str], flag: str) -> None:
    assert card(**fields).flag == flag


def test_a_list_by_day_does_not_repeat_that_a_past_day_is_past() -> None:
    assert card(start="2026-11-01").row_flag == ""
    assert card(start="2026-11-01", evidence="held").row_flag == "Afholdt"


def test_a_price_says_nothing_of_what_is_over() -> None:
    assert card(start="2026-11-01", price="80", venue="kulturhuset").facts == "Kulturhuset, Karise"


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"venue": "kulturhuset"}, "Kulturhuset, Karise"),
        ({"venue": {"name": "Laden"}, "locality": "oeby"}, "Laden, Øby"),
        ({"venue": {"name": "Laden i Øby"}, "locality": "oeby"}, "Laden i Øby"),
        ({"locality": "oeby"}, "Øby"),
        ({"online_url": "https://a.example/"}, "Online"),
        ({}, ""),
    ],
)
def test_where(fields: dict[str, Any], where: str) -> None:
    assert card(**fields).where == where


def test_one_date_of_a_series_has_its_own_state() -> None:
    event = an_event(
        start="2026-11-23 19:00",
        repeat={"every": "week", "until": "2026-12-07"},
        changes=[
            {"date": "2026-11-23 19:00", "status": "cancelled"},
            {"date": "2026-11-30 19:00", "venue": "kulturhuset", "title": "Med gæst"},
        ],
    )
    portal = a_portal(a_place(), event)

    assert of(portal, 0).flag == "Aflyst"
    assert (of(portal, 1).title, of(portal, 1).where) == ("Med gæst", "Kulturhuset, Karise")
    assert of(portal, 2).flag == ""


def test_under_a_base_path() -> None:
    portal = a_portal(an_event(), settings=some_settings(base_url="https://vaert.dk/portal/"))
    found = Cards(portal, "https://vaert.dk/portal/").of(portal.occurrences["julekoncert"][0])

    assert found.href == "/portal/arrangementer/julekoncert/"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"previous_start": "2026-12-03 19:30"}, "Flyttet fra torsdag den 3. december kl. 19.30"),
        ({"previous_start": "2026-12-04 18:00"}, "Flyttet fra kl. 18.00"),
        ({"previous_start": "2027-01-08"}, "Flyttet fra fredag den 8. januar 2027"),
        ({"start": "2026-11-06", "previous_start": "2026-11-05"}, ""),
    ],
)
def test_a_moved_date_tells_the_time_it_had(fields: dict[str, str], words: str) -> None:
    assert card(**{"status": "rescheduled"} | fields).moved_from == words


def test_one_moved_date_of_a_series_tells_the_time_it_had() -> None:
    change = {"date": "2026-12-07 19:30", "start": "2026-12-08 20:00"}
    event = an_event(
        start="2026-11-30 19:30",
        repeat={"every": "week", "until": "2026-12-14"},
        changes=[change],
    )
    found = [of(a_portal(event), index).moved_from for index in range(3)]

    assert found == ["", "Flyttet fra mandag den 7. december kl. 19.30", ""]


@pytest.mark.parametrize(
    ("fields", "instant"),
    [
        (
            {"start": "2026-11-22 10:00", "end": "2026-11-22 11:30"},
            "2026-11-22T11:30+01:00",
        ),
        # Nobody said when it ends: for three hours it may still be going on.
        ({"start": "2026-11-22 10:00"}, "2026-11-22T13:00+01:00"),
        # The night belongs to the evening before.
        (
            {"start": "2026-11-22 22:00", "end": "2026-11-23 02:00"},
            "2026-11-23T02:00+01:00",
        ),
        (
            {"start": "2026-11-20 12:00", "end": "2026-11-22 16:00"},
            "2026-11-22T16:00+01:00",
        ),
        ({"start": "2026-11-20", "end": "2026-11-22"}, ""),
        ({"start": "2026-11-23 10:00", "end": "2026-11-23 11:30"}, ""),
    ],
)
def test_what_ends_today_says_at_what_instant(fields: Fields, instant: str) -> None:
    portal = a_portal(a_place(), an_event(**fields))
    (occurrence,) = portal.occurrences["julekoncert"]

    assert Cards(portal, BASE_URL).ends(occurrence) == instant
    assert Cards(portal, BASE_URL).any_ends([occurrence]) == bool(instant)
