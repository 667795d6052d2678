"""A repository, a commit and a file as GitHub's GraphQL tells of them (`graphql.answer`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.admin.repository import RefusedError, Repository


def repository_told(repository: Repository) -> dict[str, Any]:
    """What is in it; forks and pull requests are the host's to add."""

    def ref(**given: str) -> Any:
        name = given["qualifiedName"].removeprefix("refs/heads/")
        head = repository.head(name)
        return head and {"name": name, "target": commit_told(repository, head)}

    def refs(first: int, **given: str) -> Any:
        prefix = given["refPrefix"].removeprefix("refs/heads/")
        found = repository.branches(prefix).items()
        return {
            "nodes": [
                {"name": name.removeprefix(prefix), "target": commit_told(repository, commit)}
                for name, commit in found
            ][:first]
        }

    def thing(oid: str | None = None, expression: str | None = None) -> Any:
        sha = oid or repository.object_at(expression or "")
        return sha and _object(repository, sha)

    return {
        "id": repository.full_name,
        "defaultBranchRef": {"name": "main"},
        "ref": ref,
        "refs": refs,
        "object": thing,
    }


def commit_told(repository: Repository, commit: str) -> dict[str, Any]:
    def history(first: int, path: str | None = None) -> Any:
        return {"nodes": [_told(one) for one in repository.history(commit, path, first)]}

    none: dict[str, list[Any]] = {"nodes": []}
    latest = _told(repository.history(commit, None, 1)[0])
    deployed = {"status": None, "deployments": lambda **_: none, "checkSuites": lambda last: none}
    return {"__typename": "Commit", "history": history, **latest, **deployed}


def _told(commit: Mapping[str, str]) -> dict[str, Any]:
    who = {"name": commit["name"], "email": commit["email"], "avatarUrl": "", "user": None}
    return {
        "oid": commit["oid"],
        "message": commit["message"],
        "committedDate": commit["date"],
        "author": who,
    }


def _object(repository: Repository, sha: str) -> dict[str, Any]:
    try:
        body = repository.blob(sha)
    except RefusedError:
        return commit_told(repository, sha)
    try:
        text: str | None = body.decode()
    except UnicodeDecodeError:
        text = None
    size = {"byteSize": len(body), "isBinary": text is None, "isTruncated": False}
    return {"__typename": "Blob", "oid": sha, "text": text, **size}
