"""What is kept of an event in a visitor's browser, and the files that tell how it stands."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from generator.presenting import kept_events
from generator.presenting.cards import Cards
from generator.presenting.kept_events import (
    KeptEvent,
    file_count,
    kept_event,
    kept_lots,
    kept_states,
)
from generator.presenting.words.dates import tied
from tests.factories import BASE_URL, a_place, a_portal, an_event


def kept(**fields: Any) -> KeptEvent:
    portal = a_portal(a_place(), an_event(**fields))
    return kept_event(portal, Cards(portal, BASE_URL), portal.all_events[0])


def test_an_event_in_full() -> None:
    assert kept(venue="kulturhuset") == {
        "href": "/arrangementer/julekoncert/",
        "title": "Julekoncert",
        "last": "2026-12-04",
        "dates": [
            {
                "last": "2026-12-04",
                "when": tied("Fredag den 4. december 2026 kl. 19.30"),
                "where": "Kulturhuset, Karise",
                "address": a_place().address or "",
                "flag": "",
                "note": "",
                "alarm": 0,
            }
        ],
    }


def test_what_keeps_one_from_coming_there_and_then() -> None:
    found = {
        status: kept(status=status, **more)["dates"][0]
        for status, more in {
            "cancelled": {},
            "postponed": {},
            "tentative": {},
            "rescheduled": {"previous_start": "2026-12-03 19:30"},
            "moved_online": {"online_url": "https://net.example/", "venue": "kulturhuset"},
        }.items()
    }
    assert {status: one["flag"] for status, one in found.items()} == {
        "cancelled": "Aflyst",
        "postponed": "Udskudt",
        "tentative": "Ikke bekræftet",
        "rescheduled": "Flyttet",
        "moved_online": "Flyttet til nettet",
    }
    assert [one["alarm"] for one in found.values()] == [2, 2, 0, 1, 1]
    words = "Skulle have været fredag den 4. december 2026 kl. 19.30"
    assert found["postponed"]["when"] == tied(words)
    assert found["rescheduled"]["note"] == tied("Flyttet fra torsdag den 3. december kl. 19.30")
    assert (found["moved_online"]["where"], found["moved_online"]["address"]) == ("Online", "")


def test_of_a_series_the_next_dates_and_their_own_state() -> None:
    found = kept(
        start="2026-11-02 19:00",
        end="2026-11-02 21:00",
        repeat={"every": "week", "until": "2027-02-01"},
        changes=[{"date": "2026-11-30 19:00", "status": "cancelled"}],
    )
    assert [one["last"] for one in found["dates"]] == [
        "2026-11-23",
        "2026-11-30",
        "2026-12-07",
        "2026-12-14",
    ]
    assert [one["flag"] for one in found["dates"]] == ["", "Aflyst", "", ""]
    assert found["last"] == "2027-02-01"


def test_each_event_lies_where_its_slug_says(monkeypatch: Any) -> None:
    """As the script reckons: CRC-32 modulo the number of files. Old slugs lead to the same."""
    monkeypatch.setattr(kept_events, "LOT", 5)
    events = [an_event(slug=f"koncert-{number}") for number in range(17)]
    events.append(an_event(slug="ny", aliases=["/arrangementer/gammel/", "/koncert/"]))
    events.append(an_event(slug="laengst-forbi", start="2026-10-01 19:00"))
    events.append(an_event(slug="lige-forbi", start="2026-11-01 19:00"))
    portal = a_portal(a_place(), *events)
    count = file_count(portal)
    cards = Cards(portal, BASE_URL)
    lots = {number: kept_states(portal, cards, lot) for number, lot in kept_lots(portal)}
    assert (count, sorted(lots)) == (4, [0, 1, 2, 3])
    found = {slug: number for number, lot in lots.items() for slug in lot}
    assert found == {slug: crc32(slug.encode()) % 4 for slug in found}
    assert set(found) == {*(f"koncert-{n}" for n in range(17)), "ny", "gammel", "lige-forbi"}
    assert lots[found["gammel"]]["gammel"]["href"] == "/arrangementer/ny/"
