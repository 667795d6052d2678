"""`/aendringer/`: the page's words, valid feeds, data as its schema says, and the record."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from generator.build import build
from generator.cli import main
from generator.model.event import Event
from generator.model.ledger import Ledger, LedgerEntry, entries_between
from generator.model.portal import Portal
from generator.model.revisions import sequence
from generator.model.times import parse_instant
from generator.model.version import version_of
from generator.outputs import changes
from generator.presenting.changes import MANY, MOST
from generator.presenting.open_data.schema import schemas
from generator.reading.ledger_file import record
from generator.reading.reader import read_portal
from generator.settings import ROOT, BuildSettings
from tests.factories import a_place, a_portal, an_actor, an_edition, an_event
from tests.outputs.test_open_data import strict
from tests.pages import FRAME
from tests.reading.test_ledger import SETTINGS, page

SINCE = int(parse_instant("2026-01-15 00:00").timestamp())


def at(when: str) -> int:
    return int(parse_instant(when).timestamp())


def told(when: str, before: Event | None, after: Event | None) -> list[LedgerEntry]:
    versions = [None if one is None else version_of(one) for one in (before, after)]
    slug = (after or before or an_event()).slug
    return list(entries_between(slug, versions[0], versions[1], at(when), at(when)))


def with_ledger(portal: Portal, *entries: LedgerEntry, since: int | None = SINCE) -> Portal:
    rows = tuple(one.plain() for one in sorted(entries, key=lambda one: one.at))
    return replace(portal, ledger=Ledger(rows=rows, since=since))


def made(portal: Portal) -> dict[str, bytes]:
    edition = replace(an_edition(portal), frames=dict.fromkeys(range(6), FRAME))
    return {one.path: one.render() for one in changes.artifacts(edition)}


def words(portal: Portal) -> str:
    text = made(portal)["aendringer/index.html"].decode()
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


OLD = an_event(venue="kulturhuset", organizers=["karise-kirkekor"])
NEW = an_event(
    start="2026-12-05 14:00",
    venue={"name": "Laden"},
    organizers=["karise-kirkekor"],
    status_reason="Salen er optaget",
)
GONE = an_event("nytaar", title="Nytår <b>", start="2026-12-31 18:00")
HOUSE = a_portal(NEW, a_place(), an_actor())


def some() -> Portal:
    return with_ledger(
        HOUSE,
        *told("2026-11-01 12:00", None, OLD),
        *told("2026-11-20 12:00", OLD, NEW),
        *told("2026-11-20 13:00", GONE, None),
    )


def test_the_page_tells_by_day_what_has_happened_and_why() -> None:
    said = words(some())
    assert (
        "Fredag den 20. november 2026 Taget af programmet Nytår &lt;b&gt; "
        "Taget af programmet: torsdag den 31. december kl. 18.00. "
        "Flyttet Nyt sted Julekoncert Flyttet fra fredag den 4. december kl. 19.30 til lørdag den "
        "5. december kl. 14.00. Salen er optaget. "
        "Nyt sted lørdag den 5. december kl. 14.00: Laden i stedet for Kulturhuset. "
        "Søndag den 1. november 2026 Nyt Julekoncert "
        "Fredag den 4. december kl. 19.30, Kulturhuset."
    ) in said
    assert "Efter aktør 1 Karise Kirkekor Flyttet: Julekoncert · Nyt sted: Julekoncert" in said
    assert "Efter sted 1 Kulturhuset Nyt: Julekoncert" in said
    assert "Efter emne 1 Musik" in said


def test_each_link_on_the_page_to_an_entry_leads_to_one() -> None:
    text = made(some())["aendringer/index.html"].decode()
    ids, targets = re.findall(r' id="([^"]+)"', text), re.findall(r'href="#([^"]+)"', text)
    assert targets
    assert set(targets) <= set(ids)
    assert len(ids) == len(set(ids))


def test_what_the_page_says_where_nothing_is_known_or_nothing_has_happened() -> None:
    assert "Portalen kender ingen ændringer endnu." in words(with_ledger(HOUSE, since=None))
    assert (
        "Der er ikke sket noget, siden portalen begyndte at følge med torsdag den 15. januar 2026 ."
    ) in words(with_ledger(HOUSE))
    assert (
        "Der er ikke sket noget det seneste år. Portalen ved, hvad der er sket siden onsdag den "
        "15. januar 2025 ."
    ) in words(with_ledger(HOUSE, since=SINCE - 365 * 86_400))
    cut = replace(some(), ledger=replace(some().ledger, cut_short=True))
    assert "Her står kun, hvad der er sket siden torsdag den 15. januar 2026" in words(cut)


def test_what_is_older_than_a_year_is_not_told() -> None:
    old = with_ledger(HOUSE, *told("2025-11-21 12:00", None, OLD))
    assert "Julekoncert" not in words(old)
    assert "Julekoncert" in words(with_ledger(HOUSE, *told("2025-11-22 12:00", None, OLD)))


@pytest.mark.parametrize("many", [MANY, MANY + 1, 10_000])
def test_an_import_is_one_line(many: int) -> None:
    event = version_of(OLD)
    moment = at("2026-11-20 12:00")
    found = [
        entry
        for number in range(many)
        for entry in entries_between(f"e{number}", None, event, moment, moment)
    ]
    said = words(with_ledger(HOUSE, *found))
    if many > MANY:
        assert f"Nyt {many} arrangementer Lagt ind på én gang." in said
    assert said.count("Nyt Julekoncert") == (0 if many > MANY else many)


def test_no_more_than_the_newest_stand_on_the_page() -> None:
    found = [
        entry
        for number in range(MOST + 1)
        for entry in entries_between(
            f"e{number}", None, version_of(OLD), at("2026-11-01 12:00") + number, number
        )
    ]
    said = words(with_ledger(HOUSE, *found))
    assert said.count("Nyt Julekoncert") == MOST
    assert "Resten af det seneste år står i de åbne data" in said


def test_several_dates_of_a_series_are_one_entry() -> None:
    weekly: dict[str, Any] = {"repeat": {"every": "week", "until": "2026-12-25"}}
    before, after = an_event(**weekly), an_event(**weekly, status="cancelled")
    said = words(with_ledger(a_portal(after), *told("2026-11-20 12:00", before, after)))
    assert (
        "Aflyst Julekoncert Aflyst: fredag den 4. december kl. 19.30. Det samme gælder 3 andre "
        "datoer."
    ) in said


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_the_feeds_are_valid_and_each_item_is_one_for_good(name: str) -> None:
    found = feedparser.parse(made(some())[f"aendringer/{name}"])
    assert not found.bozo
    assert [one.title for one in found.entries] == [
        "TAGET AF PROGRAMMET: Nytår <b>",
        "FLYTTET: Julekoncert",
        "NYT STED: Julekoncert",
        "NYT: Julekoncert",
    ]
    assert [one.link for one in found.entries][:2] == [
        f"https://kultur.example.dk/aendringer/#nytaar-{at('2026-11-20 13:00')}-removed",
        "https://kultur.example.dk/arrangementer/julekoncert/",
    ]
    ids = [one.id for one in found.entries]
    assert len(set(ids)) == len(ids)
    assert ids[1] == (
        f"tag:kultur.example.dk,2026:change:julekoncert-{at('2026-11-20 12:00')}-moved"
    )
    assert found.entries[1].published_parsed[:5] == (2026, 11, 20, 11, 0)


def test_json_feed_says_the_same() -> None:
    found = json.loads(made(some())["aendringer/feed.json"])
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["items"][1]["summary"].startswith("Flyttet fra fredag den 4. december")


def test_the_data_is_as_its_schema_says_with_nothing_else_in_it() -> None:
    data = json.loads(made(some())["data/v1/changes.json"])
    known = strict(schemas())
    Draft202012Validator(
        {"$defs": known, **known["Changes"]}, format_checker=FormatChecker()
    ).validate(data)
    removed, moved, *_ = data["changes"]
    assert "url" not in removed
    assert moved["dates"] == [
        {
            "before": {
                "start": "2026-12-04T19:30:00+01:00",
                "status": "scheduled",
                "venue": moved["dates"][0]["before"]["venue"],
            },
            "after": {
                "start": "2026-12-05T14:00:00+01:00",
                "status": "scheduled",
                "venue": {"name": "Laden"},
            },
        }
    ]
    assert data["complete"] is True


# The record, where there is no git.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    lines = SETTINGS.splitlines(keepends=True)
    alone = "".join(line for line in lines if not line.startswith("featured_partnership"))
    (content / "portal.yml").write_text(alone, "utf-8")
    (content / "events" / "jul.md").write_text(page(sources="[vision]"), "utf-8")
    return content


def run(folder: Path, *arguments: str, now: str) -> int:
    return main(["changes", "--content", str(folder), "--now", now, *arguments])


def test_what_was_recorded_is_told_and_drives_the_portal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, now="2026-11-01 12:00")
    assert "Skriv »portal changes --record« for at begynde." in capsys.readouterr().out
    run(folder, "--record", now="2026-11-01 12:00")
    assert "begyndt" in capsys.readouterr().out
    text = page(sources="[vision]", start="2026-12-05 14:00", booking="sold_out")
    (folder / "events" / "jul.md").write_text(text, "utf-8")
    (folder / "events" / "ny.md").write_text(page(title="Ny", sources="[vision]"), "utf-8")
    run(folder, "--record", now="2026-11-05 12:00")
    assert "3 ændringer siden sidst" in capsys.readouterr().out
    run(folder, "--record", now="2026-11-06 12:00")
    assert "0 ændringer siden sidst" in capsys.readouterr().out
    run(folder, now="2026-11-06 12:00")
    assert capsys.readouterr().out == (
        "Torsdag den 5. november 2026\n"
        "  UDSOLGT: Jul\n"
        "    Udsolgt: lørdag den 5. december kl. 14.00.\n"
        "  FLYTTET: Jul\n"
        "    Flyttet fra fredag den 4. december kl. 19.30 til lørdag den 5. december kl. 14.00.\n"
        "  NYT: Ny\n"
        "    Fredag den 4. december kl. 19.30.\n"
    )
    run(folder, "--since", "2026-11-06", now="2026-11-06 12:00")
    assert "Ingen ændringer." in capsys.readouterr().out
    run(folder, "--format", "json", now="2026-11-06 12:00")
    assert [one["kind"] for one in json.loads(capsys.readouterr().out)] == [
        "sold_out",
        "moved",
        "new",
    ]

    portal, problems = read_portal(folder, parse_instant("2026-11-06 12:00"))
    assert portal is not None, problems
    jul = portal.events["jul"]
    assert (jul.status, str(jul.previous_start)) == ("rescheduled", "2026-12-04 19:30:00+01:00")
    assert sequence(jul) == 1
    ny = portal.events["ny"].history
    assert ny is not None
    assert ny.published == parse_instant("2026-11-05 12:00")


def recorded(start: str, url: str) -> str:
    """A record of one event in which somebody has written by hand."""
    told = [start, start, None, "scheduled", None, ["Laden", url, None]]
    tied: list[Any] = [[], [], [], [], "koncert"]
    entry = [1, 1, "jul", "Jul", "new", True, [[None, told]], None, tied]
    whole = {"form": 1, "since": 1, "renamed": {}, "standing": [], "entries": [entry]}
    return json.dumps(whole)


def test_a_record_as_it_should_be_can_be_read(folder: Path) -> None:
    text = recorded("2026-12-04T19:30:00", "https://laden.example/")
    (folder / "ledger.json").write_text(text, "utf-8")
    assert run(folder, now="2026-11-01 12:00") == 0


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        '{"form":2}',
        '{"form":1,"since":1}',
        recorded("i morgen", "https://laden.example/"),
        recorded("2026-12-04T19:30:00", "javascript:alert(1)"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_and_not_written_over(
    folder: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ledger.json").write_text(damage, "utf-8")
    assert run(folder, "--record", now="2026-11-01 12:00") == 1
    assert "Listen over ændringer kan ikke læses" in capsys.readouterr().out
    assert (folder / "ledger.json").read_text("utf-8") == damage


def test_a_record_that_cannot_be_written_leaves_nothing_behind(folder: Path) -> None:
    (folder / "ledger.json").mkdir()
    with pytest.raises(IsADirectoryError):
        record(folder, a_portal())
    assert [file.name for file in folder.glob(".*")] == []


def test_an_incremental_build_is_a_clean_one_when_the_ledger_has_grown(
    folder: Path, tmp_path: Path
) -> None:
    def built(name: str, cache: str) -> dict[str, bytes]:
        site = tmp_path / name
        build(
            BuildSettings(
                content=folder,
                output=site,
                now=parse_instant("2026-11-06 12:00"),
                cache=tmp_path / cache,
            )
        )
        return {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in sorted(site.rglob("*"))
            if file.is_file()
        }

    run(folder, "--record", now="2026-11-01 12:00")
    first = built("site", "cache")
    text = page(sources="[vision]", start="2026-12-05 14:00")
    (folder / "events" / "jul.md").write_text(text, "utf-8")
    run(folder, "--record", now="2026-11-05 12:00")
    second = built("site", "cache")
    assert second == built("clean", "another")
    assert first["aendringer/index.html"] != second["aendringer/index.html"]
    assert b"er flyttet fra" in second["arrangementer/jul/index.html"]
    assert b"STATUS:CONFIRMED" in second["arrangementer/jul/begivenhed.ics"]


def test_the_demos_record_tells_of_the_demo() -> None:
    portal, _ = read_portal(ROOT / "demo", parse_instant("2026-11-22 09:00"))
    assert portal is not None
    assert len(portal.ledger.rows) > 100
    assert {one.slug for one in portal.ledger.entries()} <= portal.listings.keys()
