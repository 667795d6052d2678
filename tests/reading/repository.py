"""A portal under version control, for tests that ask what git remembers."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.times import parse_instant


class Repository:
    """A portal under version control: `content/` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content = folder, folder / "content"
        self.content.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def commit(self, when: str, files: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        for name, text in files.items():
            file = self.content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        for name in gone:
            (self.content / name).unlink()
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x", date=parse_instant(when).isoformat())

    def git(self, *arguments: str, date: str = "2026-01-01T00:00:00+01:00") -> str:
        who = {
            f"GIT_{role}_{field}": value
            for role in ("AUTHOR", "COMMITTER")
            for field, value in (("NAME", "R"), ("EMAIL", "r@example.org"), ("DATE", date))
        }
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env=os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout
