"""Waiting for what comes of itself, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE, PAUSE = 60_000, 50
"""Milliseconds: in all, where what is waited for never comes, and between two looks."""
ARRIVED = """async selector => {
    for (const image of document.querySelectorAll(selector)) {
        if (!image.checkVisibility()) continue;
        while (!image.complete) {
            image.scrollIntoView({block: 'center'});
            await new Promise(resolve => setTimeout(resolve, 20));
        }
    }
}"""
"""In the page: every picture that is shown has come. A lazy one comes only when it is near, and how
near is the browser's to say. (Playwright's own waiting is what the portal's policy forbids.)"""
SETTLED = "() => new Promise(resolve => requestIdleCallback(() => requestAnimationFrame(resolve)))"
"""In the page: its scripts have done what they had begun, and it has been painted."""


def until(page: Page, is_so: Callable[[], object], what: str) -> None:
    """Look again and again; between two looks Playwright hears of what has happened."""
    until = time.monotonic() + PATIENCE / 1000
    while not is_so():
        assert time.monotonic() < until, f"not in {PATIENCE // 1000} seconds: {what}"
        page.wait_for_timeout(PAUSE)
