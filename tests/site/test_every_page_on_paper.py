"""Every kind of page comes out of a printer whole, light and open, without what one would press."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.site.pages import kinds

pytestmark = [pytest.mark.browser, pytest.mark.slow]

A4_WITHIN_MARGINS = 718
"""CSS pixels: 210 mm less a centimetre on each side."""
FOLDER = "/program/"
"""Seasons are printed in columns on A4 on its side: test_programme_on_paper.py."""

LOOK = """() => {
  const seen = element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const light = colour => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return alpha === 0 ? null : 0.3 * red + 0.59 * green + 0.11 * blue;
  };
  const name = element => `${element.tagName}.${element.className.baseVal ?? element.className}`;
  const all = selector => [...document.querySelectorAll(selector)].filter(seen);
  const page = document.documentElement;
  const inked = all("body *").filter(
    element =>
      [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) &&
      !element.closest("svg") &&
      getComputedStyle(element).printColorAdjust !== "exact",
  );
  return {
    over: Math.max(0, page.scrollWidth - page.clientWidth),
    clipped: all("main *").filter(
      element =>
        !["visible", "clip"].includes(getComputedStyle(element).overflowX) &&
        !element.matches(".visually-hidden") &&
        element.scrollWidth > element.clientWidth + 1,
    ).map(name),
    pressed: all("nav, .site-footer, .skip, form, input, select, button, .btn").map(name),
    folded: all("details").filter(
      one => [...one.children].some(part => part.tagName !== "SUMMARY" && !part.checkVisibility()),
    ).map(name),
    dark: light(getComputedStyle(document.body).backgroundColor) ?? 255,
    pale: inked.filter(element => light(getComputedStyle(element).color) > 140).map(name),
    words: document.querySelector("main").innerText.length,
    // What repeats them on each sheet is the browser, if nobody undoes it.
    heads: all("thead").filter(
      one => getComputedStyle(one).display !== "table-header-group",
    ).map(name),
    brand: all(".brand, .season-back, .sheet").length,
  };
}"""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": A4_WITHIN_MARGINS, "height": 1000}, color_scheme="dark"
    )
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


def test_every_kind_of_page_is_whole_on_paper(paper: Page, demo_site: Path, demo_url: str) -> None:
    faults: dict[str, dict[str, Any]] = {}
    for path in kinds(demo_site):
        paper.goto(demo_url + path)
        found = paper.evaluate(LOOK)
        wrong = {
            what: found[what]
            for what in ("over", "clipped", "pressed", "folded", "pale", "heads")
            if found[what] and not (what == "over" and path.startswith(FOLDER))
        }
        if found["dark"] < 200:
            wrong["dark"] = found["dark"]
        # Before anything is sought, the search has but its heading; a frame is in another's page.
        branded = found["brand"] or path.startswith("/indlejr/")
        if found["words"] < (3 if path == "/soeg/" else 40) or not branded:
            wrong["words"] = (found["words"], found["brand"])
        if wrong:
            faults[path] = wrong
    assert faults == {}


def _pages(page: Page) -> list[str]:
    """The words of each sheet, as pdfium reads them."""
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as document:
        return [sheet.get_textpage().get_text_bounded() for sheet in document]


def _last_lines(page: Page) -> list[str]:
    """What stands lowest on each sheet but the last."""
    found = []
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as document:
        for sheet in list(document)[:-1]:
            words = sheet.get_textpage()
            count = words.count_rects()
            _, bottom, _, top = min(
                (words.get_rect(one) for one in range(count)), key=lambda r: r[1]
            )
            found.append(" ".join(words.get_text_bounded(bottom=bottom - 1, top=top + 1).split()))
    return found


def test_what_is_folded_is_printed(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{demo_url}/partnerskaber/aaben-skole-ved-sundet/")
    hidden = page.locator("details:not([open]) > :not(summary)").first
    words = " ".join((hidden.text_content() or "").split())[:40]
    assert words
    assert words in " ".join(" ".join(_pages(page)).split())
    page.close()


def test_no_heading_ends_a_sheet(browser: Browser, demo_url: str) -> None:
    """A heading as the last words of a sheet has nothing under it."""
    page = browser.new_page()
    for path in (
        "/",
        "/arrangementer/",
        "/aktoerer/",
        "/steder/",
        "/partnerskaber/aaben-skole-ved-sundet/",
    ):
        page.goto(demo_url + path)
        headings = {
            " ".join(words.split()) for words in page.locator("h2, h3, h4").all_inner_texts()
        }
        last = _last_lines(page)
        assert last
        assert [words for words in last if words in headings] == [], path
    page.close()


def test_a_links_address_is_printed_where_it_leads_away(browser: Browser, real_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{real_url}/om/tilgaengelighed/")
    found = page.evaluate(
        """() => [...document.querySelectorAll('.prose a[href^="https://"]')].map(a => a.href)[0]"""
    )
    # Where a line ends at a hyphen, pdfium takes it for one that broke a word.
    printed = "".join("".join(_pages(page)).replace("\x02", "-").split())
    assert found in printed
    page.close()
