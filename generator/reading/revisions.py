"""The content as an earlier commit had it, laid in a folder of its own for as long as it is read.

Only texts are taken, and only plain files: a link or a submodule in that commit leads nowhere.
Nothing of the repository is changed and nothing of the commit is run (`git archive` would obey its
`.gitattributes`; `git worktree` would write beside the branches).
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.model.settings import SETTINGS
from generator.problems import RefusedError
from generator.reading.git_log import GitError, asked_of, repository_of, run_git
from generator.reading.ledger_log import blobs
from generator.reading.sources import MAX_TEXT, PAGES, TEXT_ENDINGS

_PLAIN_FILES = ("100644", "100755")
HEAP = 500
"""Files that git gives at a time: some megabytes of text."""


class RevisionError(RefusedError):
    """There is no earlier version to compare with."""


class Revision(NamedTuple):
    """A commit that the checked-out content follows from. `changed` are the files that are
    otherwise now, or new, or gone, relative to the content folder, sorted."""

    commit: str
    changed: tuple[str, ...]


def revision_of(content: Path, ref: str) -> Revision:
    """The last commit that `ref` and the checked-out content have in common, so that what came to
    `ref` since is not taken for something that the branch removed. Raises RevisionError, and
    GitError where git could not say what is otherwise."""
    if repository_of(content) is None:
        raise RevisionError(
            f"Indholdet i {content} er ikke under git, så der er intet at holde det op imod."
        )
    named = (
        None if ref.startswith("-") else _one(content, "rev-parse", "--verify", f"{ref}^{{commit}}")
    )
    if named is None:
        raise RevisionError(
            f"Git kender ikke »{ref}«. Skriv en gren eller et commit, for eksempel origin/main."
        )
    commit = _one(content, "merge-base", named, "HEAD") or named
    return Revision(commit, tuple(sorted(_changed(content, commit))))


@contextmanager
def content_at(content: Path, revision: Revision) -> Iterator[Path]:
    """A folder with the texts that were otherwise then, gone afterwards: the settings and the
    hand-written pages, and whole entities, with all the texts that belong to one that changed.
    Raises GitError where one of them is not to be had: what is held against it would be right."""
    with tempfile.TemporaryDirectory(prefix="portal-") as name:
        folder = Path(name)
        found = tuple(_wanted(tuple(_texts(content, revision.commit)), revision.changed))
        for begin in range(0, len(found), HEAP):
            heap = found[begin : begin + HEAP]
            objects = blobs(content, (each for _, each in heap))
            for (path, _), data in zip(heap, objects, strict=True):
                if data is None:
                    raise GitError.about(content, f"{path}, som den var, er der ikke")
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        yield folder


def _wanted(texts: Iterable[tuple[str, str]], changed: Iterable[str]) -> Iterator[tuple[str, str]]:
    folders = {path.removesuffix("index.md") for path, _ in texts if path.endswith("/index.md")}
    touched = {_entity(path, folders) for path in changed}
    for path, name in texts:
        whole = path == SETTINGS or path.startswith(f"{PAGES}/")
        if whole or _entity(path, folders) in touched:
            yield path, name


def _entity(path: str, folders: Collection[str]) -> str:
    """What all files of an entity have in common: its folder, or its name up to the first dot."""
    folder, _, name = path.rpartition("/")
    parts = folder.split("/")
    around = ("/".join(parts[:end]) + "/" for end in range(len(parts), 1, -1))
    own = f"{folder}/{name.partition('.')[0]}."
    return next((one for one in around if one in folders), own)


def _texts(content: Path, commit: str) -> Iterator[tuple[str, str]]:
    """Path and object of each text."""
    listed = asked_of(content, "ls-tree", "-r", "-z", "--long", commit)
    for row in listed.split("\0"):
        about, _, path = row.partition("\t")
        mode, _, name, size = about.split() if path else ("", "", "", "0")
        is_text = mode in _PLAIN_FILES and path.endswith(TEXT_ENDINGS)
        # Of an object that git has lost it says BAD; whoever wants that one hears of it.
        is_large = size.isdecimal() and int(size) > MAX_TEXT
        if is_text and not is_large and _stays_inside(path):
            yield path, name


def _stays_inside(path: str) -> bool:
    """Git refuses such names itself, but not in a commit that somebody made by hand."""
    parts = path.split("/")
    return not PurePosixPath(path).is_absolute() and not {"", ".", ".."} & set(parts)


def _changed(content: Path, commit: str) -> set[str]:
    said = (
        asked_of(
            content, "diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", "."
        ),
        asked_of(content, "ls-files", "-z", "--others", "--", "."),
    )
    return {path for names in said for path in names.split("\0") if path}


def _one(content: Path, *arguments: str) -> str | None:
    said = run_git(content, *arguments)
    return said.strip() or None if said is not None else None
