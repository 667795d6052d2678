"""What a change does to the site, told from two built folders."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.build import build
from generator.comparing import read_site, report
from generator.model.times import ZONE
from generator.presenting.linked_data.events import MOST_DATES
from generator.settings import BuildSettings

TOP = "## Det her ændrer sig på webstedet\n\n"


def page(
    folder: Path, address: str, title: str, main: str = "Tekst", head: str = "", **event: Any
) -> None:
    """A page as the portal writes one; `event` is its JSON-LD."""
    thing = json.dumps({"@type": "MusicEvent", **event}) if event else ""
    script = f'<script type="application/ld+json">{thing}</script>' if thing else ""
    file = folder / address.strip("/") / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"<!doctype html><html><head><title>x</title>{head}"
        f'<meta property="og:title" content="{title}">{script}</head>'
        f'<body><main id="indhold" tabindex="-1">{main}</main></body></html>',
        encoding="utf-8",
    )


def redirect(folder: Path, address: str, to: str) -> None:
    file = folder / address.strip("/") / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'<html><head><meta http-equiv="refresh" content="0; url={to}"></head></html>')


def feed(folder: Path, address: str) -> None:
    file = folder / address.lstrip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return tmp_path / "old"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new"


def told(old: Path, new: Path) -> str:
    return report(read_site(old), read_site(new))


def test_no_change_is_said_in_one_line(old: Path, new: Path) -> None:
    page(old, "/", "Forside")
    page(new, "/", "Forside")
    assert told(old, new) == TOP + "**Ingen sider ændrer indhold.**\n"


def test_new_changed_and_removed_pages(old: Path, new: Path) -> None:
    page(old, "/", "Forside", "Før")
    page(old, "/steder/salen/", "Salen")
    page(new, "/", "Forside", "Efter")
    page(new, "/steder/kroen/", "Kroen &amp; haven")
    assert told(old, new) == TOP + (
        "**1 ny side, 1 ændret, 1 fjernet.**\n\n"
        "### Adresser, der dør (1)\n\n"
        "Bogmærker, links og abonnementer til dem holder op med at virke. Skriv den gamle adresse "
        "under »aliases« i den fil, der har taget over.\n\n"
        "- Salen `/steder/salen/`\n\n"
        "### Nye sider (1)\n\n- Kroen \\& haven `/steder/kroen/`\n\n"
        "### Ændrede sider (1)\n\n- Forside `/`\n"
    )


def test_an_alias_keeps_an_address_alive_and_its_loss_is_told(old: Path, new: Path) -> None:
    page(old, "/steder/salen/", "Salen")
    page(new, "/steder/kroen/", "Kroen")
    redirect(new, "/steder/salen/", "/steder/kroen/")
    assert "dør" not in told(old, new)
    assert "- Salen `/steder/salen/` → `/steder/kroen/`" in told(old, new)
    third = new.parent / "third"
    page(third, "/steder/kroen/", "Kroen")
    assert "### Adresser, der dør (1)" in told(new, third)


def test_a_calendar_that_disappears_is_told_once(old: Path, new: Path) -> None:
    page(old, "/emner/musik/", "Musik")
    feed(old, "/emner/musik/kalender.ics")
    page(old, "/emner/kunst/", "Kunst")
    feed(old, "/emner/kunst/rss.xml")
    page(new, "/emner/musik/", "Musik")
    said = told(old, new)
    assert "- `/emner/musik/kalender.ics`" in said
    assert "/emner/kunst/rss.xml" not in said
    assert "- Kunst `/emner/kunst/`" in said


def test_a_change_of_the_frame_is_one_line(old: Path, new: Path) -> None:
    for address in ("/", "/om/"):
        page(old, address, "Side")
        page(new, address, "Side", head='<link rel="stylesheet" href="ny.css">')
    assert told(old, new) == TOP + (
        "**Ingen sider ændrer indhold.**\n\n"
        "På 2 sider er kun sidens ramme eller dens oplysninger til maskiner ændret "
        "(menu, udseende, metadata).\n"
    )


STATUS = "https://schema.org/"
START = "2026-12-04T19:30+01:00"


def an_event(**changes: Any) -> dict[str, Any]:
    return {"startDate": START, "eventStatus": STATUS + "EventScheduled"} | changes


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, {"eventStatus": STATUS + "EventCancelled"}, "**aflyst** (fredag den 4. december"),
        ({}, {"eventStatus": STATUS + "EventPostponed"}, "**udskudt** (fredag den 4. december"),
        ({}, {"eventStatus": STATUS + "EventMovedOnline"}, "**flyttet til nettet** (fredag"),
        (
            {},
            {
                "eventStatus": STATUS + "EventRescheduled",
                "startDate": "2026-12-05T15:00+01:00",
                "previousStartDate": START,
            },
            "**flyttet** fra fredag den 4. december 2026 kl. 19.30 til lørdag den 5. december 2026 "
            "kl. 15.00",
        ),
        (
            {},
            {"startDate": "2026-12-04T20:00+01:00"},
            "**ny tid** fra fredag den 4. december 2026 kl. 19.30 til fredag den 4. december 2026 "
            "kl. 20.00 – uden »status: rescheduled«",
        ),
        (
            {"eventStatus": STATUS + "EventCancelled"},
            {},
            "**gennemføres** alligevel fredag den 4. december 2026 kl. 19.30",
        ),
        (
            {"location": {"@type": "Place", "name": "Salen"}},
            {"location": [{"@type": "Place", "name": "Kroen"}, {"@type": "VirtualLocation"}]},
            "**nyt sted**: Kroen (før Salen)",
        ),
        (
            {"offers": {"availability": STATUS + "InStock"}},
            {"offers": [{"availability": STATUS + "SoldOut"}]},
            "**udsolgt** (fredag",
        ),
        (
            {"startDate": "2026-12-04"},
            {"startDate": "2026-12-05"},
            "**ny tid** fra fredag den 4. december 2026 til lørdag den 5. december 2026 –",
        ),
    ],
)
def test_what_happens_to_an_event(
    old: Path, new: Path, before: dict[str, Any], after: dict[str, Any], words: str
) -> None:
    page(old, "/arrangementer/jul/", "Julekoncert", "Før", **an_event(**before))
    page(new, "/arrangementer/jul/", "Julekoncert", "Efter", **an_event(**after))
    said = told(old, new)
    assert "### Arrangementer (1)" in said
    assert f"- Julekoncert: {words}" in said
    assert "`/arrangementer/jul/`" in said


def test_one_date_of_a_series(old: Path, new: Path) -> None:
    def series(*dates: dict[str, Any]) -> dict[str, Any]:
        return {"eventStatus": STATUS + "EventScheduled", "subEvent": list(dates)}

    weekly = [an_event(startDate=f"2026-12-{day:02}T19:00+01:00") for day in (1, 8, 15)]
    page(old, "/arrangementer/kor/", "Kor", "Før", **series(*weekly))
    cancelled = weekly[1] | {"eventStatus": STATUS + "EventCancelled"}
    later = an_event(startDate="2026-12-22T19:00+01:00")
    page(new, "/arrangementer/kor/", "Kor", "Efter", **series(weekly[0], cancelled, later))
    said = told(old, new)
    assert "### Arrangementer (3)" in said
    assert "**aflyst** (tirsdag den 8. december 2026 kl. 19.00)" in said
    assert "datoen tirsdag den 15. december 2026 kl. 19.00 er **fjernet**" in said
    assert "ny dato tirsdag den 22. december 2026 kl. 19.00" in said


def test_the_end_of_a_long_series_is_not_taken_for_a_loss(old: Path, new: Path) -> None:
    """A page tells so many dates at most, so a new one in front pushes the last one off it."""
    days = range(MOST_DATES + 1)
    dates = [an_event(startDate=f"2027-{day // 28 + 1:02}-{day % 28 + 1:02}") for day in days]
    status = STATUS + "EventScheduled"
    page(old, "/arrangementer/kor/", "Kor", "Før", eventStatus=status, subEvent=dates[1:])
    page(new, "/arrangementer/kor/", "Kor", "Efter", eventStatus=status, subEvent=dates[:-1])
    said = told(old, new)
    assert "er **fjernet**" not in said
    assert said.count("ny dato") == 1


def test_titles_are_text_and_long_lists_are_cut(old: Path, new: Path) -> None:
    page(old, "/", "Forside")
    page(new, "/", "Forside")
    for number in range(60):
        page(new, f"/steder/sted-{number}/", "&lt;img src=x&gt; [klik](javascript:0) @alle")
    said = told(old, new)
    assert said.count("/steder/sted-") == 40
    assert "- … og 20 til" in said
    assert "\\<img src=x\\> \\[klik\\](javascript:0)" in said


def test_the_portals_own_pages_are_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The facts are read from finished pages, so the pages must go on saying them so."""
    content = Path(__file__).parent / "content"
    event = tmp_path / "content" / "events" / "2026" / "julekoncert.md"
    event.parent.mkdir(parents=True)
    portal = tmp_path / "content" / "portal.yml"
    portal.write_bytes((content / "portal.yml").read_bytes())
    written = (content / "julekoncert.md").read_text(encoding="utf-8")
    sites = tmp_path / "old", tmp_path / "new"
    for site, status in zip(sites, ("scheduled", "cancelled"), strict=True):
        event.write_text(written.replace("status: scheduled", f"status: {status}"), "utf-8")
        build(
            BuildSettings(
                content=tmp_path / "content",
                output=site,
                now=datetime(2026, 11, 22, 9, tzinfo=ZONE),
                cache=tmp_path / "cache",
            )
        )
    assert cli.main(["compare", str(sites[0]), str(sites[1])]) == 0
    said = capsys.readouterr().out
    assert (
        "- Julekoncert, 4. december 2026: **aflyst** (fredag den 4. december 2026 kl. 19.30) "
        "`/arrangementer/julekoncert/`"
    ) in said
    assert "dør" not in said
    assert "forsvinder" not in said


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", str(tmp_path / "ingen"), str(tmp_path)]) == 2
    assert "findes ikke" in capsys.readouterr().err
