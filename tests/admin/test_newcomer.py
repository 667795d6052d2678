"""Somebody who has never been here: from an empty form to an event that `portal check` accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.admin.content import is_in_form, portal_of
from tests.admin.editor import Editor
from tests.admin.folder import hand_over

pytestmark = pytest.mark.browser
SMALL = 768
"""Narrower than this the collections have a page of their own."""
MOST = 12
"""Clicks and fields written in, from the editor's first page."""


@pytest.mark.parametrize("width", [390, 1280])
def test_an_event_takes_a_dozen_steps(editor: Editor, folder: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    editor.open()
    hand_over(page, folder)
    editor.press("Arbejd i en mappe på din computer")
    editor.loaded()
    if width < SMALL:
        editor.choose_collection("Arrangementer 2026")
    editor.press("Opret nyt")
    editor.ready()
    editor.type("title", "Fællessang på torvet")
    editor.when("start", "2026-12-05", "19:30")
    editor.party("venue", "Salen")
    editor.choose("type", "Koncert")
    editor.save()
    editor.taken(folder)
    assert portal_of(folder).events["faellessang-paa-torvet"].venue == "salen"
    assert is_in_form(folder)
    assert len(editor.steps) <= MOST, editor.steps
