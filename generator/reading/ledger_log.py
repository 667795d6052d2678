"""What git's log says of events' files, version by version, as visitors came to see them.

What people saw is told along first parents alone: what was written on a branch and changed there
again before it was merged, nobody has seen. What a branch brought is counted besides, so that a
number that may never fall (SEQUENCE) does not, whichever way two lines are merged. The log names
versions by their objects (`git log --raw`), and `git cat-file --batch` gives many of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.forking import heaps, in_turns
from generator.model.event import Event
from generator.model.place import Place, where_of
from generator.model.version import Version, version_of
from generator.presenting.languages.file_names import is_translation
from generator.reading.decoding import decoded
from generator.reading.document import open_markdown, validated
from generator.reading.front_matter import FrontMatterFault, split_front_matter
from generator.reading.git_log import (
    GitError,
    Repository,
    answer_of,
    asked_of,
    moment_of,
    run_git,
)
from generator.reading.notes import Notes
from generator.reading.sources import MAX_TEXT, Source

FOLDER, PLACES = Event.KIND + "/", Place.KIND + "/"
HEAP = 200
"""Versions that a process reads in a turn: some forty milliseconds."""
_COMMIT = "\x01"
_NONE = "0" * 40
_SHORT = "det stoppede midt i sit svar"
_WORDS = re.compile(
    r"^(?:summary|summary_en|title_en|price|price_note|ticket_url|registration_url|sources|notes"
    r"|audiences|ages|capacity|modified|published): [^\n]*\n(?! )",
    re.MULTILINE,
)

Versions: TypeAlias = Mapping[str, Version | None]
"""By git's name of the object; None of one that cannot be read, or that is no event."""


class Touched(NamedTuple):
    """A file that a commit changed, and git's names of the object before and after: None where
    there was none, or is none any longer."""

    path: str
    before: str | None
    after: str | None


class Commit(NamedTuple):
    """A commit with the files of events and places that differ from its first parent's; `made`
    is in seconds since 1970."""

    name: str
    made: int
    parents: tuple[str, ...]
    files: tuple[Touched, ...]


class Step(NamedTuple):
    """What visitors came to see at once: a commit on the main line, and, where it is a merge, what
    the commits did that it brought along. `own` are all that wrote something themselves, each in
    the same order whenever it is asked."""

    commit: Commit
    own: tuple[Commit, ...]

    @property
    def made(self) -> int:
        return self.commit.made


class SeenPlace(NamedTuple):
    """A place as one version of its file tells it: where it is, and the addresses that it had."""

    where: str
    aliases: tuple[str, ...]


SeenPlaces: TypeAlias = Mapping[str, SeenPlace | None]
"""As `Versions`, of places."""


def read_steps(content: Path, repository: Repository, since: str | None) -> list[Step] | None:
    """What happened after the commit `since`, or from the beginning, the oldest first; None where
    `since` is none of HEAD's first parents: then what is between them is not all that is new.
    Raises GitError."""
    arguments = (
        "-c",
        "log.showRoot=true",
        "log",
        "-z",
        # Every commit, those too that touch none of these files: the line is followed from one to
        # the next.
        "--full-history",
        "--sparse",
        "--diff-merges=first-parent",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--no-color",
        "--no-show-signature",
        f"--format={_COMMIT}%H %ct %P",
        repository.head if since is None else f"{since}..{repository.head}",
        "--",
        FOLDER,
        PLACES,
    )
    # A commit that was kept may be gone from the repository, and is then no failure of git's.
    log = asked_of(content, *arguments) if since is None else run_git(content, *arguments)
    if log is None:
        return None
    commits = {one.name: one for one in parse_commits(log, repository.prefix)}
    line = list(_main_line(commits, repository.head))
    if since is not None and (not line or line[0].parents[:1] != (since,)):
        return None
    return list(_steps(commits, line))


def _main_line(commits: Mapping[str, Commit], head: str) -> list[Commit]:
    """HEAD's first parents as far as they are among these, the oldest first."""
    found = []
    at = commits.get(head)
    while at is not None:
        found.append(at)
        at = commits.get(at.parents[0]) if at.parents else None
    return found[::-1]


def _steps(commits: Mapping[str, Commit], line: Iterable[Commit]) -> Iterator[Step]:
    """Those that touch something. What a merge brings is what was reachable from none before."""
    seen: set[str] = set()
    for commit in line:
        seen.add(commit.name)
        brought, ahead = [], list(commit.parents[1:])
        while ahead:
            name = ahead.pop()
            if name not in seen and (other := commits.get(name)) is not None:
                seen.add(name)
                ahead += other.parents
                brought.append(other)
        brought.sort(key=lambda one: (one.made, one.name))
        # A merge by itself writes nothing: it has what its parents have.
        own = tuple(one for one in (*brought, commit) if one.files and len(one.parents) < 2)
        if own or commit.files:
            yield Step(commit, own)


