"""Dates of published series under `--against`, and new events that are over; word for word."""

from __future__ import annotations

import pytest

from tests.checking.held import Check, text, write
from tests.reading.repository import Repository

RULED, LISTED = "events/2026/strik.md", "events/2026/film.md"
SERIES = """---
title: Strikkecafé
start: 2026-11-16 19:30
type: koncert
repeat:
  every: week
  until: 2026-12-21
sources: koret
---
"""
DATES = """---
title: Filmaften
start: 2026-11-12 19:30
type: koncert
repeat:
  dates: [2026-12-10, 2027-01-14]
sources: koret
---
"""

OFF = "changes:\n  - {date: 2026-12-14 19:30, status: cancelled}\nsources"


@pytest.fixture
def series(repository: Repository) -> Repository:
    repository.commit("2026-11-02 12:00", {RULED: SERIES, LISTED: DATES})
    repository.git("branch", "-f", "main", "gren")
    return repository


def warnings(said: str) -> list[str]:
    """What is told, without the lines that are shown."""
    return [line for line in said.split("\n") if line and not line.startswith("    ")]


def test_nothing_is_told_of_dates_that_are_there(series: Repository, check: Check) -> None:
    write(series, RULED, "Strikkecafé", "Strik")
    write(
        series,
        RULED,
        "sources",
        OFF,
    )
    write(series, LISTED, "2026-12-10,", "2026-12-10 20:00,")
    assert check() == (0, "Ingen fejl.\n")


def test_a_published_date_is_not_excepted_in_silence(series: Repository, check: Check) -> None:
    write(series, RULED, "  until", "  except: [2026-12-14]\n  until")
    status, said = check()
    assert status == 0
    assert said == (
        "content/events/2026/strik.md:7:12: dato-forsvinder advarsel: Datoen 14. december 2026 er "
        "udgivet og ville forsvinde, uden at nogen får det at vide\n"
        "      except: [2026-12-14]\n               ^\n"
        "    → Skriv den i »changes« med »status: cancelled«, eller med den nye tid i »start«, og "
        "lad »repeat« stå.\n\n1 advarsel.\n"
    )


def test_nor_does_a_series_end_earlier(series: Repository, check: Check) -> None:
    write(series, RULED, "until: 2026-12-21", "until: 2026-11-24")
    (told, _) = warnings(check()[1])
    assert ":7:10: dato-forsvinder" in told
    assert "Datoerne 30. november 2026, 7. december 2026, 14. december 2026 og 1 mere er" in told


def test_a_past_date_may_go_and_a_cancelled_one(series: Repository, check: Check) -> None:
    write(
        series,
        RULED,
        "sources",
        OFF,
    )
    series.commit("2026-11-03 12:00", {})
    series.git("branch", "-f", "main", "gren")
    series.commit(
        "2026-11-04 12:00",
        {
            RULED: text(series, RULED)
            .split("changes:")[0]
            .replace("  until", "  except: [2026-11-16, 2026-12-14]\n  until")
            + "sources: koret\n---\n"
        },
    )
    assert check() == (0, "Ingen fejl.\n")


def test_a_listed_series_keeps_the_date_it_is_known_by(series: Repository, check: Check) -> None:
    write(series, LISTED, "2026-11-12 19:30", "2026-12-10 19:30")
    write(series, LISTED, "[2026-12-10, 2027-01-14]", "[2027-01-14]")
    assert warnings(check()[1])[0] == (
        "content/events/2026/film.md:3:8: dato-forsvinder advarsel: Serien er udgivet med 12. "
        "november 2026 som den første dato, og kalendere kender den på den"
    )


def test_a_new_event_is_not_over_unless_it_is_history(series: Repository, check: Check) -> None:
    event = "---\ntitle: Før\nstart: 2026-01-23 19:30\ntype: koncert\nsources: koret\n---\n"
    (series.content / "events/2026/foer.md").write_text(event, "utf-8")
    status, said = check()
    assert status == 0
    assert warnings(said)[0] == (
        "content/events/2026/foer.md:3:8: nyt-og-forbi advarsel: Arrangementet er nyt, og det var "
        "forbi 23. januar 2026"
    )
    write(series, "events/2026/foer.md", "type:", "evidence: held\ntype:")
    assert check() == (0, "Ingen fejl.\n")
