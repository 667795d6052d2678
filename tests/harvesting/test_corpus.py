"""Hundreds of calendars in the shapes of those who make them: each read as it was meant, and as
others' programs read it."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from generator.harvesting.formats import FORMATS, told_format
from generator.harvesting.found import Reading, Window
from generator.model.times import ZONE
from tests.harvesting.corpus.others import ONE_DAY_ONLY, WRITERS
from tests.harvesting.corpus.producers import STYLES, Style, write
from tests.harvesting.corpus.programmes import PROGRAMMES, Programme

ROOT = Path(__file__).parents[2]
ICAL_JS = ROOT / "node_modules" / "ical.js"
WINDOW = Window.around(date(2026, 11, 26))
Shown = tuple[str, str, str, bool]


def shown(title: str, start: object, end: object, *, cancelled: bool) -> Shown:
    def said(when: object) -> str:
        if isinstance(when, datetime):
            return f"{when.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
        return str(when or "")

    return title, said(start), said(end), cancelled


def meant(programme: Programme) -> list[Shown]:
    return sorted(
        shown(event.title, one.start, one.end, cancelled=one.cancelled)
        for event in programme.events
        for one in event.held
    )


def read(reading: Reading) -> list[Shown]:
    return sorted(
        shown(found.title, one.start, one.end, cancelled=one.status == "cancelled")
        for found in reading.found
        for one in found.occasions
    )


def test_there_are_hundreds() -> None:
    assert len(PROGRAMMES) * (len(STYLES) + len(WRITERS)) >= 400


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_producer_of_icalendar(style: Style) -> None:
    for programme in PROGRAMMES:
        data = write(style, programme)
        assert told_format(data, "text/html", "") == "ics"
        reading = FORMATS["ics"](data, WINDOW)
        assert read(reading) == meant(programme), programme.name
        assert (reading.refused, reading.faults, reading.complete) == ((), (), True)
        assert not any(found.doubts for found in reading.found)
        texts = {found.title: found.text for found in reading.found}
        assert texts == {event.title: event.text for event in programme.events}
        assert {f.location for f in reading.found} == {e.place for e in programme.events}
        if style.ruled:
            assert len(reading.found) == len(programme.events)
        if not style.one_uid:
            uids = [found.uid for found in reading.found]
            assert len(set(uids)) == len(uids)
            assert all(uids)


@pytest.mark.parametrize("name", WRITERS)
def test_every_other_format(name: str) -> None:
    kind, writer = WRITERS[name]
    for programme in PROGRAMMES:
        if name in ONE_DAY_ONLY and any(
            event.is_day and one.end for event in programme.events for one in event.held
        ):
            continue
        data = writer(programme)
        assert told_format(data, "", f"x.{kind}") == kind
        reading = FORMATS[kind](data, WINDOW)
        assert (reading.refused, reading.faults) == ((), ())
        assert read(reading) == meant(programme), programme.name


def test_uids_that_change_at_each_fetch_change_nothing_else() -> None:
    for style in STYLES:
        data = write(style, PROGRAMMES[0])
        changed = data.replace(b"UID:", b"UID:ny-")
        (before,), (after,) = (FORMATS["ics"](one, WINDOW).found for one in (data, changed))
        assert after.uid == f"ny-{before.uid}"[:250]
        assert (after.title, after.occasions, after.location) == (
            *(before.title, before.occasions, before.location),
        )


SANE = [
    (style, programme)
    for style in STYLES
    for programme in PROGRAMMES
    # Neither program takes a letter that a fold has parted.
    if style.name != "folder-i-bogstaver" and not style.one_uid
]


def held(programme: Programme) -> list[tuple[str, str, str]]:
    """As others show it: an end of whole days is the day after."""
    found = list[tuple[str, str, str]]()
    for event in programme.events:
        for one in event.held:
            end = one.end
            if not isinstance(one.start, datetime):
                end = (end or one.start) + timedelta(days=1)
            found.append(shown(event.title, one.start, end, cancelled=False)[:3])
    return sorted(found)


def test_recurring_ical_events_sees_the_same_dates() -> None:
    # It is slow: of those who write each date for itself, ical.js below may tell.
    for style, programme in (one for one in SANE if one[0].ruled):
        calendar = icalendar.Calendar.from_ical(write(style, programme))
        dates = recurring_ical_events.of(calendar).between(WINDOW.first, date(2028, 1, 1))
        found = sorted(
            shown(str(one["SUMMARY"]).removeprefix("AFLYST: "), _zoned(one.start), _zoned(one.end),
                  cancelled=False)[:3]
            for one in dates
        )  # fmt: skip
        assert found == held(programme), (style.name, programme.name)


def _zoned(when: object) -> object:
    """Times without a zone are Danish here."""
    if isinstance(when, datetime) and when.tzinfo is None:
        return when.replace(tzinfo=ZONE)
    return when


def test_ical_js_sees_the_same_dates(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not ICAL_JS.is_dir():
        pytest.skip("Node or node_modules/ical.js is not installed (`npm ci`)")
    # Without a VTIMEZONE a time is the computer's to it.
    sane = [(style, programme) for style, programme in SANE if style.zones or style.tzid == "UTC"]
    files = [tmp_path / f"{number}.ics" for number in range(len(sane))]
    for file, one in zip(files, sane, strict=True):
        file.write_bytes(write(*one))
    script = ROOT / "tests" / "outputs" / "expand.mjs"
    done = subprocess.run(
        [node, script, (ICAL_JS / "dist" / "ical.js").as_uri(), *files],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    for (style, programme), dates in zip(sane, told, strict=True):
        found = sorted(
            (title.removeprefix("AFLYST: "), _minute(start), _minute(end))
            for title, start, end in dates
        )
        assert found == held(programme), (style.name, programme.name)


def _minute(text: str) -> str:
    return text.replace(":00Z", "Z")
