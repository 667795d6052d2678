"""`portal cancel`, `move` and `copy` as an editor runs them: the diff, the files, the refusals."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.editing import files
from generator.settings import ROOT

NOW = ("--now", "2026-11-22 09:00")
Run = Callable[..., tuple[int, str, str]]
CANCELLED = """\
--- a/content/events/2026/julekoncert.md
+++ b/content/events/2026/julekoncert.md
@@ -5,6 +5,8 @@
 venue: torvet
 organizers: koret
 type: koncert
+status: cancelled
+status_reason: Sne
 sources: https://koret.example.dk/jul
 ---
 Koret synger julen ind.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "tests/invalid/_base", tmp_path / "content")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main([*arguments, *NOW])
        return (status, *capsys.readouterr())

    return run


def snapshot() -> dict[str, bytes]:
    every = sorted(Path("content").rglob("*"))
    return {str(file): file.read_bytes() if file.is_file() else b"" for file in every}


@pytest.mark.parametrize(
    "name", ["julekoncert", "/arrangementer/julekoncert/", "content/events/2026/julekoncert.md"]
)
def test_cancelled(run: Run, name: str) -> None:
    before = snapshot()
    assert run("cancel", name, "--reason", "Sne", "--dry-run") == (
        0,
        CANCELLED,
        "Intet er skrevet.\n",
    )
    assert snapshot() == before
    assert run("cancel", name, "--reason", "Sne") == (0, CANCELLED, "Skrevet.\n")
    subprocess.run(["git", "apply", "-R"], input=CANCELLED.encode(), check=True)
    assert snapshot() == before


def test_the_files_line_ends_stay(run: Run) -> None:
    file = Path("content/events/2026/julekoncert.md")
    text = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(text)
    assert run("move", "julekoncert", "--to", "2026-12-11")[0] == 0
    assert file.read_bytes() == text.replace(b"2026-12-04 ", b"2026-12-11 ").replace(
        b"type: koncert\r\n",
        b"type: koncert\r\nstatus: rescheduled\r\nprevious_start: 2026-12-04 19:30\r\n",
    )


def test_a_copy_with_its_pictures(run: Run) -> None:
    file, folder = (
        Path("content/events/2026/julekoncert.md"),
        Path("content/events/2026/julekoncert"),
    )
    folder.mkdir()
    file.rename(folder / "index.md")
    picture = (ROOT / "theme/assets").rglob("*.png")
    shutil.copy(next(picture), folder / "kor.png")
    before = snapshot()
    status, out, said = run("copy", "julekoncert", "--to", "2027-12-03")
    assert (status, said.splitlines()[0]) == (0, "Skrevet.")
    assert said.splitlines()[2].startswith("Skriv i det, hvor du ved det fra: »sources: …«.")
    new = Path("content/events/2027/julekoncert-2027")
    assert (new / "kor.png").read_bytes() == (folder / "kor.png").read_bytes()
    text = (folder / "index.md").read_text("utf-8")
    assert (new / "index.md").read_text("utf-8") == text.replace(
        "2026-12-04", "2027-12-03"
    ).replace("sources: https://koret.example.dk/jul\n", "")
    assert out.startswith("--- /dev/null\n+++ b/content/events/2027/julekoncert-2027/index.md\n")
    assert snapshot().items() >= before.items()
    assert run("copy", "julekoncert", "--to", "2027-12-04")[2].startswith(
        "Fejl: »julekoncert-2027« findes allerede: content/events/2027/".replace("content/", "")
    )


