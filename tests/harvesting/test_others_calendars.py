"""The calendars that icalendar, recurring-ical-events and khal are tested with: users' bug reports,
most of them. Nothing raises, what is refused says why, and the dates are those that
recurring-ical-events sees, but for a few where we mean otherwise."""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from generator.harvesting.formats import FORMATS
from generator.harvesting.found import Window
from generator.model.times import ZONE

PACKAGES = ("icalendar", "recurring_ical_events", "khal", "x_wr_timezone")
OTHERWISE = {
    "event_with_recurrence.ics": "its EXDATE are in UTC, its times Danish",
    "end_before_start_event.ics": "we leave the end out, they exchange the two",
    "issue_132_swapped_start_and_end.ics": "we leave the end out, they exchange the two",
    "issue_75_range_parameter.ics": "RANGE=THISANDFUTURE is doubted",
    "multiple_rrule.ics": "a second RRULE is doubted",
    "recurring_events_changed_duration.ics": "a series has hours or whole days",
    "issue_201_mixed_datetime_and_date.ics": "midnight to midnight is a whole day",
}


def files() -> dict[bytes, str]:
    """Each content once, and a name of it: they test with each other's."""
    found = dict[bytes, str]()
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            for file in sorted(Path(spec.origin).parent.rglob("*.ics")):
                found.setdefault(file.read_bytes(), file.name)
    return found


def window(data: bytes) -> Window:
    """Some years around what the file says."""
    years = [int(year) for year in re.findall(rb"DTSTART[^:\n]*:(\d{4})", data)]
    likely = [year for year in years if 1971 < year < 2099] or [2020]
    return Window(date(max(min(likely), max(likely) - 1), 1, 1), date(max(likely) + 1, 12, 31))


def said(when: date) -> str:
    if not isinstance(when, datetime):
        return str(when)
    aware = when if when.tzinfo is not None else when.replace(tzinfo=ZONE)
    return f"{aware.astimezone(UTC):%Y-%m-%dT%H:%M}"


def theirs(data: bytes, shown: Window) -> set[str] | None:
    """None where they cannot read it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return {
                said(one.start)
                for calendar in icalendar.Calendar.from_ical(data, multiple=True)
                for one in recurring_ical_events.of(calendar).between(
                    shown.first, shown.last + timedelta(days=1)
                )
            }
    except Exception:  # whatever it is: what they refuse is no witness
        return None


@pytest.mark.slow
def test_their_calendars_are_read_as_they_read_them() -> None:
    alike, compared = 0, list[str]()
    for data, name in files().items():
        shown = window(data)
        reading = FORMATS["ics"](data, shown)
        assert all(one.reason for one in reading.refused), name
        dates = theirs(data, shown)
        if dates is None or reading.refused or name in OTHERWISE:
            continue
        ours = {said(one.start) for found in reading.found for one in found.occasions}
        if ours == dates:
            alike += 1
        else:
            compared.append(name)
    assert compared == []
    if alike < 80:
        pytest.skip(f"only {alike} of their calendars are installed")
