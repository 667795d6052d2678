"""Who followed something at its old address goes on doing so: readers follow no HTML redirect."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import icalendar
from lxml import html

from generator.presenting.addresses import FEED_FILES
from tests.site.pages import redirects


def test_calendars_and_feeds_are_whole_at_every_old_address(demo_site: Path) -> None:
    checked = set()
    for old in redirects(demo_site):
        canonical = html.parse(str(demo_site / old.strip("/") / "index.html")).xpath(
            "string(//link[@rel='canonical']/@href)"
        )
        new = demo_site / canonical.partition("://")[2].partition("/")[2]
        for name in FEED_FILES:
            if (new / name).exists():
                told = _members(new / name)
                assert told, new
                assert _members(demo_site / old.strip("/") / name) == told, old
                checked.add(old.split("/")[1])
    assert checked >= {"aktoerer", "steder", "partnerskaber"}


def _members(file: Path) -> list[str]:
    """The identities of the events or items, in order."""
    data = file.read_bytes()
    if file.suffix == ".ics":
        return [str(event["UID"]) for event in icalendar.Calendar.from_ical(data).events]
    if file.suffix == ".json":
        return [item["id"] for item in json.loads(data)["items"]]
    return [entry.id for entry in feedparser.parse(data).entries]
