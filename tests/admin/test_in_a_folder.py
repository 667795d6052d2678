"""The browser editor on a folder of one's own machine: what it writes is right, and nothing else
is touched."""

from __future__ import annotations

from datetime import datetime
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.model.occurrences import occurrences
from generator.model.times import ZONE
from tests.admin.content import is_in_form, portal_of, said
from tests.admin.editor import Editor
from tests.admin.network import Network, kept_back
from tests.photographs import photograph

pytestmark = pytest.mark.browser
EVENTS = "events-2026"
LAST = datetime(2026, 12, 15, 17, tzinfo=ZONE)


def lines(before: str, after: str) -> list[str]:
    """The lines that went (-) and those that came (+)."""
    found = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if line[:3] not in ("---", "+++") and not line.startswith("@@")]


def test_an_event_is_made(editor: Editor, folder: Path) -> None:
    editor.open_folder(folder)
    editor.new(EVENTS)
    editor.type("title", "Sommerfest på Østre Allé")
    editor.when("start", "2026-12-05", "19:30")
    editor.party("venue", "Salen")
    editor.choose("type", "Koncert")
    editor.type("summary", "Med kage.")
    editor.write("body", "Kom til fest.")
    path = "content/events/2026/sommerfest-paa-oestre-alle/index.md"
    assert editor.saved(folder) == [path]
    assert (folder / path).read_text("utf-8") == (
        "---\ntitle: Sommerfest på Østre Allé\nsummary: Med kage.\nstart: 2026-12-05 19:30\n"
        "venue: salen\ntype: koncert\n---\n\nKom til fest.\n"
    )
    assert portal_of(folder).events["sommerfest-paa-oestre-alle"].venue == "salen"
    assert is_in_form(folder)


def test_what_has_the_form_of_a_slug_is_one(editor: Editor, folder: Path) -> None:
    """Of an actor newer than the page; what has a capital or a space is a name outside."""
    editor.open_folder(folder)
    editor.new(EVENTS)
    editor.type("title", "Fest")
    editor.when("start", "2026-12-05", "19:30")
    editor.party("organizers", "nyt-kor-2026")
    expect(editor.field("organizers")).to_contain_text("Kortnavn: nyt-kor-2026")
    editor.party("organizers", "Byens kor")
    editor.choose("type", "Koncert")
    editor.saved(folder)
    text = (folder / "content/events/2026/fest/index.md").read_text("utf-8")
    assert "organizers:\n  - nyt-kor-2026\n  - name: Byens kor\n" in text
    with pytest.raises(AssertionError, match="nyt-kor-2026"):
        portal_of(folder)
    new = "---\ntitle: Nyt kor\ngroup: forening\n---\n"
    (folder / "content/actors/nyt-kor-2026.md").write_text(new, "utf-8")
    assert portal_of(folder).events["fest"].organizers[0] == "nyt-kor-2026"


def test_an_edit_changes_its_own_line(editor: Editor, folder: Path) -> None:
    file = folder / "content/events/2026/aabne-proever.md"
    file.write_text(file.read_text("utf-8").replace("price", "# Spørg Grete.\nprice"), "utf-8")
    before, known = file.read_text("utf-8"), said(portal_of(folder))
    editor.open_folder(folder)
    editor.edit(EVENTS, "aabne-proever")
    editor.look_through()
    editor.type("price", "50-80")
    assert editor.saved(folder) == ["content/events/2026/aabne-proever.md"]
    assert lines(before, file.read_text("utf-8")) == ["-price: gratis", '+price: "50-80"']
    now = said(portal_of(folder))
    changed = {path: {k for k in known[path] if known[path][k] != now[path][k]} for path in known}
    assert {path: names for path, names in changed.items() if names} == {
        "events/2026/aabne-proever.md": {"price"}
    }
    assert is_in_form(folder)


def test_a_title_that_is_changed_leaves_the_address(editor: Editor, folder: Path) -> None:
    editor.open_folder(folder)
    editor.edit(EVENTS, "julekoncert")
    editor.type("title", "Noget helt andet")
    assert editor.saved(folder) == ["content/events/2026/julekoncert.md"]
    assert portal_of(folder).events["julekoncert"].title == "Noget helt andet"


def test_one_date_of_a_series_is_cancelled(editor: Editor, folder: Path) -> None:
    file = folder / "content/events/2026/aabne-proever.md"
    before = file.read_text("utf-8")
    editor.open_folder(folder)
    editor.edit(EVENTS, "aabne-proever")
    editor.add("changes")
    editor.date_of_series("changes.2.date", "tirsdag den 15. december 2026 kl. 17.00")
    editor.choose("changes.2.status", "Aflyst")
    editor.type("changes.2.reason", "Salen er optaget: valg")
    editor.saved(folder)
    event = portal_of(folder).events["aabne-proever"]
    assert [one.status for one in occurrences(event)][-1] == "cancelled"
    assert event.changes[-1].reason == "Salen er optaget: valg"
    came = lines(before, file.read_text("utf-8"))
    assert len(came) == 3, came  # the items that were there are as they were
    assert all(line.startswith("+") for line in came)
    assert is_in_form(folder)


