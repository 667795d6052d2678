"""A grade's sheet for the staff room, on A4, and the matrix by the width of the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, PdfMargins

from tests.site.pages import addresses

pytestmark = pytest.mark.browser

MARGIN: PdfMargins = {"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"}
MOST = 2
"""Sheets of paper: a page and its back."""


def test_every_grades_page_prints_as_a_sheet(
    browser: Browser, demo_site: Path, demo_url: str
) -> None:
    page = browser.new_page()
    found = {}
    for address in addresses(demo_site):
        if address.startswith("/aaben-skole/klassetrin/"):
            page.goto(demo_url + address)
            printed = page.pdf(format="A4", margin=MARGIN)
            found[address] = len(re.findall(rb"/Type\s*/Page[^s]", printed))
    page.close()
    assert len(found) == 13
    assert max(found.values()) <= MOST, found


def test_the_sheet_leaves_out_what_is_no_use_on_paper(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.goto(demo_url + "/aaben-skole/klassetrin/4-klasse/")
    shown = {}
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        shown[medium] = {
            name: page.locator(name).first.is_visible()
            for name in (".sheet-offers", ".sheet-gaps p", ".follow-box", ".site-footer")
        }
    page.close()
    assert all(shown["screen"].values())
    assert shown["print"] == {
        ".sheet-offers": True,
        ".sheet-gaps p": True,
        ".follow-box": False,
        ".site-footer": False,
    }


@pytest.mark.parametrize(("width", "columns"), [(390, 3), (1280, 13)])
def test_one_matrix_is_seen_and_fits_the_window(
    browser: Browser, demo_url: str, width: int, columns: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(demo_url + "/aaben-skole/mangler/")
    seen = [one for one in page.locator(".gap-table").all() if one.is_visible()]
    assert len(seen) == 1
    assert seen[0].locator("thead th").count() == 1 + columns
    box = seen[0].bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
    # A gap is told by a word and drawn by a pattern, not by its colour alone.
    gap = seen[0].locator("td.gap").first
    assert gap.inner_text() == "ingen"
    assert "gradient" in gap.evaluate("one => getComputedStyle(one).backgroundImage")
    page.close()
