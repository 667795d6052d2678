"""Git's memory of a partnership: the days on which its goals, structure or plan were changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.caching import Store
from generator.model.times import parse_instant
from generator.reading.history import as_history
from tests.reading.past import read_history

NOW = parse_instant("2026-11-22 09:00")
INDEX = """---
title: Sang i byen
status: active
goals:
  - id: flere
    title: {goal}
structure:
  decision_process: {decision}
---
{body}
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "partnerships/sang").mkdir(parents=True)
    git(tmp_path, "init", "--quiet")
    return folder


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    moment = f"{day}T12:00:00+01:00"
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", *arguments],
        cwd=folder,
        check=True,
        env={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin"},
    )


def commit(content: Path, day: str, plan: str = "", **words: str) -> None:
    told = {"goal": "Flere synger", "decision": "Ved enighed.", "body": "Velkommen."} | words
    (content / "partnerships/sang/index.md").write_text(INDEX.format(**told), encoding="utf-8")
    if plan:
        (content / "partnerships/sang/plan.yml").write_text(plan, encoding="utf-8")
    git(content.parent, "add", ".")
    git(content.parent, "commit", "--quiet", "-m", "Ret", day=day)


def parts(content: Path) -> list[tuple[str, tuple[str, ...]]]:
    known = read_history(content, NOW, Store(None)).by_path["partnerships/sang/index.md"]
    return [(day.isoformat(), names) for day, names in as_history(known).parts]


def test_each_day_tells_which_parts_were_changed(content: Path) -> None:
    commit(content, "2026-01-01")
    assert parts(content) == []
    commit(content, "2026-02-01", goal="Mange synger")
    commit(content, "2026-03-01", goal="Alle synger", decision="Ved afstemning.")
    commit(
        content, "2026-03-01", goal="Alle synger", decision="Ved afstemning.", plan="period: x\n"
    )
    commit(
        content,
        "2026-04-01",
        goal="Alle synger",
        decision="Ved afstemning.",
        plan="period: x\nactivities:\n  - title: Sang\n",
        body="Velkommen her.",
    )
    commit(content, "2026-12-01", goal="Senere")
    assert parts(content) == [
        ("2026-02-01", ("goals",)),
        ("2026-03-01", ("goals", "structure", "plan")),
        ("2026-04-01", ("plan",)),
    ]
