"""What visitors set for themselves: larger text, more room, forced colours, less motion."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.pages import kinds

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12, to the letter."""
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(element => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const hidden = style.overflowX === "hidden" || style.overflowX === "clip";
    return hidden && box.width > 1 && box.height > 1 && !element.closest(".visually-hidden, svg")
        && element.textContent.trim() !== ""
        && (element.scrollWidth > element.clientWidth + 1
            || element.scrollHeight > element.clientHeight + 1);
}).map(element => `${element.tagName} ${element.className}`)"""
"""Elements that hide text for want of room."""


PARTED = """() => {
    const found = [];
    const walker = document.createTreeWalker(
        document.querySelector(".site-header") ?? new Text(), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        for (const word of walker.currentNode.data.matchAll(/[^\\s-]+/g)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            if (range.getClientRects().length > 1) found.push(word[0]);
        }
    }
    return found;
}"""
"""Words of the header that stand in two lines."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 1024}, bypass_csp=True)
    yield context.new_page()
    context.close()


def too_wide(page: Page) -> int:
    found: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(found, 0)


@pytest.mark.parametrize("zoom", [2, 4])
def test_zoomed_no_page_scrolls_sideways(
    page: Page, demo_site: Path, demo_url: str, zoom: int
) -> None:
    """Zoom as browsers do it: as many fewer CSS pixels in the window (1.4.4, 1.4.10)."""
    page.set_viewport_size({"width": 1280 // zoom, "height": 1024 // zoom})
    wrong = {}
    for path in kinds(demo_site):
        page.goto(demo_url + path)
        if wide := too_wide(page):
            wrong[path] = f"{wide} px too wide"
    assert wrong == {}


def test_text_at_twice_its_size_is_not_cut_off(page: Page, demo_site: Path, demo_url: str) -> None:
    """Larger text alone, as a browser's own setting has it: the root's size (1.4.4)."""
    page.set_viewport_size({"width": 640, "height": 800})
    wrong = {}
    for path in kinds(demo_site):
        page.goto(demo_url + path)
        page.add_style_tag(content="html { font-size: 200% !important; }")
        if cut := page.evaluate(CUT_OFF):
            wrong[path] = cut
    assert wrong == {}


def test_text_at_twice_its_size_has_room_in_a_wide_window(
    page: Page, demo_site: Path, demo_url: str
) -> None:
    """The same at a desk, where a window is asked in the text's usual size how wide it is."""
    wrong: dict[str, object] = {}
    for path in (*kinds(demo_site), "/en/kalender/2026/12/"):
        page.goto(demo_url + path)
        page.add_style_tag(content="html { font-size: 200% !important; }")
        if wide := too_wide(page):
            wrong[path] = f"{wide} px too wide"
        elif parted := page.evaluate(PARTED):
            wrong[path] = parted
    assert wrong == {}


def test_room_between_letters_cuts_nothing_off(page: Page, demo_site: Path, demo_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    wrong = {}
    for path in kinds(demo_site):
        page.goto(demo_url + path)
        page.add_style_tag(content=SPACING)
        if cut := [*page.evaluate(CUT_OFF), *([f"{wide} px"] if (wide := too_wide(page)) else [])]:
            wrong[path] = cut
    assert wrong == {}


def test_in_forced_colours_states_and_controls_can_be_seen(browser: Browser, demo_url: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{demo_url}/arrangementer/")
    borders = page.evaluate(
        """() => [".flag", ".chip", ".btn", ".site-search"].map(name => {
            const found = [...document.querySelectorAll(name)].find(one => one.offsetWidth);
            return [name, found ? parseFloat(getComputedStyle(found).borderTopWidth) : null];
        })"""
    )
    context.close()
    assert [name for name, width in borders if width == 0] == []


def test_who_asks_for_less_motion_gets_none(
    browser: Browser, demo_site: Path, demo_url: str
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    moving = {}
    for path in kinds(demo_site):
        page.goto(demo_url + path)
        found = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(element => {
                const style = getComputedStyle(element);
                return style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
                    || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0)
                    || style.scrollBehavior === "smooth";
            }).map(element => `${element.tagName}.${element.className}`)"""
        )
        if found:
            moving[path] = found[:3]
    context.close()
    assert moving == {}
