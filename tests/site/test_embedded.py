"""The portal's lists and calendars in frames on a foreign page that allows next to nothing."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.site.axe import AXE, RULES, box_of
from tests.site.headers import rules, sent, serve_with_headers
from tests.site.waiting import until

pytestmark = pytest.mark.browser

NOW = "2026-11-22T09:00+01:00"
BASE = "https://demo.kulturportal.example"
POLICY = (
    "default-src 'none'; frame-src {portal}; script-src {portal}; style-src 'self'; base-uri 'none'"
)
STYLE = "body{margin:1rem} iframe{border:5px solid red}"


@dataclass
class Foreign:
    """A site of somebody else's: pages by path, each under the strict policy."""

    url: str
    policy: str
    pages: dict[str, str] = field(default_factory=dict)

    def write(self, path: str, body: str) -> str:
        self.pages[path] = (
            '<!doctype html><html lang="da"><meta charset="utf-8"><title>Foreningen</title>'
            f"<h1>Foreningen</h1>{body}</html>"
        )
        return self.url + path


@pytest.fixture(scope="module")
def portal(demo_site: Path) -> Iterator[str]:
    yield from serve_with_headers(demo_site)


@pytest.fixture
def foreign(portal: str) -> Iterator[Foreign]:
    site = Foreign("", POLICY.format(portal=portal))

    class Pages(http.server.BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """The test's own output is enough."""

        def do_GET(self) -> None:
            body = site.pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", site.policy)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # Another host than the portal's, not only another port: another site to the browser.
    site.url = f"http://localhost:{server.server_address[1]}"
    yield site
    server.shutdown()


class Visit:
    """A page with what it asked for and complained of."""

    def __init__(self, browser: Browser, *, width: int = 800, scheme: str = "light", **more: bool):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type] # "light" or "dark"
            **more,  # type: ignore[arg-type] # java_script_enabled
        )
        self.page: Page = context.new_page()
        if more.get("java_script_enabled", True):
            self.page.clock.set_fixed_time(NOW)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda one: self.asked.append(one.url))
        self.page.on("console", lambda one: self.complaints.append(one.text))
        self.page.on("pageerror", lambda one: self.complaints.append(str(one)))

    def open(self, url: str) -> Page:
        self.page.goto(url, wait_until="load")
        return self.page


def copied(browser: Browser, portal: str, address: str) -> list[str]:
    """The snippets that a page offers, read off it as an editor copies them."""
    page = browser.new_page()
    page.goto(portal + address)
    found = page.locator(".copied").all_text_contents()
    page.close()
    return [one.replace(BASE, portal) for one in found if "<" in one]


def framed(page: Page, view: str) -> Frame:
    """A view's frame, scrolled to: one out of sight is fetched no sooner, and may never be."""
    frame = page.locator(f"iframe[src$='/{view}/']")
    frame.scroll_into_view_if_needed()
    expect(frame).not_to_have_attribute("height", "480")
    return next(frame for frame in page.frames if frame.url.endswith(f"/{view}/"))


def test_a_snippet_shows_list_and_calendar_and_nothing_else_happens(
    browser: Browser, portal: str, foreign: Foreign
) -> None:
    as_list, as_calendar, _ = copied(browser, portal, "/abonner/indlejr/")
    url = foreign.write("/", as_list + as_calendar)
    visit = Visit(browser, width=1280)
    page = visit.open(url)

    for view, seen in (("liste", "li[data-last]"), ("kalender", ".month-grid")):
        frame = framed(page, view)
        expect(frame.locator(seen).first).to_be_visible()
        assert frame.locator("h1").inner_text() == "Alle arrangementer"
        # As high as what is in it: neither cut nor scrolled, and no empty space.
        frame.wait_for_function(
            "() => new Set([document.documentElement.offsetHeight,"
            " document.documentElement.scrollHeight, innerHeight]).size === 1"
        )
    assert page.locator("iframe").first.get_attribute("title") == "Alle arrangementer"
    assert page.context.storage_state() == {"cookies": [], "origins": []}
    assert visit.complaints == []
    hosts = {urlsplit(one).netloc for one in visit.asked}
    assert hosts == {urlsplit(portal).netloc, urlsplit(foreign.url).netloc}
    # Page and frames apart: the script, once a snippet at most, and a style and a script a frame.
    paths = [urlsplit(one).path for one in visit.asked if one.startswith(portal)]
    assert {re.sub(r"\.[0-9a-f]{10}\.", ".", path) for path in paths} == {
        "/indlejr.js",
        "/indlejr/arrangementer/liste/",
        "/indlejr/arrangementer/kalender/",
        "/assets/css/embedded.css",
        "/assets/js/embedded.js",
    }


