"""`portal print` and `portal build --print`, as they are typed."""

from __future__ import annotations

import builtins
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from tests.printing.sheets import boxes, text

BASE = Path(__file__).parents[1] / "invalid/_base"
GOLDEN = Path(__file__).parents[1] / "golden/content"
NOW = ("--now", "2026-11-22 09:00")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOLDEN, tmp_path / "content")
    return tmp_path


def _said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    said = capsys.readouterr()
    return said.out, said.err


def test_a_poster_is_a_file(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["print", "poster", "julekoncert", *NOW]) == 0
    assert _said(capsys)[0] == "tryk/plakat-julekoncert.pdf\n"
    first = (place / "tryk/plakat-julekoncert.pdf").read_bytes()
    assert "Julekoncert" in text(first)
    assert cli.main(["print", "poster", "julekoncert", "--output", "a/b.pdf", *NOW]) == 0
    assert (place / "a/b.pdf").read_bytes() == first


def test_a_programme_is_a_file(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["print", "programme", *NOW]) == 0
    assert cli.main(["print", "programme", "foraar-2027", *NOW]) == 0
    days = ["--from", "2026-12-01", "--to", "2026-12-31"]
    assert cli.main(["print", "programme", *days, *NOW]) == 0
    assert _said(capsys)[0].split() == [
        "tryk/program-efteraar-2026.pdf",
        "tryk/program-foraar-2027.pdf",
        "tryk/program-2026-12-01--2026-12-31.pdf",
    ]
    assert "Program for 1.–31. december 2026" in text(
        (place / "tryk/program-2026-12-01--2026-12-31.pdf").read_bytes()
    )


def test_a_folder_is_a_file_and_how_it_is_folded_is_said(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["print", "folder", "--month", "2026-12", *NOW]) == 0
    assert cli.main(["print", "folder", "foraar-2027", "--output", "f.pdf", *NOW]) == 0
    assert cli.main(["print", "folder", *NOW]) == 0
    how = (
        "Print på begge sider af liggende A4, vend på den korte led, og fold hvert ark som en "
        "harmonika ved stregerne."
    )
    assert _said(capsys)[0].splitlines() == [
        *("tryk/folder-2026-12.pdf", how),
        *("f.pdf", how),
        *("tryk/folder-efteraar-2026.pdf", how),
    ]
    assert "Program for december 2026" in text((place / "tryk/folder-2026-12.pdf").read_bytes())
    with pytest.raises(SystemExit):
        cli.main(["print", "folder", "--month", "2026-13", *NOW])
    assert "»2026-13« er ikke en måned, skrevet som 2026-12" in _said(capsys)[1]


def test_all_that_is_coming(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["print", "all", "--output", "alt", "--jobs", "2", *NOW]) == 0
    made = sorted(file.name for file in (place / "alt").iterdir())
    assert "program-efteraar-2026.pdf" in made
    assert "folder-efteraar-2026.pdf" in made
    assert "plakat-julekoncert.pdf" in made
    assert _said(capsys)[0] == f"{len(made)} PDF-filer i alt\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["poster", "julekonsert"],
            "Fejl: Arrangementet »julekonsert« findes ikke. Mente du »julekoncert«?",
        ),
        (
            ["poster", "zzzz"],
            "Fejl: Arrangementet »zzzz« findes ikke. Skriv sidste led af dets adresse.",
        ),
        (
            ["programme", "forår-2027"],
            "Fejl: Sæsonen »forår-2027« findes ikke. Mente du »foraar-2027«?",
        ),
        (["programme", "--from", "2026-12-01"], "Fejl: Der mangler en sidste dag. Tilføj --to."),
        (
            ["programme", "--from", "2026-12-02", "--to", "2026-12-01"],
            "Fejl: Perioden slutter (2026-12-01), før den begynder (2026-12-02).",
        ),
        (
            ["programme", "foraar-2027", "--to", "2026-12-01"],
            "Fejl: Angiv enten en sæson eller --from og --to, ikke begge dele.",
        ),
        (
            ["folder", "foraar-2027", "--month", "2026-12"],
            "Fejl: Angiv enten en sæson eller --month, ikke begge dele.",
        ),
    ],
)
def test_what_cannot_be_printed_is_said(
    place: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["print", *arguments, *NOW]) == 2
    assert _said(capsys)[1].strip() == message
    assert not (place / "tryk").exists()


