"""The golden portal with its editor, a folder of its content, and a browser that nothing leaves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.build import build
from generator.settings import BuildSettings
from tests.admin.editor import Editor
from tests.admin.folder import PICKER, files_of
from tests.admin.git_host import API, GitHost
from tests.admin.network import Network
from tests.admin.repository import founded
from tests.desk import GOLDEN, START
from tests.site.host import serve


@pytest.fixture(scope="session")
def portal_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The golden portal, built, on this machine."""
    folder = tmp_path_factory.mktemp("admin")
    build(BuildSettings(GOLDEN, folder / "site", START, cache=folder / "cache"))
    yield from serve(folder / "site")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An editor's copy of the repository: the golden portal's content."""
    shutil.copytree(GOLDEN, tmp_path / "folder" / "content")
    return tmp_path / "folder"


@pytest.fixture
def host(folder: Path, tmp_path: Path) -> GitHost:
    """The same files at the git host."""
    return GitHost(founded(tmp_path / "portal.git", "proeve", "portal", files_of(folder)))


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def page(browser: Browser, portal_url: str, network: Network, host: GitHost) -> Iterator[Page]:
    """A page that reaches the portal and the stand-in, and no one else."""
    context = browser.new_context(
        locale="da-DK",
        timezone_id="America/New_York",  # an editor on a journey: times are Denmark's all the same
        viewport={"width": 1280, "height": 900},
        service_workers="block",
    )
    context.set_default_timeout(10_000)
    context.add_init_script(PICKER)

    context.route(lambda url: not url.startswith(portal_url), lambda route: route.abort())
    context.route(f"{API}/**", host.fulfil)
    page = context.new_page()
    network.watch(page)
    yield page
    asked = network.hosts()
    context.close()
    assert asked <= {portal_url, API}


@pytest.fixture
def editor(page: Page, portal_url: str) -> Editor:
    return Editor(page, f"{portal_url}/admin/")
