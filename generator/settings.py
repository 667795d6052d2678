"""The only reader of environment and clock."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.model.times import ZONE

ROOT = Path(__file__).resolve().parent.parent
"""The project: `mkdocs.yml` and `theme/` stand here."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """One build, as asked for on the command line. `now` is an aware instant in Copenhagen; a
    preview's `host` (`http://127.0.0.1:8000`) stands in place of that of the portal's address. With
    `prints` posters and programmes are made, too, and with `share_cards` the pictures that are seen
    of pages that are shared."""

    content: Path
    output: Path
    now: datetime
    base_url: str | None = None
    host: str | None = None
    jobs: int = 1
    clean: bool = False
    prints: bool = False
    share_cards: bool = False
    config: Path = ROOT / "mkdocs.yml"
    theme: Path = ROOT / "theme"
    cache: Path = ROOT / ".cache"


def clock() -> datetime:
    """Now, in Copenhagen. SOURCE_DATE_EPOCH (reproducible-builds.org) takes its place."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(ZONE)
    return datetime.now(UTC).astimezone(ZONE)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def step_summary() -> Path | None:
    """The file in which a workflow's step tells its summary in Markdown (GITHUB_STEP_SUMMARY)."""
    name = os.environ.get("GITHUB_STEP_SUMMARY", "")
    return Path(name) if name else None
