"""The browser editor as those see it who write in it: pages, fields by name, and saving.

Every click and every field typed in is counted (`steps`), since the newcomer's are promised few.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.admin.folder import hand_over, take_back

LOADED = 60_000
"""Milliseconds that a busy machine may take to read the content or to save."""
STEP = 600
"""How far a turn of the wheel goes, in pixels."""
PAUSE = 40
"""Milliseconds between two looks."""
_FIELD = ".field[data-key-path]"
_TEXT = "[contenteditable=true]:visible, textarea:visible"
_A_LIST = re.compile(r"#/collections/[^/]+(?:/filter/.*)?$")


@dataclass(slots=True)
class Editor:
    """An open editor; `home` is its address."""

    page: Page
    home: str
    steps: list[str] = field(default_factory=list)

    # --- to come in, and to move about ----------------------------------------------------------

    def open(self) -> None:
        self.page.goto(self.home)

    def open_folder(self, folder: Path) -> None:
        """Sign in with a folder on this machine, which the picker will offer."""
        self.open()
        hand_over(self.page, folder)
        self.press("Arbejd i en mappe på din computer")
        self.loaded()

    def open_again(self, folder: Path) -> None:
        """The same folder, whose files are others now: whoever was signed in still is."""
        hand_over(self.page, folder)
        self.open()
        self.loaded()

    def sign_in(self, token: str) -> None:
        """Sign in at the git host; the caller waits for what comes of it."""
        self.open()
        self.press("Log ind med en nøgle")
        self._type(self.page.get_by_label("Personligt adgangstoken"), token, "nøgle")
        self.press("Log ind", self.page.get_by_role("alertdialog"))

    def loaded(self) -> None:
        """Wait until the content has been read."""
        expect(self.page.get_by_role("tree", name="Samlingsliste")).to_be_visible(timeout=LOADED)

    def choose_collection(self, name: str) -> None:
        self._click(self.page.get_by_role("treeitem", name=name), f"vælg {name}")

    def go(self, path: str) -> None:
        """To one of the editor's own addresses, as a link would."""
        self.page.evaluate("path => { location.hash = path }", f"#/collections/{path}")

    def new(self, collection: str) -> None:
        self.go(f"{collection}/new")
        self.ready()

    def edit(self, collection: str, path: str) -> None:
        """An entry that is there, by its path under the collection's folder, without ending."""
        self.go(f"{collection}/entries/{path}")
        self.ready()

    def ready(self) -> None:
        """Wait for the form."""
        expect(self.page.locator(_FIELD).first).to_be_visible(timeout=LOADED)

    # --- fields ---------------------------------------------------------------------------------

    def field(self, key: str) -> Locator:
        """A field by its path in the file, such as `changes.0.status`, scrolled to."""
        found = self.page.locator(f'.field[data-key-path="{key}"]')
        self.scroll_to(found, unfold=True)
        return found

    def look_through(self, last: str = "notes") -> None:
        """Every field of the form as far as its last, each brought to life by being reached."""
        self.field(last)

    def scroll_to(self, wanted: Locator, *, unfold: bool = False) -> None:
        """Turn the wheel until it is there; on the way open what is folded away."""
        size = self.page.viewport_size
        assert size is not None
        folded = self.page.locator(".portal-group [aria-expanded=false]")
        for _ in range(LOADED // PAUSE):
            if wanted.count() and wanted.first.is_visible():
                return
            if unfold and folded.count():
                self._click(folded.first, "fold ud")
                continue
            self.page.mouse.move(size["width"] / 2, size["height"] / 2)
            self.page.mouse.wheel(0, STEP)
            self.page.wait_for_timeout(PAUSE)
        raise AssertionError(f"no such field: {wanted}")

    def type(self, key: str, text: str) -> None:
        """Write in a field of text, a number or a date (`2026-12-04T19:30`)."""
        box = self.field(key).locator("input:not([type=checkbox]), textarea").first
        self._type(box, text, key)

    def when(self, key: str, day: str, time: str = "") -> None:
        """A day (`2026-12-04`) and, where there is one, a time of day (`19:30`)."""
        self._type(self.field(key).locator("input[type=date]"), day, f"{key}: dag")
        if time:
            self._type(self.field(key).locator("input[type=time]"), time, f"{key}: klokkeslæt")

    def date_of_series(self, key: str, said: str) -> None:
        """One of the dates to come, as it is said (`tirsdag den 15. december 2026 kl. 17.00`)."""
        self.field(key).get_by_role("combobox").select_option(label=said)
        self.steps.append(f"vælg {said}")

    def party(self, key: str, name: str) -> None:
        """Somebody in the register, or a name outside it."""
        self._type(self.field(key).get_by_role("combobox"), name, key)
        self.page.keyboard.press("Enter")

    def add(self, key: str) -> None:
        """One more in a list, or a group of fields that is left out until somebody wants it."""
        box = self.field(key)
        tick = box.get_by_role("checkbox", name="Tilføj")
        last = box.get_by_role("button", name="Tilføj").last
        self._click(tick.first if tick.count() else last, f"tilføj {key}")

    def upload(self, key: str, picture: Path) -> None:
        """A picture from the machine, through the dialog of pictures."""
        self.press("Gennemse", self.field(key))
        dialog = self.page.get_by_role("dialog")
        with self.page.expect_file_chooser() as chooser:
            self.press("Hent fra din enhed", dialog)
        chooser.value.set_files(picture)
        self.press("Indsæt", dialog)
        expect(self.field(key).get_by_role("button", name="Skift billede")).to_be_visible(
            timeout=LOADED
        )
        self.steps.append(f"vælg {picture.name}")

    def write(self, key: str, text: str) -> None:
        """Write at the beginning of a text in Markdown."""
        self.field(key).locator(_TEXT).first.click()
        self.page.keyboard.press("Control+Home")
        self.page.keyboard.type(text)
        self.steps.append(f"skriv {key}")

    def choose(self, key: str, word: str) -> None:
        """Choose by what is shown: from few, or from a list that opens first."""
        group = self.field(key)
        few = group.get_by_role("radio", name=word, exact=True)
        if few.count():
            few.click()
        else:
            self._click(group.get_by_role("combobox").first, f"åbn {key}")
            self.page.get_by_role("option", name=word, exact=True).click()
        self.steps.append(f"vælg {word}")

    def press(self, name: str, within: Locator | Page | None = None) -> None:
        """A button by its name; what stands for quotes and isolates is not looked at."""
        among = within or self.page
        letters = re.compile(rf"^[\u2068\u2069”\s]*{re.escape(name)}[\u2068\u2069”\s]*$")
        self._click(among.get_by_role("button", name=letters), f"tryk {name}")

    def save(self) -> None:
        """Save, and wait until the editor has closed the form."""
        self.press("Gem")
        self.closed()

    def closed(self) -> None:
        """Wait until the form has given way to the list."""
        expect(self.page).to_have_url(_A_LIST, timeout=LOADED)
        expect(self.page.locator(_FIELD)).to_have_count(0, timeout=LOADED)

    def saved(self, folder: Path) -> list[str]:
        """Save to the folder on this machine; tells which files are not as they were."""
        self.save()
        return self.taken(folder)

    def taken(self, folder: Path) -> list[str]:
        """What was saved, in the real folder; tells which files are not as they were."""
        return sorted(take_back(self.page, folder))

    def _click(self, what: Locator, name: str) -> None:
        what.click()
        self.steps.append(name)

    def _type(self, where: Locator, text: str, name: str) -> None:
        where.fill(text)
        self.steps.append(f"skriv {name}")
