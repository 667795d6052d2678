"""Problems as text for people, as annotations for GitHub, as JSON for programs."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import asdict, replace

from generator.counting import counted
from generator.guide import read_guide
from generator.problems import Problem

GITHUB_LIMIT = 10
"""GitHub shows at most ten annotations of each level a step."""
WIDTH = 100
"""Characters of a line that are shown, around the caret."""
_COMMAND = re.compile(r"^[^\S\n]*::|##\[", re.MULTILINE)
SUMMARY_LIMIT = 500_000
"""Characters; GitHub refuses a step's summary beyond 1 MiB."""


def report(problems: Iterable[Problem], style: str, content: Path) -> str:
    """All problems, sorted, in one of the styles `text`, `github`, `json`."""
    ordered = with_guide(problems, content)
    if style == "json":
        return as_json(ordered, content)
    if style == "github":
        return as_github(ordered, content)
    return as_text(ordered, content)


def with_guide(problems: Iterable[Problem], content: Path) -> list[Problem]:
    """The problems, sorted, each with the address of what the guide in `content` says of it."""
    ordered = sorted(problems)
    if not ordered:
        return []
    guide = read_guide(content)
    return [
        replace(problem, guide=guide.about(problem.path, problem.code, problem.field))
        for problem in ordered
    ]


def as_text(problems: Sequence[Problem], content: Path) -> str:
    """`file:line:column: CODE message`, the line with a caret, the remedy, where the guide says
    more; then the count."""
    if not problems:
        return "Ingen fejl."
    paragraphs = (_paragraph(problem, content) for problem in problems)
    return without_commands("\n\n".join((*paragraphs, count(problems))))


def without_commands(text: str) -> str:
    """The text with a joiner that nobody sees in what GitHub's runner would take for a command of
    the workflow's in its log: `::` where a line begins, and `##[` anywhere."""
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}\u2060{found[0][-1]}", text)


def as_github(problems: Sequence[Problem], content: Path) -> str:
    """Workflow commands for the worst ones, then all of them as plain text in the log.

    The text quotes what anyone may have written, so commands are off while it is shown.
    """
    shown = sorted(problems, key=lambda problem: problem.level)[:GITHUB_LIMIT]
    commands = [_annotation(problem, content) for problem in shown]
    text = as_text(problems, content)
    token = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return "\n".join((*commands, f"::stop-commands::{token}", text, f"::{token}::"))


def as_json(problems: Sequence[Problem], content: Path) -> str:
    """A list of objects with the fields of `Problem`; `path` relative to the current folder."""
    rows = [asdict(problem) | {"path": _path(problem, content)} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def summary(problems: Iterable[Problem], content: Path) -> str:
    """All problems as Markdown for the summary of a workflow's step."""
    ordered = with_guide(problems, content)
    if not ordered:
        return "### Indholdet er i orden\n\nIngen fejl.\n"
    text = as_text(ordered, content)
    if len(text) > SUMMARY_LIMIT:
        text = text[:SUMMARY_LIMIT] + "\n… resten står i loggen."
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"### Indholdet har {count(ordered)}\n\n{fence}text\n{text}\n{fence}\n"


def count(problems: Iterable[Problem]) -> str:
    """`2 fejl og 1 advarsel.`"""
    levels = [problem.level for problem in problems]
    wrong, rest = levels.count("error"), levels.count("warning")
    words = [f"{wrong} fejl"] if wrong else []
    if rest:
        words.append(counted(rest, "advarsel", "advarsler"))
    return " og ".join(words) + "."


def _paragraph(problem: Problem, content: Path) -> str:
    level = "advarsel: " if problem.level == "warning" else ""
    message = _printable(problem.message)
    lines = [f"{_place(problem, content)}: {problem.code} {level}{message}"]
    if problem.excerpt and problem.column <= len(problem.excerpt) + 1:
        shown, before = _window(problem.excerpt, problem.column)
        lines.append(f"    {_printable(shown)}")
        lines.append("    " + _blank(before) + "^")
    if problem.hint:
        lines.append(f"    → {_printable(problem.hint)}")
    if problem.guide:
        lines.append(f"    Læs mere: {problem.guide}")
    return "\n".join(lines)


def _window(line: str, column: int) -> tuple[str, str]:
    """What is shown of a line, and the part of that before the caret."""
    if len(line) <= WIDTH:
        return line, line[: column - 1]
    first = max(0, min(column - 1 - WIDTH // 2, len(line) - WIDTH))
    start = "…" if first else ""
    end = "…" if first + WIDTH < len(line) else ""
    shown = start + line[first + len(start) : first + WIDTH - len(end)] + end
    return shown, line[first : column - 1]


def _place(problem: Problem, content: Path) -> str:
    path = _path(problem, content)
    return f"{path}:{problem.line}:{problem.column}" if problem.line else path


def _path(problem: Problem, content: Path) -> str:
    return _printable((content / problem.path).as_posix())


def _printable(text: str) -> str:
    """One line without control characters: quoted content must not steer terminal or log."""
    return "".join(
        " " if character == "\n" else "\ufffd" if _steers(character) else character
        for character in text
    )


def _steers(character: str) -> bool:
    return character != "\t" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _blank(text: str) -> str:
    """White space as wide as the text on a screen; tabs stay tabs, so that the caret stands right.

    Chinese signs and most emoji are two columns wide (Unicode UAX #11), combining accents none.
    """
    return "".join("\t" if character == "\t" else " " * _width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _annotation(problem: Problem, content: Path) -> str:
    """https://docs.github.com/actions/reference/workflow-commands: values are percent-encoded."""
    place = f"file={_property(_path(problem, content))}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    text = "\n".join(filter(None, (_printable(problem.message), _printable(problem.hint))))
    return f"::{problem.level} {place},title={_property(problem.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
