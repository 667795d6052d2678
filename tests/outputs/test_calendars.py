"""The calendars, read by programs that are not ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import vobject

from generator.model.portal import Portal
from generator.outputs import calendars
from generator.settings import ROOT
from tests.factories import (
    a_history,
    a_place,
    a_portal,
    an_actor,
    an_edition,
    an_event,
    some_settings,
)
from tests.outputs.planning import artifacts_of
from tests.presenting.calendar_cases import Shown, expected, shown, the_portal

WHOLE = "arrangementer/kalender.ics"
ICAL_JS = ROOT / "node_modules" / "ical.js"


def files(portal: Portal, *, base_url: str | None = None) -> dict[str, bytes]:
    made = list(artifacts_of(calendars.batches, an_edition(portal, base_url=base_url)))
    assert len({one.path for one in made}) == len(made)
    return {one.path: one.render() for one in made}


@pytest.fixture(scope="module")
def portal() -> Portal:
    return the_portal()


@pytest.fixture(scope="module")
def whole(portal: Portal) -> bytes:
    return files(portal)[WHOLE]


def test_recurring_ical_events_shows_every_date(portal: Portal, whole: bytes) -> None:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(whole)).between(
        datetime(2026, 1, 1), datetime(2028, 1, 1)
    )
    read = sorted(shown(str(one["SUMMARY"]), one.start, one.end) for one in found)
    # icalendar reads the letters \N back as a line end, whatever stood before them.
    assert [(title.replace("\\\n", "\\N"), *times) for title, *times in read] == expected(portal)


def test_ical_js_shows_every_date(portal: Portal, whole: bytes, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not ICAL_JS.is_dir():
        pytest.skip("Node or node_modules/ical.js is not installed (`npm ci`)")
    file = tmp_path / "kalender.ics"
    file.write_bytes(whole)
    script = Path(__file__).with_name("expand.mjs")
    done = subprocess.run(
        [node, script, (ICAL_JS / "dist" / "ical.js").as_uri(), file],
        capture_output=True,
        text=True,
        check=True,
    )
    (found,) = json.loads(done.stdout)
    assert sorted(tuple(one) for one in found) == expected(portal)


def test_vobject_shows_every_date(portal: Portal, whole: bytes) -> None:
    assert sorted(expanded(vobject.readOne(whole.decode()))) == expected(portal)


def expanded(calendar: Any) -> list[Shown]:
    """vobject expands a rule, but leaves the overrides to its user."""
    found: list[Shown] = []
    events = calendar.vevent_list
    changed = {
        (one.uid.value, key(one.recurrence_id.value))
        for one in events
        if hasattr(one, "recurrence_id")
    }
    for one in events:
        start, end = one.dtstart.value, one.dtend.value
        title = one.summary.value
        if not hasattr(one, "rrule"):
            found.append(shown(title, start, end))
            continue
        length = end - start
        for moment in one.getrruleset(addRDate=False):
            first = moment if isinstance(start, datetime) else moment.date()
            if (one.uid.value, key(first)) not in changed:
                found.append(shown(title, first, plus(first, length)))
    return found


def plus(start: date, length: timedelta) -> date:
    """RFC 5545 §3.8.5.3: the same exact duration for each instance."""
    if not isinstance(start, datetime):
        return start + length
    zone = start.tzinfo

    return (start.astimezone(UTC) + length).astimezone(zone)


def key(when: date | datetime) -> str:
    return when.strftime("%Y%m%dT%H%M") if isinstance(when, datetime) else when.strftime("%Y%m%d")


def test_the_bytes_keep_to_the_standard(portal: Portal) -> None:
    for path, data in files(portal).items():
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", data)
        for line in data.split(b"\r\n"):
            assert len(line) <= 75, (path, line)
            line.decode()  # no character is split between two lines


def test_no_date_floats_and_none_has_a_fixed_offset(whole: bytes) -> None:
    events = whole[whole.index(b"BEGIN:VEVENT") :].replace(b"\r\n ", b"").decode()
    for line in events.split("\r\n"):
        if re.match(r"(DTSTART|DTEND|RECURRENCE-ID|EXDATE)\b", line):
            assert re.fullmatch(
                r"[A-Z-]+(;VALUE=DATE:\d{8}|;TZID=Europe/Copenhagen:\d{8}T\d{6}|:\d{8}T\d{6}Z)",
                line,
            ), line
    assert "VALARM" not in events
    assert "ATTENDEE" not in events
    assert "RDATE" not in events


def test_uids_are_unique_within_a_calendar_and_the_same_in_all(portal: Portal) -> None:
    by_event: dict[str, set[bytes]] = {}
    for path, data in files(portal).items():
        blocks = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.S)
        keys = [tuple(re.findall(rb"\r\n(?:UID|RECURRENCE-ID)[^\r]*", block)) for block in blocks]
        assert len(set(keys)) == len(keys), path
        for block in blocks:
            name = b"".join(re.findall(rb"\r\n(?:UID|RECURRENCE-ID)[^\r]*", block))
            by_event.setdefault(name.decode(), set()).add(block)
    assert len(by_event) > 20
    assert all(len(blocks) == 1 for blocks in by_event.values())


def test_overrides_hit_an_instance_with_its_type_and_zone(whole: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(whole)
    masters = {str(one["UID"]): one for one in calendar.events if "RRULE" in one}
    overrides = [one for one in calendar.events if "RECURRENCE-ID" in one]
    assert len(overrides) == 6
    for one in overrides:
        master = masters[str(one["UID"])]
        assert one["RECURRENCE-ID"].params == master["DTSTART"].params
        assert one["SEQUENCE"] == master["SEQUENCE"]


def test_a_calendar_goes_twelve_months_back() -> None:
    kept = an_event("kort-tid-siden", start="2025-11-22 20:00")
    gone = an_event("laenge-siden", start="2025-11-21 20:00")
    made = files(a_portal(kept, gone))
    assert b"kort-tid-siden@" in made[WHOLE]
    assert b"laenge-siden@" not in made[WHOLE]
    assert b"laenge-siden@" in made["arrangementer/laenge-siden/begivenhed.ics"]


def test_what_is_followed_has_its_own_events_and_an_empty_calendar_is_one_too() -> None:
    actor, other = an_actor(), an_actor("et-andet-kor", title="Et andet kor")
    event = an_event(organizers=["karise-kirkekor"], venue="kulturhuset")
    made = files(a_portal(actor, other, a_place(), event))
    for address in ("aktoerer/karise-kirkekor", "steder/kulturhuset", "emner/musik"):
        assert b"UID:julekoncert@kultur.example.dk\r\n" in made[f"{address}/kalender.ics"]
    empty = icalendar.Calendar.from_ical(made["aktoerer/et-andet-kor/kalender.ics"])
    assert empty.events == []
    assert str(empty["NAME"]) == "Et andet kor – Kultur i Prøveby"


def test_a_calendar_says_its_name_and_when_to_look_again(portal: Portal, whole: bytes) -> None:
    head = whole[: whole.index(b"BEGIN:VTIMEZONE")].decode().replace("\r\n ", "")
    assert "\r\nNAME:Kultur i Prøveby\r\n" in head
    assert "\r\nX-WR-CALNAME:Kultur i Prøveby\r\n" in head
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in head
    assert "\r\nX-PUBLISHED-TTL:PT6H\r\n" in head
    assert "\r\nSOURCE;VALUE=URI:https://kultur.example.dk/arrangementer/kalender.ics\r\n" in head
    assert "\r\nCOLOR:teal\r\n" in head
    assert "\r\nCOLOR:purple\r\n" in files(portal)["emner/musik/kalender.ics"].decode()


def test_an_invented_portal_says_so_in_its_calendars() -> None:
    made = files(a_portal(an_event(), settings=some_settings(invented="ja")))
    assert "X-WR-CALNAME:Kultur i Prøveby (opdigtet)\r\n".encode() in made[WHOLE]
    single = made["arrangementer/julekoncert/begivenhed.ics"].decode().replace("\r\n ", "")
    assert "Arrangementet er opdigtet." in single


def test_old_addresses_serve_the_same_bytes() -> None:
    actor = an_actor(aliases=["/aktoerer/koret/", "/koret/"])
    event = an_event(aliases="/arrangementer/jul/", organizers=["karise-kirkekor"])
    made = files(a_portal(actor, event))
    now = made["aktoerer/karise-kirkekor/kalender.ics"]
    assert made["aktoerer/koret/kalender.ics"] == now == made["koret/kalender.ics"]
    single = made["arrangementer/julekoncert/begivenhed.ics"]
    assert made["arrangementer/jul/begivenhed.ics"] == single
    assert b"X-WR-CALNAME" not in single


def test_identity_follows_its_host_whatever_the_base_url() -> None:
    event = an_event(uid="gammelt-navn@andet.example")
    made = files(a_portal(event, an_event("ny")), base_url="https://preview.example.org/portal/")
    assert b"UID:gammelt-navn@andet.example\r\n" in made[WHOLE]
    assert b"UID:ny@kultur.example.dk\r\n" in made[WHOLE]
    assert b"URL:https://preview.example.org/portal/arrangementer/ny/\r\n" in made[WHOLE]


def inputs(portal: Portal) -> dict[str, str]:
    return {one.path: one.inputs for one in artifacts_of(calendars.batches, an_edition(portal))}


def test_the_digest_changes_with_what_the_file_shows_and_with_nothing_else() -> None:
    place = a_place(address="Torvet 1")
    event, other = an_event(venue="kulturhuset"), an_event("andet")
    before = inputs(a_portal(place, event, other))
    assert inputs(a_portal(place, event, other, now="2026-11-23T12:00+01:00")) == before
    moved = inputs(a_portal(a_place(address="Torvet 2"), event, other))
    changed = {path for path in before if before[path] != moved[path]}
    assert "arrangementer/julekoncert/begivenhed.ics" in changed
    assert WHOLE in changed
    assert "steder/kulturhuset/kalender.ics" in changed
    assert "arrangementer/andet/begivenhed.ics" not in changed
    later = inputs(a_portal(place, event, other, now="2027-12-24T12:00+01:00"))
    assert later[WHOLE] != before[WHOLE], "both events have left the calendar"
    recommitted = an_event(venue="kulturhuset", history=a_history("2026-11-01 12:00"))
    assert inputs(a_portal(place, recommitted, other))[WHOLE] != before[WHOLE]
