"""What a change of the content does, told without building."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.comparing import content_report
from tests.factories import a_place, a_portal, an_actor, an_event, some_news
from tests.reading.repository import Repository

TOP = "## Det her ændrer sig i indholdet\n\n"
BASE = Path(__file__).parents[1] / "invalid" / "_base"


def test_no_change_is_said_in_one_line() -> None:
    portal = a_portal(an_event("jul"))
    assert content_report(portal, portal, ()) == TOP + "**Ingen sider ændrer indhold.**\n"


def test_new_changed_and_removed() -> None:
    before = a_portal(an_actor("koret", title="Koret"), a_place("salen", title="Salen"))
    now = a_portal(
        an_actor("koret", title="Ko*ret"),
        a_place("kroen", title="Kroen", aliases=["/steder/salen/"]),
        some_news("nyt", title="Nyt"),
    )
    assert content_report(before, now, ["actors/koret.md", "places/kroen.md"]) == TOP + (
        "**2 nye, 1 ændret, 1 fjernet.**\n\n"
        "### Nyt (2)\n\n- Sted: Kroen `/steder/kroen/`\n- Nyhed: Nyt `/nyheder/nyt/`\n\n"
        "### Ændret (1)\n\n- Aktør: Ko\\*ret `/aktoerer/koret/`\n\n"
        "### Fjernet (1)\n\n- Sted: Salen `/steder/salen/` → `/steder/kroen/`\n"
    )


def test_a_picture_beside_a_text_changes_its_page() -> None:
    portal = a_portal(an_actor("koret", title="Koret"))
    assert "Ændret" not in content_report(portal, portal, ["actors/andet.md"])
    assert "- Aktør: Koret" in content_report(portal, portal, ["actors/koret.en.md"])


def test_events_are_told_in_the_words_that_subscribers_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = Repository(tmp_path / "portal")
    shutil.copytree(BASE, repository.content, dirs_exist_ok=True)
    concert = (repository.content / "events/2026/julekoncert.md").read_text("utf-8")
    series = concert.replace("Julekoncert", "Prøver").replace(
        "type:", "repeat: {every: week, until: 2026-12-18}\ntype:"
    )
    repository.commit("2026-11-01 12:00", {"events/2026/proever.md": series})
    moved = concert.replace("2026-12-04 19:30", "2026-12-05 19:30").replace(
        "2026-12-04 21:00", "2026-12-05 21:00"
    )
    called_off = series.replace(
        "type:", "changes: [{date: 2026-12-11 19:30, status: cancelled, reason: Frost}]\ntype:"
    )
    for name, text in (("jul-i-kirken", moved), ("proever", called_off)):
        aliases = "aliases: /arrangementer/julekoncert/\n" if name != "proever" else ""
        (repository.content / f"events/2026/{name}.md").write_text(
            text.replace("title:", f"{aliases}title:", 1), "utf-8"
        )
    (repository.content / "events/2026/julekoncert.md").unlink()
    monkeypatch.chdir(repository.folder)
    assert cli.main(["changes", "--now", "2026-11-22", "--against", "main"]) == 0
    assert capsys.readouterr().out == TOP + (
        "**1 ny, 1 ændret, 1 fjernet.**\n\n"
        "### Det får folk at vide om arrangementer (2)\n\n"
        "- **Flyttet**: Julekoncert. Fra fredag den 4. december kl. 19.30 til lørdag den "
        "5. december kl. 19.30. `/arrangementer/jul-i-kirken/`\n"
        "- **Aflyst**: Prøver. Fredag den 11. december kl. 19.30. Frost. "
        "`/arrangementer/proever/`\n\n"
        "### Nyt (1)\n\n- Arrangement: Julekoncert `/arrangementer/jul-i-kirken/`\n\n"
        "### Ændret (1)\n\n- Arrangement: Prøver `/arrangementer/proever/`\n\n"
        "### Fjernet (1)\n\n- Arrangement: Julekoncert `/arrangementer/julekoncert/` → "
        "`/arrangementer/jul-i-kirken/`\n"
    )


def test_before_there_was_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = Repository(tmp_path / "portal")
    repository.commit("2026-11-01 12:00", {})
    shutil.copytree(BASE, repository.content, dirs_exist_ok=True)
    monkeypatch.chdir(repository.folder)
    assert cli.main(["changes", "--now", "2026-11-22", "--against", "main"]) == 2
    assert capsys.readouterr().err == (
        "Fejl: Der er intet indhold at læse ved »main«, så alt er nyt.\n"
    )
