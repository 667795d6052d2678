"""What lies in the browser, and what a worker is answered, may be anybody's.

Nothing of it runs, leads away, comes back after it was removed, or is kept as the portal's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site import waiting as looking
from tests.site.offline.visitor import (
    CONCERT,
    NOTHING,
    STORED,
    copies,
    day_of,
    make_ready,
    save,
    until,
)
from tests.site.weak_host import Portal

pytestmark = pytest.mark.browser

KEY = "portal:/:gemte"
PROBES = "arrangementer/aabne-proever/"


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")


# --- saved events ---------------------------------------------------------------------------------


def _href(value: Any) -> Callable[[Any], None]:
    return lambda event: event["now"].update(href=value)


def _date(**values: Any) -> Callable[[Any], None]:
    return lambda event: event["now"]["dates"][0].update(values)


@pytest.mark.parametrize(
    "spoil",
    [
        _href("/\\ond.example/x/"),
        _href("/\t/ond.example/x/"),
        _href("/\n/ond.example/x/"),
        _href("//ond.example/"),
        _href("javascript:alert(1)"),
        _href("/x/?javascript:alert(1)"),
        _href(["/x/"]),
        _date(last=5),
        _date(alarm="<b>"),
        _date(when={"toString": "x"}),
        lambda event: event["now"]["dates"].append(None),
        lambda event: event["now"].update(last=2026),
        lambda event: event["now"].update(title=None),
        lambda event: event.update(at=1e300),
        lambda event: event.update(at="<img src=x>"),
    ],
)
def test_a_saved_event_that_another_spoiled_is_passed_over(
    page: Page, portal: Portal, spoil: Callable[[Any], None]
) -> None:
    """It leads nowhere, breaks nothing, and the others stand."""
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    save(page, portal)
    save(page, portal, PROBES)
    found = stored(page)
    spoil(found["events"]["julekoncert"])
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(found)])
    page.route("**/data/v1/gemte/**", lambda route: route.abort())

    page.goto(f"{portal.home}gemte/")

    expect(page.locator("[data-told=old]")).to_be_visible()
    hrefs = page.locator(".kept-events a").evaluate_all("all => all.map(one => one.href)")
    assert hrefs == [portal.home + PROBES]
    assert faults == []


def test_hostile_words_stay_words(page: Page, portal: Portal) -> None:
    """Each part of a row is text, however it reads."""
    save(page, portal)
    found = stored(page)
    attack = "<img src=x onerror=window.__hit=1>\u2028</script>"
    event = found["events"]["julekoncert"]
    event["now"].update(title=attack)
    event["was"]["dates"][0].update(when=attack)
    event["now"]["dates"][0].update(
        when=attack, where=attack, address=attack, flag=attack, note=attack
    )
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(found)])
    page.route("**/data/v1/gemte/**", lambda route: route.abort())

    page.goto(f"{portal.home}gemte/")

    row = page.locator(".kept-events > li")
    expect(row.locator("a")).to_have_text(f"{attack}: {attack}")
    expect(row.locator("[data-part=flag]")).to_have_text(attack)
    assert row.locator("img, script").count() == 0
    assert page.evaluate("window.__hit") is None


def test_what_is_removed_while_the_portal_is_asked_stays_away(page: Page, portal: Portal) -> None:
    """The answer comes late: it must not put back what the visitor took away meanwhile."""
    save(page, portal)
    portal.file("events/2026/julekoncert.md").unlink()
    portal.build()
    waiting: list[Route] = []
    page.route(
        f"**/{CONCERT}",
        lambda route: (
            waiting.append(route) if route.request.method == "HEAD" else route.continue_()
        ),
    )
    page.goto(f"{portal.home}gemte/")
    looking.until(page, lambda: waiting, "the portal is asked")

    page.get_by_role("button", name="Fjern alle").click()
    waiting[0].fulfill(status=404)
    page.wait_for_timeout(500)

    assert page.evaluate(STORED) == NOTHING
    expect(page.locator(".kept-events > li")).to_have_count(0)


def test_a_page_that_is_brought_back_shows_what_is_saved_now(page: Page, portal: Portal) -> None:
    """From the browser's memory of pages, where nothing told it of the change."""
    save(page, portal)
    page.evaluate("key => localStorage.removeItem(key)", KEY)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    expect(page.locator(".keep button")).to_have_text("Gem")


