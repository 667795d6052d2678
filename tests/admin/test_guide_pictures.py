"""The guide's pictures of the browser editor (`tests/site/guide_pictures.py`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.admin.editor import LOADED, Editor
from tests.site.guide_pictures import FOLDED, NEW_EVENT, SCALE, SIGN_IN, WHICH_DATE, cut, hold

pytestmark = pytest.mark.browser
WIDTH = 800
"""Of the page's 1280 pixels: as wide as the form is."""
PHONE = 390
IN_DANISH = """inputs => inputs.forEach(input => {
    const { type, value } = input;
    const looks = getComputedStyle(input);
    const kept = ['font', 'color', 'background', 'border', 'borderRadius', 'padding', 'margin',
        'width', 'height', 'minWidth', 'boxSizing'].map((name) => [name, looks[name]]);
    input.type = 'text';
    Object.assign(input.style, Object.fromEntries(kept));
    input.value = type === 'date' ? value.split('-').reverse().join('.') : value.replace(':', '.');
})"""
"""Days and times as the reader's browser shows them: the tests' own may know English alone."""


@pytest.fixture
def scale() -> int:
    return SCALE


def between(page: Page, first: Locator, last: Locator, width: int = WIDTH) -> bytes:
    """From the first to the last, around the middle of the first."""
    above, below = first.bounding_box(), last.bounding_box()
    assert above is not None
    assert below is not None
    left, top = above["x"] + (above["width"] - width) / 2, above["y"] - 16
    return cut(page, left, top, width, below["y"] + below["height"] + 16 - top)


def test_the_page_to_sign_in_at_still_says_what_the_picture_shows(
    editor: Editor, page: Page, bless: bool
) -> None:
    editor.open()
    title = page.get_by_role("heading", name="redigering")
    button = page.get_by_role("button", name="Log ind med en nøgle")
    expect(button).to_be_visible(timeout=LOADED)
    # What the page says besides comes and goes: that signs are being loaded, and a welcome.
    said = page.get_by_role("main").inner_text()
    hold(SIGN_IN.name, said, between(page, title, button) if bless else None)


def test_the_form_still_says_what_the_picture_shows(
    editor: Editor, folder: Path, page: Page, bless: bool
) -> None:
    page.set_viewport_size({"width": 1280, "height": 1100})
    editor.open_folder(folder)
    editor.new("events-2026")
    editor.type("title", "Fællessang i Salen")
    editor.when("start", "2026-12-05", "19:30")
    editor.when("end", "2026-12-05", "21:30")
    editor.party("venue", "Salen")
    editor.party("organizers", "Koret")
    editor.choose("type", "Koncert")
    page.mouse.move(0, 0)
    names = ("title", "start", "end", "venue", "organizers", "type")
    fields = [editor.field(name) for name in names]
    said = "\n".join(field.inner_text() for field in fields)
    page.locator("input[type=date], input[type=time]").evaluate_all(IN_DANISH)
    page.evaluate("document.activeElement.blur()")
    hold(NEW_EVENT.name, said, between(page, fields[0], fields[-1]) if bless else None)


def test_what_is_folded_away_still_says_what_the_picture_shows(
    editor: Editor, folder: Path, page: Page, bless: bool
) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    editor.open_folder(folder)
    editor.new("events-2026")
    headings = page.locator(".portal-group")
    editor.scroll_to(headings.nth(6))
    headings.nth(6).scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    said = "\n".join(headings.all_inner_texts())
    first, last = headings.first, headings.nth(6)
    hold(FOLDED.name, said, between(page, first, last, PHONE) if bless else None)


def test_one_date_of_a_series_still_says_what_the_picture_shows(
    editor: Editor, folder: Path, page: Page, bless: bool
) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    editor.open_folder(folder)
    editor.edit("events-2026", "aabne-proever")
    editor.add("changes")
    editor.date_of_series("changes.2.date", "tirsdag den 15. december 2026 kl. 17.00")
    editor.choose("changes.2.status", "Aflyst")
    fields = editor.field("changes.2.date"), editor.field("changes.2.status")
    fields[0].evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    said = "\n".join(field.inner_text() for field in fields)
    hold(WHICH_DATE.name, said, between(page, *fields, PHONE) if bless else None)
