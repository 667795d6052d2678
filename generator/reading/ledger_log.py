"""What git's log says of events' files, version by version, as visitors came to see them.

Only the first parents are followed: what was written on a branch and changed there again before it
was merged, nobody has seen. The log names versions by their objects (`git log --raw`), and
`git cat-file --batch` gives many of them at once.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.forking import heaps, in_turns
from generator.model.event import Event
from generator.model.ledger import Version, version_of
from generator.presenting.languages.file_names import is_translation
from generator.reading.decoding import decoded
from generator.reading.document import open_markdown, validated
from generator.reading.front_matter import FrontMatterFault, split_front_matter
from generator.reading.git_log import Repository, run_git
from generator.reading.notes import Notes
from generator.reading.sources import MAX_TEXT, Source

FOLDER = Event.KIND + "/"
HEAP = 200
"""Versions that a process reads in a turn: some forty milliseconds."""
_COMMIT = "\x01"
_NONE = "0" * 40
_WORDS = re.compile(
    r"^(?:summary|summary_en|title_en|price|price_note|ticket_url|registration_url|sources|notes"
    r"|audiences|ages|capacity|modified|published): [^\n]*\n(?! )",
    re.MULTILINE,
)

Versions: TypeAlias = Mapping[str, Version | None]
"""By git's name of the object; None of one that cannot be read, or that is no event."""


class Step(NamedTuple):
    """A commit: its time (seconds since 1970), and of each event's file that it changed the path
    and the object's name, None of one that it removed."""

    made: int
    files: tuple[tuple[str, str | None], ...]


def read_steps(content: Path, repository: Repository, since: str | None) -> list[Step] | None:
    """What happened after the commit `since`, or from the beginning, the oldest first; None where
    HEAD does not follow from `since`."""
    span = repository.head
    if since is not None:
        if not _follows(content, repository.head, since):
            return None
        span = f"{since}..{repository.head}"
    log = run_git(
        content,
        "-c",
        "log.showRoot=true",
        "log",
        "-z",
        "--reverse",
        "--first-parent",
        "--diff-merges=first-parent",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--no-color",
        "--no-show-signature",
        f"--format={_COMMIT}%ct",
        span,
        "--",
        FOLDER,
    )
    return [] if log is None else list(parse_steps(log, repository.prefix))


def _follows(content: Path, head: str, since: str) -> bool:
    """Whether `since` is one of HEAD's first parents: then what is between them is all that is
    new."""
    between = run_git(
        content, "rev-list", "--first-parent", "--parents", "--reverse", f"{since}..{head}"
    )
    first = between.partition("\n")[0].split() if between else []
    return len(first) > 1 and first[1] == since


def parse_steps(log: str, prefix: str) -> Iterator[Step]:
    """`git log -z --raw` with a commit's time per entry → steps, those without events left out."""
    made, files = 0, dict[str, str | None]()
    words = iter(log.split("\0"))
    for word in words:
        mark = word.lstrip("\n")
        if mark.startswith(_COMMIT):
            if files:
                yield Step(made, tuple(files.items()))
            # The time, and after it the first of the files, in the same word.
            text, _, mark = mark[1:].partition("\n")
            made, files = int(text), {}
            mark = mark.lstrip("\n")
        if mark.startswith(":"):
            _, mode, _, after, *_ = mark.split()
            path = next(words, "").removeprefix(prefix)
            if _is_event(path):
                # A link is no file of ours (reading/sources.py).
                gone = after == _NONE or not mode.startswith("100")
                files[path] = None if gone else after
    if files:
        yield Step(made, tuple(files.items()))


def _is_event(path: str) -> bool:
    return path.startswith(FOLDER) and path.endswith(".md") and not is_translation(path)


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


def blobs(content: Path, names: Iterable[str]) -> Iterator[bytes | None]:
    """The bytes of these objects; None of those that are not there or are no text of ours."""
    asked = "".join(f"{name}\n" for name in names)
    command = ["git", "-C", str(content), "cat-file", "--batch"]
    try:
        done = subprocess.run(command, input=asked.encode(), capture_output=True, check=False)
        output = done.stdout
    except OSError:
        output = b""
    at = 0
    for _ in range(asked.count("\n")):
        end = output.find(b"\n", at)
        head = output[at:end].split() if end >= 0 else []
        if len(head) != 3:
            at = end + 1 if end >= 0 else len(output)
            yield None
            continue
        size = int(head[2])
        start = end + 1
        at = start + size + 1
        yield output[start : start + size] if head[1] == b"blob" and size <= MAX_TEXT else None


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
