"""The guide's pictures: each is used, says what it shows, is small, and is not out of date.

`--bless`, or `make guide-pictures`, takes anew those whose words have changed.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from generator import cli
from generator.settings import ROOT
from tests.site.guide_pictures import (
    FOLDER,
    FORMS,
    KEPT,
    MOST_BYTES,
    PORTALS,
    SCALE,
    SHOTS,
    TERMINALS,
    Form,
    Shot,
    Terminal,
    drawn,
    hold,
    said_at,
    taken,
)

NOW = "2026-11-22T09:00+01:00"
ALL: tuple[Shot | Form | Terminal, ...] = (*SHOTS, *FORMS, *TERMINALS)
GUIDE = """---
title: Redaktørens vejledning
description: Kort.
---
## Felterne, du bruger mest

`type` er ét ord fra listen.
"""
"""So much of it that an error can lead there."""


@pytest.mark.parametrize("picture", ALL, ids=lambda one: one.name)
def test_each_is_used_with_its_words_and_is_small(picture: Shot | Form | Terminal) -> None:
    topic, _, file = picture.name.partition("/")
    for portal in PORTALS:
        page = (ROOT / portal / FOLDER / topic / "index.md").read_text("utf-8")
        assert f"![{picture.alt}]({file})" in page
    copies = {(ROOT / portal / FOLDER / picture.name).read_bytes() for portal in PORTALS}
    assert len(copies) == 1
    assert len(copies.pop()) <= MOST_BYTES
    with Image.open(ROOT / "content" / FOLDER / picture.name) as image:
        assert 300 * SCALE <= image.width <= 800 * SCALE
        assert image.height <= 1000 * SCALE
        assert not image.getexif()


def test_there_are_no_others() -> None:
    names = {picture.name for picture in ALL}
    for portal in PORTALS:
        folder = ROOT / portal / FOLDER
        found = {
            file.relative_to(folder).as_posix()
            for file in folder.rglob("*.*")
            if file.suffix != ".md"
        }
        assert found == names
    assert json.loads(KEPT.read_text("utf-8")).keys() == names


@pytest.mark.browser
@pytest.mark.parametrize("shot", SHOTS, ids=lambda one: one.name)
def test_the_page_still_says_what_the_picture_shows(
    browser: Browser, demo_url: str, shot: Shot, bless: bool
) -> None:
    picture, said = taken(browser, demo_url, shot, NOW)
    assert said.strip()
    hold(shot.name, said, picture if bless else None)


@pytest.mark.parametrize("terminal", TERMINALS, ids=lambda one: one.name)
def test_the_command_still_says_what_the_picture_shows(
    terminal: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    bless: bool,
    request: pytest.FixtureRequest,
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/invalid/_base", content)
    (content / FOLDER).mkdir(parents=True)
    (content / FOLDER / "index.md").write_text(GUIDE, "utf-8")
    if terminal.before is not None:
        name, old, new = terminal.before
        text = (content / name).read_text("utf-8")
        assert old in text
        (content / name).write_text(text.replace(old, new), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    def run(command: Sequence[str], answers: Sequence[str]) -> str:
        left = iter(answers)

        def typed(question: str) -> str:
            answer = next(left)
            print(f"{question}{answer}")
            return answer

        monkeypatch.setattr("builtins.input", typed)
        for stream in (sys.stdin, sys.stdout):
            monkeypatch.setattr(stream, "isatty", lambda: bool(answers), raising=False)
        status = cli.main([*command, "--now", "2026-11-22 09:00"])
        said = capsys.readouterr()
        assert status in (0, 1), said.err
        assert next(left, None) is None, "every answer was asked for"
        return said.out + said.err

    said = said_at(terminal, run)
    # A browser is started only to take it anew.
    picture = drawn(request.getfixturevalue("browser"), said) if bless else None
    hold(terminal.name, said, picture)
