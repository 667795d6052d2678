"""The portal without a net, and the life of the worker that keeps it."""

from __future__ import annotations

import re
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.serving.preview import Preview
from generator.serving.server import PreviewServer
from generator.settings import ROOT
from tests.site.axe import faults, too_wide
from tests.site.offline.visitor import (
    CONCERT,
    CONCERT_FILE,
    COPIES,
    IN_CHARGE,
    NOTHING,
    SHELL,
    STORED,
    a_moment_ago,
    copies,
    day_of,
    make_ready,
    save,
    until,
    until_kept,
)
from tests.site.pages import kinds
from tests.site.weak_host import Portal, first_built, hosted

pytestmark = pytest.mark.browser


# --- without a net --------------------------------------------------------------------------------


def test_saved_then_without_a_net(page: Page, portal: Portal) -> None:
    save(page, portal)
    make_ready(page, portal)
    portal.mood = "down"

    page.goto(f"{portal.home}gemte/")
    expect(page.get_by_role("link", name="Julekoncert: lys & kor")).to_be_visible()
    expect(page.locator("[data-part=aged]")).to_have_text(
        "Sidst hentet søndag den 22. november 2026 kl. 9.00 – kan være ændret"
    )
    expect(page.get_by_text("Portalen kan ikke nås lige nu.")).to_be_visible()

    page.get_by_role("link", name="Julekoncert: lys & kor").click()
    assert_marked(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Julekoncert")


def assert_marked(page: Page) -> None:
    """The bar is the first thing in the page, says how old it is, and is seen."""
    bar = page.locator("body > :first-child")
    expect(bar).to_have_class("stale")
    expect(bar).to_have_attribute("role", "status")
    expect(bar).to_contain_text(a_moment_ago())
    expect(bar).to_contain_text("Noget kan være aflyst eller flyttet siden.")
    expect(bar).to_be_in_viewport()
    # The page's own styles came with it.
    assert bar.evaluate("bar => getComputedStyle(bar).borderBottomWidth") == "4px"


def test_called_off_while_the_visitor_was_without_a_net(page: Page, portal: Portal) -> None:
    save(page, portal)
    make_ready(page, portal)
    portal.mood = "down"
    portal.change(CONCERT_FILE, "price:", "status: cancelled\nprice:")
    portal.build()

    for path in (CONCERT, "arrangementer/", ""):
        page.goto(portal.home + path)
        concert = page.locator("li, h1").filter(has_text="Julekoncert")
        assert "Julekoncert" in concert.first.inner_text()
        expect(concert.filter(has_text="Aflyst")).to_have_count(0)
        assert_marked(page)

    portal.mood = "up"
    page.goto(f"{portal.home}gemte/")
    expect(page.locator(".kept-events > li").first.locator(".flag")).to_have_text("Aflyst")
    page.goto(portal.home + CONCERT)
    expect(page.locator(".stale")).to_have_count(0)
    expect(page.locator("h1")).to_contain_text("Aflyst")


def test_no_page_is_kept_without_its_bar(page: Page, portal: Portal) -> None:
    """Whatever is visited: what lies in the caches bears the mark, but for the two pages that hold
    no event. So nothing that takes a page from there can leave it out."""
    save(page, portal)
    make_ready(page, portal)
    visited = kinds(portal.site)
    for path in visited:
        page.goto(portal.home + path.removeprefix("/"))
    until_kept(page, next(path for path in reversed(visited) if path not in SHELL))

    kept = [(path, html) for _, path, html in page.evaluate(COPIES) if html]
    assert len(kept) > 20
    bare = {path for path, html in kept if '<div class="stale" role="status">' not in html}
    assert bare == {"/gemte/", "/uden-net/"} or bare == {"/gemte/"}
    for path, html in kept:
        if path not in SHELL:
            body = html[html.index("<body") :]
            assert re.match(r'<body[^>]*><div class="stale" role="status">', body), path
    shells = "".join(html for path, html in kept if path in SHELL)
    assert "Julekoncert" not in shells


def test_data_feeds_and_calendars_are_never_kept(page: Page, portal: Portal) -> None:
    make_ready(page, portal)
    for path in ("kalender.ics", "rss.xml", "feed.json"):
        page.evaluate("url => fetch(url)", f"{portal.home}arrangementer/{path}")
    page.goto(f"{portal.home}soeg/?q=kor")
    expect(page.locator(".search-results > li").first).to_be_visible()
    until_kept(page, "/soeg/")

    paths = [path for found in copies(page).values() for path in found]
    assert [path for path in paths if re.search(r"\.(ics|xml|json)$|/data/", path)] == []
    assert not [one for one in page.evaluate(COPIES) if "q=kor" in one[1]]
    portal.mood = "down"
    with pytest.raises(Exception, match="fetch"):
        page.evaluate("url => fetch(url)", f"{portal.home}arrangementer/kalender.ics")


def test_a_page_that_was_never_seen(page: Page, portal: Portal) -> None:
    make_ready(page, portal)
    portal.mood = "down"
    page.goto(f"{portal.home}steder/salen/")

    expect(page).to_have_url(re.compile(r"/uden-net/\?side=%2Fsteder%2Fsalen%2F$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Uden net")
    kept = page.locator("[data-kept-pages] a")
    expect(kept.filter(has_text="Arrangementer")).to_have_attribute(
        "href", f"{portal.home}arrangementer/"
    )
    portal.mood = "up"
    page.get_by_role("link", name="Prøv igen").click()
    expect(page.locator("h1")).to_contain_text("Salen")


@pytest.mark.parametrize("side", ["//ond.example/", "https://ond.example/", "javascript:alert(1)"])
def test_the_way_back_leads_nowhere_else(page: Page, portal: Portal, side: str) -> None:
    page.goto(f"{portal.home}uden-net/?side={side}")

    expect(page.get_by_role("heading", level=1)).to_have_text("Uden net")
    assert page.get_by_role("link", name="Prøv igen").count() == 0


@pytest.mark.parametrize("mood", ["silent", "broken"])
def test_a_host_that_is_slow_or_broken(page: Page, portal: Portal, mood: Any) -> None:
    make_ready(page, portal)
    portal.mood = mood
    page.goto(f"{portal.home}arrangementer/")
    assert_marked(page)


def test_a_slow_host_without_a_copy_is_waited_for(page: Page, portal: Portal) -> None:
    make_ready(page, portal)
    portal.mood = "slow"
    page.goto(f"{portal.home}steder/salen/")
    expect(page.locator("h1")).to_contain_text("Salen")
    expect(page.locator(".stale")).to_have_count(0)


def test_redirects_and_old_addresses(page: Page, portal: Portal) -> None:
    make_ready(page, portal)
    page.goto(f"{portal.home}arrangementer/julekoncert")
    expect(page).to_have_url(portal.home + CONCERT)
    # An old address leads on by a refresh to where the portal says that it lives.
    there = "https://proeve.example/arrangementer/julekoncert/"
    page.route(there, lambda route: route.fulfill(body="<h1>Der</h1>", content_type="text/html"))
    page.goto(f"{portal.home}arrangementer/jul/")
    page.wait_for_url(there)

    portal.mood = "down"
    page.goto(f"{portal.home}arrangementer/julekoncert")
    expect(page).to_have_url(portal.home + CONCERT)
    assert_marked(page)
    page.goto(f"{portal.home}arrangementer/jul/")
    page.wait_for_url(there)


def test_a_page_that_went_away_is_forgotten(page: Page, portal: Portal) -> None:
    make_ready(page, portal)
    page.goto(f"{portal.home}steder/salen/")
    until_kept(page, "/steder/salen/")
    portal.missing.add("/steder/salen/")
    page.goto(f"{portal.home}steder/salen/")
    until_kept(page, "/steder/salen/", kept=False)


# --- its life -------------------------------------------------------------------------------------


def test_the_next_version_takes_over(page: Page, portal: Portal, tmp_path: Path) -> None:
    """Other styles: the worker is another, keeps what was kept, and drops what nothing needs."""
    save(page, portal)
    make_ready(page, portal)
    old = re.search(r"assets/css/portal\.\w+\.css", (portal.site / "index.html").read_text())
    names = page.evaluate("caches.keys()")
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    with (theme / "assets/css/offline.css").open("a", encoding="utf-8") as file:
        file.write("\n.new-in-this-build { color: red; }\n")
    portal.build(theme=theme)

    page.goto(f"{portal.home}gemte/")
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
    until(
        page,
        """old => caches.keys().then(names => !old.every(name => names.includes(name)))""",
        names,
    )
    until(page, IN_CHARGE)
    page.evaluate(
        """() => new Promise(resolve => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = resolve;
            navigator.serviceWorker.controller.postMessage({what: 'fill',
                saved: ['/arrangementer/julekoncert/']}, [port2]);
        })"""
    )
    found = copies(page)
    assert old is not None
    assert all(f"/{old[0]}" not in paths for paths in found.values()), (
        "the old styles are still kept"
    )
    assert CONCERT in "".join(found["saved"])
    assert sum(name.startswith("portal-1:/:shell") for name in page.evaluate("caches.keys()")) == 1
    portal.mood = "down"
    page.goto(portal.home + CONCERT)
    assert_marked(page)


def test_all_is_deleted_on_request(page: Page, portal: Portal) -> None:
    save(page, portal)
    make_ready(page, portal)
    assert page.evaluate(STORED)["workers"] == [portal.home]
    assert page.locator("link[rel=manifest]").count() == 1

    page.get_by_role("button", name="Slå fra og slet alt").click()

    expect(page.locator("[data-state=off]")).to_be_visible()
    expect(page.get_by_text("Du har ikke gemt noget endnu.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    page.goto(portal.home)
    page.goto(portal.home + CONCERT)
    assert page.evaluate(STORED) == NOTHING
    portal.mood = "down"
    with pytest.raises(Exception, match="net::"):
        page.goto(f"{portal.home}steder/")


def test_in_a_preview_it_cannot_be_turned_on(page: Page, portal: Portal) -> None:
    with PreviewServer(0, Preview(portal.site, version=1)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"{server.address}/gemte/")

        expect(page.get_by_text("Det kan ikke slås til i en forhåndsvisning.")).to_be_visible()
        expect(page.get_by_role("button", name="Gør portalen klar")).to_have_count(0)
        assert page.evaluate(STORED) == NOTHING
        page.close()
        server.shutdown()


def test_a_worker_that_is_not_there(page: Page, portal: Portal) -> None:
    portal.missing.add("/sw.js")
    page.goto(f"{portal.home}gemte/")
    page.get_by_role("button", name="Gør portalen klar til at virke uden net").click()

    expect(page.get_by_text("Det lykkedes ikke.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING


def test_a_worker_whose_script_went_away_harms_nothing(page: Page, portal: Portal) -> None:
    make_ready(page, portal)
    portal.missing.add("/sw.js")
    for path in ("", CONCERT, "arrangementer/", "soeg/"):
        answer = page.goto(portal.home + path)
        assert answer is not None
        assert answer.status == 200
        expect(page.locator(".stale")).to_have_count(0)


def test_the_switch_in_the_settings_ends_every_worker(page: Page, portal: Portal) -> None:
    make_ready(page, portal)
    portal.change("portal.yml", "invented: true", "invented: true\noffline: no")
    portal.build()
    assert not (portal.site / "uden-net").exists()
    assert not (portal.site / "manifest.webmanifest").exists()

    page.goto(portal.home)
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
    until(
        page,
        "() => navigator.serviceWorker.getRegistrations().then(found => found.length === 0)",
    )
    assert page.evaluate(STORED) == NOTHING
    # Past the browser's own cache, which keeps the old page for ten minutes.
    page.goto(f"{portal.home}gemte/?ny")
    expect(page.get_by_text("Brug portalen uden net")).to_have_count(0)


def test_a_full_disk(browser: Browser, portal: Portal) -> None:
    """The worker's `put` is refused from the second version on; pages come all the same."""
    script = portal.site / "sw.js"
    refusing = (
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));\n"
    )
    context = browser.new_context()
    page = day_of(context)
    make_ready(page, portal)
    script.write_text(refusing + script.read_text(encoding="utf-8"), encoding="utf-8")
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
    page.wait_for_timeout(1000)
    for path in ("", "steder/salen/", CONCERT):
        answer = page.goto(portal.home + path)
        assert answer is not None
        assert answer.status == 200
        expect(page.locator("h1")).to_be_visible()
    save(page, portal, "arrangementer/aabne-proever/")
    context.close()


def test_a_disk_that_is_full_from_the_beginning(page: Page, portal: Portal) -> None:
    script = portal.site / "sw.js"
    refusing = (
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));\n"
    )
    script.write_text(refusing + script.read_text(encoding="utf-8"), encoding="utf-8")
    page.goto(f"{portal.home}gemte/")
    page.get_by_role("button", name="Gør portalen klar til at virke uden net").click()

    expect(page.get_by_text("Det lykkedes ikke.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING


def test_under_a_base_path(browser: Browser, tmp_path: Path) -> None:
    """Nothing outside it is touched, and two portals of one host do not share what is stored."""
    folder = first_built(tmp_path / "portal", "/portal/")
    for portal in hosted(Portal(folder, "/portal/")):
        context = browser.new_context()
        page = day_of(context)
        save(page, portal)
        make_ready(page, portal)
        stored = page.evaluate(STORED)
        assert stored["workers"] == [f"{portal.url}/portal/"]
        assert [name for name, _ in stored["local"]] == ["portal:/portal/:gemte"]
        assert all(name.startswith("portal-1:/portal/:") for name in stored["caches"])
        portal.mood = "down"
        page.goto(f"{portal.home}gemte/")
        page.get_by_role("link", name="Julekoncert: lys & kor").click()
        expect(page).to_have_url(portal.home + CONCERT)
        assert_marked(page)
        page.goto(f"{portal.home}steder/salen/")
        expect(page).to_have_url(re.compile(r"/portal/uden-net/\?side=%2Fportal%2Fsteder%2Fsalen"))
        with pytest.raises(Exception, match="net::"):
            page.goto(f"{portal.url}/")
        context.close()


def test_the_browsers_own_switch(page: Page, portal: Portal) -> None:
    """As when a telephone loses its net: the host is there, the browser is not on it."""
    save(page, portal)
    make_ready(page, portal)
    page.context.set_offline(True)
    page.goto(portal.home + CONCERT)
    assert_marked(page)
    page.goto(f"{portal.home}gemte/")
    expect(page.get_by_text("Portalen kan ikke nås lige nu.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Opdateret nu")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(browser: Browser, portal: Portal, scheme: Any, width: int) -> None:
    context = browser.new_context(
        locale="da-DK", color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = day_of(context)
    save(page, portal)
    save(page, portal, "arrangementer/aabne-proever/")
    assert faults(page) + too_wide(page) == []
    make_ready(page, portal)
    portal.mood = "down"
    for path in ("gemte/", CONCERT, "", "arrangementer/", "steder/salen/"):
        page.goto(portal.home + path)
        assert faults(page) + too_wide(page) == [], path
    context.close()
