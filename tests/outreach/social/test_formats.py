"""Drafts as files, read by programs that others wrote."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, timedelta
from functools import cache
from typing import Any

import icalendar
import pytest
import vobject

from generator.outreach.social import formats
from generator.outreach.social.counting import length
from generator.outreach.social.facets import facets
from generator.outreach.social.networks import BY_CODE
from generator.outreach.social.posts import Post, Posts
from generator.outreach.social.schedulers import SCHEDULERS
from tests.factories import BASE_URL, a_portal, an_event
from tests.outreach.social.portals import whole

DAYS = date(2026, 11, 22), date(2026, 12, 19)
RUN_BY_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@cache
def posts() -> tuple[Post, ...]:
    portal = whole("demo")
    return Posts(portal, portal.settings.base_url).planned(*DAYS)


@cache
def files() -> dict[str, bytes]:
    return dict(formats.files(posts(), whole("demo")))


# --- the calendar ---------------------------------------------------------------------------------


def test_icalendar_reads_a_suggestion_for_each_post() -> None:
    calendar = icalendar.Calendar.from_ical(files()["opslag.ics"])
    events = {str(one["UID"]): one for one in calendar.events}
    assert len(events) == len(posts())
    for post in posts():
        uid = post.key.replace("/", ".") + ".opslag@demo.kulturportal.example"
        found = events[uid]
        assert post.at == found.DTSTART
        assert str(found["DESCRIPTION"]).startswith(post.text)
        assert str(found["URL"]) == post.link
        assert str(found["STATUS"]) == "TENTATIVE"


def test_vobject_reads_the_same() -> None:
    calendar: Any = vobject.readOne(files()["opslag.ics"].decode())
    found = {event.uid.value: event.dtstart.value for event in calendar.vevent_list}
    assert len(found) == len(posts())
    assert sorted(when.astimezone(UTC) for when in found.values()) == sorted(
        post.at.astimezone(UTC) for post in posts() if post.at
    )


# --- CSV ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", BY_CODE)
@pytest.mark.parametrize("scheduler", SCHEDULERS, ids=lambda one: one.code)
def test_a_scheduler_gets_its_columns_and_the_whole_text(scheduler: Any, network: str) -> None:
    data = files()[f"opslag-{scheduler.code}-{network}.csv"].decode("utf-8")
    assert not data.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    if scheduler.columns:
        assert tuple(rows.pop(0)) == scheduler.columns
    chosen = [post for post in posts() if post.network == network]
    assert len(rows) == len(chosen)
    for row, post in zip(rows, chosen, strict=True):
        assert post.text in row
        assert len(row) == (len(scheduler.columns) or 3)
        assert not any(cell.startswith(RUN_BY_A_SPREADSHEET) for cell in row)


def test_their_dates_are_in_the_form_that_each_documents() -> None:
    portal = a_portal(an_event(published="2026-11-20 12:00"))
    found = Posts(portal, BASE_URL, ["facebook"]).planned(date(2026, 12, 2), date(2026, 12, 2))
    [post] = found
    made = formats.files(found, portal)
    cells = {
        code: next(
            reversed(list(csv.reader(io.StringIO(made[f"opslag-{code}-facebook.csv"].decode()))))
        )
        for code in ("buffer", "hootsuite", "publer")
    }
    assert post.at is not None
    clock = f"{post.at:%H:%M}"
    assert cells["buffer"] == [post.text, "", "", f"2026-12-02 {clock}"]
    assert cells["hootsuite"] == [f"02/12/2026 {clock}", post.text, ""]
    assert cells["publer"][:4] == [f"2026-12-02 {clock}", post.text, "", ""]


def test_hootsuite_gets_no_more_rows_in_a_file_than_it_takes() -> None:
    events = [
        an_event(
            f"e{number}",
            start=f"{date(2026, 12, 1) + timedelta(days=number % 300)} 19:00",
            published="2026-10-01 12:00",
        )
        for number in range(400)
    ]
    portal = a_portal(*events)
    posts = Posts(portal, BASE_URL, ["facebook"]).planned(date(2026, 11, 22), date(2028, 1, 1))
    made = formats.files(posts, portal)
    sizes = {
        name: len(list(csv.reader(io.StringIO(data.decode()))))
        for name, data in made.items()
        if "hootsuite" in name
    }
    assert len(posts) > 350
    assert sizes["opslag-hootsuite-facebook.csv"] == 350
    assert sum(sizes.values()) == len(posts)


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+45", "-10 grader", "＝cmd", "\u200b=1"])
def test_no_cell_of_any_table_is_a_formula(title: str) -> None:
    image = {"file": "a.jpg", "alt": title, "credit": title}
    event = an_event(title=title, published="2026-11-20 12:00", image=image, files=("a.jpg",))
    portal = a_portal(event)
    made = formats.files(Posts(portal, BASE_URL).planned(*DAYS), portal)
    for name, data in made.items():
        if not name.endswith(".csv"):
            continue
        delimiter = ";" if name == "opslag.csv" else ","
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        assert len(rows) > 0
        for cell in (cell for row in rows for cell in row):
            assert not cell.startswith(RUN_BY_A_SPREADSHEET), (name, cell)


def test_the_table_for_people_has_a_row_a_post() -> None:
    data = files()["opslag.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == len(posts())
    assert rows[0]["netvaerk"] == BY_CODE[posts()[0].network].name


# --- JSON and text --------------------------------------------------------------------------------


def test_json_tells_all_and_how_long_the_text_is() -> None:
    value = json.loads(files()["opslag.json"])
    assert value["made"] == "2026-11-22T09:00:00+01:00"
    for told, post in zip(value["posts"], posts(), strict=True):
        network = BY_CODE[post.network]
        assert (told["text"], told["key"]) == (post.text, post.key)
        assert told["length"] == length(post.text, network) <= told["limit"] == network.limit
        assert ("facets" in told) == (post.network == "bluesky")


def test_facets_are_the_bytes_of_links_and_tags() -> None:
    text = "På Ærø 👩‍👩‍👧\nhttps://kultur.example.dk/å/ #Ærø #BylivOgFællesskab nr#4"
    data = text.encode()
    found = [
        (data[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode(), one["features"][0])
        for one in facets(text)
    ]
    assert [(part, feature.get("uri") or feature.get("tag")) for part, feature in found] == [
        ("https://kultur.example.dk/å/", "https://kultur.example.dk/å/"),
        ("#Ærø", "Ærø"),
        ("#BylivOgFællesskab", "BylivOgFællesskab"),
    ]
    for post in posts():
        if post.network == "bluesky":
            links = [one for one in facets(post.text) if "uri" in one["features"][0]]
            assert len(links) == post.text.count("https://"), post.key


def test_text_is_to_be_read_and_copied() -> None:
    [first, *_] = posts()
    text = files()["opslag.txt"].decode()
    assert text.startswith("Søndag den 22. november 2026 kl. 9.00 · Bluesky · Ændring · ")
    assert f"\n{'─' * 72}\n{first.text}\n{'─' * 72}\n" in text
