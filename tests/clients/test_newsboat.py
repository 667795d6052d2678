"""newsboat subscribes to RSS and Atom, and sees the same item changed, not a second one."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.model.event import Event
from generator.model.portal import Portal
from generator.outputs import feeds, meetings, opml
from tests.clients.conftest import Served, program
from tests.factories import Fields, a_history, a_meeting, a_place, a_portal, an_edition, an_event
from tests.outputs.planning import artifacts_of
from tests.outputs.rendering import BareFrame

pytestmark = pytest.mark.clients

ID = "tag:kultur.example.dk,2026:event:julekoncert@kultur.example.dk"


class Newsboat:
    """newsboat with a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder, self._program = folder, program("newsboat")
        for name in ("config", "urls"):
            (folder / name).write_text("")

    def read(self, *urls: str) -> list[dict[str, Any]]:
        """Fetch the feeds; the items that newsboat then knows, by its columns' names."""
        (self._folder / "urls").write_text("\n".join(urls) + "\n")
        self.run("-x", "reload")
        with sqlite3.connect(self._folder / "cache.db") as cache:
            cache.row_factory = sqlite3.Row
            asked = "SELECT * FROM rss_item WHERE deleted = 0 ORDER BY feedurl, pubDate DESC"
            return [dict(row) for row in cache.execute(asked)]

    def feed_titles(self) -> dict[str, str]:
        with sqlite3.connect(self._folder / "cache.db") as cache:
            return dict(cache.execute("SELECT rssurl, title FROM rss_feed"))

    def run(self, *arguments: str) -> str:
        places = ("-C", "config", "-u", "urls", "-c", "cache.db")
        done = subprocess.run(
            [self._program, *places, *arguments],
            cwd=self._folder,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"HOME": str(self._folder), "LC_ALL": "C.UTF-8"},
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout


@pytest.fixture
def newsboat(tmp_path: Path) -> Newsboat:
    return Newsboat(tmp_path / "newsboat")


def publish(served: Served, portal: Portal) -> None:
    """The feeds as they would stand at the loopback server's address."""
    for one in artifacts_of(feeds.batches, an_edition(portal, base_url=served.url)):
        served.write(one.path, one.render())


def concert(**fields: Any) -> Event:
    written: Fields = {
        "title": "Blæs, bål & brød 🎺",
        "summary": "Årets første.",
        "body": "**Kom**, og [læs](om.html).",
        "history": a_history("2026-11-01 12:00"),
    }
    return an_event(**written | fields)


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_newsboat_reads_an_item_and_its_change(
    served: Served, newsboat: Newsboat, name: str
) -> None:
    url = f"{served.url}arrangementer/{name}"
    publish(served, a_portal(concert(), an_event("andet", published="2026-10-01 12:00")))
    first, second = newsboat.read(url)
    assert newsboat.feed_titles()[url] == "Kultur i Prøveby"
    assert (first["guid"], first["title"]) == (ID, "Blæs, bål & brød 🎺")
    assert first["url"] == f"{served.url}arrangementer/julekoncert/"
    assert first["pubDate"] == 1793530800, "2026-11-01 12:00 in Copenhagen"
    assert f'<a href="{served.url}arrangementer/julekoncert/om.html"' in first["content"]
    assert second["title"] == "Julekoncert"

    history = a_history("2026-11-01 12:00", "2026-11-20 12:00", 1)
    moved = concert(
        status="rescheduled",
        start="2026-12-05 19:30",
        previous_start="2026-12-04 19:30",
        history=history,
    )
    publish(served, a_portal(moved, an_event("andet", published="2026-10-01 12:00")))
    again, _ = newsboat.read(url)
    assert again["guid"] == ID
    assert again["title"] == "FLYTTET: Blæs, bål & brød 🎺"
    assert "Flyttet fra fredag den 4. december 2026 kl. 19.30 til lørdag" in again["content"]


def test_newsboat_keeps_events_apart_across_feeds(served: Served, newsboat: Newsboat) -> None:
    """It holds items by id alone: two feeds with different events must not share one."""
    publish(
        served,
        a_portal(
            a_place(),
            a_place("laden", title="Laden"),
            an_event("i-huset", venue="kulturhuset"),
            an_event("i-laden", venue="laden"),
        ),
    )
    found = newsboat.read(
        f"{served.url}steder/kulturhuset/rss.xml", f"{served.url}steder/laden/rss.xml"
    )
    assert len(found) == 2


def test_newsboat_imports_the_opml(served: Served, newsboat: Newsboat, tmp_path: Path) -> None:
    (made,) = opml.artifacts(an_edition(a_portal(a_place()), base_url=served.url))
    file = tmp_path / "feeds.opml"
    file.write_bytes(made.render())
    newsboat.run("-i", str(file))
    urls = (tmp_path / "newsboat" / "urls").read_text()
    assert f"{served.url}steder/kulturhuset/rss.xml" in urls
    assert f"{served.url}nyheder/rss.xml" in urls


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_newsboat_hears_of_a_meeting_and_that_it_is_called_off(
    served: Served, newsboat: Newsboat, name: str
) -> None:
    url = f"{served.url}netvaerk/moeder/{name}"

    def meet(**more: str) -> None:
        portal = a_portal(a_meeting("kaffe", title="Kaffe", published="2026-11-01 12:00", **more))
        edition = an_edition(portal, base_url=served.url)
        bare = replace(edition, frames=dict.fromkeys(range(5), BareFrame()))
        for one in meetings.artifacts(bare):
            served.write(one.path, one.render())

    meet()
    (first,) = newsboat.read(url)
    assert (first["title"], first["url"]) == ("Kaffe", f"{served.url}netvaerk/moeder/kaffe/")
    meet(cancelled="true", modified="2026-11-20 12:00")
    again = newsboat.read(url)
    assert "AFLYST: Kaffe" in {one["title"] for one in again}
    assert len({one["guid"] for one in again}) == 2