def test_a_file_that_is_no_pdf_is_somebodys(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "noter.pdf").write_text("mine noter", encoding="utf-8")
    assert cli.main(["print", "poster", "julekoncert", "--output", "noter.pdf", *NOW]) == 2
    assert "noter.pdf er ikke en PDF og bliver ikke erstattet." in _said(capsys)[1]
    assert (place / "noter.pdf").read_text(encoding="utf-8") == "mine noter"
    with pytest.raises(SystemExit):
        cli.main(["print", "poster", "julekoncert", "--output", "plakat.txt", *NOW])
    assert "»plakat.txt« skal ende på .pdf" in _said(capsys)[1]


def test_without_typst_one_is_told_how_to_get_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "typst":
            raise ModuleNotFoundError(name)
        return known(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    message = (
        "Fejl: PDF-filer laves med Typst, som ikke er installeret her. "
        "Kør »make env-print«, og prøv igen\n"
    )
    for command in (["print", "poster", "julekoncert"], ["print", "all"], ["build", "--print"]):
        assert cli.main([*command, *NOW]) == 2
        assert _said(capsys)[1] == message
    assert not (place / "site").exists()


# --- in a build -----------------------------------------------------------------------------------


def test_a_build_makes_them_only_when_asked(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, season = "arrangementer/julekoncert/index.html", "program/efteraar-2026/index.html"
    assert cli.main(["build", *NOW]) == 0
    assert not list((place / "site").rglob("*.pdf"))
    assert "plakat.pdf" not in (place / "site" / page).read_text(encoding="utf-8")
    plain = (place / "site" / season).read_text(encoding="utf-8")

    assert cli.main(["build", "--print", *NOW]) == 0
    posters = sorted(file.parent.name for file in (place / "site").rglob("plakat.pdf"))
    assert "julekoncert" in posters
    linked = sorted(
        file.parent.name
        for file in (place / "site/arrangementer").glob("*/index.html")
        if 'plakat.pdf">Hent plakat (PDF)</a>' in file.read_text(encoding="utf-8")
    )
    assert linked == posters
    assert (place / "site/program/efteraar-2026/program.pdf").read_bytes().startswith(b"%PDF-")
    shown = (place / "site" / season).read_text(encoding="utf-8")
    assert '<a href="/program/efteraar-2026/program.pdf">Hent programmet (PDF)</a>' in shown
    assert '<a href="/program/efteraar-2026/folder.pdf">Hent programmet til at folde' in shown
    folders = sorted(file.parent for file in (place / "site/kalender").rglob("folder.pdf"))
    assert place / "site/kalender/2026/12" in folders
    assert folders == sorted(
        file.parent
        for file in (place / "site/kalender").glob("*/*/index.html")
        if 'folder.pdf">Hent månedens program til at folde (PDF)</a>'
        in file.read_text(encoding="utf-8")
    )

    assert cli.main(["build", *NOW]) == 0
    assert not list((place / "site").rglob("*.pdf"))
    assert (place / "site" / season).read_text(encoding="utf-8") == plain


def test_only_what_changed_is_made_anew(place: Path) -> None:
    assert cli.main(["build", "--print", *NOW]) == 0
    site = place / "site"
    before = {file: file.stat().st_mtime_ns for file in site.rglob("*.pdf")}
    event = place / "content/events/2026/julekoncert.md"
    event.write_text(
        event.read_text(encoding="utf-8").replace('"Julekoncert', '"Ny julekoncert', 1),
        encoding="utf-8",
    )
    assert cli.main(["build", "--print", *NOW]) == 0
    after = {file: file.stat().st_mtime_ns for file in site.rglob("*.pdf")}
    changed = {file.relative_to(site).as_posix() for file in after if after[file] != before[file]}
    assert changed == {
        "arrangementer/julekoncert/plakat.pdf",
        "program/efteraar-2026/program.pdf",
        "program/efteraar-2026/folder.pdf",
        "kalender/2026/12/folder.pdf",
    }
    made = (site / "arrangementer/julekoncert/plakat.pdf").read_bytes()
    assert "Ny julekoncert" in text(made)
    # And what was made with what is kept is what is made without.
    assert cli.main(["build", "--print", "--clean", "--output", "ren", *NOW]) == 0
    clean = {
        file.relative_to(place / "ren"): file.read_bytes() for file in place.glob("ren/**/*.pdf")
    }
    assert clean == {file.relative_to(site): file.read_bytes() for file in after}
    assert boxes(made)