def test_the_frame_follows_the_width(browser: Browser, portal: str, foreign: Foreign) -> None:
    as_list = copied(browser, portal, "/abonner/indlejr/")[0]
    visit = Visit(browser, width=900)
    page = visit.open(foreign.write("/", as_list))
    framed(page, "liste")
    wide = box_of(page.locator("iframe"))
    page.set_viewport_size({"width": 272, "height": 900})
    page.wait_for_function(f"() => document.querySelector('iframe').height > {wide['height']}")
    frame = framed(page, "liste")
    assert frame.evaluate("() => innerWidth") <= 256
    assert frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_every_link_leaves_the_frame_but_those_to_its_own_days(
    browser: Browser, portal: str, foreign: Foreign
) -> None:
    as_list, as_calendar, _ = copied(browser, portal, "/aktoerer/laerkesund-biblioteker/")
    url = foreign.write("/", as_list)
    page = Visit(browser).open(url)
    framed(page, "liste").locator("li a").first.click()
    page.wait_for_url(f"{portal}/arrangementer/*/")

    page = Visit(browser).open(foreign.write("/", as_calendar))
    frame = framed(page, "kalender")
    frame.locator("a.month-date[href]").first.click()
    frame.wait_for_url(re.compile(r"#d2026-1[12]-\d\d$"))
    assert page.url == foreign.url + "/"
    frame.locator(".row-title a").first.click()
    page.wait_for_url(f"{portal}/arrangementer/*/")


def test_without_script_there_is_a_link_and_the_frame_scrolls(
    browser: Browser, portal: str, foreign: Foreign
) -> None:
    as_list, _, frame_alone = copied(browser, portal, "/emner/musik/")
    page = Visit(browser, java_script_enabled=False).open(foreign.write("/", as_list + frame_alone))
    link = page.locator("[data-kulturportal] a")
    assert link.inner_text() == "Musik"
    assert link.get_attribute("href") == f"{portal}/emner/musik/"
    page.locator("iframe").scroll_into_view_if_needed()
    expect(page.frame_locator("iframe").locator("li[data-last]").first).to_be_visible()
    assert box_of(page.locator("iframe"))["height"] == pytest.approx(480, abs=4)


def begun(page: Page, start: str) -> Frame:
    """The frame whose address begins so; a frame has none before it has been fetched."""

    def found() -> list[Frame]:
        return [frame for frame in page.frames if frame.url.startswith(start)]

    until(page, found, f"a frame of {start}")
    return found()[0]


def test_messages_of_others_are_not_listened_to(
    browser: Browser, portal: str, foreign: Foreign
) -> None:
    as_list = copied(browser, portal, "/emner/musik/")[0]
    hostile = foreign.write("/ond", "")
    foreign.policy += f" {foreign.url}"  # base-uri takes no host; the frame below needs frame-src
    foreign.policy = foreign.policy.replace("frame-src", f"frame-src {foreign.url}")
    url = foreign.write("/", f'{as_list}<iframe id="ond" src="{hostile}"></iframe>')
    page = Visit(browser).open(url)
    framed_list = begun(page, portal + "/indlejr/")
    shown = page.locator("[data-visning] iframe")
    page.wait_for_function("() => document.querySelector('[data-visning] iframe').height != 480")
    before = shown.get_attribute("height")
    other = begun(page, hostile)
    # From another frame, and from the page itself: neither is the portal's window.
    other.evaluate("() => parent.postMessage({kulturportal: 9999}, '*')")
    page.evaluate("() => postMessage({kulturportal: 9999}, '*')")
    # From the portal's window, but no height.
    for nonsense in (
        "'9e9'",
        "{kulturportal: -1}",
        "{kulturportal: 'x'}",
        "null",
        "{kulturportal: 1e9}",
    ):
        framed_list.evaluate(f"() => parent.postMessage({nonsense}, '*')")
    page.wait_for_timeout(200)
    assert shown.get_attribute("height") == before
    # What the portal's window says is heard: the test can fail.
    framed_list.evaluate("() => parent.postMessage({kulturportal: 777}, '*')")
    page.wait_for_function("() => document.querySelector('[data-visning] iframe').height == 777")


