"""The successor of the page builder, tried beside it: reported, and skipped where it cannot."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.shell import Shell, ShellError, Site, build_shell
from generator.shell.mkdocs import Builder, run_builder, theme_stylesheet
from tests.shell.portal import CONFIG, THEME

ZENSICAL = Builder(
    name="Zensical",
    versions=lambda: {"zensical": version("zensical")},
    stylesheet=lambda: theme_stylesheet("zensical", "assets/stylesheets/classic/main.*.min.css"),
    build=lambda project: run_builder([sys.executable, "-m", "zensical", "build"], project),
)


def settled(html: bytes) -> str:
    """Without what may differ: how a character is escaped, the stylesheet's name, blank space."""
    text = (
        html.decode().replace("&#x2f;", "/").replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
    )
    text = re.sub(r"stylesheets/[^\"]+", "stylesheets/…", text)
    return re.sub(r"\s+", " ", re.sub(r'="(\./)+(?=[^"])', '="', text))


def test_zensical_builds_the_same_frames(
    site: Site, pages: Path, shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if find_spec("zensical") is None:
        pytest.skip("Zensical is not installed")
    try:
        other = build_shell(site, pages, CONFIG, THEME, tmp_path, ZENSICAL)
    except ShellError as error:
        pytest.skip(f"Zensical {version('zensical')} could not build: {error}")
    same = [
        depth
        for depth in shell.frames
        if settled(b"@".join(other.frames[depth].pieces))
        == settled(b"@".join(shell.frames[depth].pieces))
    ]
    with capsys.disabled():
        print(f"\nZensical {version('zensical')}: frames {sorted(other.frames)}, equal: {same}")

    assert same == sorted(shell.frames)
    assert [frame.slots for frame in other.frames.values()] == [
        frame.slots for frame in shell.frames.values()
    ]
    assert set(other.files) >= {"404.html", "om/index.html", "om/tilgaengelighed/index.html"}
    page = other.files["om/index.html"]
    assert re.findall(rb"<script[^>]*>", page) == re.findall(rb"<script[^>]*portal\.[^>]*>", page)
