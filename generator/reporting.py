"""Problems as text for people, as annotations for GitHub, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from generator.problems import Problem

GITHUB_LIMIT = 10
"""GitHub shows at most ten annotations of each level a step (EDITORS.md, Publishing)."""


def report(problems: Iterable[Problem], style: str, content: Path) -> str:
    """All problems, sorted, in one of the styles `text`, `github`, `json`."""
    ordered = sorted(problems)
    if style == "json":
        return as_json(ordered, content)
    if style == "github":
        return as_github(ordered, content)
    return as_text(ordered, content)


def as_text(problems: list[Problem], content: Path) -> str:
    """`file:line:column: CODE message`, the line with a caret, the remedy; then the count."""
    if not problems:
        return "Ingen fejl."
    return "\n\n".join((*(_paragraph(problem, content) for problem in problems), _count(problems)))


def as_github(problems: list[Problem], content: Path) -> str:
    """Workflow commands for the worst ones, the rest as plain text in the log."""
    shown = sorted(problems, key=lambda problem: problem.level)[:GITHUB_LIMIT]
    commands = [_annotation(problem, content) for problem in shown]
    return "\n".join((*commands, as_text(problems, content)))


def as_json(problems: list[Problem], content: Path) -> str:
    """A list of objects with the fields of `Problem`; `path` relative to the current folder."""
    rows = [asdict(problem) | {"path": _path(problem, content)} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _paragraph(problem: Problem, content: Path) -> str:
    level = "advarsel: " if problem.level == "warning" else ""
    lines = [f"{_place(problem, content)}: {problem.code} {level}{problem.message}"]
    if problem.excerpt:
        lines.append(f"    {problem.excerpt}")
        lines.append("    " + _blank(problem.excerpt[: problem.column - 1]) + "^")
    if problem.hint:
        lines.append(f"    → {problem.hint}")
    return "\n".join(lines)


def _place(problem: Problem, content: Path) -> str:
    path = _path(problem, content)
    return f"{path}:{problem.line}:{problem.column}" if problem.line else path


def _path(problem: Problem, content: Path) -> str:
    return (content / problem.path).as_posix()


def _blank(text: str) -> str:
    """White space as wide as the text; tabs stay tabs so that the caret stands right."""
    return "".join("\t" if character == "\t" else " " for character in text)


def _annotation(problem: Problem, content: Path) -> str:
    """https://docs.github.com/actions/reference/workflow-commands: values are percent-encoded."""
    place = f"file={_property(_path(problem, content))}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    text = f"{problem.message}\n{problem.hint}".strip()
    return f"::{problem.level} {place},title={_property(problem.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _count(problems: list[Problem]) -> str:
    wrong = sum(problem.level == "error" for problem in problems)
    rest = len(problems) - wrong
    words = [f"{wrong} fejl"] if wrong else []
    if rest:
        words.append(f"{rest} {'advarsel' if rest == 1 else 'advarsler'}")
    return " og ".join(words) + "."
