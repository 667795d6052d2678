"""When a file was first published and last modified, and how often its time or place changed.

Git is the memory (DESIGN §5). One `git log` over the content folder answers for every file;
without git, or in a shallow clone, the answer is empty and front matter takes over.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from generator.model.entity import History
from generator.model.times import ZONE

_COMMIT = "\x01"
_SEQUENCE_FIELD = re.compile(
    r"[+-](?:start|end|venue|online_url|status|previous_start|repeat|changes|booking|title)\s*:"
    r"|[+-]\s+(?:-\s+)?(?:date|status|start|end|venue|every|until|on|dates|except|name)\s*:"
    r"|[+-]\s+-\s+\d{4}-\d{2}-\d{2}"
)
"""A changed line that a subscriber's calendar must notice: RFC 5545 §3.8.7.4 asks for a higher
SEQUENCE when time, place or status changes."""


def read_history(content: Path) -> Mapping[str, History]:
    """History by path relative to `content`; empty where git cannot tell it whole."""
    top = _git(content, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    if top is None:
        return {}
    folder, shallow = top.split("\n")[:2]
    if shallow == "true":
        return {}
    prefix = content.resolve().relative_to(Path(folder).resolve()).as_posix()
    log = _git(
        content,
        "log",
        "--reverse",
        "--no-merges",
        "--no-renames",
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        f"--format={_COMMIT}%ct",
        "--patch",
        "--",
        ".",
    )
    return parse_log(log.split("\n"), prefix) if log is not None else {}


def parse_log(lines: Iterable[str], prefix: str) -> dict[str, History]:
    """`git log --reverse --patch --unified=0` with a commit time per entry → history by path."""
    found: dict[str, History] = {}
    start = "" if prefix in ("", ".") else prefix + "/"
    moment = datetime.fromtimestamp(0, UTC).astimezone(ZONE)
    path, fresh, counted = "", False, False
    for line in lines:
        if line.startswith(_COMMIT):
            moment = datetime.fromtimestamp(int(line[1:]), UTC).astimezone(ZONE)
            path = ""
        elif line.startswith("diff --git "):
            path, fresh, counted = _path(line, start), False, False
        elif not path:
            continue
        elif line.startswith("new file mode"):
            fresh = True
        elif line.startswith("index ") or line.startswith("deleted file"):
            before = None if fresh else found.get(path)
            found[path] = (
                History(moment, moment)
                if before is None
                else History(before.published, moment, before.changes)
            )
        elif not fresh and not counted and _SEQUENCE_FIELD.match(line):
            before = found[path]
            found[path] = History(before.published, before.modified, before.changes + 1)
            counted = True
    return found


def _path(line: str, start: str) -> str:
    """`diff --git a/content/x b/content/x` → `x`; empty for names that git has to quote."""
    if '"' in line:
        return ""
    name = line[len("diff --git ") :]
    half = name[: (len(name) - 1) // 2][2:]
    return half[len(start) :] if half.startswith(start) else ""


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
