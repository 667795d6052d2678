"""How a series is divided between a rule and events of their own."""

from __future__ import annotations

from generator.model.event import Event
from generator.presenting.calendars.recurrence import Series, series
from tests.factories import a_portal, an_event


def divided(event: Event) -> Series:
    return series(event, a_portal(event).occurrences[event.slug])


def endings(event: Event) -> list[str]:
    return [ending for ending, _ in divided(event).singles]


def test_a_single_event_has_no_rule() -> None:
    told = divided(an_event())
    assert told.master is None
    assert [ending for ending, _ in told.singles] == [""]


def test_listed_dates_become_events_of_their_own() -> None:
    """Outlook ignores RDATE; two dates on one day differ by the clock."""
    event = an_event(
        repeat={"dates": ["2026-12-06 15:00", "2026-12-06 19:00", "2026-12-13"]},
        changes=[{"date": "2026-12-13 19:30", "start": "2026-12-14 19:30"}],
    )
    assert divided(event).master is None
    assert endings(event) == ["", "-20261206", "-20261206T1900", "-20261213"]


def test_a_date_keeps_its_ending_when_others_come_and_go() -> None:
    few = an_event(repeat={"dates": ["2026-12-13"]})
    more = an_event(repeat={"dates": ["2026-12-06", "2026-12-13", "2027-01-03"]})
    assert set(endings(few)) <= set(endings(more))


def test_dates_beside_a_rule_stand_beside_it() -> None:
    event = an_event(
        repeat={"every": "week", "until": "2026-12-31", "dates": ["2026-12-06", "2026-12-11"]}
    )
    told = divided(event)
    assert told.master is not None
    assert told.master.first.original == event.start
    assert [ending for ending, _ in told.singles] == ["-20261206"]


def test_a_start_outside_the_rule_is_no_dtstart() -> None:
    event = an_event(repeat={"every": "week", "on": "tuesday", "until": "2026-12-31"})
    told = divided(event)
    assert told.master is not None
    assert told.master.first.start.isoformat() == "2026-12-08T19:30:00+01:00"
    assert [ending for ending, _ in told.singles] == ["-20261204"]


def test_a_rule_of_one_date_is_no_rule() -> None:
    event = an_event(repeat={"every": "week", "until": "2026-12-12", "except": ["2026-12-11"]})
    assert divided(event).master is None
    assert endings(event) == [""]


def test_the_hour_when_the_clock_changes_is_told_date_by_date() -> None:
    event = an_event(start="2027-03-14 02:30", repeat={"every": "week", "until": "2027-04-04"})
    assert divided(event).master is None
    assert len(endings(event)) == 4


def test_a_night_whose_length_differs_is_an_override() -> None:
    event = an_event(
        start="2026-10-17 23:00",
        end="2026-10-18 04:00",
        repeat={"every": "week", "until": "2026-10-31"},
    )
    master = divided(event).master
    assert master is not None
    assert [one.original.isoformat() for one in master.overrides] == ["2026-10-24T23:00:00+02:00"]
