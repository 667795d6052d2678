"""A published portal, a branch of it, and the command that holds the one against the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli
from tests.checking.held import BASE, NOW, Check
from tests.reading.repository import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The valid portal, published on `main`; a branch is checked out."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    made = Repository(tmp_path / "portal")
    shutil.copytree(BASE, made.content, dirs_exist_ok=True)
    made.commit("2026-11-01 12:00", {})
    made.git("checkout", "-q", "-b", "gren")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def run(*more: str, against: str = "main") -> tuple[int, str]:
        status = cli.main(["check", *NOW, "--against", against, *more])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run
