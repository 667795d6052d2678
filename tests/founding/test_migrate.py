"""`portal migrate` in a portal of its own: shown first, then done, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cli
from generator.founding.files import RECORD, digest

NOW = ("--now", "2026-11-22 09:00")
MIGRATE = ("migrate", "--content", "ny/content", *NOW)


@pytest.fixture(autouse=True)
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    called = ("--name", "Kultur på Vindø", "--municipality", "Vindø Kommune")
    assert cli.main(["init", "ny", "--yes", *called, *NOW]) == 0
    return tmp_path / "ny"


def as_an_older_program_left_it(portal: Path) -> None:
    """Without a version, with another Makefile, and a page of the guide that somebody changed."""
    settings = portal / "content/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("schema_version: 1\n\n", ""), "utf-8")
    old, record = "# gammel\n", portal / RECORD
    new = (portal / "Makefile").read_text("utf-8")
    (portal / "Makefile").write_text(old)
    record.write_text(record.read_text().replace(digest(new), digest(old)))
    guide = portal / "content/pages/om/redaktoer/tryk/index.md"
    guide.write_text(guide.read_text("utf-8") + "\nVores eget afsnit.\n", "utf-8")


def everything(portal: Path) -> dict[str, bytes]:
    files = (path for path in portal.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(portal).as_posix(): path.read_bytes() for path in files}


def test_a_new_portal_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main([*MIGRATE, "--check"]) == 0
    assert capsys.readouterr().out == "Alt er ajour.\n"


def test_it_is_shown_then_done_and_done_only_once(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_an_older_program_left_it(portal)
    before = everything(portal)
    capsys.readouterr()
    assert cli.main([*MIGRATE, "--check"]) == 1
    shown = capsys.readouterr()
    assert everything(portal) == before
    assert shown.out == (
        "0 → 1: Indholdet siger, hvilken udgave af reglerne det følger: »schema_version« i "
        "portal.yml.\n"
        "--- a/ny/content/portal.yml\n"
        "+++ b/ny/content/portal.yml\n"
        "@@ -3,6 +3,7 @@\n"
        " # er udgivet. Teksten efter »label« må gerne rettes.\n"
        " \n"
        " # Hvilken udgave af programmets regler indholdet følger. »portal migrate« skriver den.\n"
        "+schema_version: 1\n"
        " name: Kultur på Vindø\n"
        " tagline: Alt det, der sker i Vindø Kommune\n"
        " description: Se, hvem der skaber kultur i Vindø Kommune, hvor det sker, og hvem der "
        "arbejder sammen om det.\n"
        "Fornyet: Makefile\n"
        f"Fornyet: {RECORD}\n"
    )
    touched = "content/pages/om/redaktoer/tryk/index.md"
    assert shown.err.splitlines() == [
        f"Ikke rørt, for I har selv rettet i den: {touched}",
        "Kør »portal migrate«, så bliver det gjort.",
    ]
    assert cli.main([*MIGRATE]) == 0
    after = everything(portal)
    assert {path for path in after if after[path] != before[path]} == {
        *("content/portal.yml", "Makefile", RECORD)
    }
    capsys.readouterr()
    assert cli.main([*MIGRATE, "--check"]) == 0
    assert capsys.readouterr().out == "Alt er ajour.\n"


def test_newer_content_is_refused(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = portal / "content/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("_version: 1", "_version: 2"), "utf-8")
    before = everything(portal)
    capsys.readouterr()
    assert cli.main([*MIGRATE]) == 1
    assert capsys.readouterr().err == (
        "Fejl: Indholdet følger udgave 2 af reglerne, og dette program kender kun til og med 1.\n"
        "    → Hent en nyere udgave af programmet. Intet er skrevet.\n"
    )
    assert everything(portal) == before


def test_faults_that_were_there_before_do_not_stop_it(portal: Path) -> None:
    as_an_older_program_left_it(portal)
    (portal / "content/news/nyt.md").write_text("---\ntitel: Nyt\n---\n")
    assert cli.main([*MIGRATE]) == 0
    assert "schema_version: 1\n" in (portal / "content/portal.yml").read_text("utf-8")
