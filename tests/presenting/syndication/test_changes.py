"""What has happened to an event, in a line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.occurrences import occurrences
from generator.presenting.syndication.changes import headline
from tests.factories import an_event

SINCE = date(2026, 11, 20)


def line(*changes: dict[str, Any], **fields: Any) -> str:
    event = an_event(changes=list(changes), **fields)
    return headline(event, occurrences(event), SINCE)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "cancelled"}, "AFLYST: Julekoncert"),
        ({"status": "postponed"}, "UDSKUDT: Julekoncert"),
        ({"status": "rescheduled", "previous_start": "2026-12-03"}, "FLYTTET: Julekoncert"),
        (
            {"status": "moved_online", "online_url": "https://a.example/"},
            "FLYTTET TIL NETTET: Julekoncert",
        ),
        ({"booking": "sold_out"}, "UDSOLGT: Julekoncert"),
        # A reader of the headline alone must not think that the other does not hold.
        (
            {"status": "rescheduled", "previous_start": "2026-12-03", "booking": "sold_out"},
            "FLYTTET, UDSOLGT: Julekoncert",
        ),
        ({"status": "cancelled", "booking": "sold_out"}, "AFLYST: Julekoncert"),
        ({"status": "tentative"}, ""),
        ({"booking": "available"}, ""),
    ],
)
def test_single_events(fields: dict[str, Any], words: str) -> None:
    assert line(**fields) == words


def series(*changes: dict[str, Any], **fields: Any) -> str:
    written = {"start": "2026-11-13 19:30", "repeat": {"every": "week", "until": "2027-01-29"}}
    return line(*changes, **written | fields)


CANCELLED = {"date": "2026-12-11 19:30", "status": "cancelled"}
MOVED = {"date": "2026-12-04 19:30", "start": "2026-12-05 15:00"}


def test_one_date_of_a_series_is_named_with_its_own_title() -> None:
    assert series(CANCELLED) == "AFLYST fredag den 11. december: Julekoncert"
    assert series(MOVED) == "FLYTTET fredag den 4. december: Julekoncert"
    elsewhere = {"date": "2027-01-08 19:30", "venue": {"name": "Laden"}, "title": "Nytår"}
    assert series(elsewhere) == "ANDET STED fredag den 8. januar 2027: Nytår"


def test_several_dates_the_ones_that_do_not_take_place_first() -> None:
    sold_out = [
        {"date": f"{day} 19:30", "booking": "sold_out"} for day in ("2026-12-18", "2027-01-08")
    ]
    assert series(MOVED, CANCELLED) == "AFLYST 11. december, FLYTTET 4. december: Julekoncert"
    assert series(MOVED, CANCELLED, *sold_out) == (
        "AFLYST 11. december, FLYTTET 4. december, UDSOLGT 18. december m.fl.: Julekoncert"
    )


def test_dates_that_were_over_and_other_words_are_not_news() -> None:
    over = {"date": "2026-11-13 19:30", "status": "cancelled"}
    assert series(over) == ""
    assert series(over, CANCELLED) == "AFLYST fredag den 11. december: Julekoncert"
    assert series({"date": "2026-12-11 19:30", "title": "Med gæst"}) == ""
    assert series({"date": "2026-12-11 19:30", "status": "tentative"}) == ""


def test_a_series_that_changed_as_a_whole_and_in_one_date() -> None:
    assert series(CANCELLED, status="cancelled") == "AFLYST: Julekoncert"
    assert series(CANCELLED, status="moved_online", online_url="https://a.example/") == (
        "FLYTTET TIL NETTET, AFLYST fredag den 11. december: Julekoncert"
    )
