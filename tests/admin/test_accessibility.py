"""axe-core on the browser editor (WCAG 2.2 AA): every view that somebody comes by who writes an
event, on a phone and at a desk, in light and in dark. What upstream does and we leave is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.admin.editor import LOADED, Editor
from tests.admin.folder import hand_over
from tests.admin.git_host import TOKEN, GitHost
from tests.photographs import photograph
from tests.site.axe import look, too_wide

pytestmark = pytest.mark.browser
PHONE, DESK = 390, 1280
VIEWS: list[tuple[int, Literal["light", "dark"]]] = [
    (PHONE, "light"),
    (PHONE, "dark"),
    (DESK, "light"),
    (DESK, "dark"),
]
EVENTS = "events-2026"
SETTLED, LOOKS = 400, 10
"""Milliseconds before each look, and looks: while something fades in, its colours are not yet its
own."""


@dataclass(frozen=True, slots=True)
class Known:
    """What upstream does: of a rule, on the elements of a selector, at these widths."""

    rule: str
    selector: str
    why: str
    widths: tuple[int, ...] = (PHONE, DESK)


_ELSEWHERE = "what it leads to is a page of its own on a phone; no screen reader follows it"
IN_A_FOLDER = (
    Known("aria-valid-attr-value", '[aria-controls="collection-container"]', _ELSEWHERE, (PHONE,)),
    Known(
        "aria-valid-attr-value",
        '[aria-controls="select-assets-grid"]',
        "the grid that it switches is not made before there are pictures",
        (DESK,),
    ),
)
AT_THE_HOST = (
    Known("aria-valid-attr-value", '[aria-controls="assets-container"]', _ELSEWHERE, (PHONE,)),
    Known(
        "aria-required-children",
        '[role="listbox"][aria-controls="assets-container"]',
        "a line between the folders: read as nothing",
    ),
    Known(
        "aria-required-children",
        '[role="list"].entries:has(> .empty-state)',
        "a list that says that it is empty",
    ),
)


@dataclass(slots=True)
class Eye:
    """Looks at one view after the other."""

    page: Page
    known: tuple[Known, ...]
    width: int
    found: list[str] = field(default_factory=list)
    seen: set[Known] = field(default_factory=set)

    def look(self, view: str) -> None:
        """What is wrong at first, on a busy machine, may be that something is still fading in: a
        fault is what stays."""
        faults: list[str] = []
        for _ in range(LOOKS):
            self.page.wait_for_timeout(SETTLED)
            if not (faults := [*self._faults(), *too_wide(self.page)]):
                return
        self.found += [f"{view}: {fault}" for fault in faults]

    def _faults(self) -> Iterator[str]:
        for violation in look(self.page)["violations"]:
            for node in violation["nodes"]:
                known = self._known(violation["id"], str(node["target"][0]))
                if known is None:
                    yield f"{violation['id']}: {node['target']} {node['failureSummary']}"
                else:
                    self.seen.add(known)

    def _known(self, rule: str, target: str) -> Known | None:
        of_rule = (one for one in self.known if one.rule == rule)
        matches = "([target, selector]) => document.querySelector(target).matches(selector)"
        return next(
            (one for one in of_rule if self.page.evaluate(matches, [target, one.selector])), None
        )

    def sees_nothing_new(self) -> None:
        assert self.found == []
        here = {one for one in self.known if self.width in one.widths}
        assert self.seen == here, "upstream has mended it: take it off the list"


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def width(request: pytest.FixtureRequest, page: Page) -> int:
    width, scheme = request.param
    assert isinstance(width, int)
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    return width


def test_an_event_is_written_in_a_folder(
    editor: Editor, folder: Path, page: Page, width: int, tmp_path: Path
) -> None:
    eye = Eye(page, IN_A_FOLDER, width)
    editor.open()
    expect(page.get_by_role("button", name="Log ind med en nøgle")).to_be_visible(timeout=LOADED)
    eye.look("the first page")
    hand_over(page, folder)
    editor.press("Arbejd i en mappe på din computer")
    editor.loaded()
    eye.look("the collections")
    if width == PHONE:
        editor.choose_collection("Arrangementer 2026")
        eye.look("the events")
    editor.press("Opret nyt")
    editor.ready()
    eye.look("an empty form")
    editor.press("Gem")
    eye.look("what is missing")
    editor.type("title", "Kor i salen")
    editor.when("start", "2026-12-05")
    editor.party("venue", "Salen")
    editor.party("organizers", "Byens kor")
    editor.choose("type", "Koncert")
    eye.look("what is demanded")
    _a_picture(editor, eye, tmp_path)
    editor.field("price")
    eye.look("the middle of the form")
    editor.look_through()
    eye.look("its end")
    editor.go(EVENTS)
    eye.sees_nothing_new()


def _a_picture(editor: Editor, eye: Eye, folder: Path) -> None:
    picture = folder / "Kor.JPG"
    picture.write_bytes(photograph(800, 600))
    dialog = editor.page.get_by_role("dialog")
    editor.add("image")
    editor.press("Gennemse", editor.field("image.file"))
    expect(dialog).to_be_visible()
    eye.look("choosing a picture")
    with editor.page.expect_file_chooser() as chooser:
        editor.press("Hent fra din enhed", dialog)
    chooser.value.set_files(picture)
    insert = dialog.get_by_role("button", name="Indsæt")
    expect(insert).to_be_enabled(timeout=LOADED)
    eye.look("a picture chosen")
    insert.click()
    expect(editor.field("image").get_by_role("button", name="Skift billede")).to_be_visible()
    eye.look("the picture in the form")


def test_one_date_is_cancelled(editor: Editor, folder: Path, page: Page, width: int) -> None:
    eye = Eye(page, (), width)
    editor.open_folder(folder)
    editor.edit(EVENTS, "aabne-proever")
    editor.add("changes")
    eye.look("which date")
    editor.date_of_series("changes.2.date", "tirsdag den 15. december 2026 kl. 17.00")
    editor.choose("changes.2.status", "Aflyst")
    eye.look("why")
    eye.sees_nothing_new()


def test_an_event_is_proposed(editor: Editor, page: Page, host: GitHost, width: int) -> None:
    eye = Eye(page, AT_THE_HOST, width)
    editor.open()
    editor.press("Log ind med en nøgle")
    eye.look("signing in")
    editor.sign_in(TOKEN)
    editor.loaded()
    editor.new(EVENTS)
    editor.type("title", "Sommerfest")
    editor.when("start", "2026-12-05", "19:30")
    editor.choose("type", "Koncert")
    editor.press("Gem")
    asked = page.get_by_role("alertdialog")
    expect(asked).to_contain_text("Send til gennemsyn", timeout=LOADED)
    eye.look("saved")
    editor.press("Send til gennemsyn", asked)
    editor.closed()
    eye.look("sent")
    assert len(host.pulls) == 1
    menu = [("menu", "Log ud")] if width == PHONE else []
    for name, shown in (("workflow", "Til gennemsyn"), ("assets", "Alle medier"), *menu):
        page.evaluate("name => { location.hash = `#/${name}` }", name)
        expect(page.get_by_text(shown).first).to_be_visible(timeout=LOADED)
        eye.look(name)
    eye.sees_nothing_new()
