"""The first view: how much comes, in how many requests, and that nothing moves while it comes.

The limits are the portal's promise (docs/browser.md has what they are measured to be). Each page is
opened by a browser that has nothing cached, on a telephone, from a host that packs with gzip.
"""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.site.first_view import NOW, PAGES, View, first_view, phone, shifts
from tests.site.host import Host
from tests.site.waiting import SETTLED, until

pytestmark = pytest.mark.browser

MOST_BYTES, MOST_REQUESTS = 100_000, 12
"""The promise for the home page and an event."""

LIMITS = {
    "home": (MOST_BYTES, MOST_REQUESTS),
    "event with a picture": (MOST_BYTES, MOST_REQUESTS),
    "event with a drawing": (50_000, 7),
    "event list": (52_000, 6),
    "actor": (50_000, 6),
    "partnership": (60_000, 6),
    "month": (50_000, 6),
    "week": (50_000, 5),
    "search": (60_000, MOST_REQUESTS),
    "written by hand": (70_000, 8),
}
STILL = 0.02
"""How much may move in all; a tenth is what Core Web Vitals call good."""

DAYS = {
    "the day it was built": NOW,
    "that afternoon": "2026-11-22T16:00+01:00",
    "two days after": "2026-11-24T12:00+01:00",
    "a week after": "2026-11-29T12:00+01:00",
}


def viewed(browser: Browser, address: str) -> View:
    page = phone(browser)
    try:
        return first_view(page, address)
    finally:
        page.context.close()


@pytest.fixture(scope="module")
def views(browser: Browser, demo_url: str) -> dict[str, View]:
    """The first view of each kind of the demo's pages."""
    return {name: viewed(browser, demo_url + path) for name, path in PAGES.items()}


@pytest.mark.parametrize("name", LIMITS)
def test_the_first_view_is_small(views: dict[str, View], name: str) -> None:
    view, (most_bytes, most_requests) = views[name], LIMITS[name]

    assert view.size <= most_bytes, view.files
    assert view.requests <= most_requests, view.files
    assert len(set(view.files)) == view.requests, "something is fetched twice"


def test_the_real_portals_first_view_is_small(
    browser: Browser, real_url: str, real_site: Path
) -> None:
    events = sorted(path.parent.name for path in (real_site / "arrangementer").glob("*/index.html"))
    largest = max(
        events, key=lambda slug: (real_site / f"arrangementer/{slug}/index.html").stat().st_size
    )
    for path in ("/", "/arrangementer/", f"/arrangementer/{largest}/"):
        view = viewed(browser, real_url + path)
        assert view.size <= MOST_BYTES, (path, view.files)
        assert view.requests <= MOST_REQUESTS, (path, view.files)


def test_photographs_of_a_cameras_size_fit_in(browser: Browser, photographs_url: str) -> None:
    """An event with its own picture and one in its text, on a screen that asks for large ones."""
    for path in ("/", "/arrangementer/kalk-paa-papir/"):
        view = viewed(browser, photographs_url + path)
        assert view.of(".avif"), "no picture is shown"
        assert view.size <= MOST_BYTES, (path, view.files)
        assert view.requests <= MOST_REQUESTS, (path, view.files)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fetches_what_it_uses_alone(views: dict[str, View], name: str) -> None:
    """One stylesheet, one font, the script that knows the day; a search only where one searches,
    of the finder what wakes it, where it is, and on an event's page what saves and what shares."""
    view = views[name]

    scripts = {path.rpartition("/")[2].partition(".")[0] for path in view.of(".js")}
    wanted = {"portal"}
    if name == "event list":
        wanted |= {"find"}
    if name == "search":
        wanted |= {"search", "search-index", "search-table", "search-words"}
    if name == "month":
        wanted |= {"calendar"}
    if name.startswith("event with"):
        wanted |= {"keep", "share"}
    assert scripts == wanted
    assert len(view.of(".woff2")) == 1
    # Material's own stylesheet, for what only hand-written pages can have.
    assert len(view.of(".css")) == (2 if name == "written by hand" else 1)


@pytest.mark.parametrize("day", DAYS)
def test_nothing_moves(browser: Browser, demo_url: str, day: str) -> None:
    """Neither while the page comes nor while it is scrolled, whatever day the visitor has."""
    moved = {}
    for path in [*PAGES.values(), "/i-dag/", "/gratis/"]:
        page = phone(browser, DAYS[day])
        page.goto(demo_url + path, wait_until="load")
        found = shifts(page)
        if sum(value for value, _ in found) > STILL:
            moved[path] = found
        page.context.close()
    assert moved == {}


class InPieces(Host):
    """A slow host: pages come bit by bit, so that a browser paints what is there."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if not self.path.endswith("/"):
            super().copyfile(source, outputfile)
            return
        while piece := source.read(1000):
            outputfile.write(piece)
            time.sleep(0.05)


@pytest.fixture(scope="module")
def slow_url(demo_site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(InPieces, directory=str(demo_site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.mark.parametrize("path", ["/", "/arrangementer/", "/i-dag/", "/gratis/"])
@pytest.mark.parametrize(
    ("day", "over"),
    [
        ("two days after", "[data-last][hidden]"),
        # Hidden, or moved to stand after what is to come.
        ("that afternoon", "[data-ends][hidden], [data-earlier] li"),
    ],
)
def test_what_is_over_is_gone_before_it_is_painted(
    browser: Browser, slow_url: str, path: str, day: str, over: str
) -> None:
    """While the page comes in pieces, after the build: nothing is pulled up."""
    page = phone(browser, DAYS[day])
    page.goto(slow_url + path, wait_until="load")

    assert page.locator(over).count() >= 1, "nothing is over, so nothing is shown by this"
    assert sum(value for value, _ in shifts(page)) <= STILL
    page.context.close()


def shifts_with_a_late_font(browser: Browser, address: str, width: int) -> list[tuple[float, str]]:
    """Hold the font back until the page has been painted with what stands in for it."""
    page = phone(browser)
    page.set_viewport_size({"width": width, "height": 844})
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    try:
        page.route("**/*.woff2", hold)
        page.goto(address, wait_until="domcontentloaded")
        until(page, lambda: held, "a font is asked for")
        # Before the styles are here, it is not known that there is a font to wait for.
        until(page, lambda: not page.evaluate(FONT_IS_THERE), "the styles name the font")
        page.evaluate(SETTLED)
        for route in held:
            route.continue_()
        page.evaluate("document.fonts.ready.then(() => {})")
        assert page.evaluate(FONT_IS_THERE)
        return shifts(page)
    finally:
        page.context.close()


FONT_IS_THERE = "document.fonts.check('600 20px Fraunces')"


@pytest.mark.parametrize("width", [320, 390])
def test_headlines_keep_their_room_when_the_font_comes_late(
    browser: Browser, demo_url: str, width: int
) -> None:
    """Until then another font stands in, made as wide as Fraunces (theme/assets/css/base.css)."""
    moved = {}
    for path in PAGES.values():
        found = shifts_with_a_late_font(browser, demo_url + path, width)
        if sum(value for value, _ in found) > STILL:
            moved[path] = found
    assert moved == {}
