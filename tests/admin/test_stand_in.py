"""The stand-in for the git host refuses what the host refuses: else it would prove nothing."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.admin.git_host import GitHost
from tests.admin.graphql import UnknownError, answer, read
from tests.admin.repository import RefusedError, founded

ROOT = {
    "repository": lambda owner, name: {
        "file": lambda path: {"__typename": "Blob", "oid": f"{owner}/{name}:{path}", "text": "æ"},
        "labels": [{"name": "a"}, {"name": "b"}],
    }
}
QUERY = """query($owner: String!, $paths: [String!]) {
    repository(owner: $owner, name: "portal") {
        one: file(path: "a \\"b\\".md") { ... on Blob { text, oid } ... on Commit { message } }
        labels { name }
    }
}"""


def test_a_query_is_answered_by_alias_argument_variable_and_type() -> None:
    found = answer(read(QUERY), ROOT, {"owner": "proeve"})
    blob = {"text": "æ", "oid": 'proeve/portal:a "b".md'}
    assert found == {"repository": {"one": blob, "labels": [{"name": "a"}, {"name": "b"}]}}


@pytest.mark.parametrize(
    "query",
    ["{ nothing }", '{ repository(owner: "a", name: "b") { size } }', "{ a", "{ a } }", "a"],
)
def test_what_is_not_known_or_not_a_query_is_refused(query: str) -> None:
    with pytest.raises((UnknownError, IndexError)):
        answer(read(query), ROOT, {})


def test_a_commit_takes_the_branch_on_and_leaves_the_other_files(tmp_path: Path) -> None:
    portal = founded(tmp_path / "git", "proeve", "portal", {"a/ø.md": b"1", "b": b"2"})
    before = str(portal.head("main"))
    new = {"c.md": base64.b64encode("æ".encode()).decode()}
    made = portal.commit("main", before, new, ["b"], "Et nyt")
    assert portal.files("main") == {"a/ø.md": b"1", "c.md": "æ".encode()}
    assert portal.changed(before, made) == {"b": "D", "c.md": "A"}


def test_a_branch_that_has_moved_is_not_committed_to(tmp_path: Path) -> None:
    portal = founded(tmp_path / "git", "proeve", "portal", {"a": b"1"})
    before = str(portal.head("main"))
    moved = portal.commit("main", before, {"a": ""}, (), "Flyttet")
    with pytest.raises(RefusedError, match="Expected branch"):
        portal.commit("main", before, {"b": ""}, (), "For sent")
    assert portal.head("main") == moved


def test_whoever_may_not_write_writes_in_a_fork_alone(tmp_path: Path) -> None:
    host = GitHost(founded(tmp_path / "git", "proeve", "portal", {"a": b"1"}), writes=False)
    assert host.answer("GET", "/repos/proeve/portal/collaborators/rita", None).status == 404
    assert host.answer("POST", "/repos/proeve/portal/forks", None).status == 202
    head = str(host.main.head("main"))
    create = "mutation($input: CreateRefInput!) { createRef(input: $input) { ref { name } } }"

    def made_in(repository: str) -> str:
        given = {"repositoryId": repository, "name": "refs/heads/ny", "oid": head}
        asked = {"query": create, "variables": {"input": given}}
        return str(host.answer("POST", "/graphql", asked).body)

    assert "not accessible" in made_in("proeve/portal")
    assert "errors" not in made_in("rita/portal")
    assert (host.main.head("ny"), host.forks["rita"].head("ny")) == (None, head)