def test_a_copy_with_its_own_source_and_a_date_that_is_over(run: Run) -> None:
    to = ("--to", "2025-12-03", "--sources", "Koret: ja")
    status, out, said = run("copy", "julekoncert", *to)
    assert status == 0
    assert '\n+sources: "Koret: ja"\n' in out
    assert said.splitlines()[2:] == ["Bemærk: 3. december 2025 er forbi. Er årstallet rigtigt?"]
    assert "er forbi" not in run("move", "julekoncert", "--to", "2026-12-11")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cancel", "julekoncrt", "--reason", "x"], "Fejl: »julekoncrt« findes ikke i events/.\n"
         "    → Mente du »julekoncert«?"),
        (["cancel", "julekoncert", "2026-12-05", "--reason", "x"], "Fejl: Arrangementet er ikke"),
        (["copy", "julekoncert", "--to", "2027-12-04", "--name", "Jul 27"], "Fejl: »Jul 27« kan "
         "ikke bruges i en adresse.\n    → Mente du »jul-27«?"),
        (["copy", "julekoncert", "--to", "2027-12-04", "--name", "index"], "Fejl: »index« er "
         "optaget.\n    → Vælg et andet navn. Intet er skrevet."),
    ],
)  # fmt: skip
def test_refusals(run: Run, arguments: list[str], said: str) -> None:
    before = snapshot()
    status, out, error = run(*arguments)
    assert (status, out) == (1, "")
    assert error.startswith(said)
    assert snapshot() == before


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Fejl: --reason: teksten er tom. Skriv, hvad gæsterne skal læse."),
        (
            "syg \udcf8l",
            "Fejl: --reason: Teksten rummer et usynligt styretegn (U+DCF8). Slet det, ",
        ),
        ("x" * 500, "Fejl: --reason: Teksten er på 500 tegn, og der er plads til 300. Gør den "),
        ("Sne\nog is", "Fejl: --reason: Teksten skal stå på én linje. Saml linjerne til én."),
    ],
)
@pytest.mark.parametrize("command", [["cancel"], ["move", "--to", "2026-12-05"]])
def test_a_reason_that_is_none(
    run: Run, command: list[str], reason: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The event's file has nothing to do with it."""
    before = snapshot()
    with pytest.raises(SystemExit) as stopped:
        run(command[0], "julekoncert", *command[1:], "--reason", reason)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
    assert snapshot() == before


@pytest.mark.parametrize(
    ("command", "file"), [("move", "2026/julekoncert"), ("copy", "2100/julekoncert-2100")]
)
def test_an_error_is_shown_where_it_would_stand(run: Run, command: str, file: str) -> None:
    """With the line as it would be, in the file that it would be in."""
    status, out, error = run(command, "julekoncert", "--to", "2100-12-31 23:30")
    assert (status, error) == (1, "Intet er skrevet, for så ville indholdet have fejl:\n")
    assert out.startswith(
        f"content/events/{file}.md:4:6: ugyldig-dato Året i »2101-01-01« er ikke mellem 1900 og "
        "2100\n    end: 2101-01-01 01:00\n         ^\n"
    )


def test_what_the_content_forbids_is_taken_back(run: Run) -> None:
    """The deadline lies before the event as it was, and behind it as it would be."""
    file = Path("content/events/2026/julekoncert.md")
    text = file.read_text("utf-8").replace(
        "---\nKoret", "registration_deadline: 2026-12-03\n---\nKoret"
    )
    file.write_text(text, "utf-8")
    before = snapshot()
    status, out, error = run("move", "julekoncert", "--to", "2026-12-01")
    assert status == 1
    assert error == "Intet er skrevet, for så ville indholdet have fejl:\n"
    assert "frist-efter-slut" in out
    assert snapshot() == before


def test_an_error_elsewhere_is_no_hindrance(run: Run) -> None:
    Path("content/actors/skolen.md").write_text("---\ntitel: Skolen\n---\n", "utf-8")
    assert run("cancel", "julekoncert", "--reason", "Sne") == (0, CANCELLED, "Skrevet.\n")


def test_an_interruption_leaves_everything_as_it_was(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.build.check", interrupted)
    assert run("cancel", "julekoncert", "--reason", "Sne")[0] == 130
    assert snapshot() == before


def test_a_new_file_that_cannot_be_written_leaves_no_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, put = snapshot(), files._create

    def failing(target: Path, data: bytes, undo: files.Undo) -> None:
        put(target, data, undo)
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(files, "_create", failing)
    assert run("copy", "julekoncert", "--to", "2027-12-03")[0] == 2
    assert snapshot() == before
