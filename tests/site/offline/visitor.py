"""What a visitor does who saves events and keeps the portal, and what then lies in the browser."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from generator.model.times import ZONE
from generator.presenting.words.dates import clock, long_day
from tests.site import waiting
from tests.site.weak_host import NOW, Portal

CONCERT = "arrangementer/julekoncert/"
CONCERT_FILE = "events/2026/julekoncert.md"
STORED = """async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookies: document.cookie,
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({name}) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope),
})"""
NOTHING = {
    "local": [],
    "session": [],
    "cookies": "",
    "caches": [],
    "databases": [],
    "workers": [],
}
IN_CHARGE = """async () => {
    const {active, installing, waiting} = await navigator.serviceWorker.getRegistration();
    return active.state === 'activated' && !installing && !waiting
        && navigator.serviceWorker.controller === active;
}"""
COPIES = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const copy = await cache.match(request);
            const type = copy.headers.get('content-type') ?? '';
            found.push([name.replace(/^portal-1:[^:]*:/, '').replace(/:.*/, ''),
                new URL(request.url).pathname,
                type.startsWith('text/html') ? await copy.text() : '']);
        }
    }
    return found;
}"""

HAS_PAGE = """async path => {
    const names = (await caches.keys()).filter(name => name.endsWith(':pages'));
    const found = names.map(cacheName => caches.match(path, {cacheName, ignoreVary: true}));
    return (await Promise.all(found)).some(Boolean);
}"""
SHELL = ("/gemte/", "/uden-net/")
"""Pages that hold no event; they are kept elsewhere."""


def day_of(context: BrowserContext, now: datetime = NOW) -> Page:
    """A page of it on this day; its worker has the machine's own."""
    page = context.new_page()
    page.clock.set_fixed_time(now)
    return page


def make_ready(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.home}gemte/")
    page.get_by_role("button", name="Gør portalen klar til at virke uden net").click()
    expect(page.locator("[data-state=on]")).to_be_visible(timeout=waiting.PATIENCE)


def save(page: Page, portal: Portal, path: str = CONCERT) -> None:
    page.goto(portal.home + path)
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("button", name="Gemt – fjern")).to_be_visible()


def copies(page: Page) -> dict[str, list[str]]:
    """The kept files' paths, by cache."""
    found: dict[str, list[str]] = {}
    for name, path, _ in page.evaluate(COPIES):
        found.setdefault(name, []).append(path)
    return found


def until(page: Page, condition: str, argument: Any = None) -> None:
    """Wait for what a promise tells; `wait_for_function` takes the promise itself for an answer."""
    waiting.until(page, lambda: page.evaluate(condition, argument), condition)


def until_kept(page: Page, path: str, *, kept: bool = True) -> None:
    """Wait for a page's copy, or for its end: the worker answers first and puts down after."""
    waiting.until(page, lambda: page.evaluate(HAS_PAGE, path) is kept, f"{path} is kept: {kept}")


def a_moment_ago() -> re.Pattern[str]:
    """The bar's words for any of the last ten minutes: a slow test may see some of them pass."""
    now = datetime.now(ZONE)
    moments = (now - timedelta(minutes=passed) for passed in range(10))
    words = (f"{long_day(moment.date())} kl. {clock(moment)}" for moment in moments)
    return re.compile(f"Du ser en gemt udgave fra (?:{'|'.join(map(re.escape, words))})\\.")
