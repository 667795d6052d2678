"""The browser editor with the files at a git host: proposals, forks, and who is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.admin.content import portal_of
from tests.admin.editor import LOADED, Editor
from tests.admin.git_host import TOKEN, GitHost
from tests.admin.network import Network, kept_back
from tests.admin.repository import Repository

pytestmark = pytest.mark.browser
PATH = "content/events/2026/sommerfest-i-oere/index.md"


def an_event_is_made(editor: Editor) -> None:
    editor.new("events-2026")
    editor.type("title", "Sommerfest i Øre")
    editor.when("start", "2026-12-05", "19:30")
    editor.choose("type", "Koncert")


def laid_out(repository: Repository, branch: str, folder: Path) -> None:
    """The branch's files in the folder."""
    for name, body in repository.files(branch).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)


def test_who_may_write_proposes_a_change(
    editor: Editor, host: GitHost, folder: Path, network: Network, page: Page
) -> None:
    before = host.main.head("main")
    editor.sign_in(TOKEN)
    editor.loaded()
    an_event_is_made(editor)
    editor.press("Gem")
    asked = page.get_by_role("alertdialog")
    expect(asked).to_contain_text("Send til gennemsyn", timeout=LOADED)
    pull = host.pulls[0]
    assert (pull.draft, pull.labels) == (True, ["sveltia-cms/draft"])
    editor.press("Send til gennemsyn", asked)
    editor.closed()
    assert (pull.draft, pull.labels) == (False, ["sveltia-cms/pending_review"])
    assert host.main.head("main") == before
    assert pull.changed() == {PATH: "A"}
    laid_out(host.main, pull.branch, folder)
    assert portal_of(folder).events["sommerfest-i-oere"].title == "Sommerfest i Øre"
    assert kept_back(page) <= {"www.githubstatus.com"}
    assert len(network.hosts()) == 2


def test_who_may_not_write_proposes_from_a_fork(
    editor: Editor, host: GitHost, folder: Path, page: Page
) -> None:
    host.writes = False
    before = host.main.branches()
    editor.sign_in(TOKEN)
    asked = page.get_by_role("alertdialog", name="Fork repositoriet")
    expect(asked).to_contain_text("en vedligeholder gennemser dem")
    editor.press("Fork", asked)
    editor.loaded()
    an_event_is_made(editor)
    editor.press("Gem")
    asked = page.get_by_role("alertdialog")
    expect(asked).to_contain_text("Send til gennemsyn", timeout=LOADED)
    assert host.pulls == []  # a draft is nobody's but its author's
    editor.press("Send til gennemsyn", asked)
    editor.closed()
    pull = host.pulls[0]
    assert (pull.source.owner, pull.base, pull.draft) == ("rita", "main", False)
    assert pull.changed() == {PATH: "A"}
    assert host.main.branches() == before
    laid_out(host.forks["rita"], pull.branch, folder)
    assert "sommerfest-i-oere" in portal_of(folder).events


def test_a_wrong_token_is_told_of(editor: Editor, page: Page) -> None:
    editor.sign_in("forkert")
    expect(page.get_by_role("alert")).to_contain_text("ugyldig", ignore_case=True)
