"""Dates and numbers that subscribers' programs go by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from generator.model.event import Event
from generator.model.listing import listing_of
from generator.model.revisions import change_number, sequence
from generator.model.times import ZONE, parse_instant, start_of
from generator.presenting.syndication import publication
from generator.presenting.syndication.publication import modified, newest, published, tag, uid
from tests.factories import a_history, a_portal, an_event, some_news, some_settings

SETTINGS = some_settings()
GIT = a_history("2026-11-01 12:00", "2026-11-20 12:00", 2)


def test_written_words_go_before_git_and_git_before_the_opening_day() -> None:
    assert published(an_event(), SETTINGS) == parse_instant("2026-01-15 00:00")
    assert published(an_event(history=GIT), SETTINGS) == parse_instant("2026-11-01 12:00")
    written = an_event(history=GIT, published="2026-10-01 08:00", modified="2026-10-02 09:00")
    assert published(written, SETTINGS) == parse_instant("2026-10-01 08:00")
    assert modified(written, SETTINGS) == parse_instant("2026-10-02 09:00")
    assert modified(an_event(history=GIT), SETTINGS) == parse_instant("2026-11-20 12:00")


def test_what_waited_is_published_and_modified_on_its_day() -> None:
    waited = an_event(history=GIT, publish_from="2026-11-21 06:00")
    assert published(waited, SETTINGS) == parse_instant("2026-11-21 06:00")
    assert modified(waited, SETTINGS) == parse_instant("2026-11-21 06:00")


def test_sequence_counts_changes_and_is_never_less_than_those_told_of() -> None:
    assert sequence(an_event()) == 0
    assert sequence(an_event(history=GIT)) == 2
    assert sequence(an_event(history=GIT, revision="7")) == 7
    assert sequence(an_event(status="tentative")) == 0
    assert sequence(an_event(status="cancelled")) == 1
    assert sequence(an_event(status="cancelled", history=a_history("2026-11-01 12:00"))) == 1
    series = an_event(
        repeat={"every": "week", "until": "2026-12-31"},
        changes=[
            {"date": "2026-12-11 19:30", "status": "cancelled"},
            {"date": "2026-12-18 19:30", "booking": "sold_out"},
        ],
    )
    assert sequence(series) == 2


def test_an_archive_is_not_news_nor_is_what_is_not_out_yet() -> None:
    coming = an_event(published="2026-11-20 10:00")
    last_day = an_event("samme-dag", start="2026-11-20 08:00", published="2026-11-20 10:00")
    over = an_event("arkiv", start="2026-11-19 20:00", published="2026-11-20 10:00")
    ahead = an_event("senere", published="2026-11-22 09:01")
    portal = a_portal(coming, last_day, over, ahead, now="2026-11-22T09:00+01:00")
    assert [one.entity.slug for one in newest(portal)] == ["julekoncert", "samme-dag"]


def test_identities() -> None:
    assert uid(an_event(), "kultur.example.dk") == "julekoncert@kultur.example.dk"
    assert uid(an_event(uid="x@y.example"), "kultur.example.dk") == "x@y.example"
    assert tag("kultur.example.dk", "news:ny") == "tag:kultur.example.dk,2026:news:ny"
    assert published(some_news(), SETTINGS) == parse_instant("2026-11-20 10:00")


def a_change(at: str, number: int = 1) -> Any:
    """A history whose last change of time, place or status was made then."""
    return a_history("2026-11-01 12:00", "2026-11-20 12:00", 3, told_at=at, told_as=number)


def changed(event: Event) -> datetime | None:
    """The instant of its last change since it came out."""
    known, launched = listing_of(event), int(start_of(SETTINGS.launched).timestamp())
    out = publication.came_out(known, launched)
    assert out == published(event, SETTINGS).timestamp()
    at = publication.changed(known, out)
    return None if at is None else datetime.fromtimestamp(at, ZONE)


def test_when_it_changed_is_gits_word_else_what_is_written() -> None:
    git = an_event(history=a_change("2026-11-10 12:00", 2), modified="2026-11-20 12:00")
    assert changed(git) == parse_instant("2026-11-10 12:00")
    assert change_number(git) == 2
    written = an_event(
        status="cancelled", published="2026-11-01 08:00", modified="2026-11-05 08:00"
    )
    assert changed(written) == parse_instant("2026-11-05 08:00")
    assert (change_number(written), change_number(an_event(revision="4"))) == (1, 4)
    assert changed(an_event()) is None


def test_what_was_so_when_it_was_published_is_no_change() -> None:
    event = an_event(
        history=a_change("2026-11-10 12:00"),
        publish_from="2026-11-12 06:00",
        modified="2026-11-12 06:00",
    )
    assert changed(event) is None


def told(**fields: Any) -> list[str]:
    """What a feed of one event would tell, newest first."""
    written = {"published": "2026-11-01 12:00", "modified": "2026-11-20 12:00"}
    portal = a_portal(an_event(**written | fields), now="2026-11-22T09:00+01:00")
    return ["event" if one.change is None else "change" for one in newest(portal)]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "cancelled"},
        {"status": "postponed"},
        {"status": "rescheduled", "previous_start": "2026-12-03 19:30"},
        {"status": "moved_online", "online_url": "https://a.example/"},
        {"booking": "sold_out"},
        {"status": "cancelled", "start": "2026-11-20 20:00"},
    ],
)
def test_a_change_is_told_beside_the_event(fields: dict[str, Any]) -> None:
    assert told(**fields) == ["change", "event"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status": "tentative"},
        {"booking": "not_open"},
        {"status": "cancelled", "modified": None},
        {"status": "cancelled", "modified": "2026-11-01 12:00"},
        # over before it changed; ahead of the clock
        {"status": "cancelled", "start": "2026-11-19 20:00"},
        {"status": "cancelled", "modified": "2026-11-22 09:01"},
    ],
)
def test_what_is_no_change_to_tell(fields: dict[str, Any]) -> None:
    assert told(**fields) == ["event"]


def test_an_import_tells_nothing() -> None:
    assert told(status="cancelled", start="2026-10-01 20:00") == []


def test_events_and_changes_stand_in_one_row_the_newest_first() -> None:
    portal = a_portal(
        an_event(
            "a", published="2026-11-01 12:00", modified="2026-11-20 12:00", status="cancelled"
        ),
        an_event("b", published="2026-11-10 12:00"),
        an_event("c", published="2026-11-21 12:00"),
    )
    assert [(one.entity.slug, one.change) for one in newest(portal)] == [
        ("c", None),
        ("a", 1),
        ("b", None),
        ("a", None),
    ]
