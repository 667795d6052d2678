"""Where the program that runs came from, so that a new portal can fetch the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution

from generator.reading.git_log import run_git
from generator.settings import SHIPPED

NAME = "kulturportal"


def origin() -> dict[str, str]:
    """`generator` and `version`, as far as they are known: what pip wrote down when it installed
    from git (PEP 610), else what git says of a checkout."""
    found = _installed()
    if not found and (SHIPPED / ".git").exists():
        address = (run_git(SHIPPED, "config", "--get", "remote.origin.url") or "").strip()
        commit = (run_git(SHIPPED, "rev-parse", "HEAD") or "").strip()
        found = {"generator": address, "version": commit}
    public = found.get("generator", "").startswith("https://")
    return found if public and "@" not in found["generator"] else {}


def _installed() -> dict[str, str]:
    try:
        told = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    try:
        source = json.loads(told) if told else {}
    except ValueError:
        return {}
    git = source.get("vcs_info") if isinstance(source, Mapping) else None
    if not isinstance(git, Mapping):
        return {}
    return {"generator": str(source.get("url", "")), "version": str(git.get("commit_id", ""))}
