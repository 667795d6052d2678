"""What a visitor's first look at a page costs: bytes, requests, and how much of it moves.

`python -m tests.site.first_view` measures the demo in `site-demo/` and prints the table of
docs/browser.md.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.site.host import serve
from tests.site.waiting import ARRIVED

NOW = "2026-11-22T09:00+01:00"
"""The demo's day (Makefile, DEMO_NOW)."""
PAGES = {
    "home": "/",
    "event with a picture": "/arrangementer/klang-i-den-lange-bane/",
    "event with a drawing": "/arrangementer/babysalmesang-om-onsdagen/",
    "event list": "/arrangementer/",
    "actor": "/aktoerer/laerkesund-biblioteker/",
    "partnership": "/partnerskaber/aaben-skole-ved-sundet/",
    "month": "/kalender/2026/12/",
    "week": "/kalender/2026/uge-48/",
    "search": "/soeg/",
    "written by hand": "/om/",
}
"""The demo's kinds of page, with the largest of its kind for most of them."""

SHIFTS = """() => new Promise(resolve => {
    const found = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            const moved = entry.sources.map(({node}) => node?.className || node?.nodeName);
            found.push([entry.value, moved.join(', ')]);
        }
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => resolve(found), 100);
})"""
SCROLL = """async () => {
    for (let top = 0; top < document.body.scrollHeight; top += 500) {
        scrollTo(0, top);
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 20)));
    }
}"""


@dataclass(frozen=True)
class View:
    """`files` are the paths that were asked for, with the bytes that came: headers and bodies,
    packed as they were sent."""

    files: tuple[tuple[str, int], ...]

    @property
    def size(self) -> int:
        return sum(size for _, size in self.files)

    @property
    def requests(self) -> int:
        return len(self.files)

    def of(self, suffix: str) -> list[str]:
        return [path for path, _ in self.files if path.endswith(suffix)]


def phone(browser: Browser, now: str = NOW) -> Page:
    """A telephone of 390 × 844 points with three pixels each, nothing cached, at this time."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        device_scale_factor=3,
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    page.clock.set_fixed_time(now)
    return page


def first_view(page: Page, address: str) -> View:
    """Open the page and wait until nothing more is asked for. It is not scrolled."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    asked: dict[str, str] = {}
    came: Counter[str] = Counter()
    devtools.on(
        "Network.requestWillBeSent",
        lambda event: asked.update({event["requestId"]: event["request"]["url"]}),
    )
    devtools.on(
        "Network.loadingFinished",
        lambda event: came.update({event["requestId"]: int(event["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    devtools.detach()
    return View(tuple((urlsplit(url).path, came[number]) for number, url in asked.items()))


def shifts(page: Page) -> list[tuple[float, str]]:
    """Scroll the opened page to its end; every shift since it was opened, and what moved.

    All are added up, which is never less than Chrome's measure (the worst five seconds).
    """
    page.evaluate(SCROLL)
    page.evaluate(ARRIVED, "img")
    return [(value, moved) for value, moved in page.evaluate(SHIFTS)]


@dataclass(frozen=True)
class Use:
    """Characters of the styles and scripts that the page runs, of all that it fetches."""

    styles: tuple[int, int]
    scripts: tuple[int, int]


def use(page: Page, address: str) -> Use:
    """Chromium's own account of what a page uses of its styles and scripts, scrolled to its end."""
    devtools = page.context.new_cdp_session(page)
    sheets: dict[str, int] = {}
    devtools.on(
        "CSS.styleSheetAdded",
        lambda event: _note_sheet(sheets, event["header"]),
    )
    for command in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking", "Profiler.enable"):
        devtools.send(command)
    devtools.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
    page.goto(address, wait_until="networkidle")
    page.evaluate(SCROLL)
    page.evaluate(ARRIVED, "img")
    rules = devtools.send("CSS.stopRuleUsageTracking")["ruleUsage"]
    spans = {
        (rule["styleSheetId"], rule["startOffset"], rule["endOffset"])
        for rule in rules
        if rule["used"] and rule["styleSheetId"] in sheets
    }
    scripts = [one for one in devtools.send("Profiler.takePreciseCoverage")["result"] if one["url"]]
    devtools.detach()
    run = [_run(one["functions"]) for one in scripts]
    return Use(
        (sum(end - start for _, start, end in spans), sum(sheets.values())),
        (sum(used for used, _ in run), sum(total for _, total in run)),
    )


def _note_sheet(sheets: dict[str, int], header: dict[str, Any]) -> None:
    """Only what was fetched: the browser has sheets of its own."""
    if header["sourceURL"].startswith("http"):
        sheets[header["styleSheetId"]] = int(header["length"])


def _run(functions: list[dict[str, Any]]) -> tuple[int, int]:
    """Characters that were run, of all; inner ranges, which come later, overrule outer ones."""
    total = max(one["endOffset"] for function in functions for one in function["ranges"])
    ran = bytearray(total)
    for function in functions:
        for one in function["ranges"]:
            length = one["endOffset"] - one["startOffset"]
            ran[one["startOffset"] : one["endOffset"]] = bytes([one["count"] > 0]) * length
    return sum(ran), total


def _print_table(site: Path, program: str) -> None:
    url = next(serve(site))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        print("| page | KB | requests | layout shift | styles used | scripts used |")
        print("|---|---:|---:|---:|---:|---:|")
        for name, path in PAGES.items():
            page = phone(browser)
            view = first_view(page, url + path)
            moved = sum(value for value, _ in shifts(page))
            page.context.close()
            page = phone(browser)
            used = use(page, url + path)
            page.context.close()
            shares = " | ".join(
                f"{part / 1000:.1f} of {whole / 1000:.1f} KB"
                for part, whole in (used.styles, used.scripts)
            )
            print(f"| {name} | {view.size / 1000:.1f} | {view.requests} | {moved:.3f} | {shares} |")
        browser.close()


if __name__ == "__main__":
    _print_table(Path("site-demo"), os.environ.get("CHROMIUM", "chromium"))
