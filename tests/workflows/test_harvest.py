"""The harvest's proposal, made by the workflow's own script in a repository of git's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.settings import ROOT

GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
[ "$1 $2" = "pr list" ] && printf '%s' "$OPEN"
exit 0
"""
EVENT = "content/events/2026/lucia.md"
HOSTILE = ".github/workflows/publish.yml"


class Repository:
    """A checkout of `main` and, in `origin`, where it is pushed to."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.work, self.calls = folder, folder / "work", folder / "calls"
        self.git("init", "--quiet", "--bare", "-b", "main", "origin", at=folder)
        self.git("clone", "--quiet", "origin", "work", at=folder)
        self.git("checkout", "--quiet", "-B", "main")
        self.put(EVENT, "Lucia\n")
        self.put(HOSTILE, "name: Udgiv\n")
        self.commit("Først")
        self.git("push", "--quiet", "origin", "main")
        (folder / "bin").mkdir()
        (folder / "bin/gh").write_text(GH)
        (folder / "bin/gh").chmod(0o755)

    def git(self, *arguments: str, at: Path | None = None) -> str:
        who = ("-c", "user.name=R", "-c", "user.email=r@example.org")
        done = subprocess.run(
            ["git", *who, *arguments],
            cwd=at or self.work,
            env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def put(self, path: str, text: str) -> None:
        (self.work / path).parent.mkdir(parents=True, exist_ok=True)
        (self.work / path).write_text(text, "utf-8")

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def read(self, base: str, **files: str) -> None:
        """What the job that reads left: a patch from `base` to these files."""
        self.git("checkout", "--quiet", "--detach", base)
        for path, text in files.items():
            self.put(path, text)
        self.git("add", "--all")
        patch = self.git("diff", "--cached", "--binary")
        sha = self.git("rev-parse", base)
        self.git("reset", "--quiet", "--hard")
        self.git("checkout", "--quiet", "main")
        self.put("forslag/aendring.patch", patch)
        self.put("forslag/grundlag", sha)
        self.put("forslag/rapport.md", "## Koret\n\n1 ændret.\n" + "å" * 40_000)

    def propose(self, number: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", _script()],
            cwd=self.work,
            env={
                "PATH": f"{self.folder / 'bin'}:/usr/bin:/bin",
                "GIT_CONFIG_GLOBAL": os.devnull,
                **{"CALLS": str(self.calls), "OPEN": number, "ACTOR": "koret", "BASE": "main"},
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def proposed(self, path: str) -> str:
        return self.git("show", f"harvest/koret:{path}", at=self.folder / "origin")


def _script() -> str:
    text = (ROOT / ".github/workflows/harvest.yml").read_text("utf-8")
    jobs: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)["jobs"]  # noqa: S506 - it makes texts alone
    script: str = jobs["propose"]["steps"][-1]["run"]
    return script


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_a_proposal_is_a_branch_and_a_pull_request(repository: Repository) -> None:
    repository.read("main", **{EVENT: "Lucia kl. 16\n"})
    done = repository.propose()
    assert done.returncode == 0, done.stderr
    assert repository.proposed(EVENT) == "Lucia kl. 16\n"
    assert repository.git("show", f"main:{EVENT}", at=repository.folder / "origin") == "Lucia\n"
    assert repository.calls.read_text().splitlines()[-1] == (
        "pr create --head harvest/koret --base main --title Hent fra kalenderen: koret "
        "--body-file besked.md"
    )
    body = (repository.work / "besked.md").read_bytes()
    assert len(body) < 65_536
    assert "\n\n## Koret\n\n1 ændret.\n" in body.decode()


def test_nothing_but_events_comes_of_a_patch(repository: Repository) -> None:
    repository.read("main", **{EVENT: "Lucia kl. 16\n", HOSTILE: "name: Ond\n", "x.py": "ond\n"})
    done = repository.propose()
    assert done.returncode == 0, done.stderr
    changed = repository.git(
        "diff", "--name-only", "main", "harvest/koret", at=repository.folder / "origin"
    )
    assert changed.split() == [EVENT]


RENAMED = f"""diff --git a/{HOSTILE} b/content/events/ny.md
similarity index 100%
rename from {HOSTILE}
rename to content/events/ny.md
"""
LINKED = """diff --git a/content/events/ny.md b/content/events/ny.md
new file mode 120000
--- /dev/null
+++ b/content/events/ny.md
@@ -0,0 +1 @@
+/etc/passwd
\\ No newline at end of file
"""


@pytest.mark.parametrize("patch", [RENAMED, LINKED])
def test_no_patch_takes_a_file_from_elsewhere(repository: Repository, patch: str) -> None:
    """What `git apply --include` lets through by its new name alone."""
    repository.read("main", **{EVENT: "Lucia kl. 16\n"})
    repository.put("forslag/aendring.patch", patch)
    done = repository.propose()
    assert done.returncode == 1
    assert "::error::Forslaget rører andet end arrangementer." in done.stdout
    assert "harvest" not in repository.git(
        "branch", "--list", "harvest/*", at=repository.folder / "origin"
    )


def test_an_open_proposal_is_gone_on_from(repository: Repository) -> None:
    repository.read("main", **{EVENT: "Lucia kl. 16\n"})
    repository.propose()
    repository.git("checkout", "--quiet", "harvest/koret")
    repository.put("content/events/2026/min.md", "En redaktørs\n")
    repository.git("add", "content")
    repository.git("commit", "--quiet", "--message", "Min")
    repository.git("push", "--quiet", "origin", "harvest/koret")
    repository.read("harvest/koret", **{EVENT: "Lucia kl. 17\n"})
    done = repository.propose("7")
    assert done.returncode == 0, done.stderr
    assert repository.proposed(EVENT) == "Lucia kl. 17\n"
    assert repository.proposed("content/events/2026/min.md") == "En redaktørs\n"
    assert repository.calls.read_text().splitlines()[-1] == "pr edit 7 --body-file besked.md"


def test_what_an_editor_pushes_meanwhile_is_not_overwritten(repository: Repository) -> None:
    repository.read("main", **{EVENT: "Lucia kl. 16\n"})
    repository.propose()
    old = repository.git("rev-parse", "harvest/koret").strip()
    repository.git("checkout", "--quiet", "harvest/koret")
    repository.put(EVENT, "Redaktørens Lucia\n")
    repository.git("add", "content")
    repository.git("commit", "--quiet", "--message", "Min")
    repository.git("push", "--quiet", "origin", "harvest/koret")
    repository.read(old, **{EVENT: "Lucia kl. 17\n"})
    assert repository.propose("7").returncode != 0
    assert repository.proposed(EVENT) == "Redaktørens Lucia\n"
