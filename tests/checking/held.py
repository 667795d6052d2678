"""What the tests of `portal check --against` share: the valid portal, and edits of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.reading.repository import Repository

BASE = Path(__file__).parents[1] / "invalid" / "_base"
NOW = ("--now", "2026-11-22 09:00")
CONCERT = "events/2026/julekoncert.md"
Check = Callable[..., tuple[int, str]]
"""Exit status and all that is printed."""


def text(repository: Repository, path: str) -> str:
    return (repository.content / path).read_text("utf-8")


def write(repository: Repository, path: str, old: str, new: str) -> None:
    """Change what is checked out; nothing is committed."""
    before = text(repository, path)
    assert old in before
    (repository.content / path).write_text(before.replace(old, new, 1), "utf-8")
