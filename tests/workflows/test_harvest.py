"""The harvest's proposal, made by the workflow's own script in a repository of git's."""

from __future__ import annotations

import os
import shutil
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
PROPOSE = "Åbn et forslag, eller gå videre i det, der er åbent"
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
        return self.run(_script("propose", PROPOSE), number, at=self.work)

    def run(self, script: str, number: str, *, at: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=at,
            env={
                "PATH": f"{self.folder / 'bin'}:/usr/bin:/bin",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
                **{"CALLS": str(self.calls), "OPEN": number, "ACTOR": "koret", "BASE": "main"},
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def night(self, number: str, portal: str) -> subprocess.CompletedProcess[str]:
        """Both jobs, each in a checkout of its own; `portal` is what the harvest does, in sh."""
        for job in ("reads", "writes"):
            shutil.rmtree(self.folder / job, ignore_errors=True)
            self.git("clone", "--quiet", "origin", job, at=self.folder)
        program = self.folder / "reads/.venv/bin/portal"
        program.parent.mkdir(parents=True)
        program.write_text(f"#!/bin/sh\nset -e\n{portal}\necho '1 ændret.' > forslag/rapport.md\n")
        program.chmod(0o755)
        for name in ("Gå videre fra det forslag, der er åbent", "Læs kalenderen"):
            done = self.run(_script("fetch", name), number, at=self.folder / "reads")
            assert done.returncode == 0, done.stderr
        shutil.copytree(self.folder / "reads/forslag", self.folder / "writes/forslag")
        return self.run(_script("propose", PROPOSE), number, at=self.folder / "writes")

    def edits(self, branch: str, **files: str | None) -> str:
        """Somebody's push to a branch; None takes a file away. The commit."""
        self.git("fetch", "--quiet", "origin")
        self.git("checkout", "--quiet", "-B", branch, f"origin/{branch}")
        for path, text in files.items():
            if text is None:
                (self.work / path).unlink()
            else:
                self.put(path, text)
        self.git("add", "content")
        self.git("commit", "--quiet", "--message", f"I {branch}")
        self.git("push", "--quiet", "origin", branch)
        return self.git("rev-parse", "HEAD").strip()

    def proposed(self, path: str) -> str:
        return self.git("show", f"harvest/koret:{path}", at=self.folder / "origin")


def _script(job: str, step: str) -> str:
    text = (ROOT / ".github/workflows/harvest.yml").read_text("utf-8")
    jobs: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)["jobs"]  # noqa: S506 - it makes texts alone
    (script,) = [one["run"] for one in jobs[job]["steps"] if one.get("name") == step]
    return str(script)


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


OTHER, MINE = "content/events/2026/andet.md", "content/events/2026/min.md"
LATER = f"echo 'Lucia kl. 17' > {EVENT}"


def test_an_open_proposal_is_brought_up_to_main(repository: Repository) -> None:
    """What is newer in main neither hinders the patch nor comes into the proposal as its own."""
    assert repository.night("", f"echo 'Lucia kl. 16' > {EVENT}").returncode == 0
    tip = repository.edits("harvest/koret", **{MINE: "En redaktørs\n"})
    newest = repository.edits("main", **{OTHER: "Nyt i main\n", HOSTILE: "name: Udgiv\n"})
    seen = f"cat {EVENT} {MINE} {OTHER} > ../seen"
    done = repository.night("7", f"{seen}\n{LATER}\necho 'Andet kl. 9' > {OTHER}")
    assert done.returncode == 0, done.stderr
    assert (repository.folder / "seen").read_text() == "Lucia kl. 16\nEn redaktørs\nNyt i main\n"
    assert repository.proposed(EVENT) == "Lucia kl. 17\n"
    assert repository.proposed(MINE) == "En redaktørs\n"
    assert repository.proposed(OTHER) == "Andet kl. 9\n"
    origin = repository.folder / "origin"
    changed = repository.git("diff", "--name-only", "main", "harvest/koret", at=origin)
    assert changed.split() == sorted([OTHER, EVENT, MINE])
    for commit in (tip, newest):
        repository.git("merge-base", "--is-ancestor", commit, "harvest/koret", at=origin)
    assert "Begyndt forfra" not in (repository.folder / "writes/besked.md").read_text()


def test_what_main_has_taken_away_stays_away(repository: Repository) -> None:
    repository.edits("main", **{OTHER: "Andet\n"})
    repository.night("", f"echo 'Lucia kl. 16' > {EVENT}")
    repository.edits("main", **{OTHER: None})
    done = repository.night("7", f"test ! -e {OTHER}\n{LATER}")
    assert done.returncode == 0, done.stderr
    origin = repository.folder / "origin"
    listed = repository.git("ls-tree", "-r", "--name-only", "harvest/koret", at=origin)
    assert OTHER not in listed.split()


def test_a_proposal_that_conflicts_with_main_begins_anew_and_says_so(
    repository: Repository,
) -> None:
    repository.night("", f"echo 'Lucia kl. 16' > {EVENT}")
    tip = repository.edits("harvest/koret", **{MINE: "En redaktørs\n"})
    repository.edits("main", **{EVENT: "Lucia, rettet i main\n"})
    seen = f"cat {EVENT} > ../seen\ntest ! -e {MINE}"
    done = repository.night("7", f"{seen}\n{LATER}")
    assert done.returncode == 0, done.stderr
    assert (repository.folder / "seen").read_text() == "Lucia, rettet i main\n"
    assert repository.proposed(EVENT) == "Lucia kl. 17\n"
    origin = repository.folder / "origin"
    changed = repository.git("diff", "--name-only", "main", "harvest/koret", at=origin)
    assert changed.split() == [EVENT]
    # No word of the editor's is lost: it stands in the branch's history, and the text says where.
    assert repository.git("show", f"{tip}:{MINE}", at=origin) == "En redaktørs\n"
    repository.git("merge-base", "--is-ancestor", tip, "harvest/koret", at=origin)
    body = (repository.folder / "writes/besked.md").read_text()
    assert "**Begyndt forfra.** Forslaget stødte sammen med det, der nu står i main.\n" in body
    assert tip in body
    assert repository.calls.read_text().splitlines()[-1] == "pr edit 7 --body-file besked.md"


def test_a_base_that_is_no_commit_is_refused(repository: Repository) -> None:
    repository.read("main", **{EVENT: "Lucia kl. 16\n"})
    repository.put("forslag/grundlag", "--orphan=x\n")
    assert repository.propose().returncode == 1
