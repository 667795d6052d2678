"""What the repository gives to editors' programs: settings that lead to schemas, and the hook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.settings import ROOT

BASE = Path(__file__).parents[1] / "invalid/_base"
ODD = "---\ntitel: Koret\n---\n"


def test_every_schema_that_the_settings_name_is_there_and_has_files_to_check() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    for schema, globs in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file(), schema
        assert any(list(ROOT.glob(one)) for one in globs if not one.startswith("!")), schema


def test_git_keeps_what_editors_share_and_nothing_else() -> None:
    shared = ("settings.json", "extensions.json", "content.code-snippets", "schemas/event.json")
    for name in (*shared, "launch.json"):
        ignored = subprocess.run(
            ["git", "check-ignore", "--quiet", "--no-index", f".vscode/{name}"], cwd=ROOT
        )
        assert (ignored.returncode == 0) is (name not in shared), name


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Content in git, the hook in its place, and a `portal` that is found by its name."""
    folder = tmp_path / "portal"
    shutil.copytree(BASE, folder / "content")
    programs = tmp_path / "bin"
    programs.mkdir()
    portal = programs / "portal"
    portal.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -c "
        "'from generator.cli import program; program()' \"$@\" --now '2026-11-22 09:00'\n"
    )
    portal.chmod(0o755)
    git(folder, "init", "--quiet")
    (folder / ".git/hooks").mkdir(exist_ok=True)
    shutil.copy(ROOT / "scripts/pre-commit", folder / ".git/hooks/pre-commit")
    git(folder, "add", ".")
    return folder


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=R", "-c", "user.email=r@example.org")
    path = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
    )


def test_the_hook_lets_sound_content_through_and_stops_the_rest(repository: Path) -> None:
    first = git(repository, "commit", "--message", "Begyndt")
    assert first.returncode == 0, first.stderr
    actor = repository / "content/actors/koret.md"
    sound = actor.read_text("utf-8")

    actor.write_text(ODD, "utf-8")
    git(repository, "add", ".")
    stopped = git(repository, "commit", "--message", "Forkert")
    assert stopped.returncode == 1
    told = stopped.stdout + stopped.stderr
    assert "content/actors/koret.md:2:1: ukendt-felt Feltet »titel« kendes ikke" in told
    assert "Intet er gemt i git." in told

    actor.write_text(sound, "utf-8")  # right on disk, and still wrong in what would be committed
    assert git(repository, "commit", "--message", "Stadig").returncode == 1
    actor.write_text(sound + "\nKom og syng.\n", "utf-8")
    git(repository, "add", ".")
    assert git(repository, "commit", "--message", "Rettet").returncode == 0


def test_the_hook_does_not_look_where_no_content_is_committed(repository: Path) -> None:
    git(repository, "commit", "--message", "Begyndt")
    (repository / "content/actors/koret.md").write_text(ODD, "utf-8")
    (repository / "README.md").write_text("En portal", "utf-8")
    git(repository, "add", "README.md")
    assert git(repository, "commit", "--message", "Læs mig").returncode == 0
