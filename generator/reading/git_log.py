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
import shlex
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from generator.caching import Store
from generator.model.fields import BOOLEANS
from generator.problems import RefusedError
from generator.reading import strategy
from generator.system_errors import cause_of

Touch: TypeAlias = tuple[int, bool, bool | None]
"""The commit's time (seconds since 1970), whether it brought the file, and whether that is a draft
since (None: as before)."""
Touches: TypeAlias = Mapping[str, list[Touch]]
"""By path relative to the content folder, in the order of the log, the oldest first."""
Log: TypeAlias = tuple[Touches, strategy.Strategy]

_COMMIT = "\x01"
_DRAFT = ("-draft:", "+draft:")
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


class ClosedRepositoryError(GitError):
    """There is a repository, and git does not open it. The cause and what helps, in Danish."""

    def __init__(self, folder: Path, cause: str, remedy: str) -> None:
        super().__init__(f"Git kan ikke læse historikken i {folder}: {cause}. {remedy}")
        self.cause, self.remedy = cause, remedy


class Repository(Struct, frozen=True):
    """The version control that a content folder is under; `prefix` is the folder's path in it."""

    head: str
    prefix: str
    shallow: bool


def repository_of(content: Path) -> Repository | None:
    """The repository that `content` stands in; None without one, or before the first commit.
    Raises ClosedRepositoryError where git does not open it, and GitError where it opens it and
    finds it damaged."""
    said = run_git(content, "rev-parse", "--show-toplevel", "--is-shallow-repository", "HEAD")
    if said is None:
        _must_be_empty(content)
        return None
    top, shallow, head = said.split("\n")[:3]
    prefix = content.resolve().relative_to(Path(top).resolve()).as_posix()
    return Repository(head, "" if prefix == "." else prefix + "/", shallow == "true")


def _must_be_empty(content: Path) -> None:
    """Raises where there is more to it than that there is no commit, or no repository."""
    whole = content.resolve()
    root = next((each for each in (whole, *whole.parents) if _is_repository(each / ".git")), None)
    if root is None:
        return
    try:
        opened = _run(root, "rev-parse", "--git-dir")
    except FileNotFoundError:
        cause, remedy = "programmet git er her ikke", "Installér det, og kør igen."
        raise ClosedRepositoryError(root, cause, remedy) from None
    except OSError as error:
        raise ClosedRepositoryError(root, cause_of(error), "Se, om git kan køre her.") from None
    if b"safe.directory" in opened.stderr:
        cause = "mappen tilhører en anden bruger"
        remedy = f"Tillad den: git config --global --add safe.directory {shlex.quote(str(root))}"
        raise ClosedRepositoryError(root, cause, remedy)
    if opened.returncode:
        raise ClosedRepositoryError(root, _last_line(opened), "Se, hvad »git status« siger dér.")
    # A name that leads to no commit makes this fail. Asked of the root: git may be told to look for
    # none as far up as from the content, and then there is none.
    answer_of(root, "rev-list", "--all", "--max-count=1")


def _is_repository(git: Path) -> bool:
    """A file leads to one; an empty folder is none."""
    return git.is_file() or (git / "HEAD").exists()


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
                found.setdefault(path, []).append((moment, False, None))
        elif path and line.startswith("new file mode"):
            found[path][-1] = (moment, True, False)
            partnerships.line(line)
        elif path:
            if line.startswith(_DRAFT):
                _, is_new, is_draft = found[path][-1]
                found[path][-1] = (moment, is_new, _is_draft(line) or bool(is_draft))
            if path.startswith(strategy.FOLDER):
                partnerships.line(line)
    return found, partnerships.found


def _is_draft(line: str) -> bool:
    """A line that came or went: one that went takes the mark away, unless another one has it."""
    word = line[len(_DRAFT[0]) :].partition("#")[0].strip(" \t\r'\"").lower()
    return line.startswith("+") and BOOLEANS.get(word, False)


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
        done = _run(content, *arguments, given=given)
    except OSError as error:
        raise GitError.about(content, cause_of(error)) from None
    if done.returncode:
        raise GitError.about(content, _last_line(done))
    return done.stdout


def _run(
    folder: Path, *arguments: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False
    )


def _last_line(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return said or f"det stoppede ({done.returncode})"
