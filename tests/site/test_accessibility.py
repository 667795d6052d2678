"""axe-core on every kind of page, light and dark, on a small phone and a desk (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site.axe import VIEWS, faults, too_wide
from tests.site.pages import addresses, kinds

pytestmark = pytest.mark.browser


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}", scope="module")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    yield page
    context.close()


def test_axe_finds_nothing_on_the_demo(page: Page, demo_site: Path, demo_url: str) -> None:
    assert _faults(page, demo_url, kinds(demo_site)) == {}


def test_axe_finds_nothing_on_the_real_portal(page: Page, real_site: Path, real_url: str) -> None:
    assert _faults(page, real_url, kinds(real_site)) == {}


@pytest.mark.audit
def test_axe_finds_nothing_on_any_page_of_the_demo(
    page: Page, demo_site: Path, demo_url: str
) -> None:
    assert _faults(page, demo_url, addresses(demo_site)) == {}


@pytest.mark.audit
def test_axe_finds_nothing_on_any_real_page(page: Page, real_site: Path, real_url: str) -> None:
    assert _faults(page, real_url, addresses(real_site)) == {}


def _faults(page: Page, url: str, paths: list[str]) -> dict[str, list[str]]:
    """What is wrong, by address; also the width, the requests and the console."""
    assert paths, "no page to look at"
    found: dict[str, list[str]] = {}
    for path in paths:
        wrong = _look(page, url, path)
        if wrong:
            found[path] = wrong
    return found


def _look(page: Page, url: str, path: str) -> list[str]:
    foreign: list[str] = []
    console: list[str] = []
    host = urlsplit(url).netloc

    def on_request(request: object) -> None:
        address = str(getattr(request, "url", ""))
        if urlsplit(address).netloc != host and not address.startswith("data:"):
            foreign.append(f"request to {address}")

    def on_console(message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            console.append(f"console: {getattr(message, 'text', '')}")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: console.append(f"script: {error}"))
    try:
        page.goto(url + path, wait_until="load")
        return foreign + console + faults(page) + too_wide(page)
    finally:
        page.remove_listener("request", on_request)
        page.remove_listener("console", on_console)
