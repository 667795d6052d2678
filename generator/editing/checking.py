"""Done for good only if the whole content is right afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.editing.files import Edit, take_back
from generator.editing.files import carry_out as done
from generator.problems import ContentError, Problem


def carry_out(content: Path, edit: Edit, check: Callable[[], object]) -> None:
    """Do it, and check; errors that were not there before take it back and are raised as
    ContentError."""
    undo = done(content, edit)
    try:
        found = _errors(check)
    except BaseException:
        take_back(undo)
        raise
    if not found:
        return
    take_back(undo)
    before = {_same(problem, edit) for problem in _errors(check)}
    new = [problem for problem in found if _same(problem, edit) not in before]
    if new:
        raise ContentError(new)
    done(content, edit)


def _errors(check: Callable[[], object]) -> list[Problem]:
    try:
        check()
    except ContentError as error:
        return [problem for problem in error.problems if problem.level == "error"]
    return []


def _same(problem: Problem, edit: Edit) -> tuple[str, str, str]:
    """What is wrong, wherever it stands by now."""
    return edit.path_after(problem.path), problem.code, problem.message
