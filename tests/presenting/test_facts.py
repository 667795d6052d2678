"""The list of facts on an event's page."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.entity import Entity
from generator.presenting.facts import Facts
from generator.presenting.lines import Line, only_known
from generator.presenting.programme import next_occurrence
from tests.factories import BASE_URL, a_place, a_portal, an_actor, an_event


def told(*entities: Entity, **fields: Any) -> dict[str, tuple[Line, ...]]:
    portal = a_portal(a_place(address="Torvet 1, 4653 Karise"), *entities, an_event(**fields))
    event = portal.events["julekoncert"]
    rows = Facts(portal, BASE_URL).of(
        event, next_occurrence(portal, event), past=portal.is_past(event), booking=True
    )
    return {row.label: row.lines for row in rows}


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.words for line in lines]


def test_what_is_known_and_of_what_is_not_whom_to_ask() -> None:
    found = told()

    assert list(found) == ["Hvornår", "Hvor", "Pris", "Adgang"]
    assert texts(found["Hvor"]) == texts(found["Pris"]) == ["Ikke oplyst endnu. Spørg arrangøren"]
    assert texts(found["Adgang"]) == ["Ikke oplyst. Spørg arrangøren"]


def test_whoever_arranges_it_is_asked_where_it_is_and_what_it_costs() -> None:
    found = told(an_actor(), organizers="karise-kirkekor")

    (where,), (price,) = found["Hvor"], found["Pris"]
    assert where == price
    assert where.words == "Ikke oplyst endnu. Spørg Karise Kirkekor"
    assert (where.href, where.known) == ("/aktoerer/karise-kirkekor/", False)


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("Hvor", {"locality": "karise"}),
        ("Hvor", {"room": "Lokale 2"}),
        ("Hvor", {"online_url": "https://a.example/"}),
        ("Pris", {"price_note": "Gratis for børn"}),
        ("Pris", {"ticket_url": "https://a.example/"}),
        ("Pris", {"booking": "sold_out"}),
        ("Pris", {"status": "moved_online", "online_url": "https://a.example/"}),
        *((label, {"status": "cancelled"}) for label in ("Hvor", "Pris")),
        *((label, {"status": "postponed"}) for label in ("Hvor", "Pris")),
        *((label, {"start": "2026-01-04"}) for label in ("Hvor", "Pris")),
    ],
)
def test_nobody_is_asked_for_what_is_told_otherwise_or_is_of_no_use(
    label: str, fields: dict[str, Any]
) -> None:
    assert not any("Ikke oplyst endnu" in text for text in texts(told(**fields).get(label, ())))


def test_everything_that_is_known() -> None:
    found = told(
        an_actor(),
        venue="kulturhuset",
        price="80-120",
        price_note="Børn halv pris",
        audiences=["boern", "alle"],
        registration_deadline="2026-12-01 12:00",
        registration_url="https://a.example/",
        accessibility="koerestol",
        accessibility_note="Ring i forvejen",
        organizers=["karise-kirkekor", {"name": "Øby Kro"}],
        languages="engelsk",
    )

    assert {label: texts(lines) for label, lines in found.items()} == {
        "Hvornår": ["Fredag den 4. december 2026", "kl. 19.30"],
        "Hvor": ["Kulturhuset", "Torvet 1, 4653 Karise"],
        "Pris": ["80–120 kr.", "Børn halv pris"],
        "For": ["Børn og alle"],
        "Tilmelding": ["Senest tirsdag den 1. december 2026 kl. 12.00"],
        "Adgang": [
            "Stedet: ikke oplyst",
            "Arrangementet: Kørestol",
            "Ring i forvejen",
        ],
        "Arrangører": ["Karise Kirkekor", "Øby Kro"],
        "Sprog": ["Engelsk"],
    }
    assert found["Hvor"][0].href == "/steder/kulturhuset/"
    assert found["Arrangører"][0].href == "/aktoerer/karise-kirkekor/"
    assert found["Hvornår"][0].time == "2026-12-04T19:30+01:00"


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (
            {"end": "2026-12-05 12:00"},
            ["Fredag den 4. december 2026 kl. 19.30", "til lørdag den 5. december 2026 kl. 12.00"],
        ),
        ({"start": "2026-12-04"}, ["Fredag den 4. december 2026"]),
        (
            {"start": "2026-10-01", "end": "2026-12-31"},
            [
                "Torsdag den 1. oktober–torsdag den 31. december 2026",
                "Se åbningstiderne i teksten eller hos arrangøren",
            ],
        ),
        (
            {"status": "postponed"},
            ["Ny tid er ikke fastlagt", "Skulle have været fredag den 4. december 2026 kl. 19.30"],
        ),
        (
            {"repeat": {"every": "week", "until": "2026-12-18"}},
            [
                "Fredag den 4. december 2026",
                "kl. 19.30",
                "Hver fredag kl. 19.30 til og med den 18. december 2026",
            ],
        ),
    ],
)
def test_when(fields: dict[str, Any], lines: list[str]) -> None:
    assert texts(told(**fields)["Hvornår"]) == lines


def test_the_places_access_and_the_events_are_told_apart() -> None:
    place = a_place("salen", accessibility="koerestol", accessibility_note="Rampe i gården")
    known = {"venue": "salen", "organizers": "karise-kirkekor"}

    assert texts(told(place, an_actor(), **known, accessibility_note="Tolk")["Adgang"]) == [
        "Stedet: Kørestol",
        "Rampe i gården",
        "Arrangementet: Tolk",
    ]
    asked = told(place, an_actor(), **known)["Adgang"]
    assert texts(asked)[2:] == ["Arrangementet: ikke oplyst. Spørg Karise Kirkekor"]
    assert (asked[2].text, asked[2].href) == ("Karise Kirkekor", "/aktoerer/karise-kirkekor/")
    assert [line.known for line in asked] == [True, True, False]


@pytest.mark.parametrize(
    ("organizers", "words", "href"),
    [
        ([], "Ikke oplyst. Spørg arrangøren", ""),
        (["karise-kirkekor"], "Ikke oplyst. Spørg Karise Kirkekor", "/aktoerer/karise-kirkekor/"),
        ([{"name": "Øby Kro"}], "Ikke oplyst. Spørg Øby Kro", ""),
        (
            [{"name": "Øby Kro", "url": "https://kro.example/"}, "karise-kirkekor"],
            "Ikke oplyst. Spørg Øby Kro",
            "https://kro.example/",
        ),
    ],
)
def test_where_nobody_has_told_of_access_one_learns_whom_to_ask(
    organizers: list[Any], words: str, href: str
) -> None:
    (line,) = told(an_actor(), venue="kulturhuset", organizers=organizers)["Adgang"]

    assert (line.words, line.href, line.known) == (words, href, False)


def test_what_nobody_has_told_does_not_leave_the_house() -> None:
    place = a_place("salen", accessibility="koerestol")
    portal = a_portal(place, a_place(), an_event(venue="salen"), an_event("andet"))

    def left(slug: str) -> list[tuple[str, list[str]]]:
        event = portal.events[slug]
        rows = Facts(portal, BASE_URL).of(event, next_occurrence(portal, event), past=False)
        return [(row.label, texts(row.lines)) for row in only_known(rows)]

    assert left("andet") == [("Hvornår", ["Fredag den 4. december 2026", "kl. 19.30"])]
    assert left("julekoncert")[-1] == ("Adgang", ["Stedet: Kørestol"])


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"price": "gratis"}, ["Gratis"]),
        ({"price": "0-120"}, ["Gratis – 120 kr."]),
        ({"price": "80", "booking": "sold_out"}, ["Udsolgt", "80 kr."]),
        ({"booking": "sold_out"}, ["Udsolgt"]),
        ({"price": "80", "booking": "not_open"}, ["Billetsalg ikke åbent", "80 kr."]),
        ({"price": "80", "booking": "available"}, ["80 kr."]),
        ({"price": "80", "booking": "sold_out", "start": "2026-01-04"}, ["80 kr."]),
    ],
)
def test_what_it_costs_and_whether_it_can_be_had(fields: dict[str, Any], lines: list[str]) -> None:
    assert texts(told(**fields)["Pris"]) == lines


def test_a_deadline_that_is_over_says_so() -> None:
    portal = a_portal(an_event(registration_deadline="2026-12-01 12:00"))
    event = portal.events["julekoncert"]

    def said(closed: bool) -> list[str]:
        found = next_occurrence(portal, event)
        rows = Facts(portal, BASE_URL).of(event, found, past=False, closed=closed)
        return [line for row in rows if row.label == "Tilmelding" for line in texts(row.lines)]

    assert said(False) == ["Senest tirsdag den 1. december 2026 kl. 12.00"]
    assert said(True) == ["Fristen var tirsdag den 1. december 2026 kl. 12.00"]


def test_a_past_event_asks_for_nothing() -> None:
    found = told(start="2026-01-04", registration_url="https://a.example/")

    assert list(found) == ["Hvornår"]


def test_what_was_moved_to_the_net_is_not_at_its_venue() -> None:
    found = told(venue="kulturhuset", status="moved_online", online_url="https://a.example/")

    assert found["Hvor"] == (Line("På nettet", href="https://a.example/"),)
    assert texts(found["Adgang"]) == ["Ikke oplyst. Spørg arrangøren"]


def test_the_access_of_a_place_that_nobody_comes_to_is_not_told() -> None:
    moved = {"status": "moved_online", "online_url": "https://a.example/"}
    place = a_place("salen", title="Salen", accessibility="koerestol")

    assert texts(told(place, venue="salen")["Adgang"])[0] == "Stedet: Kørestol"
    assert texts(told(place, venue="salen", **moved)["Adgang"]) == ["Ikke oplyst. Spørg arrangøren"]
