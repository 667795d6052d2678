"""All meetings in one, and what was agreed at them."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from generator.analysing.meetings import gatherings, overdue_follow_ups, without_outcome
from generator.model.meeting import Meeting
from tests.factories import a_meeting, a_partnership, a_portal


def test_days_and_hours_stand_in_one_order() -> None:
    own = [
        {"title": "B", "date": "2026-10-02"},
        {"title": "A", "date": "2026-10-01 19:00"},
        {"title": "C", "date": "2026-10-02"},
    ]
    portal = a_portal(
        a_partnership("sang", meetings=own), a_meeting("net", date="2026-10-01", title="Net")
    )
    found = gatherings(portal)
    assert [(one.key, one.meeting.title) for one in found] == [
        ("net", "Net"),
        ("2026-10-01.sang", "A"),
        ("2026-10-02-2.sang", "C"),
        ("2026-10-02.sang", "B"),
    ]


def test_a_meeting_is_known_by_its_file_whatever_its_date() -> None:
    partnership = a_partnership("sang", meetings=[{"title": "A", "date": "2026-10-02"}])
    file = "partnerships/sang/meetings/opstart.yml"
    partnership.found_at(partnership.origin._replace(rooms={("meetings", 0): (file, ())}))
    (one,) = gatherings(a_portal(partnership))
    assert (one.key, one.path, one.field) == ("opstart.sang", file, ())


def agreed(**fields: str) -> dict[str, str]:
    return {"text": "Ring", **fields}


def test_what_is_overdue_is_told_with_its_place() -> None:
    own = {
        "title": "Start",
        "date": "2026-09-01",
        "follow_ups": [
            agreed(due="2026-11-22"),  # today is in time
            agreed(due="2026-11-21"),
            agreed(due="2026-10-01", done="true"),
            agreed(),
        ],
    }
    late = [agreed(due="2026-06-01")]
    portal = a_portal(
        a_partnership("sang", meetings=[own]),
        a_meeting("net", date="2026-05-01", follow_ups=late),
        a_meeting("ikke", date="2026-05-01", follow_ups=late, cancelled="true"),
    )
    found = overdue_follow_ups(portal)
    assert [(one.path, one.field) for one in found] == [
        ("meetings/net.md", ("follow_ups", 0)),
        ("partnerships/sang/index.md", ("meetings", 0, "follow_ups", 1)),
    ]
    assert [one.follow_up.due for one in found] == [date(2026, 6, 1), date(2026, 11, 21)]


def test_only_what_was_held_lately_is_asked_about() -> None:
    portal = a_portal(
        a_meeting("to-maaneder", date="2026-09-23"),
        a_meeting("for-laenge-siden", date="2025-11-21"),
        a_meeting("et-aar", date="2025-11-22"),
        a_meeting("laenge", date="2026-09-22"),
        a_meeting("fortalt", date="2026-08-01", outcome="Vi ses."),
        a_meeting("aflyst", date="2026-08-01", cancelled="true"),
    )
    assert [one.key for one in without_outcome(portal)] == ["et-aar", "laenge"]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2026-12-02 16:00", "2026-12-02 15:00", "slut-foer-start"),
        ("2026-12-02 16:00", "2026-12-02 16:00", "slut-foer-start"),
        ("2026-12-02", "2026-12-01", "slut-foer-start"),
        ("2026-12-02", "2026-12-02 16:00", "blandet-tid"),
    ],
)
def test_a_meeting_ends_after_it_begins(start: str, end: str, code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Meeting.model_validate({"title": "Møde", "date": start, "end": end})
    (fault,) = raised.value.errors()[0]["ctx"]["faults"]
    assert fault.type == code
    assert fault.context["field"] == ("end",)


@pytest.mark.parametrize(("start", "end"), [("2026-12-02", "2026-12-02"), ("2026-12-02", None)])
def test_one_day_is_a_span(start: str, end: str | None) -> None:
    written = {"title": "Møde", "date": start} | ({"end": end} if end else {})
    assert Meeting.model_validate(written).last_day == date(2026, 12, 2)
