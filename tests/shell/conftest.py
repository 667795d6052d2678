"""A small portal's shell, built once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.shell import Shell, Site, build_shell
from tests import kept
from tests.shell.portal import CONFIG, THEME, make_site, write_pages


@pytest.fixture(scope="package", autouse=True)
def _anew() -> Iterator[None]:
    """Shells are made for each test of this folder; others find them made (`tests/kept.py`)."""
    with kept.anew():
        yield


@pytest.fixture(scope="session")
def site() -> Site:
    return make_site()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def shell(site: Site, pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return build_shell(site, pages, CONFIG, THEME, tmp_path_factory.mktemp("cache"))
