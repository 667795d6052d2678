"""The hosted preview: its own scripts, on real git, with a `gh` that answers from files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.test_workflows import GITHUB, read, steps

WORKFLOW = GITHUB / "workflows" / "preview.yml"
SHA = "0123456789abcdef0123456789abcdef01234567"
GH = """#!/bin/sh
case "$*" in
  *portal.yml*) cat "$ANSWERS/portal.yml" ;;
  *artifacts*) cat "$ANSWERS/artifacts.json" ;;
  *paginate*) cat "$ANSWERS/open" ;;
  *pulls*) cat "$ANSWERS/pulls.json" ;;
  "pr comment"*) printf '%s\\n' "$@" > "$ANSWERS/said" ;;
esac
"""
PAGE = "<!doctype html>\n<html>\n<head>\n<title>x</title>\n</head>\n<body>\n<p><body>\n</html>\n"


def script(job: str) -> str:
    found = [step["run"] for step in read(WORKFLOW)["jobs"][job]["steps"] if "run" in step]
    assert len(found) == 1
    return str(found[0])


def ran(folder: Path, job: str, **env: str) -> subprocess.CompletedProcess[str]:
    for name in ("bin", "answers"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "bin/gh").write_text(GH)
    (folder / "bin/gh").chmod(0o755)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script(job)],
        cwd=folder,
        env={
            "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
            "ANSWERS": str(folder / "answers"),
            "GITHUB_OUTPUT": str(folder / "output"),
            "GH_REPO": "kommunen/portal",
            "HOME": str(folder),
            **env,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def pull(number: int = 12, sha: str = SHA, of: str = "kommunen/portal", *labels: str) -> Any:
    return {
        "number": number,
        "head": {"sha": sha, "repo": {"full_name": of}},
        "labels": [{"name": label} for label in labels],
    }


ARTIFACT = {"name": "forhaandsvisning", "expired": False}


@pytest.mark.parametrize(
    ("pulls", "artifacts", "number"),
    [
        ([pull()], [ARTIFACT], "12"),
        ([pull(9, "f" * 40), pull()], [ARTIFACT], "12"),
        ([pull(12, "f" * 40)], [ARTIFACT], ""),
        ([pull(12, SHA, "en-anden/portal")], [ARTIFACT], ""),
        ([pull(12, SHA, "en-anden/portal", "forhåndsvisning")], [ARTIFACT], "12"),
        ([{**pull(), "head": {"sha": SHA, "repo": None}}], [ARTIFACT], ""),
        ([pull()], [{"name": "webstedet-som-det-bliver", "expired": False}], None),
        ([pull()], [{**ARTIFACT, "expired": True}], None),
        ([], [ARTIFACT], ""),
    ],
)
def test_only_the_own_and_the_labelled_are_shown(
    tmp_path: Path, pulls: list[Any], artifacts: list[Any], number: str | None
) -> None:
    done = found(tmp_path, pulls, artifacts)
    assert done.returncode == 0, done.stderr
    output = tmp_path / "output"
    assert (output.read_text() if output.exists() else None) == (
        None if number is None else f"number={number}\n"
    )


@pytest.mark.parametrize(
    ("base_url", "preview"),
    [
        ("", "https://kultur.example/forslag"),
        (
            "https://kommunen.github.example/portal/",
            "https://kommunen.github.example/portal-forslag",
        ),
    ],
)
def test_it_is_never_on_the_portals_own_host(tmp_path: Path, base_url: str, preview: str) -> None:
    done = found(tmp_path, [pull()], [ARTIFACT], BASE_URL=base_url, PREVIEW_URL=preview)
    assert done.returncode == 1
    assert "en anden vært" in done.stdout
    assert not (tmp_path / "output").exists()


def found(
    folder: Path, pulls: list[Any], artifacts: list[Any], **env: str
) -> subprocess.CompletedProcess[str]:
    answers = folder / "answers"
    answers.mkdir()
    (answers / "portal.yml").write_text("name: Kultur\nbase_url: https://kultur.example/\n")
    (answers / "pulls.json").write_text(json.dumps(pulls))
    (answers / "artifacts.json").write_text(json.dumps({"artifacts": artifacts}))
    given = {"PREVIEW_URL": "https://forslag.example", "BASE_URL": "", "SHA": SHA}
    return ran(folder, "find", HEAD="kommunen:gren", RUN="5", **given | env)


@pytest.fixture
def hosted(tmp_path: Path) -> Path:
    """The hosted repository, with the site of another pull request in it."""
    bare, work = tmp_path / "hosted.git", tmp_path / "work"
    git(tmp_path, "init", "-q", "--bare", str(bare))
    git(tmp_path, "init", "-q", "-b", "gh-pages", str(work))
    (work / "pr-7").mkdir()
    (work / "pr-7/index.html").write_text("syv")
    git(work, "add", "--all")
    git(work, "-c", "user.name=x", "-c", "user.email=x@y.example", "commit", "-qm", "x")
    git(work, "push", "-q", str(bare), "gh-pages")
    return bare


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


def listed(hosted: Path) -> list[str]:
    return git(hosted, "ls-tree", "-r", "--name-only", "gh-pages").split()


def test_a_site_gets_a_folder_a_banner_and_no_place_in_search_engines(
    tmp_path: Path, hosted: Path
) -> None:
    site = tmp_path / "site"
    (site / "om").mkdir(parents=True)
    (site / ".git").mkdir()
    (site / ".git/config").write_text("[core]")
    (site / "om/index.html").write_text(PAGE)
    (site / "om/kalender.ics").write_text("<head>")
    (site / ".gitignore").write_text("*")
    (site / "ud").symlink_to("/etc/passwd")
    done = ran(tmp_path, "publish", KEY="k", REMOTE=str(hosted), NUMBER="12")
    assert done.returncode == 0, done.stderr
    assert listed(hosted) == [
        *(".nojekyll", "pr-12/om/index.html", "pr-12/om/kalender.ics"),
        *("pr-7/index.html", "robots.txt"),
    ]
    page = git(hosted, "show", "gh-pages:pr-12/om/index.html")
    assert page.count('<head><meta name="robots" content="noindex">\n') == 1
    assert page.count("Forhåndsvisning af et forslag.") == 1
    assert "<body><p class=" in page
    assert git(hosted, "show", "gh-pages:pr-12/om/kalender.ics") == "<head>"
    assert git(hosted, "rev-list", "--count", "gh-pages").strip() == "1"
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_who_comes_second_begins_again(tmp_path: Path, hosted: Path) -> None:
    """The first push is refused, as where another has written meanwhile."""
    hook = hosted / "hooks/update"
    hook.write_text(f"#!/bin/sh\n[ -e {tmp_path}/once ] || {{ touch {tmp_path}/once; exit 1; }}\n")
    hook.chmod(0o755)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(PAGE)
    done = ran(tmp_path, "publish", KEY="k", REMOTE=str(hosted), NUMBER="12")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "once").exists()
    assert "pr-12/index.html" in listed(hosted)
    (tmp_path / "away").mkdir()
    gone = ran(tmp_path, "publish", KEY="k", REMOTE=str(tmp_path / "away"), NUMBER="12")
    assert gone.returncode != 0


@pytest.mark.parametrize("number", ["../7", "7; touch owned", "x"])
def test_a_number_is_a_number(tmp_path: Path, hosted: Path, number: str) -> None:
    (tmp_path / "site").mkdir()
    done = ran(tmp_path, "publish", KEY="k", REMOTE=str(hosted), NUMBER=number)
    assert done.returncode == 1
    assert listed(hosted) == ["pr-7/index.html"]


@pytest.mark.parametrize(("open_ones", "left"), [("7\n12\n", ["pr-7/index.html"]), ("77\n", [])])
def test_what_is_closed_goes(tmp_path: Path, hosted: Path, open_ones: str, left: list[str]) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers/open").write_text(open_ones)
    before = git(hosted, "rev-parse", "gh-pages")
    done = ran(tmp_path, "sweep", KEY="k", REMOTE=str(hosted))
    assert done.returncode == 0, done.stderr
    assert listed(hosted) == left
    assert (git(hosted, "rev-parse", "gh-pages") == before) == bool(left)


def test_the_address_stands_in_one_comment(tmp_path: Path) -> None:
    done = ran(tmp_path, "tell", NUMBER="12", PREVIEW_URL="https://forslag.example")
    assert done.returncode == 0, done.stderr
    said = (tmp_path / "answers/said").read_text().split("\n")
    assert said[:5] == ["pr", "comment", "12", "--edit-last", "--create-if-none"]
    assert "<https://forslag.example/pr-12/>" in (tmp_path / "besked.md").read_text("utf-8")


def test_nothing_of_the_pull_request_is_run_and_nothing_is_on_by_itself() -> None:
    used = [step["uses"].partition("@")[0] for step in steps(WORKFLOW) if "uses" in step]
    assert used == ["actions/download-artifact"]
    jobs = read(WORKFLOW)["jobs"]
    for name in ("find", "sweep"):
        assert "vars.PREVIEW_URL != ''" in jobs[name]["if"]
    assert jobs["publish"]["needs"] == "find"
    for name, job in jobs.items():
        writes = [right for right, level in job["permissions"].items() if level == "write"]
        assert writes == (["pull-requests"] if name == "tell" else [])
        assert ("PREVIEW_KEY" in json.dumps(job)) == (job.get("environment") is not None)
