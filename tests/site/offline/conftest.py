"""A portal to be changed and built again, and a visitor's page with a worker of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.offline.visitor import day_of
from tests.site.weak_host import Portal, first_built, hosted


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_built(tmp_path_factory.mktemp("built"))


@pytest.fixture
def portal(built: Path, tmp_path: Path) -> Iterator[Portal]:
    """The same site for each test, to be changed and built again as it likes."""
    shutil.copytree(built, tmp_path / "portal")
    yield from hosted(Portal(tmp_path / "portal"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="da-DK", viewport={"width": 390, "height": 844})
    yield day_of(context)
    context.close()
