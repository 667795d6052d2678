"""The documentation is held to the code: links lead somewhere, commands and folders are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import cli
from generator.settings import ROOT

DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture(params=DOCS, ids=lambda path: path.name)
def document(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_links_lead_to_files(document: Path) -> None:
    for target in LINK.findall(document.read_text("utf-8")):
        if not target.startswith("https://"):
            assert (document.parent / target).exists(), target


def test_paths_that_are_named_exist(document: Path) -> None:
    named = re.findall(
        r"`((?:generator|theme|tests|content|scripts|docs)/[\w./-]+)`", document.read_text("utf-8")
    )
    missing = [path for path in named if not (ROOT / path).exists()]
    assert missing == []


PROGRAM = sorted((ROOT / "generator").rglob("*.py"))
THEME = sorted((ROOT / "theme").rglob("*.html"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def test_modules_that_the_program_names_exist() -> None:
    """`name.py` lies beside the file that names it or in a room around that, or is a path from the
    root."""
    missing = [
        f"{file.relative_to(ROOT)}: {named}"
        for file in PROGRAM
        for named in re.findall(r"`([\w/]+\.py)`", file.read_text("utf-8"))
        if not any((room / named).exists() for room in file.parents if room.is_relative_to(ROOT))
    ]
    assert missing == []


def test_papers_that_the_code_names_are_in_this_repository() -> None:
    paper = re.compile(r"\bdocs/[\w-]+\.md\b|(?<![\w/])[A-Z]{3,}\.md\b|DESIGN [§]")
    missing = [
        f"{file.relative_to(ROOT)}: {named}"
        for file in (*PROGRAM, *THEME, *TESTS)
        for named in paper.findall(file.read_text("utf-8"))
        if not (ROOT / named).exists()
    ]
    assert missing == []


def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:^|`)make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_commands_exist_and_all_are_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    told = {name.split()[0] for name in re.findall(r"^\| `portal ([^`]+)`", readme, re.MULTILINE)}
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    there = set(re.findall(r"^    ([a-z]+)\b", capsys.readouterr().out, re.MULTILINE))
    assert told == there


def test_every_room_of_the_house_is_told() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for room in sorted((ROOT / "generator").iterdir()):
        if room.is_dir() and (room / "__init__.py").exists():
            assert f"`{room.name}/`" in told, room.name
        elif room.suffix == ".py" and room.stem != "__init__":
            assert f"`{room.name}`" in told, room.name


def test_the_tests_that_answer_a_complaint_exist() -> None:
    told = (ROOT / "docs" / "complaints.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+)\. .* \| ((?:`[\w./:-]+`(?:, )?)+) \|$", told, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 21))
    for _, tests in rows:
        for test in re.findall(r"`(.+?)`", tests):
            path, _, name = test.partition("::")
            text = (ROOT / path).read_text("utf-8")
            assert not name or f"def {name}(" in text, test
