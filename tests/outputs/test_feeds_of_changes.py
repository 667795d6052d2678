"""What feeds tell of events that were changed, as git or the record beside the content knows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.model.revisions import sequence
from generator.model.times import parse_instant
from generator.outputs import feeds
from generator.presenting.syndication.publication import modified
from generator.reading.ledger_file import record
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.factories import an_edition
from tests.outputs.planning import artifacts_of
from tests.reading.repository import Repository

SETTINGS = (ROOT / "tests" / "golden" / "content" / "portal.yml").read_text("utf-8")
JUL = "events/jul.md"
ID = "tag:proeve.example,2026:event:jul@proeve.example"
LATER = parse_instant("2026-11-30 12:00")
WEEKLY = "{every: week, until: 2026-12-25}"
OFF = "{{date: 2026-12-{} 19:30, status: cancelled}}"


def page(**fields: str) -> str:
    written = {"title": "Jul", "start": "2026-12-04 19:30", "type": "koncert"} | fields
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in written.items()) + "---\n"


def place(title: str, **fields: str) -> str:
    written = {"title": title} | fields
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in written.items()) + "---\n"


PLACES = {"places/huset.md": place("Huset"), "places/laden.md": place("Laden")}


class Told:
    """A portal whose content changes day by day from the first of November on, and is kept by git
    or by the record."""

    def __init__(self, folder: Path, *, git: bool) -> None:
        self._git = git
        self.repository = Repository(folder / "portal")
        self.content, self._day = self.repository.content, 0
        if not git:
            self.content = folder / "uden-git"
            self.content.mkdir()
        self.commit({"portal.yml": SETTINGS, **PLACES})

    def commit(self, files: Mapping[str, str], gone: tuple[str, ...] = ()) -> None:
        self._day += 1
        when = f"2026-11-{self._day:02} 12:00"
        if self._git:
            self.repository.commit(when, files, gone)
            return
        for name, text in files.items():
            file = self.content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        for name in gone:
            (self.content / name).unlink()
        portal, problems = read_portal(self.content, parse_instant(when))
        assert portal is not None, problems
        record(self.content, portal)

    def items(self, where: str = "arrangementer") -> list[dict[str, Any]]:
        portal, problems = read_portal(self.content, LATER)
        assert portal is not None, problems
        made = {
            one.path: one
            for one in artifacts_of(feeds.batches, an_edition(portal, content=self.content))
        }
        found: list[dict[str, Any]] = json.loads(made[f"{where}/feed.json"].render())["items"]
        return found

    def titles(self, where: str = "arrangementer") -> list[tuple[str, str]]:
        """What follows the event's own identity, and the title; the newest first."""
        return [(one["id"].removeprefix(ID), one["title"]) for one in self.items(where)]


@pytest.fixture(params=[True, False], ids=["git", "record"])
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Told:
    return Told(tmp_path, git=request.param)


def test_an_event_that_is_on_again_is_told(told: Told) -> None:
    told.commit({JUL: page()})
    told.commit({JUL: page(status="cancelled")})
    assert told.titles() == [(":change:1", "AFLYST: Jul"), ("", "AFLYST: Jul")]
    told.commit({JUL: page()})
    assert told.titles() == [(":change:2", "GENNEMFØRES ALLIGEVEL: Jul"), ("", "Jul")]
    first = told.items()[0]
    assert first["date_published"] == "2026-11-04T12:00:00+01:00"
    words = "Gennemføres alligevel: fredag den 4. december kl. 19.30."
    assert first["summary"].startswith(f"{words} Fredag den 4. december 2026")
    assert f"<li><strong>{words}</strong></li>" in first["content_html"]


def test_an_event_that_was_moved_elsewhere_is_told_in_both_places(told: Told) -> None:
    told.commit({JUL: page(venue="huset")})
    assert told.titles("steder/laden") == []
    told.commit({JUL: page(venue="laden")})
    both = [(":change:1", "NYT STED: Jul"), ("", "Jul")]
    assert told.titles() == told.titles("steder/laden") == both
    assert told.titles("steder/huset") == both[:1]
    (item,) = told.items("steder/huset")
    assert item["summary"].startswith(
        "Nyt sted fredag den 4. december kl. 19.30: Laden i stedet for Huset."
    )


def test_a_place_under_another_name_is_no_news(told: Told) -> None:
    told.commit({JUL: page(venue="huset")})
    salen = place("Huset", aliases="[/steder/huset/]")
    told.commit({JUL: page(venue="salen"), "places/salen.md": salen}, ("places/huset.md",))
    assert told.titles() == [("", "Jul")]
    told.commit({JUL: page(venue="laden")})
    assert told.titles("steder/salen") == [(":change:1", "NYT STED: Jul")]


