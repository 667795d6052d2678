"""A git repository as its host keeps it: branches, files of a commit, commits made of changes.

A fork shares its parent's objects and has branches of its own, as with GitHub.
"""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

AUTHOR = ("Rita Redaktør", "rita@proeve.example")


class RefusedError(Exception):
    """What git does not do: a branch that is not there, a commit on another one than expected."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Some of the branches in a bare git folder: those under `refs`."""

    store: Path
    owner: str
    name: str
    refs: str = "refs/heads/"

    @property
    def full_name(self) -> str:
        return f"{self.owner}/{self.name}"

    def fork(self, owner: str) -> Repository:
        """Another's copy, with the branches as they are now."""
        copy = Repository(self.store, owner, self.name, f"refs/forks/{owner}/")
        for branch, commit in self.branches().items():
            copy.point(branch, commit)
        return copy

    # --- read ---------------------------------------------------------------------------------

    def branches(self, prefix: str = "") -> dict[str, str]:
        """The commit of each branch whose name begins so."""
        listed = self._text("for-each-ref", "--format=%(refname) %(objectname)", self.refs)
        pairs = (line.split(" ") for line in listed.splitlines())
        known = {name.removeprefix(self.refs): commit for name, commit in pairs}
        return {name: commit for name, commit in known.items() if name.startswith(prefix)}

    def head(self, branch: str) -> str | None:
        return self.branches().get(branch)

    def tree(self, commit: str) -> list[dict[str, object]]:
        """What GitHub lists: every file and folder, with its object."""
        found: list[dict[str, object]] = []
        for line in self._text("ls-tree", "-r", "-t", "-l", "-z", commit).split("\0"):
            if line:
                about, path = line.split("\t")
                mode, kind, sha, size = about.split()
                entry: dict[str, object] = {"path": path, "mode": mode, "type": kind, "sha": sha}
                found.append(entry | ({"size": int(size)} if kind == "blob" else {}))
        return found

    def blob(self, sha: str) -> bytes:
        return self._git("cat-file", "blob", sha)

    def object_at(self, expression: str) -> str | None:
        """The object's name, for `branch:path` or `commit:path`."""
        branch, _, path = expression.partition(":")
        commit = self.head(branch) or branch
        try:
            return self._text("rev-parse", "--verify", "-q", f"{commit}:{path}").strip()
        except RefusedError:
            return None

    def history(self, commit: str, path: str | None, most: int) -> list[dict[str, str]]:
        """The latest commits, of all or of one file."""
        form = "--format=%H%x1f%an%x1f%ae%x1f%cI%x1f%B%x00"
        found = self._text("log", f"-{most}", form, commit, *(("--", path) if path else ()))
        keys = ("oid", "name", "email", "date", "message")
        commits = (part.strip("\n") for part in found.split("\0"))
        return [dict(zip(keys, part.split("\x1f"), strict=True)) for part in commits if part]

    def changed(self, base: str, head: str) -> dict[str, str]:
        """Paths by git's letter (A, M, D) since the two parted."""
        listed = self._text("diff", "--name-status", "-z", "--no-renames", f"{base}...{head}")
        parts = listed.split("\0")
        return dict(zip(parts[1::2], parts[::2], strict=False))

    def files(self, branch: str) -> dict[str, bytes]:
        """Every file's content on the branch."""
        commit = self.head(branch)
        if commit is None:
            raise RefusedError(f"no branch {branch}")
        return {
            str(entry["path"]): self.blob(str(entry["sha"]))
            for entry in self.tree(commit)
            if entry["type"] == "blob"
        }

    # --- write --------------------------------------------------------------------------------

    def point(self, branch: str, commit: str) -> None:
        self._git("update-ref", self.refs + branch, commit)

    def remove(self, branch: str) -> None:
        self._git("update-ref", "-d", self.refs + branch)

    def commit(
        self,
        branch: str,
        expected: str,
        additions: Mapping[str, str],
        deletions: Iterable[str],
        message: str,
    ) -> str:
        """A commit on the branch's head, which must be the expected one; contents are base64."""
        if self.head(branch) != expected:
            raise RefusedError(f"Expected branch to point to {expected}")
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": f"{folder}/index"}
            self._git("read-tree", expected, also=index)
            lines = [f"0 {'0' * 40}\t{path}\0" for path in deletions]
            for path, content in additions.items():
                body = base64.b64decode(content, validate=True)
                sha = self._git("hash-object", "-w", "--stdin", given=body).decode().strip()
                lines.append(f"100644 {sha}\t{path}\0")
            listed = "".join(lines).encode()
            self._git("update-index", "-z", "--index-info", given=listed, also=index)
            tree = self._git("write-tree", also=index).decode().strip()
        made = self._git("commit-tree", tree, "-p", expected, "-m", message).decode().strip()
        self.point(branch, made)
        return made

    def _text(self, *arguments: str) -> str:
        return self._git(*arguments).decode()

    def _git(
        self, *arguments: str, given: bytes | None = None, also: Mapping[str, str] | None = None
    ) -> bytes:
        who = {
            f"GIT_{role}_{field}": value
            for role in ("AUTHOR", "COMMITTER")
            for field, value in zip(("NAME", "EMAIL"), AUTHOR, strict=True)
        }
        done = subprocess.run(
            ["git", "--git-dir", str(self.store), *arguments],
            env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, **(also or {})},
            input=given,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise RefusedError(done.stderr.decode())
        return done.stdout


def founded(store: Path, owner: str, name: str, files: Mapping[str, bytes]) -> Repository:
    """A new repository whose branch `main` holds the files."""
    subprocess.run(["git", "init", "-q", "--bare", str(store)], check=True)
    new = Repository(store, owner, name)
    empty = new._git("hash-object", "-w", "-t", "tree", "--stdin", given=b"").decode().strip()
    new.point("main", new._git("commit-tree", empty, "-m", "Begyndelsen").decode().strip())
    written = {path: base64.b64encode(body).decode() for path, body in files.items()}
    new.commit("main", str(new.head("main")), written, (), "Indhold")
    return new
