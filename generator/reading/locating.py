"""Where is that line? Only asked when something failed (DESIGN §5)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.problems import FieldPath, Finding, Problem
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.sources import decoded
from generator.reading.yaml_text import Span, read_yaml

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
        for problem in _locate_in(_text(content / path), found)
    ]


def excerpt(text: str, line: int) -> str:
    """Line number `line` (from 1) of a text, cut to a screen's width; empty when there is none."""
    lines = text.split("\n")
    return lines[line - 1].rstrip()[:EXCERPT] if 0 < line <= len(lines) else ""


def _text(file: Path) -> str:
    try:
        return decoded(file.read_bytes())
    except (OSError, UnicodeDecodeError):
        return ""


def _locate_in(text: str, findings: list[Finding]) -> list[Problem]:
    parts = split_front_matter(text) if text.startswith("---") else None
    yaml, first = (parts.yaml, parts.yaml_line) if isinstance(parts, FrontMatter) else (text, 1)
    spans = read_yaml(yaml, spans=True).spans
    body_line = parts.body_line if isinstance(parts, FrontMatter) else 1
    return [_problem(text, finding, spans, first, body_line) for finding in findings]


def _problem(
    text: str, finding: Finding, spans: dict[FieldPath, Span], first: int, body_line: int
) -> Problem:
    line, column = _place(text, finding, spans, first, body_line)
    return Problem(
        finding.path,
        line,
        column,
        finding.code,
        finding.message,
        finding.hint,
        excerpt(text, line),
        finding.level,
    )


def _place(
    text: str, finding: Finding, spans: dict[FieldPath, Span], first: int, body_line: int
) -> tuple[int, int]:
    """Line and column from 1; (0, 0) for the file as a whole."""
    if finding.field == ("body",):
        return _in_body(text, finding.needle, body_line)
    span = _nearest(spans, finding.field)
    if span is not None:
        line, column = span.value if finding.at == "value" else span.key
        return line + first - 1, column
    if finding.at == "end":
        # Where the missing line belongs: at the closing `---`, or at the end of a `.yml` file.
        return (body_line - 1 if body_line > 1 else len(text.rstrip().split("\n")) + 1), 1
    return (first, 1) if finding.field or finding.at == "key" else (0, 0)


def _nearest(spans: dict[FieldPath, Span], field: FieldPath) -> Span | None:
    """The field itself, or the closest one around it that is written."""
    while field:
        if field in spans:
            return spans[field]
        field = field[:-1]
    return None


def _in_body(text: str, needle: str, body_line: int) -> tuple[int, int]:
    lines = text.split("\n")
    for number in range(body_line, len(lines) + 1):
        column = lines[number - 1].find(needle)
        if needle and column >= 0:
            return number, column + 1
    return body_line, 1
