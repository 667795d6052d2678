"""What Tab writes, in bash itself, and the example that each command's help ends with."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli, commands
from generator.arguments import Parser
from generator.commands.completion import SCRIPTS, candidates
from generator.examples import EXAMPLES
from generator.settings import ROOT

BASE = ROOT / "tests/invalid/_base"


def leaves(parser: Parser) -> Iterator[Parser]:
    below = parser.subcommands()
    for one in below.values():
        yield from leaves(one)
    if not below:
        yield parser


LEAVES = {parser.prog: parser for parser in leaves(commands.parser())}


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_has_an_example_that_can_be_copied(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    example = LEAVES[name].example
    assert LEAVES[name].format_help().endswith(f"\nfor eksempel:\n  {example}\n")
    words = shlex.split(example.removeprefix('eval "$(').removesuffix(')"'))
    assert words[0] == "portal"
    options = commands.parser().parse_args(words[1:])
    assert " ".join(words).startswith(name)
    assert callable(options.run)


def test_no_example_is_of_a_command_that_is_not_there() -> None:
    assert EXAMPLES.keys() <= LEAVES.keys()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, tmp_path / "content")
    shutil.copytree(BASE, tmp_path / "anden")
    (tmp_path / "anden/actors/aftenkoret.md").write_text("---\n", "utf-8")  # broken: no matter
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("che", ["check"]),
        ("new ev", ["evaluation", "event"]),
        ("newsletter s", ["sent"]),
        ("check --for", ["--format"]),
        ("check --format ", ["github", "json", "text"]),
        ("check --format json --c", ["--content"]),
        ("new event --ven", ["--venue"]),
        ("new event --venue ", ["torvet"]),
        ("new event --title Koncert --organizers k", ["koret"]),
        ("new evaluation --partnership ", ["syng-sammen"]),
        ("new event --title ", []),
        ("new event --type ", ["koncert"]),
        ("new event --content nowhere --type ", []),
        ("new offer --grades ", []),
        ("match --actor ", ["koret", "skolen"]),
        ("match --content anden --actor a", ["aftenkoret"]),
        ("card jul", ["julekoncert"]),
        ("card julekoncert ", []),
        ("pack julekoncert sy", ["syng-sammen"]),
        ("print poster ", ["julekoncert"]),
        ("completion ", ["bash", "fish", "zsh"]),
        ("nothing ", []),
    ],
)
def test_what_a_word_could_become(typed: str, found: list[str], place: Path) -> None:
    assert candidates(commands.parser(), typed.split(" ")) == found


def test_bash_completes(place: Path) -> None:
    (place / "bin").mkdir()
    portal = place / "bin/portal"
    portal.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -c "
        "'from generator.cli import program; program()' \"$@\"\n"
    )
    portal.chmod(0o755)
    script = (
        'eval "$(bin/portal completion bash)"\n'
        "COMP_WORDS=(bin/portal new event --venue to); COMP_CWORD=4\n"
        '_portal; printf "%s|" "${COMPREPLY[@]}"\n'
        'COMP_WORDS=(bin/portal match --actor ""); COMP_CWORD=3\n'
        '_portal; printf "%s|" "${COMPREPLY[@]}"\n'
        "complete -p portal\n"
    )
    run = subprocess.run(["bash", "-c", script], cwd=place, capture_output=True, text=True)
    assert run.stderr == ""
    assert run.stdout == "torvet|koret|skolen|complete -o default -F _portal portal\n"


@pytest.mark.parametrize("shell", SCRIPTS)
def test_each_shell_has_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert said == SCRIPTS[shell]
    assert f"completion {shell} " in said
    if program := shutil.which(shell):
        assert subprocess.run([program, "-n"], input=said, text=True).returncode == 0
