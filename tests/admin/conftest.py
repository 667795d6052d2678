"""The golden portal with its editor, a folder of its content, and a browser that nothing leaves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.admin.content import editor_of, put_in_form
from tests.admin.editor import LOADED, Editor
from tests.admin.folder import PICKER, files_of
from tests.admin.git_host import API, GitHost
from tests.admin.network import Network
from tests.admin.repository import founded
from tests.desk import GOLDEN
from tests.site.host import serve

EDITOR = "editor: {repository: proeve/portal, forks: true}\n"


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden portal's content, with a git host."""
    folder = tmp_path_factory.mktemp("golden")
    shutil.copytree(GOLDEN, folder / "content")
    with (folder / "content/portal.yml").open("a", encoding="utf-8") as settings:
        settings.write(EDITOR)
    put_in_form(folder)
    return folder


@pytest.fixture(scope="session")
def portal_url(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where its editor is, on this machine."""
    yield from serve(editor_of(golden, tmp_path_factory.mktemp("site")))


@pytest.fixture
def folder(golden: Path, tmp_path: Path) -> Path:
    """An editor's copy of the repository."""
    return Path(shutil.copytree(golden / "content", tmp_path / "folder/content")).parent


@pytest.fixture
def host(folder: Path, tmp_path: Path) -> GitHost:
    """The same files at the git host."""
    return GitHost(founded(tmp_path / "portal.git", "proeve", "portal", files_of(folder)))


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def scale() -> int:
    """Pixels of the screen to one of the page's."""
    return 1


@pytest.fixture
def page(
    browser: Browser, portal_url: str, network: Network, host: GitHost, scale: int
) -> Iterator[Page]:
    """A page that reaches the portal and the stand-in, and no one else."""
    context = browser.new_context(
        locale="da-DK",
        timezone_id="America/New_York",  # an editor on a journey: times are Denmark's all the same
        viewport={"width": 1280, "height": 900},
        device_scale_factor=scale,
        service_workers="block",
    )
    context.set_default_timeout(LOADED)
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
