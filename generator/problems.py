"""Problems in the content, as values: found anywhere, collected, sorted and shown together.

A *finding* says which field of which file is wrong; a *problem* adds the line and column.
Rules produce findings, since they know fields and not lines; `generator.reading.locating`
turns findings into problems by reading the files once more, only when something failed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rapidfuzz import fuzz, process

Level: TypeAlias = Literal["error", "warning"]
FieldPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with one field of one file.

    `path` is relative to the content folder, with `/`. `field` walks keys and list indices from
    the top of the front matter; the empty path means the file as a whole, and `("body",)` the text
    below, where `needle` is what to look for. `at` says where the caret belongs: under the field's
    key, under its value, or where a further field would be written (`end`).
    """

    path: str
    field: FieldPath
    code: str
    message: str
    hint: str = ""
    at: Literal["key", "value", "end"] = "value"
    level: Level = "error"
    needle: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem with its place. Lines and columns count from 1; 0 means the whole file."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""
    level: Level = "error"


class ContentError(Exception):
    """The content cannot be built; carries every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problem(s) in the content")


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that stop a build."""
    return tuple(problem for problem in problems if problem.level == "error")


SUGGESTION_CUTOFF = 70
"""rapidfuzz's ratio from 0 to 100; below 70 the guesses on real misspellings were noise."""


def suggestion(word: str, choices: Iterable[str]) -> str:
    """`Mente du »…«?` when one of the choices is close, else the empty text."""
    found = process.extractOne(
        word.lower(), list(choices), scorer=fuzz.ratio, score_cutoff=SUGGESTION_CUTOFF
    )
    return f"Mente du »{found[0]}«?" if found else ""
