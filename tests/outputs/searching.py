"""Searching an index as a visitor does: with the page's own scripts, in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.settings import ROOT

SCRIPTS = ROOT / "theme" / "assets" / "js"
DAY = "2026-11-22"
"""The day on which the tests' portals are looked at (`tests.factories.NOW`)."""


@dataclass(frozen=True)
class Visit:
    """What one visitor typed, letter by letter or at once, and chose."""

    typed: Sequence[str]
    kind: str = ""
    naar: str = ""
    most: int = 10


@dataclass(frozen=True)
class Found:
    """What the last query of a visit showed, and the files that all of them fetched."""

    titles: list[str]
    paths: list[str]
    abouts: list[str]
    total: int
    all: int
    partly: bool
    kinds: dict[str, int]
    times: dict[str, int]
    files: list[str]
    meant: str


def node() -> str:
    """The program; skips the test where there is none."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("Node is not installed")
    return program


def search(folder: Path, *visits: Visit | str, day: str = DAY) -> list[Found]:
    """Searches in the index that lies in `folder`; a text is a visit with that query alone."""
    asked = [visit.__dict__ if isinstance(visit, Visit) else {"typed": [visit]} for visit in visits]
    done = subprocess.run(
        [node(), Path(__file__).with_name("search.mjs"), SCRIPTS, folder, day],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [_found(one) for one in json.loads(done.stdout)]


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """An index on disk."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def _found(one: dict[str, Any]) -> Found:
    rows = one["rows"]
    return Found(
        titles=[row[0] for row in rows],
        paths=[row[1] for row in rows],
        abouts=[row[2] for row in rows],
        total=one["total"],
        all=one["all"],
        partly=one["isPartly"],
        kinds=one["counts"]["kinds"],
        times=one["counts"]["times"],
        files=one["files"],
        meant=one["meant"],
    )
