"""The command line: exit statuses, Danish words, and no traceback for what anyone may do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import build as building
from generator import cli
from generator.arguments import in_danish
from generator.writing.workshop import locked

BASE = Path(__file__).parent / "invalid/_base"
NOW = ("--now", "2026-11-22 09:00")
PORTAL = (sys.executable, "-c", "from generator.cli import program; program()")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path


@pytest.fixture
def broken(place: Path) -> Path:
    (place / "content/actors/koret.md").write_text("---\ntitel: Koret\n---\n", encoding="utf-8")
    return place


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What argparse says on the error stream before it exits with 2."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


# --- wrong use ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Fejl: Der mangler en kommando."),
        (["byg"], "Fejl: Kender ikke kommandoen »byg«. Der findes: build, check,"),
        (
            ["check", "--formt", "json"],
            "Fejl: Kender ikke »--formt json«. Mente du »--format«?\nHjælp: portal check --help\n",
        ),
        (
            ["newsletter", "draft", "--fom=2026-12-01"],
            "Fejl: Kender ikke »--fom=2026-12-01«. Mente du »--from«?\n"
            "Hjælp: portal newsletter draft --help\n",
        ),
        (["build", "--out", "x"], "Fejl: Kender ikke »--out x«. Mente du »--output«?\n"),
        (["build", "x"], "Fejl: Kender ikke »x«.\nHjælp: portal build --help\n"),
        (["build", "--xyzzy"], "Fejl: Kender ikke »--xyzzy«.\nHjælp: portal build --help\n"),
        (["check", "--format"], "Fejl: Der mangler en værdi efter --format."),
        (
            ["check", "--format", "xml"],
            "Fejl: »xml« kan ikke stå efter --format. Vælg mellem text, github, json.",
        ),
        (["build", "--jobs", "0"], "Fejl: --jobs: »0« er ikke et helt tal fra 1 til 9999."),
        (["build", "--jobs", "99999"], "Fejl: --jobs: »99999« er ikke et helt tal fra 1 til 9999."),
        (["build", "--jobs", "to"], "Fejl: --jobs: »to« er ikke et helt tal fra 1 til 9999."),
        (["build", "--clean=ja"], "Fejl: --clean skal ikke have en værdi (»ja«)."),
        (
            ["build", "--base-url", "kultur.dk"],
            "Fejl: --base-url: »kultur.dk« er ikke en netadresse, der begynder med https:// og et "
            "værtsnavn.",
        ),
        (
            ["build", "--base-url", "https://kultur.dk/?x=1"],
            "Fejl: --base-url: »https://kultur.dk/?x=1« kan ikke være portalens adresse: "
            "»?« og det, der følger, kan ikke være med.",
        ),
        (
            ["build", "--base-url", "https://"],
            "Fejl: --base-url: »https://« er ikke en netadresse, der begynder med https:// og et "
            "værtsnavn.",
        ),
        (["check", "--now", "i går"], "Fejl: --now: »i går« er hverken en dato eller et tidspunkt"),
        (
            ["check", "--now", "2026-03-29 02:30"],
            "Fejl: --now: Klokken i »2026-03-29 02:30« findes",
        ),
    ],
)
def test_wrong_use_is_said_in_danish(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(arguments, capsys)
    assert said.startswith("brug: portal")
    assert message in said
    assert "--help\n" in said


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["newsletter", "draft"]])
def test_help_is_danish(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([*command, "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("brug: portal")
    for english in ("usage", "options", "positional", "show this", "exit", "optional"):
        assert english not in said


def test_help_tells_commands_from_arguments_and_keeps_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["import", "ics", "--help"])
    said = capsys.readouterr().out
    assert "Hent arrangementer fra en kalenderfil (iCalendar).\n" in said
    assert "argumenter:\n  FIL  " in said
    with pytest.raises(SystemExit):
        cli.main(["import", "--help"])
    assert "kommandoer:\n  kommando\n    survey " in capsys.readouterr().out


def test_an_unknown_text_of_argparse_is_passed_on() -> None:
    assert in_danish("something new") == "something new"


def test_a_missing_content_folder(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--content", "indhold"]) == 2
    assert capsys.readouterr().err == (
        "Fejl: Mappen med indhold findes ikke: indhold. Angiv den med --content.\n"
    )


@pytest.mark.parametrize("output", ["content", "content/site", ".", "notes"])
def test_unsafe_outputs(place: Path, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "notes").mkdir()
    (place / "notes/work.txt").write_text("work", encoding="utf-8")
    before = sorted(place.rglob("*"))
    assert cli.main(["build", *NOW, "--output", output]) == 2
    assert capsys.readouterr().err.startswith("Fejl: ")
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize(
    ("command", "output"),
    [
        ("social", "content/opslag"),
        ("press --event julekoncert", "content"),
        ("newsletter draft", "content/newsletters"),
        ("newsletter preview jul", "content/newsletters"),
        ("pack julekoncert", "site/../content/udbredelse"),
        ("card julekoncert", "content/jul.png"),
        ("print poster julekoncert", "content/jul.pdf"),
        ("print programme", "link/jul.pdf"),
        ("print folder", "content/jul.pdf"),
        ("print all", "content/tryk"),
    ],
)
def test_nothing_that_is_made_of_the_content_is_laid_in_it(
    place: Path, command: str, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would no longer build."""
    (place / "link").symlink_to("content")
    before = sorted(place.rglob("*"))
    assert cli.main([*command.split(), *NOW, "--output", output]) == 2
    assert capsys.readouterr().err == (
        f"Fejl: Her kan intet skrives, for det er mappen med indhold: {output}. "
        "Vælg et andet sted med --output.\n"
    )
    assert sorted(place.rglob("*")) == before


