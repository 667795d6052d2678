"""What an edit touches: the files that tell of it, and no others. Checked on the whole demo."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build import build
from generator.model.times import parse_instant
from generator.settings import ROOT, BuildSettings
from tests.desk import Desk

pytestmark = pytest.mark.slow

NOW = parse_instant("2026-11-22T09:00+01:00")
EVENT = "events/2027/sort-hvid-torsdag.md"
ACTOR = "actors/filmklubben-flimmer.md"
NAME, ANOTHER = 'Xylofonisterne & "Kø"; <Blå>, ja', 'Yvoxirels & "Kø"; <Blå>, ja'
"""Names that stand nowhere else and are no compounds, with all that HTML, XML, JSON and iCalendar
escape."""
IN_DANISH = (
    "arrangementer",
    "aktoerer/filmklubben-flimmer",
    "steder/kosmos-bio",
    "typer/film",
    "emner/film",
    "maalgrupper/voksne",
    "omraader/sildevig",
    "adgang/koerestol-adgang",
    "adgang/handicaptoilet",
    "adgang/koerestolspladser",
    "adgang/teleslynge",
    "adgang/skrivetolkning",
)
COMBINED = (
    "abonner/kombiner/emner/film/maalgrupper/voksne",
    "abonner/kombiner/emner/film/omraader/sildevig",
    "abonner/kombiner/maalgrupper/voksne/omraader/sildevig",
)
"""The pairs of its words; with a calendar and RSS alone."""
FINDER = tuple(
    f"{language}data/v1/find/{name}.json"
    for language in ("", "en/")
    for name in ("indeks", "2027-02")
)
"""What the finder knows of it: days, facts and words, and no text."""
FOLLOWED = (
    *IN_DANISH,
    *(f"en/{place}" for place in IN_DANISH if not place.startswith(("aktoerer/", "steder/"))),
)
"""Where the event stands in calendars, and, since it came out lately, in feeds; in English those of
the whole portal and of words."""
FEEDS = ("rss.xml", "atom.xml", "feed.json")
CONTENTS = "data/v1/soeg/indeks.json"
"""The search's table of contents names the other files' versions."""
OVERVIEW = "data/v1/events/index.json"
"""So does that of the open data."""
DATA = (OVERVIEW, "data/v1/events/2027-02.json", "data/v1/events/upcoming.json")
"""Where the event stands in the open data, text and all."""
SHEETS = ("data/v1/csv/events-2027.csv", "data/v1/csv/events-upcoming.csv")
"""Where only its facts stand, as spreadsheets."""


class Demo:
    """The demo, but for an actor's name, and its site."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(ROOT / "demo", folder / "content")
        self.desk.put(ACTOR, title=f"'{NAME}'")
        self.site, self._cache = folder / "site", folder / "cache"
        self.touched()

    def touched(self) -> set[str]:
        """Build; the files that are new, gone, or no longer the same on disk."""
        before = self._stamps()
        asked = BuildSettings(self.desk.folder, self.site, NOW, cache=self._cache)
        written = build(asked).written
        after = self._stamps()
        found = {path for path in before | after if before.get(path) != after.get(path)}
        assert found == {*written.written, *written.removed}
        return found

    def tree(self) -> dict[str, bytes]:
        return {path: (self.site / path).read_bytes() for path in self._stamps()}

    def _stamps(self) -> dict[str, tuple[int, int]]:
        """Each file's inode and time (nanoseconds)."""
        files = (file for file in self.site.rglob("*") if file.is_file())
        stats = ((file, file.stat()) for file in files)
        return {
            file.relative_to(self.site).as_posix(): (found.st_ino, found.st_mtime_ns)
            for file, found in stats
        }


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return Demo(tmp_path_factory.mktemp("touched"))


def test_nothing_is_touched_when_nothing_was_edited(demo: Demo) -> None:
    assert demo.touched() == set()


def test_a_word_more_in_a_text_touches_its_page_its_feeds_and_the_word(demo: Demo) -> None:
    """Calendars and lists tell nothing of an event's text, nor do other events' pages."""
    demo.desk.write(EVENT, demo.desk.read(EVENT) + "\nEt kalejdoskop.\n")
    touched = demo.touched()
    assert touched == {
        "arrangementer/sort-hvid-torsdag/index.html",
        *(f"{place}/{feed}" for place in FOLLOWED for feed in FEEDS),
        *(f"{place}/rss.xml" for place in COMBINED),
        *_word_files(demo.tree(), "kalejdoskop"),
        CONTENTS,
        *DATA,
    }


def test_another_time_touches_every_list_and_calendar_that_tells_it(demo: Demo) -> None:
    leading_to_it = {
        path
        for path in _telling(demo.tree(), '/arrangementer/sort-hvid-torsdag/"')
        # What has happened is told as it was recorded.
        if not path.startswith("aendringer/") and path != "data/v1/changes.json"
    }
    demo.desk.swap(EVENT, "start: ", "start: 2027-02-11 19:45")
    assert demo.touched() == {
        "arrangementer/sort-hvid-torsdag/index.html",
        "arrangementer/sort-hvid-torsdag/begivenhed.ics",
        *(f"{place}/{name}" for place in FOLLOWED for name in (*FEEDS, "kalender.ics")),
        *(f"{place}/{name}" for place in COMBINED for name in ("rss.xml", "kalender.ics")),
        *FINDER,
        *leading_to_it,
        CONTENTS,
        *DATA,
        *SHEETS,
    }


def test_an_actors_name_touches_every_file_that_says_it_and_no_other(demo: Demo) -> None:
    before = demo.tree()
    naming = _telling(before, NAME)
    demo.desk.put(ACTOR, title=f"'{ANOTHER}'")
    touched, after = demo.touched(), demo.tree()
    words = _word_files(before, "xylofonisterne") | _word_files(after, "yvoxirels")
    assert touched == naming | words | {CONTENTS, OVERVIEW}
    assert _telling(after, ANOTHER) == naming
    endings = {"html", "xml", "json", "jsonld", "csv", "ics", "opml"}
    assert {path.rpartition(".")[2] for path in naming} == endings


def _telling(tree: Mapping[str, bytes], words: str) -> set[str]:
    """The files in which a reader finds the words, however they are escaped and folded there."""
    return {path for path, data in tree.items() if words in _said(data)}


def _said(data: bytes) -> str:
    text = data.decode("utf-8", "replace").replace("\r\n ", "").replace("\u00a0", " ")
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    text = text.replace("\\", "").replace('""', '"')  # as CSV doubles them
    for _ in range(3):  # HTML in XML, and what it names
        text = html.unescape(text)
    return text


def _word_files(tree: Mapping[str, bytes], word: str) -> set[str]:
    """The search's file for words like this one."""
    found = {
        path
        for path, data in tree.items()
        if path.startswith("data/v1/soeg/ord/") and word in data.decode().split('"')[3].split()
    }
    assert len(found) == 1
    return found
