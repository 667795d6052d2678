"""`portal pack`, as it is typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import icalendar
import pypdfium2
import pytest

from generator import cli

GOLDEN = Path(__file__).parents[1] / "golden/content"
NOW = ("--now", "2026-11-22 09:00")
EVENT = "events/2026/julekoncert.md"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GOLDEN, tmp_path / "content")
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main(["pack", *arguments, *NOW])
    said = capsys.readouterr()
    return status, said.out + said.err


def _edit(place: Path, before: str, after: str) -> None:
    file = place / "content" / EVENT
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def test_a_pack_is_made_goes_out_of_date_and_is_made_anew(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = _run(capsys, "julekoncert")
    folder = place / "udbredelse/arrangementer/julekoncert"
    names = {file.name for file in folder.iterdir()}
    assert names >= {
        *("fakta.txt", "nyhedsbrev.html", "nyhedsbrev.txt", "opslag.txt", "plakat.pdf"),
        *("pressemeddelelse-julekoncert.docx", "begivenhed.ics", "qr.png", "qr.svg"),
        *("hjemmeside.txt", "pakke.json"),
    }
    assert (status, said.splitlines()) == (
        0,
        [
            f"udbredelse/arrangementer/julekoncert: {len(names) - 1} filer skrevet",
            "1 pakke: 1 frisk.",
        ],
    )
    with pypdfium2.PdfDocument(folder / "plakat.pdf") as poster:
        assert "Julekoncert" in poster[0].get_textpage().get_text_bounded()
    calendar = icalendar.Calendar.from_ical((folder / "begivenhed.ics").read_bytes())
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
    assert _run(capsys, "--status") == (0, "1 pakke: 1 frisk.\n")

    _edit(place, '"Julekoncert', '"Stor julekoncert')
    status, said = _run(capsys, "--status")
    assert status == 1
    first, second, third, last = said.splitlines()
    assert first == "arrangementer/julekoncert: forældet"
    assert second == "  Ændret: titel."
    assert third.startswith("  Lav om: ")
    assert "qr.svg" not in third
    assert last == "1 pakke: 1 forældet."

    status, said = _run(capsys, "--refresh")
    assert status == 0
    assert said.splitlines()[-1] == "1 pakke: 1 frisk."
    assert "Stor julekoncert" in (folder / "fakta.txt").read_text("utf-8")
    assert _run(capsys, "--refresh")[1].splitlines()[0] == "Alle pakker i udbredelse er friske."
    assert not (place / "site").exists()


def test_all_that_is_coming_and_the_partnerships_at_work(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = _run(capsys, "--all-coming", "--output", "alt", "--jobs", "2")
    assert status == 0
    made = sorted(file.parent.name for file in (place / "alt").glob("*/*/pakke.json"))
    assert "julekoncert" in made
    assert said.splitlines()[0] == f"{len(made)} pakker lavet i alt"
    page = (place / "alt/index.html").read_text("utf-8")
    assert all(f"/{name}/fakta.txt" in page for name in made)
    # Once more there is nothing to do, and nothing is touched.
    before = {file: file.stat().st_mtime_ns for file in (place / "alt").glob("*/*/*")}
    assert _run(capsys, "--all-coming", "--output", "alt")[0] == 0
    assert before == {file: file.stat().st_mtime_ns for file in (place / "alt").glob("*/*/*")}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["julekonsert"],
            "Fejl: Hverken et arrangement eller et partnerskab hedder »julekonsert«. "
            "Mente du »julekoncert«?",
        ),
        (
            ["../../etc"],
            "Fejl: Hverken et arrangement eller et partnerskab hedder »../../etc«. "
            "Skriv sidste led af dets adresse.",
        ),
        (
            [],
            "Skriv, hvad der skal laves pakker til, eller brug --all-coming, --refresh eller "
            "--status.",
        ),
    ],
)
def test_what_cannot_be_packed_is_said(
    place: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(capsys, *arguments) == (2, f"{message}\n")
    assert not (place / "udbredelse").exists()
