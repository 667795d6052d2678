"""The list of facts on an event's page."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.entity import Entity
from generator.presenting.facts import Facts, Line
from generator.presenting.programme import next_occurrence
from tests.factories import BASE_URL, a_place, a_portal, an_actor, an_event


def told(*entities: Entity, **fields: Any) -> dict[str, tuple[Line, ...]]:
    portal = a_portal(a_place(address="Torvet 1, 4653 Karise"), *entities, an_event(**fields))
    event = portal.events["julekoncert"]
    rows = Facts(portal, BASE_URL).of(
        event, next_occurrence(portal, event), past=portal.is_past(event)
    )
    return {row.label: row.lines for row in rows}


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_only_what_is_known_and_access_that_is_not() -> None:
    found = told()

    assert list(found) == ["Hvornår", "Adgang"]
    assert texts(found["Adgang"]) == ["Ikke oplyst. Spørg arrangøren"]


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
        "Adgang": ["Kørestol", "Ring i forvejen"],
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


def test_the_places_access_is_told_with_the_events() -> None:
    place = a_place(accessibility="koerestol", accessibility_note="Rampe i gården")
    found = told(place, venue="kulturhuset")

    assert texts(found["Adgang"]) == ["Kørestol", "Rampe i gården"]


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

    assert texts(told(place, venue="salen")["Adgang"]) == ["Kørestol"]
    assert texts(told(place, venue="salen", **moved)["Adgang"]) == ["Ikke oplyst. Spørg arrangøren"]
