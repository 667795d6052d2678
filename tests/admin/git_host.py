"""A stand-in for GitHub's API, as far as the browser editor asks of it, over a real repository.

What it does not know it refuses: a new request of the editor's fails the test that makes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Route

from tests.admin.graphql import UnknownError, answer, read
from tests.admin.pull_requests import PullRequest
from tests.admin.repository import RefusedError, Repository
from tests.admin.told import commit_told, repository_told

API = "https://api.github.com"
TOKEN = "github_pat_proeve"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what is said with it: JSON, or a file's bytes."""

    status: int
    body: Any = None


@dataclass
class GitHost:
    """The repository, who is signed in, and all that has been asked."""

    main: Repository
    login: str = "rita"
    writes: bool = True
    forks: dict[str, Repository] = field(default_factory=dict)
    pulls: list[PullRequest] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def fulfil(self, route: Route) -> None:
        """Answer a request that the page made to `API`."""
        request = route.request
        given = json.loads(request.post_data) if request.post_data else None
        if request.headers.get("authorization", "").partition(" ")[2] != TOKEN:
            found = Answer(401, {"message": "Bad credentials"})
        else:
            found = self.answer(request.method, request.url.removeprefix(API), given)
        raw = isinstance(found.body, bytes)
        body = found.body if raw else json.dumps(found.body)
        kind = "application/octet-stream" if raw else "application/json"
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": kind}
        route.fulfill(
            status=found.status, headers=headers, body=b"" if found.status == 204 else body
        )

    def answer(self, method: str, address: str, given: Any) -> Answer:
        """What the host says to a request of someone who is signed in."""
        parts = urlsplit(address)
        path = unquote(parts.path)
        if path == "/graphql":
            return self._graphql(given["query"], given["variables"])
        self.asked.append(f"{method} {path}")
        for pattern, answers in self._routes().items():
            found = re.fullmatch(pattern, f"{method} {path}")
            if found:
                try:
                    return answers(*found.groups(), given, parse_qs(parts.query))
                except RefusedError as reason:
                    return Answer(422, {"message": str(reason)})
        return Answer(404, {"message": f"Not Found: {method} {path}"})

    # --- REST ---------------------------------------------------------------------------------

    def _routes(self) -> Mapping[str, Callable[..., Answer]]:
        ours = re.escape(f"/repos/{self.main.full_name}")
        return {
            "GET /user": lambda *_: Answer(200, self._user()),
            "GET /user/repository_invitations": lambda *_: Answer(200, []),
            f"GET {ours}/collaborators/([^/]+)": self._collaborator,
            f"GET {ours}/git/trees/(.+)": self._tree,
            r"GET /repos/([^/]+/[^/]+)/git/blobs/(\w+)": self._blob,
            r"GET /repos/([^/]+/[^/]+)": self._repository,
            f"POST {ours}/forks": self._fork,
            r"POST /repos/([^/]+/[^/]+)/merge-upstream": self._sync,
            r"DELETE /repos/([^/]+/[^/]+)/git/refs/heads/(.+)": self._remove_branch,
            r"PATCH /repos/([^/]+/[^/]+)/git/refs/heads/(.+)": self._reset_branch,
            f"POST {ours}/pulls": self._propose,
            rf"GET {ours}/issues/(\d+)": lambda number, *_: Answer(200, self._pull(number).rest()),
            rf"(?:POST|PATCH) {ours}/issues/(\d+)(?:/labels)?": self._label,
            rf"PATCH {ours}/pulls/(\d+)": self._change,
            rf"GET {ours}/compare/([^.]+)\.\.\.([^:]+):(.+)": self._compare,
        }

    def _user(self) -> dict[str, Any]:
        page = f"https://github.com/{self.login}"
        return {"login": self.login, "name": "Rita", "email": None, "html_url": page, "id": 7}

    def _collaborator(self, login: str, *_: Any) -> Answer:
        return Answer(204 if self.writes and login == self.login else 404, {"message": "Not Found"})

    def _tree(self, commit: str, *_: Any) -> Answer:
        return Answer(200, {"sha": commit, "tree": self.main.tree(commit), "truncated": False})

    def _blob(self, _repository: str, sha: str, *_: Any) -> Answer:
        return Answer(200, self.main.blob(sha))

    def _repository(self, full_name: str, *_: Any) -> Answer:
        found = self.known(full_name)
        if found is None:
            return Answer(404, {"message": "Not Found"})
        told: dict[str, Any] = {
            "full_name": found.full_name,
            "private": False,
            "fork": found is not self.main,
            "allow_forking": True,
            "owner": {"login": found.owner, "type": "Organization"},
            "permissions": {"pull": True, "push": self.writes or found.owner == self.login},
        }
        parent = {"parent": {"full_name": self.main.full_name}} if found is not self.main else {}
        return Answer(200, told | parent)

    def _fork(self, *_: Any) -> Answer:
        made = self.forks[self.login] = self.main.fork(self.login)
        return Answer(202, {"full_name": made.full_name})

    def _sync(self, full_name: str, given: Any, *_: Any) -> Answer:
        self._own(full_name).point(given["branch"], str(self.main.head(given["branch"])))
        return Answer(200, {"merge_type": "fast-forward"})

    def _remove_branch(self, full_name: str, branch: str, *_: Any) -> Answer:
        self._own(full_name).remove(branch)
        return Answer(204)

    def _reset_branch(self, full_name: str, branch: str, given: Any, *_: Any) -> Answer:
        self._own(full_name).point(branch, given["sha"])
        return Answer(200, {"ref": f"refs/heads/{branch}"})

    def _propose(self, given: Any, *_: Any) -> Answer:
        owner, _colon, branch = given["head"].rpartition(":")
        source = self.forks[owner] if owner else self.main
        made = PullRequest(
            len(self.pulls) + 1, given["title"], source, branch, self.main, given["base"]
        )
        made.draft = given["draft"]
        self.pulls.append(made)
        return Answer(201, made.rest())

    def _label(self, number: str, given: Any, *_: Any) -> Answer:
        if not self.writes:
            return Answer(403, {"message": "Must have triage rights"})
        self._pull(number).labels = list(given["labels"])
        return Answer(200, self._pull(number).rest())

    def _change(self, number: str, given: Any, *_: Any) -> Answer:
        self._pull(number).state = given["state"].upper()
        return Answer(200, self._pull(number).rest())

    def _compare(self, base: str, owner: str, branch: str, *_: Any) -> Answer:
        head = self.forks[owner].head(branch)
        changed = self.main.changed(str(self.main.head(base)), str(head))
        words = {"A": "added", "M": "modified", "D": "removed"}
        files = [{"filename": path, "status": words[how]} for path, how in changed.items()]
        return Answer(200, {"files": files})

    def known(self, full_name: str) -> Repository | None:
        """The repository of that name, ours or a fork."""
        for repository in (self.main, *self.forks.values()):
            if repository.full_name == full_name:
                return repository
        return None

    def _own(self, full_name: str) -> Repository:
        """One that this person may write in."""
        found = self.known(full_name)
        if found is None or not (self.writes or found.owner == self.login):
            raise RefusedError(f"Resource not accessible: {full_name}")
        return found

    def _pull(self, number: str) -> PullRequest:
        return self.pulls[int(number) - 1]

    # --- GraphQL ------------------------------------------------------------------------------

    def _graphql(self, query: str, variables: Mapping[str, Any]) -> Answer:
        fields = read(query)
        self.asked.extend(f"GraphQL {one.name}" for one in fields)
        try:
            return Answer(200, {"data": answer(fields, self._root(), variables)})
        except (RefusedError, UnknownError) as reason:
            return Answer(200, {"data": None, "errors": [{"message": str(reason)}]})

    def _root(self) -> dict[str, Any]:
        return {
            "repository": lambda owner, name: self._told(self.known(f"{owner}/{name}")),
            "node": lambda id: self._pull(id.removeprefix("PR_")).node(),
            "createRef": self._create_ref,
            "createCommitOnBranch": self._create_commit,
            "convertPullRequestToDraft": lambda input: self._draft(input, True),
            "markPullRequestReadyForReview": lambda input: self._draft(input, False),
        }

    def _told(self, repository: Repository | None) -> dict[str, Any] | None:
        if repository is None:
            return None
        own = [fork for name, fork in self.forks.items() if name == self.login]
        forks = [{"nameWithOwner": fork.full_name, "owner": {"login": fork.owner}} for fork in own]
        about = {"forks": lambda **_: {"nodes": forks}, "pullRequests": self._pull_requests}
        return repository_told(repository) | about

    def _pull_requests(
        self,
        states: str | list[str],
        first: int,
        labels: list[str] | None = None,
        **given: Any,
    ) -> dict[str, Any]:
        wanted = [
            pull
            for pull in reversed(self.pulls)
            if pull.state in states
            and (labels is None or set(labels) & set(pull.labels))
            and given.get("headRefName") in (None, pull.branch)
        ]
        return {"totalCount": len(wanted), "nodes": [pull.node() for pull in wanted[:first]]}

    def _create_ref(self, input: Mapping[str, str]) -> Any:
        repository = self._own(input["repositoryId"])
        branch = input["name"].removeprefix("refs/heads/")
        if repository.head(branch):
            raise RefusedError(f'A ref named "{input["name"]}" already exists in the repository.')
        repository.point(branch, input["oid"])
        return {"ref": {"name": branch}}

    def _create_commit(self, input: Mapping[str, Any]) -> Any:
        where, changes = input["branch"], input["fileChanges"]
        repository = self._own(where["repositoryNameWithOwner"])
        commit = repository.commit(
            where["branchName"],
            input["expectedHeadOid"],
            {one["path"]: one["contents"] for one in changes["additions"]},
            [one["path"] for one in changes["deletions"]],
            input["message"]["headline"],
        )
        file = {"file": lambda path: {"oid": repository.object_at(f"{commit}:{path}")}}
        return {"commit": commit_told(repository, commit) | file}

    def _draft(self, input: Mapping[str, str], draft: bool) -> Any:
        pull = self._pull(input["pullRequestId"].removeprefix("PR_"))
        pull.draft = draft
        return {"pullRequest": pull.node()}
