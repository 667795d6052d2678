"""`portal init` from the command line: all of a portal, or nothing."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from generator import build as building
from generator import cli
from generator.founding import origin
from generator.problems import ContentError, Problem

NOW = ("--now", "2026-11-22 09:00")
ISLAND = (
    *("--name", "Sønderhø & Omegns »Kultur« #1", "--municipality", "Fanø Kommune"),
    *("--locality", "Nordby, Sønderho@55.35/8.47", "--locality", "Rindby"),
    *("--colour", "himmel", "--identity-host", "kultur.fanoe.example"),
)


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def begin(*options: str) -> int:
    return cli.main(["init", "ny", *options, *NOW, "--yes"])


@pytest.mark.parametrize("further", [(), ("--language", "da, en")], ids=["danish", "english too"])
def test_a_portal_is_there_and_has_no_faults(
    capsys: pytest.CaptureFixture[str], further: tuple[str, ...]
) -> None:
    assert begin(*ISLAND, *further) == 0
    assert capsys.readouterr().out.startswith("ny\nPortalen er klar. Det næste:\n  cd ny && git")
    assert cli.main(["check", "--content", "ny/content", *NOW]) == 0
    assert capsys.readouterr().out == "Ingen fejl.\n"
    assert cli.main(["fmt", "--check", "--content", "ny/content"]) == 0
    assert 'name: "Sønderhø & Omegns »Kultur« #1"\n' in Path("ny/content/portal.yml").read_text()
    assert Path("ny/scripts/create-venv").stat().st_mode & stat.S_IXUSR


def test_the_next_steps_are_commands_that_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has `portal` in their path, and only a program that can be fetched serves by make."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    elsewhere = Path("bin")
    elsewhere.mkdir()
    (elsewhere / "portal").touch()
    monkeypatch.setattr("sys.executable", str(elsewhere.resolve() / "python"))
    assert begin(*ISLAND, "--generator", "-", "--version", "-") == 0
    said = capsys.readouterr().out
    assert f"  {elsewhere.resolve()}/portal serve " in said
    assert "Skriv i version.mk" in said
    assert "vælg »identity_host« i content/portal.yml. Den ender på .example" in said


def test_with_the_program_s_address_and_a_name_of_its_own_there_is_less_to_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    program = ("--generator", "https://git.fanoe.example/k.git", "--version", "v1")
    options = (*ISLAND[:-1], "kultur.fanoe.dk", *program)
    assert begin(*options) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split("  #")[0].strip() for line in said[3:5]] == [
        *("make serve", ".venv/bin/portal new event"),
    ]
    assert said[5:] == ["README.md siger resten."]


def test_why_the_program_s_version_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"generator": "https://git.fanoe.example/k.git"}
    monkeypatch.setattr(origin, "origin", lambda: origin.Origin(known, "Andre kan ikke hente den."))
    assert begin(*ISLAND) == 0
    assert capsys.readouterr().err == "Andre kan ikke hente den.\n"
    assert Path("ny/version.mk").read_text().endswith(".git\nVERSION := \n")


@pytest.mark.parametrize(
    "name",
    ["<b>'& [x](y) {{ x }} @@slot:content@@ $name", "- 1. *[a]: b", "Ærø’s “kultur”", "2027"],
)
def test_an_odd_name_is_only_a_name(name: str) -> None:
    called = ("--name", name, "--municipality", f"{name} Kommune", "--locality", "Øby")
    assert begin(*called) == 0
    assert cli.main(["fmt", "--check", "--content", "ny/content"]) == 0


def test_what_is_missing_is_said_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert begin("--colour", "gul") == 2
    assert [line.partition(".")[0] for line in capsys.readouterr().err.splitlines()] == [
        "Fejl: --name: mangler",
        "Fejl: --municipality: mangler",
        "Fejl: --locality: mangler",
        "Fejl: --colour: »gul« er ikke en farve",
        "Fejl: --publisher: mangler",
    ]
    assert not Path("ny").exists()


def test_a_folder_with_anything_in_it_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ny").mkdir()
    Path("ny/mit.txt").write_text("mit")
    assert begin(*ISLAND) == 1
    said = "Fejl: Mappen ny er ikke tom.\n    → Vælg en ny mappe. Intet er skrevet.\n"
    assert capsys.readouterr().err == said
    assert [path.name for path in Path("ny").iterdir()] == ["mit.txt"]


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> list[str]:
    """Somebody sits there and answers so; the answers that nobody asked for are left."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    left = list(answers)

    def answer(_: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    return left


def test_at_a_terminal_it_asks_for_what_was_not_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = ("--generator", "-", "--version", "-")
    answers = ["", "Kultur på Vindø", "Vindø Kommune", "Vindø, Øby", "rød", "", "", "", "", ""]
    left = at_a_terminal(monkeypatch, answers)
    assert cli.main(["init", "ny", *known, *NOW]) == 0
    assert left == []
    said = capsys.readouterr().out
    assert "Her skal der stå noget." in said
    assert "»rød« er ikke en farve." in said
    assert "identity_host: kultur-paa-vindoe.example\n" in Path("ny/content/portal.yml").read_text()


@pytest.mark.parametrize("answers", [[], ["Kultur på Vindø", "Vindø Kommune"]])
def test_whoever_stops_halfway_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: list[str]
) -> None:
    at_a_terminal(monkeypatch, answers)
    assert cli.main(["init", "ny", *NOW]) == 2
    assert "Svarene sluttede midt i det hele, så intet er skrevet." in capsys.readouterr().err
    assert not Path("ny").exists()


