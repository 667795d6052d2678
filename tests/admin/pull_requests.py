"""A pull request of the stand-in's, as GitHub's two APIs tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.admin.repository import Repository

_MADE = "2026-11-22T09:00:00Z"
_CHANGES = {"A": "ADDED", "M": "MODIFIED", "D": "DELETED"}


@dataclass(slots=True)
class PullRequest:
    """From `branch` of `source` to `base` of `target`."""

    number: int
    title: str
    source: Repository
    branch: str
    target: Repository
    base: str
    draft: bool = False
    state: str = "OPEN"
    labels: list[str] = field(default_factory=list)

    def changed(self) -> dict[str, str]:
        """Its files, by git's letter."""
        base, head = self.target.head(self.base), self.source.head(self.branch)
        return self.target.changed(str(base), str(head))

    @property
    def url(self) -> str:
        return f"https://github.com/{self.target.full_name}/pull/{self.number}"

    def rest(self) -> dict[str, Any]:
        """As REST has it; an issue of the same number has the labels."""
        return {
            "number": self.number,
            "node_id": f"PR_{self.number}",
            "title": self.title,
            "html_url": self.url,
            "head": {"sha": self.source.head(self.branch)},
            "created_at": _MADE,
            "updated_at": _MADE,
            "labels": [{"name": name} for name in self.labels],
        }

    def node(self) -> dict[str, Any]:
        """As GraphQL has it."""
        files = [
            {"path": path, "changeType": _CHANGES[how]} for path, how in self.changed().items()
        ]
        author = {"__typename": "User", "login": self.source.owner, "avatarUrl": ""}
        return {
            "__typename": "PullRequest",
            "id": f"PR_{self.number}",
            "number": self.number,
            "title": self.title,
            "url": self.url,
            "state": self.state,
            "isDraft": self.draft,
            "isCrossRepository": self.source is not self.target,
            "createdAt": _MADE,
            "updatedAt": _MADE,
            "headRefName": self.branch,
            "headRefOid": self.source.head(self.branch),
            "headRepositoryOwner": {"login": self.source.owner},
            "author": author | {"name": None, "email": "", "databaseId": 7},
            "labels": lambda first: {"nodes": [{"name": name} for name in self.labels]},
            "files": lambda first: {"nodes": files},
        }
