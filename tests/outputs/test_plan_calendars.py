"""The plans' calendars, read by a program that is not ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject

from generator.model.entity import Entity
from generator.outputs import plan_calendars
from tests.factories import a_partnership, a_place, a_portal, an_actor, an_edition

OWN = "partnerskaber/sang-i-byen/plan.ics"
ALL = "aarshjul/kalender.ics"
LONG = 'Sang, sild; og \\ 🎄 "ø" ' + "rødgrød med fløde " * 5
PLAN: dict[str, Any] = {
    "activities": [
        {"id": "dag", "title": LONG.strip(), "start": "2027-03-01", "end": "2027-03-03"},
        {"title": "Én dag på Øen", "start": "2027-02-28", "status": "proposed"},
        {"id": "aften", "title": "Aften", "start": "2027-03-28 01:30", "end": "2027-03-28 04:00"},
        {"id": "uden-slut", "title": "Uden slut", "start": "2027-04-01 19:00"},
        {"id": "frist", "title": "Meld ind", "kind": "deadline", "start": "2027-01-15"},
        {"id": "droppet", "title": "Bus", "start": "2027-05-01", "status": "dropped"},
        {"id": "loes", "title": "Til foråret", "when": "forår 2027"},
        {"id": "aldrig", "title": "En dag"},
        {"id": "gammel", "title": "Gammel", "start": "2025-11-21", "status": "done"},
    ],
    "evaluate_on": "2027-06-01",
}


def files(*entities: Entity, now: str = "2026-11-22T09:00+01:00") -> dict[str, bytes]:
    edition = an_edition(a_portal(*entities, now=now))
    return {one.path: one.render() for one in plan_calendars.artifacts(edition)}


def events(data: bytes) -> dict[str, icalendar.Event]:
    """By the first part of the UID."""
    found = icalendar.Calendar.from_ical(data).events
    return {str(event["UID"]).partition(".sang-i-byen.plan@")[0]: event for event in found}


def test_what_has_a_date_is_there_and_nothing_else() -> None:
    made = files(a_partnership(plan=PLAN, meetings=[{"title": "Møde", "date": "2027-02-01"}]))
    assert set(events(made[OWN])) == {
        "dag",
        "en-dag-paa-oeen",
        "aften",
        "uden-slut",
        "frist",
        "droppet",
        "evaluering.2027-06-01",
    }
    vobject.readOne(made[OWN].decode())


def test_every_part_says_what_it_is() -> None:
    found = events(files(a_partnership(plan=PLAN))[OWN])

    day = found["dag"]
    assert str(day["SUMMARY"]) == LONG.strip()
    assert (day.start, day.end) == (date(2027, 3, 1), date(2027, 3, 4))
    assert (str(day["STATUS"]), str(day["TRANSP"])) == ("CONFIRMED", "TRANSPARENT")
    assert str(day["UID"]) == "dag.sang-i-byen.plan@kultur.example.dk"
    assert str(day["URL"]) == "https://kultur.example.dk/partnerskaber/sang-i-byen/#plan-dag"
    assert str(found["en-dag-paa-oeen"]["STATUS"]) == "TENTATIVE"
    # The clock is put forward in that night.
    evening = found["aften"]
    assert isinstance(evening.start, datetime)
    assert isinstance(evening.end, datetime)
    assert evening.end.astimezone(UTC) - evening.start.astimezone(UTC) == timedelta(minutes=90)
    assert "TRANSP" not in evening
    assert "Sluttidspunktet er ikke oplyst." in str(found["uden-slut"]["DESCRIPTION"])
    assert str(found["frist"]["SUMMARY"]) == "Frist: Meld ind"
    dropped = found["droppet"]
    assert (str(dropped["STATUS"]), str(dropped["SUMMARY"])) == ("CANCELLED", "AFLYST: Bus")
    assert dropped.sequence == day.sequence + 1
    evaluation = found["evaluering.2027-06-01"]
    assert (evaluation.start, evaluation.end) == (date(2027, 6, 1), date(2027, 6, 2))


def test_a_retitled_activity_with_an_id_stays_the_same() -> None:
    def uid(**activity: str) -> set[str]:
        plan = {"activities": [{"start": "2027-03-01", **activity}]}
        return set(events(files(a_partnership(plan=plan))[OWN]))

    assert uid(id="sang", title="Sang") == uid(id="sang", title="Mere sang") == {"sang"}
    assert uid(title="Sang") != uid(title="Mere sang")


def test_a_later_change_has_a_higher_sequence_and_stamp() -> None:
    def first(modified: str) -> icalendar.Event:
        partnership = a_partnership(plan=PLAN, published="2026-02-01 10:00", modified=modified)
        return events(files(partnership)[OWN])["dag"]

    before, after = first("2026-10-01 10:00"), first("2026-10-01 10:05")
    assert after.sequence > before.sequence
    assert after.DTSTAMP is not None
    assert after.DTSTAMP.isoformat() == "2026-10-01T08:05:00+00:00"
    assert before.LAST_MODIFIED is not None
    assert after.LAST_MODIFIED is not None
    assert after.LAST_MODIFIED > before.LAST_MODIFIED


def test_the_same_content_gives_the_same_bytes_whatever_the_hour() -> None:
    partnership = a_partnership(plan=PLAN)
    assert files(partnership) == files(partnership, now="2026-11-22T22:00+01:00")


def test_a_proposed_partnerships_plan_is_tentative() -> None:
    found = events(files(a_partnership(status="proposed", plan=PLAN))[OWN])
    assert {str(event["STATUS"]) for event in found.values()} == {"TENTATIVE", "CANCELLED"}


def test_all_plans_stand_together_with_the_same_events() -> None:
    other = a_partnership("dans", title="Dans", plan={"evaluate_on": "2027-01-01"})
    made = files(a_partnership(plan=PLAN), other)
    every = icalendar.Calendar.from_ical(made[ALL])
    assert len(every.walk("VEVENT")) == 8
    body = made[OWN][made[OWN].index(b"BEGIN:VEVENT") : made[OWN].rindex(b"END:VCALENDAR")]
    assert body in made[ALL]


def test_the_calendar_stands_at_old_addresses_too_and_nowhere_without_times() -> None:
    made = files(
        a_partnership(plan=PLAN, aliases=["/partnerskaber/sangen/"]),
        a_partnership("loes", title="Løs", plan={"activities": [{"title": "En dag"}]}),
    )
    assert set(made) == {OWN, "partnerskaber/sangen/plan.ics", ALL}
    assert made["partnerskaber/sangen/plan.ics"] == made[OWN]


def test_place_and_people_are_named() -> None:
    activity = {"id": "a", "title": "A", "start": "2027-01-01", "responsible": "karise-kirkekor"}
    activity |= {"venue": "kulturhuset", "success": "Alle synger"}
    made = files(
        a_partnership(plan={"activities": [activity]}), an_actor(), a_place(address="Torvet 1")
    )
    event = events(made[OWN])["a"]
    assert str(event["LOCATION"]) == "Kulturhuset, Torvet 1"
    told = str(event["DESCRIPTION"])
    assert "Sang i byen." in told
    assert "Ansvarlig: Karise Kirkekor" in told
    assert "Lykkes, når: Alle synger" in told


@pytest.mark.parametrize("path", [OWN, ALL])
def test_the_lines_are_those_that_programs_read(path: str) -> None:
    data = files(a_partnership(plan=PLAN))[path]
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()
    calendar = icalendar.Calendar.from_ical(data)
    assert str(calendar["X-WR-CALNAME"]).endswith("Kultur i Prøveby")
