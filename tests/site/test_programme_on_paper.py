"""The season's programme comes out of the printer as A4 on its side, and as nothing else."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

A4_ON_ITS_SIDE = (842, 595)
"""Points."""


def test_every_sheet_of_the_programme_can_be_folded(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{demo_url}/program/foraar-2027/")
    made = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert page.locator(".season-back").is_visible()
    assert not page.locator(".site-header").is_visible()
    assert not page.locator(".season-how").is_visible()
    page.close()
    sheets = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert len(sheets) > 1
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {
        A4_ON_ITS_SIDE
    }
    with pypdfium2.PdfDocument(made) as document:
        words = [sheet.get_textpage().get_text_bounded().strip() for sheet in document]
    assert all(words), "no sheet is left without words"
    assert "Januar" not in words[0], "the cover stands alone"


def test_another_page_is_printed_as_it_always_was(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{demo_url}/steder/faciliteter/")
    made = page.pdf(prefer_css_page_size=True)
    page.close()
    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert all(float(width) < float(height) for width, height in sizes)
    assert sizes