def test_the_script_frames_nothing_but_its_own_portal(
    browser: Browser, portal: str, foreign: Foreign
) -> None:
    host = portal.removeprefix("http://")
    bad = (
        "https://evil.example/",
        f"{portal}.evil.example/",
        f"http://{host}@evil.example/",
        "javascript:alert(1)",
    )
    places = "".join(f'<p data-kulturportal="{one}">Link</p>' for one in bad)
    visit = Visit(browser)
    page = visit.open(
        foreign.write("/", f'{places}<script src="{portal}/indlejr.js" async></script>')
    )
    page.wait_for_function("() => !document.querySelector('[data-kulturportal]')")
    assert page.locator("iframe").count() == 0
    assert page.locator("p").all_inner_texts() == ["Link"] * len(bad)


def test_the_host_page_is_left_as_it_was(browser: Browser, portal: str, foreign: Foreign) -> None:
    snippet = copied(browser, portal, "/emner/musik/")[0]
    page = Visit(browser).open(foreign.write("/", f"<p id='x'>Før</p>{snippet}<p>Efter</p>"))
    framed(page, "liste")
    assert (
        page.evaluate("() => document.querySelectorAll('style, link[rel=stylesheet]').length") == 0
    )
    assert page.locator("p").all_inner_texts() == ["Før", "Efter"]
    assert (
        page.evaluate("() => Object.keys(window).filter(name => /kultur|portal/i.test(name))") == []
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["liste", "kalender"])
def test_axe_finds_nothing_at_240_pixels(
    browser: Browser, portal: str, view: str, scheme: str
) -> None:
    visit = Visit(browser, width=240, scheme=scheme)
    for address in ("/arrangementer/", "/emner/musik/", "/aktoerer/ravnemose-vandmoelle/"):
        page = visit.open(f"{portal}/indlejr{address}{view}/")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES
        )
        faults = [
            (one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]
        ]
        assert faults == [], address
        assert page.evaluate("() => document.documentElement.scrollWidth <= 240"), address
    paper = visit.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 246)", "dark": "rgb(16, 25, 29)"}[scheme]
    assert visit.complaints == []


def test_what_is_over_is_hidden_and_in_the_end_that_is_said(browser: Browser, portal: str) -> None:
    visit = Visit(browser)
    address = f"{portal}/indlejr/emner/musik/liste/"
    fresh = visit.open(address).locator("li:visible").count()
    assert fresh == 10
    expect(visit.page.locator("[data-stale]")).to_be_hidden()
    visit.page.clock.set_fixed_time("2026-11-27T12:00+01:00")
    assert 0 < visit.open(address).locator("li:visible").count() < fresh
    visit.page.clock.set_fixed_time("2029-01-01T12:00+01:00")
    page = visit.open(address)
    assert page.locator("li:visible").count() == 0
    assert page.locator("[data-stale]").inner_text() == "Der er ikke noget på programmet lige nu."


def test_others_may_frame_these_pages_and_no_other(
    browser: Browser, portal: str, foreign: Foreign, demo_site: Path
) -> None:
    """As hosts send what `_headers` says; every folder with pages is told of there."""
    known = rules((demo_site / "_headers").read_text(encoding="utf-8"))
    for file in demo_site.rglob("*.html"):
        path = "/" + file.relative_to(demo_site).as_posix().removesuffix("index.html")
        policy = sent(known, path).get("Content-Security-Policy", "")
        assert policy == ("" if path.startswith("/indlejr/") else "frame-ancestors 'self'"), path

    page = foreign.write("/", f'<iframe src="{portal}/aktoerer/" title="nej"></iframe>')
    visit = Visit(browser)
    with visit.page.expect_console_message(lambda one: "frame-ancestors 'self'" in one.text):
        visit.open(page)
    assert not any(frame.url.startswith(portal) for frame in visit.page.frames)


def test_under_a_base_path_too(browser: Browser, based_site: Path, tmp_path: Path) -> None:
    (tmp_path / "portal").symlink_to(based_site, target_is_directory=True)
    from tests.site.host import serve

    for url in serve(tmp_path):
        page = browser.new_page()
        (tmp_path / "fremmed.html").write_text(
            f'<!doctype html><title>x</title><div data-kulturportal="{url}/portal/">Alt</div>'
            f'<div data-kulturportal="{url}/portal/emner/musik" data-visning="kalender">Musik</div>'
            f'<script src="{url}/portal/indlejr.js" async></script>',
            encoding="utf-8",
        )
        page.goto(f"{url}/fremmed.html", wait_until="load")
        page.wait_for_function("() => document.querySelectorAll('iframe').length === 2")
        assert [frame.get_attribute("src") for frame in page.locator("iframe").all()] == [
            f"{url}/portal/indlejr/arrangementer/liste/",
            f"{url}/portal/indlejr/emner/musik/kalender/",
        ]
        framed(page, "liste")
        framed(page, "kalender")
        page.close()
