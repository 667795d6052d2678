"""What git's log says of the files in a folder: when each was touched, as visitors came to see it.

What was merged is seen on the day of the merge, whenever it was written: first parents alone are
followed, as the ledger does (`ledger_log.py`), which knows how much a change to an event mattered.
One `git log --patch` answers for every file, and takes seconds where files and commits are many:
its answer is kept in the build's cache, by the commit it was given for. Nothing kept depends on
the clock, and the file may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from generator.caching import Store
from generator.problems import RefusedError
from generator.reading import strategy
from generator.system_errors import cause_of

Touch: TypeAlias = tuple[int, bool]
"""The commit's time (seconds since 1970), and whether it brought the file."""
Touches: TypeAlias = Mapping[str, list[Touch]]
"""By path relative to the content folder, in the order of the log, the oldest first."""
Log: TypeAlias = tuple[Touches, strategy.Strategy]

_COMMIT = "\x01"
_LATEST = 253_402_128_000
"""30 December 9999: Python has no year after that, in whatever zone."""


class GitError(RefusedError):
    """Git did not answer about a repository that is there; says so in Danish. What it could not
    say is not nothing: a history that is short of something would be published, and kept."""

    @classmethod
    def about(cls, folder: Path, cause: str) -> GitError:
        return cls(
            f"Git kunne ikke svare om {folder}: {cause.rstrip('.')}. Uden historien bliver datoer "
            "og ændringer forkerte, så intet er gjort. Prøv igen, og se efter med »git fsck«, hvis "
            "det ikke hjælper."
        )


class Repository(Struct, frozen=True):
    """The version control that a content folder is under; `prefix` is the folder's path in it."""

    head: str
    prefix: str
    shallow: bool


def repository_of(content: Path) -> Repository | None:
    """The repository that `content` stands in; None without git, or before the first commit."""
    said = run_git(content, "rev-parse", "--show-toplevel", "--is-shallow-repository", "HEAD")
    if said is None:
        return None
    top, shallow, head = said.split("\n")[:3]
    prefix = content.resolve().relative_to(Path(top).resolve()).as_posix()
    return Repository(head, "" if prefix == "." else prefix + "/", shallow == "true")


def is_partial(content: Path) -> bool:
    """Whether it was cloned without all that its commits name (`git clone --filter`): the rest is
    fetched when it is asked for, which fails where the net is away."""
    said = run_git(content, "config", "--get-regexp", r"^remote\..*\.promisor$")
    return said is not None and "true" in said.split()


def read_log(content: Path, repository: Repository, store: Store) -> Log:
    """Everything up to HEAD; from the store where it was read before. Raises GitError."""
    name = f"history-{hashlib.sha256(os.fsencode(content.resolve())).hexdigest()[:16]}"
    known: Log | None = store.load(name, repository.head)
    if known is None:
        known = _ask(content, repository)
        store.save(name, repository.head, known)
    return known


def _ask(content: Path, repository: Repository) -> Log:
    log = asked_of(
        content,
        "-c",
        "log.showRoot=true",
        "log",
        "--reverse",
        "--first-parent",
        "--diff-merges=first-parent",
        "--no-renames",
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        f"--format={_COMMIT}%ct",
        "--patch",
        repository.head,
        "--",
        ".",
    )
    return parse_log(log.split("\n"), repository.prefix)


def parse_log(lines: Iterable[str], prefix: str) -> Log:
    """`git log --reverse --patch --unified=0` with a commit's time per entry → touches by path, and
    the changes of partnerships."""
    found: dict[str, list[Touch]] = {}
    partnerships = strategy.Reader()
    moment, path = 0, ""
    for line in lines:
        if line.startswith(_COMMIT):
            moment, path = moment_of(line[1:]), ""
        elif line.startswith("diff --git "):
            path = _path(line, prefix)
            partnerships.file(path, moment)
            if path:
                found.setdefault(path, []).append((moment, False))
        elif path and line.startswith("new file mode"):
            found[path][-1] = (moment, True)
            partnerships.line(line)
        elif path.startswith(strategy.FOLDER):
            partnerships.line(line)
    return found, partnerships.found


def moment_of(seconds: str) -> int:
    """A commit's time, of `%ct`. Whoever commits says when it is, and git takes any number: one
    that is out of all bounds is still in the future, or long ago."""
    return min(max(int(seconds), 0), _LATEST)


def _path(line: str, prefix: str) -> str:
    """`diff --git a/content/x b/content/x` → `x`; empty for names that git has to quote."""
    if '"' in line:
        return ""
    name = line[len("diff --git ") :]
    half = name[: (len(name) - 1) // 2][2:]
    return half[len(prefix) :] if half.startswith(prefix) else ""


def run_git(folder: Path, *arguments: str) -> str | None:
    """What git prints, where its answer may be no; None where it fails or is not there."""
    try:
        return asked_of(folder, *arguments)
    except GitError:
        return None


def asked_of(content: Path, *arguments: str) -> str:
    """What git prints of a repository that is there. Raises GitError."""
    return answer_of(content, *arguments).decode("utf-8", "replace")


def answer_of(content: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """As `asked_of`, in bytes; `given` is what git reads."""
    try:
        done = subprocess.run(
            ["git", "-C", str(content), *arguments],
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError.about(content, cause_of(error)) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise GitError.about(content, said or f"det stoppede ({done.returncode})")
    return done.stdout
