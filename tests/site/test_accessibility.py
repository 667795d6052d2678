"""axe-core on every kind of page, light and dark, on a small phone and a desk (WCAG 2.2 AA).

In dark, the same page is asked about its colours alone; `make audit` asks about all there, too,
and on every page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site.axe import VIEWS, faults, faults_in_dark, too_wide
from tests.site.host import served
from tests.site.pages import addresses, kinds

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}", scope="module")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    yield from _opened(browser, width, scheme)


@pytest.fixture(params=[320, 1280], scope="module")
def light(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    yield from _opened(browser, request.param, "light")


def _opened(browser: Browser, width: int, scheme: Any) -> Iterator[Page]:
    # Without motion: else colours take a moment to become those of the dark.
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_the_demo(light: Page, demo_site: Path, demo_url: str) -> None:
    assert _faults(light, demo_url, kinds(demo_site), dark_too=True) == {}


def test_axe_finds_nothing_on_the_real_portal(light: Page, real_site: Path, real_url: str) -> None:
    assert _faults(light, real_url, kinds(real_site), dark_too=True) == {}


FAINT = """<!doctype html><html lang="da"><head><title>Prøve</title>
<link rel="icon" href="data:,"><style>
:root { color-scheme: light dark } p { color: #222 }
@media (prefers-color-scheme: dark) { body { background: #111 } }
</style></head><body><main><h1>Prøve</h1><p>Står her.</p></main></body></html>"""


def test_what_is_faint_in_the_dark_alone_is_found(light: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(FAINT, encoding="utf-8")
    with served(tmp_path) as url:
        assert _faults(light, url, ["/"]) == {}
        (fault,) = _faults(light, url, ["/"], dark_too=True)["/"]
    assert fault.startswith("dark: color-contrast: ")


@pytest.mark.audit
def test_axe_finds_nothing_on_any_page_of_the_demo(
    page: Page, demo_site: Path, demo_url: str
) -> None:
    assert _faults(page, demo_url, addresses(demo_site)) == {}


@pytest.mark.audit
def test_axe_finds_nothing_on_any_real_page(page: Page, real_site: Path, real_url: str) -> None:
    assert _faults(page, real_url, addresses(real_site)) == {}


def _faults(
    page: Page, url: str, paths: list[str], *, dark_too: bool = False
) -> dict[str, list[str]]:
    """What is wrong, by address; also the width, the requests and the console."""
    assert paths, "no page to look at"
    found: dict[str, list[str]] = {}
    for path in paths:
        wrong = _look(page, url, path, dark_too)
        if wrong:
            found[path] = wrong
    return found


def _look(page: Page, url: str, path: str, dark_too: bool) -> list[str]:
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

    def on_error(error: object) -> None:
        console.append(f"script: {error}")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", on_error)
    try:
        page.goto(url + path, wait_until="load")
        found = faults(page) + (faults_in_dark(page) if dark_too else [])
        return foreign + console + found + too_wide(page)
    finally:
        page.remove_listener("request", on_request)
        page.remove_listener("console", on_console)
        page.remove_listener("pageerror", on_error)
