"""Without JavaScript, by keyboard, at 320 px: the content and the way around are all there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.pages import kinds
from tests.site.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def test_content_and_menu_are_there_without_javascript(
    plain: Page, demo_site: Path, demo_url: str
) -> None:
    lacking = []
    # A frame on another site has no menu, and a quiet one little to say.
    for path in (one for one in kinds(demo_site) if not one.startswith("/indlejr/")):
        plain.goto(demo_url + path)
        main = plain.locator("main").inner_text()
        menu = plain.locator("header nav a")
        if len(main) < 60 or not menu.first.is_visible() or not menu.last.is_visible():
            lacking.append(path)
    assert lacking == []


def test_the_first_tab_skips_to_the_content(phone: Page, demo_url: str) -> None:
    phone.goto(demo_url + "/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.getAttribute('href')") == "#indhold"
    top = "document.activeElement.getBoundingClientRect().top"
    until(phone, lambda: phone.evaluate(top) >= 0, "the link is seen")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{demo_url}/#indhold")


def test_every_focus_is_visible_and_on_the_screen(phone: Page, demo_url: str) -> None:
    """Tab through the home page; each stop is outlined and on the screen (2.4.7, 2.4.11)."""
    phone.goto(demo_url + "/")
    hidden = []
    for _ in range(30):
        phone.keyboard.press("Tab")
        stop = phone.evaluate(
            """() => {
                const element = document.activeElement;
                const box = element.getBoundingClientRect();
                const style = getComputedStyle(element);
                return {
                    name: element.outerHTML.slice(0, 80),
                    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                    shown: box.bottom > 0 && box.top < innerHeight && box.width > 0,
                };
            }"""
        )
        if not (stop["outlined"] and stop["shown"]):
            hidden.append(stop)
    assert hidden == []


def test_nothing_is_stored_in_the_browser(phone: Page, demo_site: Path, demo_url: str) -> None:
    for path in kinds(demo_site):
        phone.goto(demo_url + path)
    assert phone.context.cookies() == []
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_an_unknown_address_gets_a_danish_page_at_any_depth(phone: Page, demo_url: str) -> None:
    for path in ("/findes-ikke", "/arrangementer/findes-ikke/", "/kalender/2026/99/x/"):
        response = phone.goto(demo_url + path)
        assert response is not None
        assert response.status == 404
        assert phone.locator("h1").count() == 1
        assert phone.locator("html").get_attribute("lang") == "da"
        assert phone.locator("header nav a").first.is_visible()
