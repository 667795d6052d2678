"""`portal fmt` as an editor, a hook and a workflow run it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.editing.formatting import all_in, look_at, of_text
from generator.editing.shapes import model_of
from generator.reading.decoding import decoded
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.schema import validate
from generator.reading.yaml_text import read_yaml
from generator.settings import ROOT

BASE = ROOT / "tests/invalid/_base"
MESSY = (
    "---\ntype: koncert\n# om titlen\ntitle:  'Jul'\nstart: 2026-12-05 19:30\n---\n\nTekst  \n---\n"
)
NEAT = "---\n# om titlen\ntitle: Jul\nstart: 2026-12-05 19:30\ntype: koncert\n---\n\nTekst  \n---\n"


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, tmp_path / "content")
    assert cli.main(["fmt"]) == 0
    file = tmp_path / "content/events/2026/jul.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(MESSY, "utf-8")
    return file


def test_it_sets_what_is_not_in_order(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["fmt"]) == 0
    assert capsys.readouterr().out == "content/events/2026/jul.md\n"
    assert event.read_text("utf-8") == NEAT
    assert cli.main(["fmt"]) == 0
    assert capsys.readouterr().out == "Alt er i orden.\n"


def test_check_names_the_files_and_writes_nothing(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main(["fmt", "--check"]) == 1
    said = capsys.readouterr()
    assert said.out == "content/events/2026/jul.md\n"
    assert said.err == "Kør »portal fmt«, så kommer felterne i orden.\n"
    assert event.read_text("utf-8") == MESSY


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_and_the_mark_stay(event: Path, mark: bytes, end: bytes) -> None:
    event.write_bytes(mark + MESSY.encode().replace(b"\n", end))
    assert cli.main(["fmt"]) == 0
    assert event.read_bytes() == mark + NEAT.encode().replace(b"\n", end)


def test_a_hook_may_name_any_file_of_several_portals(
    event: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = shutil.copytree(event.parents[2], Path("demo")) / "events/2026/jul.md"
    Path("README.md").write_text("# Læs\n", "utf-8")
    capsys.readouterr()
    told = ["README.md", "demo/events/2026/jul.md", "content/portal.yml"]
    assert cli.main(["fmt", *told]) == 0
    assert capsys.readouterr().out == "demo/events/2026/jul.md\n"
    assert (other.read_text("utf-8"), event.read_text("utf-8")) == (NEAT, MESSY)
    monkeypatch.chdir(event.parent)
    assert cli.main(["fmt", "jul.md"]) == 0
    assert event.read_text("utf-8") == NEAT


def test_a_file_that_is_not_there(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fmt", "content/events/2026/jl.md"]) == 2
    assert "findes ikke: content/events/2026/jl.md" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_left_and_told_with_its_line(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = event.with_name("andet.md")
    broken.write_text("---\ntype: [koncert\ntitle: A\n---\n", "utf-8")
    assert cli.main(["fmt"]) == 1
    assert "content/events/2026/andet.md:2:7: yaml " in capsys.readouterr().err
    assert broken.read_text("utf-8").startswith("---\ntype: [koncert\n")
    assert event.read_text("utf-8") == NEAT


def test_a_file_that_is_read_but_cannot_be_set(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event.write_text(MESSY.replace("'Jul'", ">2\n   Jul"), "utf-8")
    assert cli.main(["fmt"]) == 1
    said = capsys.readouterr().err
    assert "content/events/2026/jul.md: ukendt-form Filen er ikke rørt: en tekst under" in said


@pytest.mark.parametrize("content", [ROOT / "content", ROOT / "demo"], ids=lambda path: path.name)
def test_every_file_of_ours_says_the_same_afterwards(content: Path) -> None:
    looked = look_at(content, all_in(content))
    assert looked.problems == ()
    assert looked.fine + len(looked.files) == len(all_in(content)) > 100
    for file in looked.files:
        before, after = (_parts(file.path, text) for text in (file.old_text, file.new_text))
        assert after[1] == before[1]
        assert read_yaml(after[0]).data == read_yaml(before[0]).data
        assert of_text(file.path, file.new_text) == file.new_text
        model = model_of(file.path)
        assert model is not None
        assert isinstance(validate(model, read_yaml(after[0]).data, file.path), model)
        assert decoded(file.new) == file.new_text


def _parts(path: str, text: str) -> tuple[str, str]:
    if not path.endswith(".md"):
        return text, ""
    parts = split_front_matter(text)
    assert isinstance(parts, FrontMatter)
    return parts.yaml, parts.body


def test_the_demo_is_in_the_form_that_editors_are_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is what many look at to see how a file is written."""
    assert cli.main(["fmt", "--check", "--content", str(ROOT / "demo")]) == 0
    assert capsys.readouterr().out == "Alt er i orden.\n"
