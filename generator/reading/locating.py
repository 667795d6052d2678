"""Where is that line? Only asked when something failed (docs/architecture.md, *Text first*)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.problems import FieldPath, Finding, Problem
from generator.reading.decoding import decoded
from generator.reading.front_matter import FrontMatter, split_front_matter

if TYPE_CHECKING:
    from generator.reading.yaml_text import Span

EXCERPT = 1_000
"""Characters of the source line that a problem carries; the report shows what is near."""


def locate(findings: Iterable[Finding], content: Path) -> list[Problem]:
    """Findings → problems with line, column and the line itself; each file is read once."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    return [
        problem
        for path, found in by_path.items()
        for problem in locate_in(_text(content / path), found)
    ]


def excerpt(lines: Sequence[str], line: int) -> str:
    """Line number `line` (from 1), at most EXCERPT characters; empty when there is none."""
    return lines[line - 1].rstrip()[:EXCERPT] if 0 < line <= len(lines) else ""


def _text(file: Path) -> str:
    try:
        return decoded(file.read_bytes())
    except (OSError, UnicodeDecodeError):
        return ""


class _Map(Struct, frozen=True):
    """A file's lines and where its fields stand; `first` and `body` are the lines on which YAML
    and body begin."""

    lines: list[str]
    spans: dict[FieldPath, Span]
    first: int
    body: int


def locate_in(text: str, findings: Iterable[Finding]) -> list[Problem]:
    """The same of one file whose text is this, whatever is on disk."""
    # Imported here: in most builds nothing is wrong.
    from generator.reading.yaml_text import read_yaml

    parts = split_front_matter(text) if text.startswith("---") else None
    if isinstance(parts, FrontMatter):
        yaml, first, body = parts.yaml, parts.yaml_line, parts.body_line
    else:
        yaml, first, body = text, 1, 1
    file = _Map(text.split("\n"), read_yaml(yaml, spans=True).spans, first, body)
    return [_problem(file, finding) for finding in findings]


def _problem(file: _Map, finding: Finding) -> Problem:
    line, column = _place(file, finding)
    return Problem(
        finding.path,
        line,
        column,
        finding.code,
        finding.message,
        finding.hint,
        "" if finding.private else excerpt(file.lines, line),
        finding.level,
        ".".join(part for part in _named(finding) if isinstance(part, str)),
    )


def _named(finding: Finding) -> FieldPath:
    """The field that a finding is about: the missing one, where one is."""
    if finding.code == "mangler-felt":
        return (*finding.field, finding.needle)
    return () if finding.field == ("body",) else finding.field


def _place(file: _Map, finding: Finding) -> tuple[int, int]:
    """Line and column from 1; (0, 0) for the file as a whole."""
    if finding.field == ("body",):
        return _in_body(file, finding.needle)
    span = _nearest(file.spans, finding.field)
    if span is not None:
        line, column = span.value if finding.at == "value" else span.key
        return line + file.first - 1, column
    if finding.at == "end":
        # Where the missing line belongs: at the closing `---`, or at the end of a `.yml` file.
        return (file.body - 1 if file.body > 1 else _length(file.lines) + 1), 1
    return (file.first, 1) if finding.field or finding.at == "key" else (0, 0)


def _nearest(spans: dict[FieldPath, Span], field: FieldPath) -> Span | None:
    """The field itself, or the closest one around it that is written."""
    while field:
        if field in spans:
            return spans[field]
        field = field[:-1]
    return None


def _length(lines: list[str]) -> int:
    """How many lines there are up to the last that is not empty."""
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)


def _in_body(file: _Map, needle: str) -> tuple[int, int]:
    for number in range(file.body, len(file.lines) + 1):
        column = file.lines[number - 1].find(needle)
        if needle and column >= 0:
            return number, column + 1
    return _across_lines(file, needle) or (file.body, 1)


def _across_lines(file: _Map, needle: str) -> tuple[int, int] | None:
    """Where the words stand that a reader sees in a row, with line ends and signs of emphasis
    between them in the file."""
    words = needle.split()
    if len(words) < 2:
        return None
    text = "\n".join(file.lines[file.body - 1 :])
    found = re.search(r"[\s*_>\\]+".join(map(re.escape, words)), text)
    if found is None:
        return None
    before = text[: found.start()]
    return file.body + before.count("\n"), found.start() - (before.rfind("\n") + 1) + 1
