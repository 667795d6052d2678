"""What is wrong with the content, noted while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.model.marks import Marked
from generator.problems import Finding, Problem
from generator.reading.locating import excerpt, locate


class Faulty(Struct, frozen=True):
    """A file that became no entity: what it names and where its text leads all the same, and what
    it says about itself being public (`draft`, and what it waits for)."""

    path: str
    named: tuple[Marked, ...] = ()
    links: tuple[str, ...] = ()
    public: Mapping[str, Any] = field(default_factory=dict)


class Notes(Struct):
    """Problems, whose line is known, findings, whose line is still to be looked up, and what could
    be read of files that have errors."""

    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Faulty] = field(default_factory=list)

    def whole(self, path: str, code: str, message: str, hint: str = "") -> None:
        """Something about a file as a whole."""
        self.problems.append(Problem(path, 0, 0, code, message, hint))

    def at(
        self, path: str, text: str, place: tuple[int, int], code: str, message: str, hint: str = ""
    ) -> None:
        """Something at a line and column, counted from 1, of a file's text."""
        line, column = place
        shown = excerpt(text.split("\n"), line)
        self.problems.append(Problem(path, line, column, code, message, hint, shown))

    def found(self, findings: Iterable[Finding]) -> None:
        """Something about fields."""
        self.findings.extend(findings)

    def add(self, other: Notes) -> None:
        """Takes over all that was noted elsewhere, behind what is here."""
        self.problems += other.problems
        self.findings += other.findings
        self.unread += other.unread

    def paths(self) -> set[str]:
        """The paths of all files about which anything was said."""
        noted: tuple[Problem | Finding, ...] = (*self.problems, *self.findings)
        return {note.path for note in noted}

    def located(self, content: Path) -> list[Problem]:
        """Everything, each with its place."""
        return self.problems + locate(self.findings, content)

    def faulty(self) -> set[str]:
        """The paths of all files with an error."""
        noted: tuple[Problem | Finding, ...] = (*self.problems, *self.findings)
        return {note.path for note in noted if note.level == "error"}
