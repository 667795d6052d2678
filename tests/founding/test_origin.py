"""A new portal fetches the program from where this one came, if anybody else could."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.founding import origin as module
from generator.founding.origin import Origin, origin

ADDRESS = "https://git.vindoe.example/kulturportal.git"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Installed:
    """What pip wrote down of where it took the program from (PEP 610)."""

    def __init__(self, told: str | None) -> None:
        self.told = told

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.told


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Neither installed from git nor a checkout."""
    monkeypatch.setattr(module, "distribution", lambda _: Installed(None))
    monkeypatch.setattr(module, "SHIPPED", tmp_path)
    return tmp_path


def told(url: str, **further: object) -> str:
    return json.dumps({"url": url, **further})


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            told(ADDRESS, vcs_info={"vcs": "git", "commit_id": COMMIT}),
            {"generator": ADDRESS, "version": COMMIT},
        ),
        (told("file:///home/x/kulturportal", dir_info={"editable": True}), {}),
        (told("https://x.example/kulturportal.whl", archive_info={}), {}),
        (told("https://me:secret@git.example/k.git", vcs_info={"commit_id": COMMIT}), {}),
        (told("ssh://git@git.example/k.git", vcs_info={"commit_id": COMMIT}), {}),
        ("{", {}),
        ("[]", {}),
        (None, {}),
    ],
)
def test_what_pip_wrote_down(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, written: str | None, found: dict[str, str]
) -> None:
    monkeypatch.setattr(module, "distribution", lambda _: Installed(written))
    assert origin() == Origin(found)


@pytest.mark.parametrize("remote", [ADDRESS, "git@git.example:k.git", "/home/x/k", None])
def test_a_checkout_says_its_origin_if_others_can_reach_it(
    nowhere: Path, remote: str | None
) -> None:
    def git(*arguments: str) -> str:
        who = ("-c", "user.name=R", "-c", "user.email=r@example.org")
        done = subprocess.run(
            ["git", *who, *arguments], cwd=nowhere, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    git("init", "-q")
    (nowhere / "x").write_text("x")
    git("add", "x")
    git("commit", "-qm", "x")
    if remote:
        git("remote", "add", "origin", remote)
    commit = git("rev-parse", "HEAD")
    # As a fetch leaves it.
    git("update-ref", "refs/remotes/origin/main", commit)
    known = {"generator": ADDRESS, "version": commit}
    assert origin() == (Origin(known) if remote == ADDRESS else Origin({}))
    if remote != ADDRESS:
        return
    (nowhere / "x").write_text("y")
    assert origin() == Origin(
        {"generator": ADDRESS},
        f"Her er rettet i programmet, siden {commit[:9]}, så andre kan ikke hente den.",
    )
    git("commit", "-qam", "y")
    local = git("rev-parse", "HEAD")
    assert origin() == Origin(
        {"generator": ADDRESS},
        f"Udgaven her ({local[:9]}) er ikke på {ADDRESS} endnu, så andre kan ikke hente den.",
    )
