"""What the theme may not use, since a browser that many have takes the whole of it for an error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.settings import ROOT

THEME = ROOT / "theme"
STYLES = sorted(THEME.rglob("*.css"))
SCRIPTS = sorted(THEME.rglob("*.js"))


def named(file: Path) -> str:
    return file.relative_to(THEME).as_posix()


@pytest.mark.parametrize("file", STYLES, ids=named)
def test_safari_reads_every_line_of_a_style(file: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
    # Up to 26.0 the shorthand has no thickness and no colour.
    decorations = re.findall(r"(?<![\w-])text-decoration:\s*([^;]+);", css)
    assert [one for one in decorations if " " in one] == []
    # Up to 17.3 what is drawn has no words beside it.
    spoken = re.findall(r"content:\s*(\"[^\"]*\") / ", css)
    before = re.findall(r"content:\s*(\"[^\"]*\");\s*content:\s*\1 / ", css)
    assert spoken == before
    # Up to 16.1 no colours are mixed, which is seen only when a variable is put in.
    for rule in re.findall(r"@supports \(color: color-mix.*?\n}", css, flags=re.DOTALL):
        css = css.replace(rule, "")
    assert "color-mix(" not in css


@pytest.mark.parametrize("file", SCRIPTS, ids=named)
def test_safari_reads_every_script(file: Path) -> None:
    # Up to 16.3 a pattern that looks behind makes the whole file one it does not read.
    assert re.findall(r"\(\?<[=!]", file.read_text("utf-8")) == []
