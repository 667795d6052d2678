"""The letter as a mail program with a browser inside shows it: light, dark, narrow and wide."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from generator.model.portal import Portal
from generator.outreach.rendering import FILLING
from generator.outreach.systems import SYSTEMS
from generator.settings import ROOT
from tests.factories import BASE_URL
from tests.outreach.letters import made, text_of, the_portal
from tests.outreach.test_mail_html import PORTALS

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("portal", PORTALS)
def test_it_can_be_read(
    browser: Browser,
    width: int,
    scheme: Literal["light", "dark"],
    portal: Callable[[], Portal],
) -> None:
    drafted = made(portal(), system=SYSTEMS["mailchimp"])
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # The letter's pictures are nowhere yet; a resolver that is slow to say so is not waited for.
    page.route("**/*.jpg", lambda route: route.abort())
    page.set_content(text_of(drafted, ".html"))
    assert all(address.startswith(BASE_URL) and address.endswith(".jpg") for address in asked)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _faults(page) == []


def test_it_can_be_read_where_style_sheets_are_dropped(browser: Browser) -> None:
    """Gmail with another provider's account (caniemail.com/features/html-style, note 2)."""
    html = re.sub(r"<style.*?</style>", "", text_of(made(the_portal()), ".html"), flags=re.DOTALL)
    page = browser.new_page(viewport={"width": 640, "height": 900})
    page.set_content(html)
    assert page.evaluate("document.querySelectorAll('style').length") == 0
    assert _faults(page) == []


def test_nothing_of_the_letter_stands_beside_the_preheader(browser: Browser) -> None:
    """An inbox shows a letter's first words, whether they can be seen in it or not."""
    drafted = made(the_portal())
    page = browser.new_page()
    page.set_content(text_of(drafted, ".html"))
    first: str = page.evaluate("document.body.textContent.trim().slice(0, 150)")
    seen: str = page.evaluate("document.body.innerText")
    page.close()
    preheader = drafted.newsletter.preheader
    assert first.startswith(preheader)
    assert first.removeprefix(preheader).strip(FILLING) == ""
    assert preheader not in seen


def _faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds, by rule; and colours must have been measured."""
    page.add_script_tag(path=AXE)
    # A letter has no landmarks of its own: the mail program around it does.
    found: dict[str, Any] = page.evaluate(
        "axe.run(document, {rules: {region: {enabled: false},"
        " 'landmark-one-main': {enabled: false}}})"
    )
    page.close()
    assert any(passed["id"] == "color-contrast" for passed in found["passes"])
    return [
        (violation["id"], [node["html"] for node in violation["nodes"]])
        for violation in found["violations"]
    ]
