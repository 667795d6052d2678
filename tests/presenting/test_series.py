"""Series in words."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.occurrences import occurrences
from generator.presenting.languages.language import DANISH_LANGUAGE
from generator.presenting.series import DateLine, rule_in_words
from tests.factories import an_event


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        ({"every": "week"}, "Hver fredag"),
        ({"every": "week", "on": ["thursday", "tuesday"]}, "Hver tirsdag og torsdag"),
        ({"every": "week", "interval": "2", "on": "monday"}, "Hver anden mandag"),
        ({"every": "week", "interval": "3"}, "Hver 3. uge om fredagen"),
        ({"every": "month", "on": "2nd tuesday"}, "Den 2. tirsdag i hver måned"),
        ({"every": "month", "on": "last friday"}, "Den sidste fredag i hver måned"),
        (
            {"every": "month", "on": ["1st monday", "3rd monday"]},
            "Den 1. mandag og den 3. mandag i hver måned",
        ),
        ({"every": "month"}, "Den 4. i hver måned"),
        ({"every": "month", "interval": "2"}, "Den 4. i hver anden måned"),
        ({"every": "month", "interval": "3"}, "Den 4. i hver 3. måned"),
    ],
)
def test_rules(repeat: dict[str, Any], words: str) -> None:
    event = an_event(end="2026-12-04 21:00", repeat={"until": "2027-06-30", **repeat})

    assert rule_in_words(event) == f"{words} kl. 19.30–21.00 til og med den 30. juni 2027"


def test_whole_days_have_no_clock() -> None:
    event = an_event(start="2026-12-04", repeat={"every": "week", "until": "2026-12-18"})

    assert rule_in_words(event) == "Hver fredag til og med den 18. december 2026"


def test_a_list_of_dates_and_a_single_event_have_no_rule() -> None:
    assert rule_in_words(an_event(repeat={"dates": ["2026-12-11"]})) == ""
    assert rule_in_words(an_event()) == ""


def lines(*changes: dict[str, Any], where: str = "", **fields: Any) -> list[DateLine]:
    """Each date of a series of three weeks as its page tells it."""
    repeat = {"every": "week", "until": "2026-12-18"}
    event = an_event(repeat=repeat, changes=list(changes), **fields)
    return [DANISH_LANGUAGE.series.date_line(event, found, where) for found in occurrences(event)]


def test_a_moved_date_says_from_and_to() -> None:
    line = lines({"date": "2026-12-04 19:30", "start": "2026-12-05 18:00", "reason": "Storm"})[0]

    assert line.when == "Lørdag den 5. december 2026 kl. 18.00"
    assert (line.flag, line.takes_place) == ("Flyttet", True)
    assert line.notes == ("Flyttet fra fredag den 4. december 2026 kl. 19.30", "Storm")


@pytest.mark.parametrize(
    ("change", "flag", "notes"),
    [
        ({"status": "cancelled", "reason": "Sygdom"}, "Aflyst", ("Sygdom",)),
        ({"booking": "sold_out"}, "Udsolgt", ()),
        ({"venue": {"name": "Laden"}}, "Andet sted", ("Sted: Laden",)),
        ({"title": "Med gæst"}, "Anden titel", ("Med gæst",)),
        ({"end": "2026-12-04 23:00"}, "Ny sluttid", ()),
        ({"booking": "available", "reason": "Flere pladser"}, "Ændret", ("Flere pladser",)),
        ({"booking": "available"}, "", ()),
        # Of several differences the one that decides whether and where one comes.
        ({"title": "Med gæst", "booking": "sold_out"}, "Udsolgt", ("Med gæst",)),
        ({"status": "moved_online"}, "Flyttet til nettet", ()),
    ],
)
def test_each_date_has_its_own_state(
    change: dict[str, Any], flag: str, notes: tuple[str, ...]
) -> None:
    moved = {"date": "2026-12-04 19:30", **change}
    line, other, _ = lines(moved, where="Laden", online_url="https://a.example")

    assert (line.flag, line.notes) == (flag, notes)
    assert (other.flag, other.notes) == ("", ())


def test_what_holds_for_the_whole_series_is_not_said_of_each_date() -> None:
    assert {line.flag for line in lines(status="tentative")} == {""}