def test_an_output_that_cannot_be_written(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "taken").write_text("a file", encoding="utf-8")
    assert cli.main(["build", *NOW, "--output", "taken/site"]) == 2
    assert capsys.readouterr().err.startswith("Fejl: Her skulle være en mappe: ")


def test_another_build_at_work(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with locked(place / "site"):
        assert cli.main(["build", *NOW]) == 2
    assert "Et andet byg er i gang med site. Vent" in capsys.readouterr().err


# --- problems -------------------------------------------------------------------------------------


def test_a_sound_portal(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (cli.main(["check", *NOW]), capsys.readouterr().out) == (0, "Ingen fejl.\n")


def test_problems_as_text(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", *NOW]) == 1
    assert capsys.readouterr().out == (
        "content/actors/koret.md:2:1: ukendt-felt Feltet »titel« kendes ikke\n"
        "    titel: Koret\n"
        "    ^\n"
        "    → Mente du »title«?\n"
        "\n"
        "content/actors/koret.md:3:1: mangler-felt Feltet »group« mangler\n"
        "    ---\n"
        "    ^\n"
        "    → Tilføj en linje med »group: …«.\n"
        "\n"
        "2 fejl.\n"
    )


def test_problems_as_json(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", *NOW, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0] == {
        "path": "content/actors/koret.md",
        "line": 2,
        "column": 1,
        "code": "ukendt-felt",
        "message": "Feltet »titel« kendes ikke",
        "hint": "Mente du »title«?",
        "excerpt": "titel: Koret",
        "level": "error",
        "field": "titel",
        "guide": "",
    }


def test_problems_as_annotations(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(broken / "summary.md"))
    assert cli.main(["check", *NOW, "--format", "github"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "::error file=content/actors/koret.md,line=2,col=1,title=ukendt-felt::"
        "Feltet »titel« kendes ikke%0AMente du »title«?"
    )
    summary = (broken / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("### Indholdet har 2 fejl.\n\n```text\ncontent/actors/koret.md:2:1: ")


def test_json_of_a_sound_portal_is_an_empty_list(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", *NOW, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_shallow_clone_is_told_of(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    who = ("-c", "user.name=R", "-c", "user.email=r@example.org")
    for command in (
        ("init", "-q"),
        ("add", "content"),
        (*who, "commit", "-q", "-m", "a"),
        (*who, "commit", "-q", "-m", "b", "--allow-empty"),
        ("clone", "-q", "--depth", "1", place.as_uri(), "klon"),
    ):
        subprocess.run(["git", *command], check=True)
    warning = (
        "afkortet-historik advarsel: Kun en del af historikken i git er hentet, så datoer i feeds "
        "og kalendere bliver forkerte\n"
        "    → Hent den hele med »git fetch --unshallow«, eller skriv fetch-depth: 0 i "
        "arbejdsgangen.\n\n1 advarsel.\n"
    )
    assert cli.main(["build", *NOW, "--content", "klon/content"]) == 0
    assert warning in capsys.readouterr().out
    assert cli.main(["check", *NOW]) == 0
    assert capsys.readouterr().out == "Ingen fejl.\n"


# --- as a process ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("build", "Afbrudt. Det færdige websted er urørt eller gøres helt næste gang.\n"),
        ("check", "Afbrudt, før det var færdigt.\n"),
    ],
)
def test_interrupted_from_the_keyboard(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    said: str,
) -> None:
    def interrupt(_: object) -> None:
        signal.raise_signal(signal.SIGINT)
        time.sleep(1)

    monkeypatch.setattr(building, "read", interrupt)
    # A runner started in the background has the signal ignored, and hands that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert cli.main([command, *NOW]) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    assert capsys.readouterr().err == f"\n{said}"


AT_START = """
import signal, sys
class Impatient:
    def find_spec(self, name, *_):
        if name == sys.argv[1]:
            signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.modules.pop(sys.argv[1], None)
sys.meta_path.insert(0, Impatient())
from generator.cli import program
program()
"""


@pytest.mark.parametrize("at", ["argparse", "generator.model.times", "generator.commands.social"])
def test_interrupted_before_it_has_begun(at: str, tmp_path: Path) -> None:
    """Most of a short command's time is Python's reading of the program."""
    root = Path(cli.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", AT_START, at],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\nAfbrudt, før noget var gjort.\n"


def test_a_reader_that_has_seen_enough(broken: Path) -> None:
    root = Path(cli.__file__).parent.parent
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PORTAL, "check", *NOW],
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.parametrize(
    ("closed", "status"), [(">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0), ("> /dev/full", 2)]
)
def test_a_stream_that_takes_nothing(place: Path, closed: str, status: int) -> None:
    """Jobs of cron and systemd may have no streams at all."""
    root = Path(cli.__file__).parent.parent
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *PORTAL, "check", *NOW],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert (done.returncode, done.stdout) == (status, "Ingen fejl.\n" if closed == "2>&-" else "")
    assert "Traceback" not in done.stderr


def test_a_terminal_that_cannot_write_danish(broken: Path) -> None:
    root = Path(cli.__file__).parent.parent
    done = subprocess.run(
        [*PORTAL, "check", *NOW],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"Feltet \\xbbtitel\\xab kendes ikke" in done.stdout


def test_checking_starts_without_what_building_alone_needs() -> None:
    """Editors check at every save, and a workflow for every change."""
    told = "import sys, generator.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "generator.checking.rules" in loaded
    rooms = (
        "generator.outputs",
        "generator.importing",
        "generator.serving",
        "generator.comparing",
        "generator.packing",
        "generator.printing",
        "generator.outreach.drafts",
    )
    others = ("generator.presenting.templates", "generator.presenting.diagrams")
    assert {name for name in loaded if name.startswith((*rooms, *others, "jinja2", "PIL"))} == set()