def test_a_date_that_is_not_offered_can_be_written(editor: Editor, folder: Path) -> None:
    """Of a series newer than the page; its time of day is the first date's."""
    editor.open_folder(folder)
    editor.edit(EVENTS, "aabne-proever")
    editor.add("changes")
    editor.date_of_series("changes.2.date", "En anden dato")
    editor.when("changes.2.date", "2026-12-15")
    editor.choose("changes.2.status", "Aflyst")
    editor.saved(folder)
    assert portal_of(folder).events["aabne-proever"].changes[-1].date == LAST


def test_what_is_folded_away_is_seen_where_it_says_something(editor: Editor, folder: Path) -> None:
    page = editor.page
    editor.open_folder(folder)
    editor.edit(EVENTS, "aabne-proever")
    heading = page.get_by_role("button", name="Aflyst, flyttet eller ændret")
    heading.scroll_into_view_if_needed()
    expect(heading).to_have_attribute("aria-expanded", "true")
    heading.click()
    expect(heading).to_have_attribute("aria-expanded", "true")  # nothing that is said is hidden
    away = page.get_by_role("button", name="På engelsk")
    english = page.locator('.field[data-key-path="title_en"]')
    editor.scroll_to(away)
    expect(away).to_have_attribute("aria-expanded", "false")
    expect(english).not_to_be_visible()
    away.press("Enter")
    expect(english).to_be_visible()
    english.locator("input").fill("Rehearsal")
    away.press("Enter")
    expect(english).to_be_visible()
    english.locator("input").fill("")
    away.press("Enter")
    expect(english).not_to_be_visible()


def test_what_is_told_of_an_input_is_read_with_it(editor: Editor, folder: Path) -> None:
    editor.open_folder(folder)
    editor.new(EVENTS)
    told = {
        "title": "Titlen, som folk skal se den: højst 140 tegn.",
        "end": "Hvornår det slutter. Udelad det, hvis I ikke ved det.",
        "venue": "Vælg i registret. Er det ikke der, så skriv navnet, og tryk Enter.",
        "price": "Hvad det koster: »gratis«, »120« eller »80-120«.",
    }
    for key, hint in told.items():
        expect(editor.field(key).locator("input").first).to_have_accessible_description(hint)


def test_a_picture_lies_beside_its_text(editor: Editor, folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "Kor på scenen.JPG"
    picture.write_bytes(photograph(1600, 1200))
    editor.open_folder(folder)
    editor.new(EVENTS)
    editor.type("title", "Kor i salen")
    editor.when("start", "2026-12-05", "19:30")
    editor.choose("type", "Koncert")
    editor.add("image")
    editor.upload("image.file", picture)
    editor.type("image.alt", "Koret på scenen")
    editor.type("image.credit", "Rita Redaktør")
    beside, text = "content/events/2026/kor-i-salen/", "index.md"
    written = editor.saved(folder)
    event = portal_of(folder).events["kor-i-salen"]
    assert event.image is not None
    assert written == sorted([beside + text, beside + event.image.file])
    assert (event.image.alt, event.image.credit) == ("Koret på scenen", "Rita Redaktør")
    assert is_in_form(folder)


def test_a_text_without_a_folder_says_why_it_takes_no_picture(editor: Editor, folder: Path) -> None:
    why = "Et billede kræver, at teksten ligger i sin egen mappe."
    editor.open_folder(folder)
    for path, is_plain in (("new", False), ("entries/aabne-proever", True), ("new", False)):
        editor.go(f"{EVENTS}/{path}")
        editor.ready()
        image = editor.field("image")
        tick = image.get_by_role("checkbox", name="Tilføj")
        expect(tick).to_be_visible(visible=not is_plain)
        told = image.locator("> .field-wrapper").evaluate(
            "(one) => getComputedStyle(one, '::after').content"
        )
        assert (why in told) is is_plain
        editor.go(EVENTS)
        editor.closed()


def test_nobody_is_asked_but_the_portal(
    editor: Editor, folder: Path, network: Network, page: Page
) -> None:
    """Whether GitHub is up is asked of its page of status; the policy does not let it."""
    editor.open_folder(folder)
    editor.edit(EVENTS, "julekoncert")
    editor.look_through()
    assert len(network.hosts()) == 1
    assert kept_back(page) <= {"www.githubstatus.com"}


def test_it_speaks_danish(editor: Editor, folder: Path, page: Page) -> None:
    editor.open_folder(folder)
    editor.new(EVENTS)
    expect(page.locator("html")).to_have_attribute("lang", "da")
    editor.press("Gem")
    expect(editor.field("title").get_by_role("alert")).to_contain_text("Dette felt skal udfyldes.")
