"""`portal build`, killed at random moments: the site is the old or the new one, and whole."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from generator import cli
from generator.writing import has_open_journal
from tests.killing import killed_after

BASE = Path(__file__).parent / "invalid/_base"
NOW = "2026-11-22 09:00"
KILLS = 50


def _build() -> None:
    assert cli.main(["build", "--now", NOW]) == 0


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two editions of a portal that differ in most of their files."""
    monkeypatch.chdir(tmp_path)
    for edition in ("one", "other"):
        shutil.copytree(BASE, tmp_path / edition)
    settings = tmp_path / "other/portal.yml"
    text = settings.read_text(encoding="utf-8").replace("Musik og fællesskab", "Sang og fællesskab")
    settings.write_text(text, encoding="utf-8")
    (tmp_path / "other/news/ny-dirigent.md").unlink()
    event = tmp_path / "other/events/2026/julekoncert.md"
    event.rename(event.with_name("nytaarskoncert.md"))
    return tmp_path


@pytest.mark.slow
def test_killed_builds_leave_the_old_or_the_new_site(place: Path) -> None:
    content, site = place / "content", place / "site"
    whole = {}
    for edition in ("other", "one"):
        shutil.copytree(place / edition, content, dirs_exist_ok=False)
        _build()
        whole[edition] = _tree(site)
        shutil.rmtree(content)
    assert whole["one"] != whole["other"]

    shutil.copytree(place / "other", content)
    began = time.perf_counter()
    _build()
    duration = time.perf_counter() - began

    chance = random.Random(20261122)
    kills, completed, new, old = 0, 0, 0, 0
    standing, following = "other", "one"
    while kills < KILLS:
        following = "one" if standing == "other" else "other"
        shutil.rmtree(content)
        shutil.copytree(place / following, content)
        # Every other kill waits for the few milliseconds in which files are moved in.
        moving = kills % 2 == 1
        killed = (
            killed_after(chance.uniform(0, 0.02), _build, once=lambda: has_open_journal(site))
            if moving
            else killed_after(chance.uniform(0, duration), _build)
        )
        if not killed:
            standing = following
            continue
        kills += 1
        completed += has_open_journal(site)
        # Any command recovers before it does anything else.
        assert cli.main(["check", "--now", NOW]) == 0
        found = _tree(site)
        assert found in (whole[standing], whole[following])
        if found == whole[following]:
            standing, new = following, new + 1
        else:
            old += 1
    assert old > 0
    assert new >= completed > 0, "no kill met a build while it moved files in"
    _build()
    assert _tree(site) == whole[following]


@pytest.mark.slow
def test_the_same_build_again_writes_nothing(place: Path) -> None:
    shutil.copytree(place / "one", place / "content")
    _build()
    files = (*(place / "site").rglob("*"), *(place / ".site.build").glob("*.json"))
    before = {file: file.stat().st_mtime_ns for file in files}
    _build()
    assert {file: file.stat().st_mtime_ns for file in before} == before
    assert set((place / "site").rglob("*")) <= before.keys()