@pytest.mark.parametrize("wrong", [("ny", "--colour", "rød"), ("optaget",)])
def test_nobody_answers_in_vain(monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, ...]) -> None:
    Path("optaget").mkdir()
    Path("optaget/mit.txt").touch()
    left = at_a_terminal(monkeypatch, ["Kultur på Vindø"])
    assert cli.main(["init", *wrong, *NOW]) in (1, 2)
    assert left == ["Kultur på Vindø"]


def test_a_repository_without_files_is_as_good_as_an_empty_folder() -> None:
    subprocess.run(["git", "init", "--quiet", "ny"], check=True)
    assert begin(*ISLAND) == 0
    assert Path("ny/.git/HEAD").is_file()


def test_where_the_content_would_have_faults_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        assert Path("ny/content/portal.yml").is_file()
        raise ContentError([Problem("portal.yml", 1, 1, "ukendt-felt", "Nej")])

    monkeypatch.setattr(building, "check", refuse)
    assert begin(*ISLAND) == 1
    assert "Intet er skrevet" in capsys.readouterr().err
    assert not Path("ny").exists()


def test_what_the_makefile_fetches_is_what_was_answered() -> None:
    address = "https://git.fanoe.example/kulturportal.git"
    assert begin(*ISLAND, "--generator", address, "--version", "v0.1.0") == 0
    lines = Path("ny/version.mk").read_text().splitlines()
    assert lines[-2:] == [f"GENERATOR := {address}", "VERSION := v0.1.0"]


def test_make_fetches_that_version_of_the_program_and_no_other(tmp_path: Path) -> None:
    program = tmp_path / "program"
    for number in ("1", "2"):
        program.mkdir(exist_ok=True)
        (program / "pyproject.toml").write_text(f'version = "{number}"\n')
        who = ("-c", "user.name=R", "-c", "user.email=r@example.org")
        for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", number)):
            subprocess.run(["git", *arguments], cwd=program, check=True)
        subprocess.run(["git", "tag", f"v{number}"], cwd=program, check=True)
    assert begin(*ISLAND, "--generator", f"file://{program}", "--version", "v1") == 0
    made = subprocess.run(
        ["make", ".generator/v1/pyproject.toml"], cwd="ny", capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    assert Path("ny/.generator/v1/pyproject.toml").read_text() == 'version = "1"\n'


def test_make_says_what_is_missing_where_nobody_knows_the_program() -> None:
    assert begin(*ISLAND, "--generator", "-", "--version", "-") == 0
    made = subprocess.run(["make", "env"], cwd="ny", capture_output=True, text=True)
    assert made.returncode == 2
    assert "Skriv i version.mk, hvor programmet hentes (GENERATOR)" in made.stderr


def test_an_interruption_leaves_nothing_and_says_nothing_of_a_site(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        assert Path("ny/content/portal.yml").is_file()
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "check", interrupt)
    assert begin(*ISLAND) == 130
    assert capsys.readouterr().err == "\nAfbrudt, før det var færdigt.\n"
    assert not Path("ny").exists()
