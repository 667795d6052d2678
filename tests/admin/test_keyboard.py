"""An event from nothing by the keyboard alone: wherever the focus stops is seen, and nobody is
caught or has to pass more stops than there are inputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.admin.content import is_in_form, portal_of
from tests.admin.editor import Editor
from tests.admin.folder import hand_over

pytestmark = pytest.mark.browser
MOST = 30
"""Stops from one thing to the next; more, and it was passed or cannot be reached."""
LOOKS, DRAWN = 500, 60
"""So often, with so many milliseconds between, is looked for the ring around what has the focus."""
STOP = """() => {
    const one = document.activeElement;
    const { top, bottom, width, height } = one.getBoundingClientRect();
    const ids = (one.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
    const said = ids.map((id) => document.getElementById(id)?.textContent.trim()).join(' ');
    const ringed = (node) => {
        const { outlineWidth, outlineColor } = getComputedStyle(node);
        return parseFloat(outlineWidth) > 0 && !outlineColor.endsWith(', 0)');
    };
    // The browser's own button in a date has its ring in the shadow; a handle has a bar instead.
    const own = one.matches('body, [role=separator], input[type=date], input[type=time]');
    return {
        name: one.ariaLabel || said || one.textContent.trim(),
        tag: one.outerHTML.slice(0, 150),
        isSeen: own || (width > 0 && height > 0 && bottom > 0 && top < innerHeight
            && getComputedStyle(one).opacity !== '0' && [one, ...one.children].some(ringed)),
    };
}"""


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press until the wanted has the focus; wherever it stops on the way, that is seen."""
    passed = []
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = _seen(page)
        if name in stop["name"]:
            return
        passed.append(stop["name"])
    raise AssertionError(f"{name} is not reached: {passed}")


def _seen(page: Page) -> dict[str, Any]:
    """What has the focus."""
    stop: dict[str, Any] = {}
    for _ in range(LOOKS):
        page.wait_for_timeout(DRAWN)
        stop = page.evaluate(STOP)
        if stop["isSeen"]:
            return stop
    raise AssertionError(f"the focus is not seen: {stop}")


def test_an_event_by_keyboard_alone(editor: Editor, folder: Path, page: Page) -> None:
    write, press = page.keyboard.type, page.keyboard.press
    page.emulate_media(reduced_motion="reduce")  # else a ring comes slowly
    editor.open()
    hand_over(page, folder)
    page.get_by_role("button", name="Log ind med en nøgle").wait_for()
    go_to(page, "Arbejd i en mappe")
    press("Enter")
    editor.loaded()
    go_to(page, "Opret nyt")
    press("Enter")
    editor.ready()
    go_to(page, "Titel")
    write("Fællessang")
    go_to(page, "Begynder: dag")
    write("12122026")  # whichever comes first, day or month
    go_to(page, "Begynder: klokkeslæt")
    write("1130a")  # where the clock has but twelve hours
    go_to(page, "Sted")
    write("Salen")
    press("Enter")
    go_to(page, "Koncert")
    press("Space")
    go_to(page, "Pris, billetter og tilmelding")
    press("Enter")
    go_to(page, "Pris")
    write("80")
    go_to(page, "Gem", "Shift+Tab")
    press("Enter")
    editor.closed()
    editor.taken(folder)
    event = portal_of(folder).events["faellessang"]
    assert (event.venue, event.type, f"{event.start:%d.%m %H:%M}") == (
        *("salen", "koncert"),
        "12.12 11:30",
    )
    assert event.price is not None
    assert is_in_form(folder)
