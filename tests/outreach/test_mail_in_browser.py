"""The letter as a mail program with a browser inside shows it: light, dark, narrow and wide."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from generator.settings import ROOT
from tests.outreach.letters import made, text_of, the_portal

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read(browser: Browser, width: int, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(text_of(made(the_portal()), ".html"))
    assert asked == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=AXE)
    # A letter has no landmarks of its own: the mail program around it does.
    found: dict[str, Any] = page.evaluate(
        "axe.run(document, {rules: {region: {enabled: false},"
        " 'landmark-one-main': {enabled: false}}})"
    )
    page.close()
    assert [
        (violation["id"], [node["html"] for node in violation["nodes"]])
        for violation in found["violations"]
    ] == []
    assert any(passed["id"] == "color-contrast" for passed in found["passes"])
