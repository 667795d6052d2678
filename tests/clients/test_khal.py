"""khal subscribes to a calendar, and to the same calendar after a change."""

from __future__ import annotations

import os
import subprocess
import urllib.request
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model.portal import Portal
from generator.model.times import ZONE, parse_when
from generator.outputs import calendars, meetings
from tests.clients.conftest import Served, program
from tests.factories import a_meeting, a_portal, an_edition, an_event
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import BareFrame
from tests.presenting.calendar_cases import Shown, expected, shown, the_portal

pytestmark = pytest.mark.clients

WHOLE = "arrangementer/kalender.ics"
MEETINGS = "netvaerk/moeder/kalender.ics"
CONFIG = """
[calendars]
[[portal]]
path = {folder}/vdir
type = calendar
[[anden]]
path = {folder}/second
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Copenhagen
default_timezone = Europe/Copenhagen
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
firstweekday = 0
[default]
default_calendar = portal
"""
FORMAT = "{title}\t{start-long-full}\t{end-long-full}\t{all-day}\t{cancelled}\x1e"


class Khal:
    """khal with a folder of its own; as a subscriber's program it fetches over HTTP."""

    def __init__(self, folder: Path) -> None:
        (folder / "vdir").mkdir(parents=True)
        (folder / "second").mkdir()
        self._folder, self._program = folder, program("khal")
        (folder / "config").write_text(CONFIG.format(folder=folder))

    def subscribe(self, url: str, calendar: str = "portal") -> None:
        file = self._folder / "fetched.ics"
        with urllib.request.urlopen(url) as answer:
            file.write_bytes(answer.read())
        self._run("import", "--batch", "-a", calendar, str(file))

    def dates(self) -> list[tuple[Shown, bool]]:
        """Every date in two years and whether it is shown as cancelled."""
        listed = self._run("list", "--day-format", "", "--format", FORMAT, "2026-07-01", "730d")
        # A run over several days is listed on each of them.
        lines = dict.fromkeys(listed.split("\x1e\n")[:-1])
        return [self._read(line.split("\t")) for line in lines]

    def titles(self) -> list[tuple[str, str]]:
        """Each event's title with the calendar that it is shown in."""
        form = "{title}\t{calendar}"
        listed = self._run("list", "--day-format", "", "--format", form, "2026-07-01", "730d")
        return [(title, calendar) for title, _, calendar in map(_parted, listed.splitlines())]

    def _read(self, fields: list[str]) -> tuple[Shown, bool]:
        title, start, end, all_day, cancelled = fields
        first: date | datetime
        last: date | datetime
        if all_day == "True":
            first = date.fromisoformat(start[:10])
            last = date.fromisoformat(end[:10]) + timedelta(days=1)
        else:
            # The clock on the wall does not say which of two equal hours; the title does.
            fold = int(title.startswith("Den anden"))
            first, last = (
                datetime.fromisoformat(one).replace(tzinfo=ZONE, fold=fold) for one in (start, end)
            )
        # Like icalendar, which it uses, it reads the letters \N back as a line end.
        return shown(title.replace("\n", "\\N"), first, last), bool(cancelled.strip())

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self._program, "-c", str(self._folder / "config"), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ
            | {"LC_ALL": "C.UTF-8", "HOME": str(self._folder), "NO_COLOR": "1", "COLUMNS": "999"},
        )
        assert done.returncode == 0, done.stderr
        assert "error" not in done.stderr.lower(), done.stderr
        return done.stdout


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition("\t")


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path / "khal")


def publish(served: Served, portal: Portal) -> str:
    for one in artifacts_of(calendars.batches, an_edition(portal)):
        if one.path == WHOLE:
            served.write(one.path, one.render())
    return served.url + WHOLE


def test_khal_shows_every_date(served: Served, khal: Khal) -> None:
    portal = the_portal()
    khal.subscribe(publish(served, portal))
    read = sorted(one for one, _ in khal.dates())
    assert read == expected(portal)
    cancelled = {title for (title, *_), gone in khal.dates() if gone}
    assert cancelled == {
        "AFLYST: Aflyst koncert",
        "AFLYST: Kor hver mandag",
        "AFLYST: Torvedag",
        "UDSKUDT: Udskudt koncert",
    }


def test_khal_follows_a_cancellation_without_a_double(served: Served, khal: Khal) -> None:
    repeat = {"every": "week", "until": "2026-12-18"}
    khal.subscribe(publish(served, a_portal(an_event(repeat=repeat))))
    assert [gone for _, gone in khal.dates()] == [False, False, False]
    change = {"date": parse_when("2026-12-11 19:30"), "status": "cancelled"}
    khal.subscribe(publish(served, a_portal(an_event(repeat=repeat, changes=[change]))))
    assert [(title, gone) for (title, *_), gone in khal.dates()] == [
        ("Julekoncert", False),
        ("AFLYST: Julekoncert", True),
        ("Julekoncert", False),
    ]


def test_what_is_in_two_calendars_is_shown_in_both_and_once_in_what_they_share(
    served: Served, khal: Khal
) -> None:
    """What /abonner/ tells of following two calendars, and of a combined one."""
    portal = a_portal(
        an_event(topics="musik", audiences="boern"),
        an_event("kunst", title="Kunst", topics="kunst", audiences="boern"),
    )
    for one in artifacts_of(calendars.batches, an_edition(portal)):
        if one.path.endswith("kalender.ics"):
            served.write(one.path, one.render())
    khal.subscribe(served.url + "emner/musik/kalender.ics")
    khal.subscribe(served.url + "maalgrupper/boern/kalender.ics", "anden")
    assert sorted(khal.titles()) == [
        ("Julekoncert", "anden"),
        ("Julekoncert", "portal"),
        ("Kunst", "anden"),
    ]


def test_khal_shows_what_two_words_share(served: Served, khal: Khal) -> None:
    portal = a_portal(
        an_event(topics="musik", audiences="boern"),
        an_event("kunst", title="Kunst", topics="kunst", audiences="boern"),
    )
    combined = "abonner/kombiner/emner/musik/maalgrupper/boern/kalender.ics"
    for one in artifacts_of(calendars.batches, an_edition(portal)):
        if one.path == combined:
            served.write(one.path, one.render())
    khal.subscribe(served.url + combined)
    assert khal.titles() == [("Julekoncert", "portal")]


def test_khal_shows_meetings_and_follows_a_cancellation(served: Served, khal: Khal) -> None:
    def subscribe(**more: str) -> None:
        portal = a_portal(
            a_meeting("kaffe", title="Kaffe", end="2026-12-02 18:00", **more),
            a_meeting("dag", title="Hele dagen", date="2026-12-03"),
        )
        bare = replace(an_edition(portal), frames=dict.fromkeys(range(5), BareFrame()))
        made = {one.path: one for one in meetings.artifacts(bare)}
        served.write(MEETINGS, made[MEETINGS].render())
        khal.subscribe(served.url + MEETINGS)

    subscribe()
    day = shown("Hele dagen", date(2026, 12, 3), date(2026, 12, 4))
    hours = (parse_when("2026-12-02 16:00"), parse_when("2026-12-02 18:00"))
    assert sorted(khal.dates()) == sorted([(day, False), (shown("Kaffe", *hours), False)])
    subscribe(cancelled="true")
    assert sorted(khal.dates()) == sorted([(day, False), (shown("AFLYST: Kaffe", *hours), True)])
