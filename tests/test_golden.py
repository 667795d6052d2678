"""The golden site: a small portal, and every file that comes out of it, byte for byte.

`pytest tests/test_golden.py --bless` writes the expectation anew; its diff is read like code. The
hand-written pages' shell and the pictures belong to other versions of other programs, so of the
frame's files and of pictures only the names are held.
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from generator.build import build
from generator.model.times import ZONE
from generator.settings import BuildSettings
from tests import kept

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZONE)
_MAIN = re.compile(rb"<main[^>]*>.*?</main>", re.DOTALL)
_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)
_HASHED = re.compile(rb"\.[0-9a-f]{8,}\.(css|js)")
_MADE = re.compile(rb"assets/billeder/[0-9a-f]{12}-")
_BYTES = re.compile(rb'(?<=jpg" length=")\d+|(?<=image/jpeg" length=")\d+|(?<="size_in_bytes":)\d+')
_PICTURES = (".avif", ".jpg", ".png", ".webp")


def test_the_golden_site_is_as_expected(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    site = tmp_path / "site"
    build(BuildSettings(content=GOLDEN / "content", output=site, now=NOW, cache=tmp_path / "cache"))
    found = _tree(site)
    expected_folder = GOLDEN / "site"
    if request.config.getoption("--bless"):
        shutil.rmtree(expected_folder, ignore_errors=True)
        for name, data in found.items():
            file = expected_folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return
    expected = _tree(expected_folder, raw=True)
    assert sorted(found) == sorted(expected), (
        "files came or went; run with --bless and read the diff"
    )
    changed = [name for name in found if found[name] != expected[name]]
    assert changed == [], "run with --bless and read the diff"


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    with kept.anew():
        for name in ("a", "b"):
            build(
                BuildSettings(
                    content=GOLDEN / "content",
                    output=tmp_path / name,
                    now=NOW,
                    cache=tmp_path / f"cache-{name}",
                )
            )
    assert _tree(tmp_path / "a", whole=True) == _tree(tmp_path / "b", whole=True)


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    settings = BuildSettings(
        content=GOLDEN / "content",
        output=tmp_path / "site",
        now=NOW,
        cache=tmp_path / "cache",
    )
    build(settings)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "site").rglob("*")}
    second = build(settings)
    assert (second.written.written, second.written.removed) == ((), ())
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "site").rglob("*")} == before


def _tree(folder: Path, *, raw: bool = False, whole: bool = False) -> dict[str, bytes]:
    """What is held of each file: pages by their main part, title and head; assets by name alone."""
    found = {}
    for file in sorted(folder.rglob("*")):
        # The browser editor is held by tests/admin.
        if not file.is_file() or file.relative_to(folder).parts[0] == "admin":
            continue
        name = _told(file.relative_to(folder).as_posix().encode()).decode()
        data = file.read_bytes()
        found[name] = data if raw or whole else _held(name, data)
    return found


def _held(name: str, data: bytes) -> bytes:
    if name.endswith(".html"):
        title, main = _TITLE.search(data), _MAIN.search(data)
        if title is None or main is None:
            return data
        head = data[: data.index(b"</head>")]
        metas = re.findall(
            rb'<(?:meta (?:name|property)|link rel="(?:canonical|alternate))[^>]*>', head
        )
        facts = re.findall(rb"<script type=.application/ld.json.>.*?</script>", head, re.DOTALL)
        return _told(b"\n".join((title[0], *metas, *facts, main[0], b"")))
    if name.startswith("assets/") or name.endswith(_PICTURES):
        return b""
    return _told(data)


def _told(text: bytes) -> bytes:
    """Without what follows from the bytes of styles, scripts and pictures."""
    text = _HASHED.sub(rb".HASH.\1", text)
    return _BYTES.sub(b"BYTES", _MADE.sub(b"assets/billeder/HASH-", text))