def parse_commits(log: str, prefix: str) -> Iterator[Commit]:
    """`git log -z --raw` with a commit's name, time and parents per entry → commits."""
    made: tuple[str, int, tuple[str, ...]] | None = None
    files: dict[str, Touched] = {}
    words = iter(log.split("\0"))
    for word in words:
        mark = word.lstrip("\n")
        if mark.startswith(_COMMIT):
            if made is not None:
                yield Commit(*made, tuple(files.values()))
            # The first of the files may stand after it, in the same word.
            text, _, mark = mark[1:].partition("\n")
            name, seconds, *parents = text.split()
            made, files = (name, moment_of(seconds), tuple(parents)), {}
            mark = mark.lstrip("\n")
        if mark.startswith(":"):
            was, mode, before, after, *_ = mark[1:].split()
            path = next(words, "").removeprefix(prefix)
            if _is_told(path):
                files[path] = Touched(path, _object(before, was), _object(after, mode))
    if made is not None:
        yield Commit(*made, tuple(files.values()))


def _object(name: str, mode: str) -> str | None:
    """A link is no file of ours (reading/sources.py)."""
    return None if name == _NONE or not mode.startswith("100") else name


def _is_told(path: str) -> bool:
    return path.startswith((FOLDER, PLACES)) and path.endswith(".md") and not is_translation(path)


def read_versions(content: Path, names: Sequence[str], jobs: int) -> Versions:
    """What these objects tell, shared out among `jobs` processes. Versions of one file had better
    stand beside each other: where an editor changed other words, the one tells what the other
    did."""

    def read(heap: Sequence[str]) -> dict[str, Version | None]:
        found: dict[str, Version | None] = {}
        same: dict[str, Version | None] = {}
        for name, data in zip(heap, blobs(content, heap), strict=True):
            text = None if data is None else _text(data)
            if text is None:
                found[name] = None
                continue
            told = _telling(text)
            if told not in same:
                same[told] = read_version(text)
            found[name] = same[told]
        return found

    known: dict[str, Version | None] = {}
    for answer in in_turns(read, heaps(names, HEAP), jobs):
        known |= answer
    return known


def read_places(content: Path, names: Sequence[str]) -> SeenPlaces:
    """What these objects tell of places. Raises GitError."""
    found = zip(names, blobs(content, names), strict=True) if names else ()
    texts = ((name, None if data is None else _text(data)) for name, data in found)
    return {name: None if text is None else read_place(text) for name, text in texts}


def blobs(content: Path, names: Iterable[str]) -> list[bytes | None]:
    """The bytes of these objects; None of those that are not there or are no text of ours. Raises
    GitError where git did not answer for each."""
    asked = tuple(names)
    given = "".join(f"{name}\n" for name in asked)
    output = answer_of(content, "cat-file", "--batch", given=given.encode())
    found: list[bytes | None] = []
    at = 0
    for name in asked:
        start = output.find(b"\n", at) + 1
        head = output[at:start].split()
        if head == [name.encode(), b"missing"]:
            found.append(None)
            at = start
            continue
        # Of an object: its name, kind and size, then its bytes and a line's end.
        end = start + int(head[2]) if len(head) == 3 else len(output)
        if output[end : end + 1] != b"\n":
            raise GitError.about(content, _SHORT)
        is_text = head[1] == b"blob" and end - start <= MAX_TEXT
        found.append(output[start:end] if is_text else None)
        at = end + 1
    if at != len(output):
        raise GitError.about(content, "det svarede på mere, end det blev spurgt om")
    return found


def _text(data: bytes) -> str | None:
    try:
        return decoded(data)
    except UnicodeDecodeError:
        return None


def _telling(text: str) -> str:
    """What of a file the ledger can have anything to tell of: the fields, and of them not those
    that stand on a line by themselves and say neither when, where nor whether."""
    parts = split_front_matter(text)
    return text if isinstance(parts, FrontMatterFault) else _WORDS.sub("", parts.yaml)


def read_version(text: str) -> Version | None:
    """The event in a version of its file, by the rules that content is read by; None of one that
    had errors: no portal was built of that."""
    notes = Notes()
    document = open_markdown(Source("", text, ""), notes)
    event = validated(Event, document, notes) if document is not None else None
    return None if event is None else version_of(event)


def read_place(text: str) -> SeenPlace | None:
    """As `read_version`, of a place."""
    notes = Notes()
    document = open_markdown(Source("", text, ""), notes)
    place = validated(Place, document, notes) if document is not None else None
    return None if place is None else SeenPlace(where_of(place), place.aliases)
