"""`portal newsletter draft` as an editor runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cli

PORTAL = Path(__file__).parents[1] / "comparing" / "content" / "portal.yml"
EVENT = (
    "---\ntitle: {title}\nstart: {start}\ntype: koncert\nsources: programmet\n---\n\nKom og hør.\n"
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "events" / "2026").mkdir(parents=True)
    (folder / "portal.yml").write_bytes(PORTAL.read_bytes())
    for slug, start in (("foer", "2026-11-21 19:00"), ("foerste", "2026-11-22 19:00")):
        _write(folder, slug, start)
    for slug, start in (("sidste", "2026-12-05 19:00"), ("efter", "2026-12-06 19:00")):
        _write(folder, slug, start)
    return folder


def _write(folder: Path, slug: str, start: str) -> None:
    file = folder / "events" / "2026" / f"{slug}.md"
    file.write_text(EVENT.format(title=f"Koncert {slug}", start=start), encoding="utf-8")


def draft(content: Path, *more: str) -> int:
    where = ("--content", str(content), "--output", str(content.parent / "breve"))
    return cli.main(["newsletter", "draft", *where, "--now", "2026-11-22 09:00", *more])


def test_the_coming_fortnight_in_four_files(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(content) == 0
    folder = content.parent / "breve"
    names = [f"nyhedsbrev-2026-11-22.{kind}" for kind in ("eml", "html", "md", "txt")]
    assert sorted(path.name for path in folder.iterdir()) == names
    text = (folder / "nyhedsbrev-2026-11-22.txt").read_text("utf-8")
    assert "Koncert foerste" in text
    assert "Koncert sidste" in text
    assert "Koncert foer\n" not in text
    assert "Koncert efter" not in text
    assert "https://kultur.example.dk/portal/arrangementer/foerste/" in text
    said = capsys.readouterr().out
    assert "Udkast med 2 arrangementer. Husk afmelding" in said


def test_days_and_addresses_of_ones_own(content: Path) -> None:
    asked = ("--from", "2026-12-06", "--to", "2026-12-06", "--base-url", "https://ny.example.dk")
    assert draft(content, *asked) == 0
    text = (content.parent / "breve" / "nyhedsbrev-2026-12-06.txt").read_text("utf-8")
    assert "Det sker 6. december\n" in text
    assert "https://ny.example.dk/arrangementer/efter/" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--from", "2026-12-06", "--to", "2026-12-05"), "før den begynder"),
        (("--from", "2026-02-30"), "findes ikke i kalenderen"),
        (("--group", "sted"), "Vælg mellem"),
    ],
)
def test_wrong_use_is_2_and_danish(
    content: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    try:
        status = draft(content, *asked)
    except SystemExit as left:
        status = int(str(left.code))
    assert status == 2
    assert said in capsys.readouterr().err
    assert not (content.parent / "breve").exists()


def test_faulty_content_is_1_and_writes_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(content, "foerste", "i morgen")
    assert draft(content) == 1
    assert "foerste.md:3:8: ugyldig-dato" in capsys.readouterr().out
    assert not (content.parent / "breve").exists()


def test_an_edited_draft_is_kept(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft(content) == 0
    edited = content.parent / "breve" / "nyhedsbrev-2026-11-22.md"
    edited.write_text("Redaktørens egne ord", encoding="utf-8")
    assert draft(content) == 2
    assert "findes allerede og er anderledes" in capsys.readouterr().err
    assert edited.read_text("utf-8") == "Redaktørens egne ord"
    assert draft(content, "--overwrite") == 0
    assert edited.read_text("utf-8").startswith("# Det sker")