def test_the_button_says_its_state_once(page: Page, portal: Portal) -> None:
    """Its words change, so it is no toggle: "Gemt – fjern, pressed" would say the opposite."""
    save(page, portal)
    assert page.locator(".keep button").get_attribute("aria-pressed") is None


def test_an_event_named_as_what_every_object_has(page: Page, portal: Portal) -> None:
    portal.file("events/2026/julekoncert.md").rename(portal.file("events/2026/constructor.md"))
    portal.build()
    page.goto(f"{portal.home}arrangementer/constructor/")

    expect(page.locator(".keep button")).to_have_text("Gem")
    page.locator(".keep button").click()
    expect(page.locator(".keep button")).to_have_text("Gemt – fjern")
    # Gone from the files, it is not found in what they inherit.
    portal.file("events/2026/constructor.md").unlink()
    portal.build()
    page.goto(f"{portal.home}gemte/")
    expect(page.get_by_text("Arrangementet står ikke længere på portalen.")).to_be_visible()


# --- the worker -----------------------------------------------------------------------------------


def test_a_strangers_page_is_not_kept_as_an_events(page: Page, portal: Portal) -> None:
    """As a host that is being mended, or a network that wants a login, answers: 200, and HTML."""
    save(page, portal)
    make_ready(page, portal)
    file = portal.site / CONCERT / "index.html"
    own = file.read_bytes()
    file.write_text("<!doctype html><title>Log ind</title><body><h1>Betal for nettet</h1></body>")
    page.goto(portal.home + CONCERT)
    expect(page.locator("h1")).to_have_text("Betal for nettet")
    page.wait_for_timeout(500)
    file.write_bytes(own)
    portal.mood = "down"

    page.goto(portal.home + CONCERT)

    expect(page.locator("body > .stale")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("Julekoncert")


def test_no_page_is_kept_as_a_file_that_never_changes(page: Page, portal: Portal) -> None:
    """A host that gives a page for every file that it has not got: the styles would be lost for as
    long as their name lasts."""
    make_ready(page, portal)
    name = "assets/css/portal.0123456789.css"
    page.route(f"**/{name}", lambda route: route.continue_())
    (portal.site / name).mkdir()
    (portal.site / name / "index.html").write_text("<!doctype html><p>Kommer snart")
    told = page.evaluate(
        "url => fetch(url).then(answer => answer.headers.get('content-type'))", portal.home + name
    )
    assert told.startswith("text/html")
    page.wait_for_timeout(500)

    assert [path for found in copies(page).values() for path in found if name in path] == []


def test_a_worker_that_was_ended_keeps_nothing_when_it_wakes(
    browser: Browser, portal: Portal
) -> None:
    """Another tab still has it: browsers put workers to sleep, and it forgets that it was ended."""
    context = browser.new_context(locale="da-DK")
    first, other = day_of(context), day_of(context)
    make_ready(first, portal)
    other.goto(f"{portal.home}steder/salen/")
    assert other.evaluate("navigator.serviceWorker.controller !== null")
    first.get_by_role("button", name="Slå fra og slet alt").click()
    expect(first.locator("[data-state=off]")).to_be_visible()
    session = context.new_cdp_session(other)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    other.wait_for_timeout(300)

    other.evaluate("fetch('/assets/js/find.js').then(answer => answer.text())")
    other.evaluate(
        """navigator.serviceWorker.controller?.postMessage(
            {what: 'save', saved: [location.pathname]})"""
    )
    other.wait_for_timeout(1000)

    assert first.evaluate(STORED)["caches"] == []
    # And it can be asked for again.
    first.get_by_role("button", name="Gør portalen klar til at virke uden net").click()
    expect(first.locator("[data-state=on]")).to_be_visible()
    until(first, "() => caches.keys().then(names => names.length > 2)")
    context.close()