def test_a_date_that_is_taken_out_of_a_series_is_told(told: Told) -> None:
    told.commit({JUL: page(repeat=WEEKLY)})
    told.commit({JUL: page(repeat=WEEKLY.replace("}", ", except: [2026-12-11]}"))})
    assert told.titles()[0] == (":change:1", "TAGET AF PROGRAMMET fredag den 11. december: Jul")
    words = "Taget af programmet: fredag den 11. december kl. 19.30."
    assert told.items()[0]["summary"].startswith(words)
    told.commit({JUL: page(repeat="{every: week, until: 2026-12-10}")})
    assert told.titles()[0] == (
        ":change:2",
        "TAGET AF PROGRAMMET 18. december, 25. december: Jul",
    )
    told.commit({JUL: page(repeat=WEEKLY)})
    assert told.titles()[0] == (
        ":change:3",
        "NY DATO 11. december, 18. december, 25. december: Jul",
    )


def test_what_holds_still_stands_after_the_news(told: Told) -> None:
    off = (
        "[{date: 2026-12-11 19:30, status: cancelled}, {date: 2026-12-18 19:30, status: cancelled}]"
    )
    told.commit({JUL: page(repeat=WEEKLY)})
    told.commit({JUL: page(repeat=WEEKLY, changes=off)})
    told.commit({JUL: page(repeat=WEEKLY, changes="[{date: 2026-12-18 19:30, status: cancelled}]")})
    title = told.titles()[0][1]
    assert title == "GENNEMFØRES ALLIGEVEL 11. december, AFLYST 18. december: Jul"
    told.commit(
        {
            JUL: page(
                repeat=WEEKLY,
                venue="laden",
                changes="[{date: 2026-12-18 19:30, status: cancelled}]",
            )
        }
    )
    assert told.titles()[0][1] == "NYT STED, AFLYST fredag den 18. december: Jul"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Lines in another order, as `portal fmt` leaves them.
        ({"booking": "sold_out", "summary": "Kom."}, {"summary": "Kom.", "booking": "sold_out"}),
        ({"organizers": "[{name: Koret}]"}, {"organizers": "[{name: Kor}]"}),
        ({"repeat": WEEKLY}, {"repeat": "{every: week, until: 2026-12-31}"}),
        ({}, {"title": "Julen"}),
    ],
)
def test_an_old_cancellation_is_not_announced_again(
    told: Told, before: dict[str, str], after: dict[str, str]
) -> None:
    told.commit({JUL: page(**before)})
    told.commit({JUL: page(**before, status="cancelled")})
    first = told.items()
    told.commit({JUL: page(status="cancelled", **after)})
    now = told.items()
    assert [(one["id"], one["date_published"]) for one in now] == [
        (one["id"], one["date_published"]) for one in first
    ]


@pytest.mark.parametrize(
    "after",
    [
        {"places/huset.md": place("Huset", address="Vej 2")},
        {JUL: page(venue="huset", room="Loftet")},
        {JUL: page(venue="huset", title="Julen")},
    ],
)
def test_what_calendars_alone_must_notice_is_counted_and_not_told(
    told: Told, after: dict[str, str]
) -> None:
    told.commit({JUL: page(venue="huset")})
    told.commit(after)
    told.commit({"places/laden.md": place("Laden", address="Vej 3")})
    portal, _ = read_portal(told.content, LATER)
    assert portal is not None
    event = portal.events["jul"]
    assert sequence(event) == 1
    assert modified(event, portal.settings) == parse_instant("2026-11-03 12:00")
    assert [one for one, _ in told.titles()] == [""]


def test_without_git_the_number_does_not_fall_either(told: Told) -> None:
    off = f"[{OFF.format(11)}, {OFF.format(18)}]"
    found = []
    for changes in ("[]", off, "[]", off, "[]"):
        told.commit({JUL: page(repeat=WEEKLY, changes=changes)})
        portal, _ = read_portal(told.content, LATER)
        assert portal is not None
        found.append(sequence(portal.events["jul"]))
    assert all(earlier < later for earlier, later in pairwise(found)), found


def test_a_time_that_was_corrected_at_once_is_not_told(tmp_path: Path) -> None:
    told = Told(tmp_path, git=True)
    told.commit({JUL: page()})
    told.repository.commit("2026-11-02 13:00", {JUL: page(start="2026-12-04 20:30")})
    assert told.titles() == [("", "Jul")]
