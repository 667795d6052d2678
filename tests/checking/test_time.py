"""No finding becomes an error through time alone: what is accepted today builds for ever.

Else an editor's change is merged while everything is green, and the portal stands still the next
night, because an event was held, a period ended or a page came out.
"""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator import cli
from generator.model.times import ZONE
from generator.problems import errors
from generator.reading.reader import read_portal
from generator.settings import ROOT
from tests.checking.every_rule import check

BASE = Path(__file__).parents[1] / "invalid/_base"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
LATER = (timedelta(days=1), timedelta(days=365), timedelta(days=3653))
TURNING = {
    "events/2026/uden-kilde.md": "title: Ny\nstart: 2026-11-22 19:30\ntype: koncert\n",
    "events/2026/tilmelding.md": "title: Åbent\nstart: 2026-11-30 19:30\ntype: koncert\n"
    "registration_deadline: 2026-11-22 12:00\nprevious_start: 2026-11-23 19:30\n"
    "status: rescheduled\nstatus_reason: Sne\npublished: 2026-11-23 09:00\n",
    "events/2026/serie.md": "title: Serie\nstart: 2026-11-16 19:30\ntype: koncert\n"
    "repeat: {every: week, until: 2026-12-14, except: [2026-11-23]}\n"
    "changes:\n  - {date: 2026-11-30 19:30, status: cancelled}\n",
    "events/2026/hentet.md": "title: Hentet\nstart: 2026-12-01 19:30\ntype: koncert\n"
    "source: {system: Kalender, uid: x, missing_since: 2026-11-20}\n",
    "events/2026/igen.md": "title: Julekoncert\nstart: 2026-12-04 19:30\ntype: koncert\n"
    "venue: torvet\n",
    "events/2026/venter.md": "title: Hemmelig\nstart: 2026-12-24 19:30\ntype: koncert\n"
    "publish_from: 2026-11-22 12:00\n",
    "news/senere.md": "title: Senere\nsummary: Kort.\npublished: 2026-11-23 09:00\n",
    "press/senere.md": "title: Senere\nsummary: Kort.\npublished: 2026-11-23 09:00\n"
    "embargo: 2026-11-24 09:00\ncontact: koret\n",
    "meetings/moede.md": "title: Møde\ndate: 2026-11-22 16:00\nparticipants: koret\n",
    "school_offers/syng.md": "title: Syng\nprovider: koret\nsources: koret\nperiod: efterår 2026\n",
    "newsletters/2026-12.yml": "start: 2026-12-01\nend: 2026-12-31\npinned: [uden-kilde]\n",
}
"""A file for each rule that asks what day it is, all in order today."""


def errors_at(content: Path, moment: datetime, cache: Path) -> list[object]:
    portal, problems = read_portal(content, moment, cache=cache)
    assert portal is not None
    found = [one for one in check(portal) if one.level == "error"]
    return [*errors(problems), *found]


@pytest.fixture
def turning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, tmp_path / "content")
    for path, fields in TURNING.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fields if path.endswith(".yml") else f"---\n{fields}---\n", "utf-8")
    choir = tmp_path / "content/actors/koret.md"
    text = choir.read_text("utf-8")
    choir.write_text(text.replace("group:", "website: https://koret.example.dk/\ngroup:"), "utf-8")
    return tmp_path / "content"


@pytest.mark.parametrize("portal", ["content", "demo"])
def test_what_is_published_stays_in_order(portal: str, tmp_path: Path) -> None:
    for later in (timedelta(), *LATER):
        assert errors_at(ROOT / portal, NOW + later, tmp_path) == []


def test_what_turns_with_time_turns_into_warnings(turning: Path, tmp_path: Path) -> None:
    for later in (timedelta(), *LATER):
        assert errors_at(turning, NOW + later, tmp_path / "cache") == []


WAITING = "title: Senere\nsummary: Kort.\npublished: 2026-11-25 09:00\n"


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("press/senere.md", WAITING, "presse-uden-kontakt"),
        (
            "news/senere.md",
            f"{WAITING}topics: ukendt\npublish_from: 2026-11-25 09:00\n",
            "ukendt-ord",
        ),
        (
            "events/2026/senere.md",
            "title: X\nstart: 2026-12-24\ntype: ukendt\npublish_from: 2026-11-25 09:00\n",
            "ukendt-ord",
        ),
    ],
)
def test_what_waits_is_checked_as_it_will_be(
    turning: Path, path: str, fields: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What comes out by itself must not be the first to break a build."""
    check = ("check", "--now", "2026-11-22 09:00")
    assert cli.main([*check]) == 0
    (turning / path).write_text(f"---\n{fields}---\n", "utf-8")
    capsys.readouterr()
    assert cli.main([*check]) == 1
    told = capsys.readouterr().out
    assert f"content/{path}" in told
    assert told.count(f": {said} ") == 1
    assert "\n1 fejl og " in told
