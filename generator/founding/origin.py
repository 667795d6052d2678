"""Where the program that runs came from, so that a new portal can fetch the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution

from msgspec import Struct

from generator.reading.git_log import run_git
from generator.settings import SHIPPED

NAME = "kulturportal"


class Origin(Struct, frozen=True):
    """`generator` and `version` as far as they are known; of a version that nobody else can fetch,
    why, in Danish."""

    known: Mapping[str, str]
    why: str = ""


def origin() -> Origin:
    """What pip wrote down when it installed from git (PEP 610), else what git says of a checkout: a
    version only where others can fetch that very program."""
    found, why = _installed(), ""
    if not found and (SHIPPED / ".git").exists():
        found, why = _of_checkout()
    address = found.get("generator", "")
    public = address.startswith("https://") and "@" not in address
    return Origin(found, why) if public else Origin({})


def _of_checkout() -> tuple[dict[str, str], str]:
    address = _git("config", "--get", "remote.origin.url")
    commit = _git("rev-parse", "HEAD")
    if not _git("for-each-ref", "--count=1", "--contains=HEAD", "refs/remotes/origin/"):
        why = f"Udgaven her ({commit[:9]}) er ikke på {address} endnu"
    elif _git("status", "--porcelain", "--untracked-files=no"):
        why = f"Her er rettet i programmet, siden {commit[:9]}"
    else:
        return {"generator": address, "version": commit}, ""
    return {"generator": address}, f"{why}, så andre kan ikke hente den."


def _git(*arguments: str) -> str:
    return (run_git(SHIPPED, *arguments) or "").strip()


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
