"""What followers of the demo portal are told, at the time at which it is always built."""

from __future__ import annotations

import json
import re

import pytest
from icalendar import Calendar

from generator.model.portal import Portal
from generator.model.revisions import change_number
from generator.model.times import parse_instant
from generator.outputs import calendars, feeds
from generator.presenting.syndication.publication import uid
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import an_edition
from tests.outputs.planning import Output, artifacts_of

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NOW = parse_instant(re.findall(r"^DEMO_NOW \?= (\S+)$", MAKEFILE, re.MULTILINE)[0])


@pytest.fixture(scope="module")
def demo() -> Portal:
    portal, problems = read_portal(ROOT / "demo", NOW)
    assert portal is not None
    assert problems == []
    return portal


def rendered(demo: Portal, output: Output, path: str) -> bytes:
    edition = an_edition(demo, content=ROOT / "demo")
    return next(one for one in artifacts_of(output, edition) if one.path == path).render()


def test_every_change_to_what_is_coming_is_in_the_main_feed(demo: Portal) -> None:
    items = json.loads(rendered(demo, feeds.batches, "arrangementer/feed.json"))["items"]
    told = {item["id"].partition(":event:")[2]: item["title"] for item in items}
    assert len(told) == 50
    changed = [
        event
        for event in demo.events.values()
        if event.status in ("cancelled", "postponed", "rescheduled", "moved_online")
        and not demo.is_past(event)
    ]
    assert len(changed) >= 8
    host = demo.settings.identity_host
    for event in changed:
        title = told[f"{uid(event, host)}:change:{change_number(event)}"]
        assert re.fullmatch(r"[A-ZÆØÅ, ]+: .+", title), title
        assert title.endswith(event.title)
    words = " ".join(told.values())
    for word in ("AFLYST", "UDSKUDT", "FLYTTET", "FLYTTET TIL NETTET", "UDSOLGT", "ANDET STED"):
        assert word in words


def test_nothing_is_dated_after_the_build(demo: Portal) -> None:
    items = json.loads(rendered(demo, feeds.batches, "arrangementer/feed.json"))["items"]
    dates = [item["date_published"] for item in items]
    assert dates == sorted(dates, key=parse_instant, reverse=True)
    for item in items:
        assert parse_instant(item["date_published"]) <= NOW
        assert parse_instant(item["date_modified"]) <= NOW
    whole = Calendar.from_ical(rendered(demo, calendars.batches, "arrangementer/kalender.ics"))
    for event in whole.walk("VEVENT"):
        for name in ("CREATED", "LAST-MODIFIED", "DTSTAMP"):
            assert event.decoded(name) <= NOW, (event["UID"], name)
