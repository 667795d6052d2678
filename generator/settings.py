"""The only reader of environment and clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from generator.model.times import ZONE

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = (_PACKAGE / "shipped").is_dir()
SHIPPED = _PACKAGE / "shipped" if _INSTALLED else _PACKAGE.parent
"""What comes with the program, laid out as in its repository: `mkdocs.yml`, `theme/`. A wheel holds
a copy of it (`pyproject.toml`)."""
ROOT = Path.cwd() if _INSTALLED else _PACKAGE.parent
"""The project: caches lie here, and no site may take its place."""


class BuildSettings(Struct, frozen=True):
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
    config: Path = SHIPPED / "mkdocs.yml"
    theme: Path = SHIPPED / "theme"
    cache: Path = ROOT / ".cache"


class Access(Struct, frozen=True):
    """Where a sending system is, and the key to it; empty where it is not set.

    The address comes from where the key comes from and never from content: whoever writes content
    could otherwise have the key sent to an address of their own.
    """

    url: str
    token: str
    user: str = ""

    def __repr__(self) -> str:
        return f"Access({self.url!r})"  # never the key


def listmonk() -> Access:
    """LISTMONK_URL (`https://listmonk.example.dk`), LISTMONK_USER and LISTMONK_TOKEN."""
    return Access(_given("LISTMONK_URL"), _given("LISTMONK_TOKEN"), _given("LISTMONK_USER"))


def buttondown() -> Access:
    """BUTTONDOWN_TOKEN; BUTTONDOWN_URL where it is not Buttondown's own."""
    url = _given("BUTTONDOWN_URL") or "https://api.buttondown.com/v1"
    return Access(url, _given("BUTTONDOWN_TOKEN"))


def _given(name: str) -> str:
    return os.environ.get(name, "").strip()


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
