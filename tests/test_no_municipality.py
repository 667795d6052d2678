"""The program knows no municipality: what this repository's content names stands nowhere in it.

The names are read off the content, so that whoever comes to it is looked for the day they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from generator.settings import ROOT

CONTENT, DEMO = ROOT / "content", ROOT / "demo"
PROGRAM = (
    *("generator", "theme", "scripts", ".github", ".vscode"),
    *("Makefile", "mkdocs.yml", ".editorconfig", "pyproject.toml"),
    # What a new portal begins with (generator/founding/files.py).
    *("docs/surveys", "demo/portal.yml", "demo/pages/om/redaktoer"),
    *("content/pages/om/redaktoer/index.md", "content/pages/om/privatliv/index.md"),
)
TEXTS = frozenset(
    ".py .html .css .js .mjs .svg .po .pot .md .mjml .txt .typ .yml .toml .json .mk "
    ".code-snippets .webmanifest".split()
)


def fields(path: Path) -> dict[str, object]:
    """A file's front matter."""
    text = path.read_text("utf-8").split("---\n", 2)[1]
    found = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts alone
    return found if isinstance(found, dict) else {}


def settings(content: Path) -> dict[str, object]:
    text = (content / "portal.yml").read_text("utf-8")
    found: dict[str, object] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - likewise
    return found


def localities(content: Path) -> dict[str, str]:
    """Its towns and areas by code."""
    vocabularies = settings(content)["vocabularies"]
    assert isinstance(vocabularies, dict)
    return {code: term["label"] for code, term in vocabularies["localities"].items()}


def named(content: Path) -> Iterator[str]:
    """What the content calls its portal, its towns, its actors and places, and their hosts."""
    told = settings(content)
    yield from (str(told[name]) for name in ("name", "municipality", "identity_host"))
    yield from localities(content).values()
    for folder in ("actors", "places"):
        for path in (content / folder).rglob("*.md"):
            entity = fields(path)
            yield str(entity["title"])
            host = urlsplit(str(entity.get("website", ""))).hostname
            if host:
                yield host.removeprefix("www.")


def ordinary(content: Path) -> Iterator[str]:
    """The words of the vocabularies: a place may be called what it is."""
    vocabularies = settings(content)["vocabularies"]
    assert isinstance(vocabularies, dict)
    for name, terms in vocabularies.items():
        if name != "localities":
            for term in terms.values():
                yield from (term["label"], term.get("plural", ""))


def files() -> Iterator[Path]:
    for name in PROGRAM:
        place = ROOT / name
        assert place.exists(), name
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and (path.suffix in TEXTS or not path.suffix):
                yield path


@pytest.fixture(scope="module")
def looked_for() -> re.Pattern[str]:
    """The names as they are written, and the towns' also as they stand in addresses and slugs."""
    names = {*named(CONTENT)} - {*named(DEMO)} - {*ordinary(CONTENT)}
    towns = {*localities(CONTENT)} - {*localities(DEMO)}
    assert len(names) > 100
    assert len(towns) > 10
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(longest_first)})s?(?!\w)"
        rf"|(?<![a-z])(?:{'|'.join(sorted(map(re.escape, towns)))})(?![a-z])"
    )


def test_nothing_of_this_municipality_stands_in_the_program(looked_for: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in looked_for.finditer(line)
    ]
    assert found == []


def test_it_would_be_found(looked_for: re.Pattern[str]) -> None:
    told = settings(CONTENT)
    assert looked_for.search(f"Velkommen til {told['name']}s sider")
    for town, label in localities(CONTENT).items():
        assert looked_for.search(f"»{label}«")
        assert looked_for.search(f"/aktoerer/{town}-kor/")
        assert not looked_for.search(f"x{town}x".upper())
