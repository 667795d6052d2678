"""What all tests share: `--bless`, which makes what is found now the expectation, what is made once
for all of them, and a browser."""

from __future__ import annotations

import gc
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests import kept

# A timed test is no test: on a busy machine the first example may take a second.
settings.register_profile("portal", deadline=None)
# For an evening's search: --hypothesis-profile=thorough
settings.register_profile("thorough", deadline=None, max_examples=200, stateful_step_count=50)
settings.load_profile("portal")
# Nor does a page that comes late fail one: what is waited for comes, or is wrong.
expect.set_options(timeout=60_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless",
        action="store_true",
        help="write every expected file anew from what is found; read the diff before you commit",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first: at the end no worker waits for the one that has them.

    (pytest-xdist's own order, which the Makefile turns off, is of files with many tests first.)
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """True when expectations are to be rewritten."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is dear is made once for all tests (`tests/kept.py`)."""
    with kept.shared(kept.folder_of_run(tmp_path_factory)):
        yield


@pytest.fixture(autouse=True)
def _garbage_is_looked_for() -> Iterator[None]:
    """A command leaves garbage to the end of its process; this process has other tests to run."""
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _contexts_end_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test opened in the browser and left, takes memory until it is closed."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser: Browser = request.getfixturevalue("browser")
    before = set(browser.contexts)
    yield
    for context in set(browser.contexts) - before:
        context.close()


def found_chromium() -> str:
    """The browser that `make test` would take; empty where there is none."""
    script = Path(__file__).parent.parent / "scripts" / "find-chromium"
    return subprocess.run([script], capture_output=True, text=True, check=False).stdout.strip()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system, without any connection of its own (see the Makefile).

    One for all tests of a process: Playwright cannot be started twice in it.
    """
    program = os.environ.get("CHROMIUM") or found_chromium()
    if not program:
        pytest.skip("ingen Chromium på maskinen (make test installerer den på Debian)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                # Else letters are a little wider in the shell without windows than in one.
                "--font-render-hinting=none",
            ],
        )
        yield running
        running.close()
