"""A programme to be folded: three panels on each side of a sheet, read from left to right."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from generator.model.portal import Portal
from generator.presenting.seasons import Season
from generator.printing.booklet import Row, month_booklet, season_booklet
from generator.printing.sheets import FOLDED, folder_pdf, light_colours
from generator.printing.typesetting import Typesetter
from tests.factories import BASE_URL, a_place, a_portal, a_tradition, an_event
from tests.printing.sheets import THEME, Box, boxes, decoded, picture, sizes, tags, text

ACROSS = (842, 595)
PANEL = 842 / 3
"""Points: a third of A4's length."""


def _month(portal: Portal, month: tuple[int, int] = (2026, 12), most: int = FOLDED) -> bytes:
    colours = light_colours(portal, THEME)
    return folder_pdf(Typesetter(THEME), month_booklet(portal, BASE_URL, colours, month, most))


def _december() -> Portal:
    return a_portal(
        an_event(venue="kulturhuset", price="120"),
        an_event("aflyst", title="Aflyst koncert", start="2026-12-06 15:00", status="cancelled"),
        an_event("udsolgt", title="Nytårskur", start="2026-12-30 17:00", booking="sold_out"),
        an_event("stilling", title="Kalk", type="udstilling", start="2026-11-01", end="2027-02-01"),
        an_event("januar", title="Næste måned", start="2027-01-05 19:00"),
        a_place(),
        a_tradition("lucia", title="Lucia", months=["12"], when="Den 13. december"),
    )


@pytest.fixture(scope="module")
def made() -> bytes:
    return _month(_december())


def _panels(pdf: bytes) -> list[list[Box]]:
    """The runs of letters of each panel, side after side and from left to right."""
    found: list[list[Box]] = []
    for side in boxes(pdf):
        found += [
            [box for box in side if at * PANEL <= box.left < (at + 1) * PANEL] for at in range(3)
        ]
    return found


# --- the value ------------------------------------------------------------------------------------


def test_a_month_is_a_programme_of_its_own() -> None:
    portal = _december()
    found = month_booklet(portal, BASE_URL, light_colours(portal, THEME), (2026, 12))
    assert (found.title, found.name) == ("Program for december 2026", "December 2026")
    assert found.span == "1.–31. december 2026"
    assert found.lead == "3 arrangementer i Prøveby Kommune"
    assert found.page.url == "https://kultur.example.dk/kalender/2026/12/"
    titles = [row.title for month in found.months for day in month.days for row in day.rows]
    assert titles == ["Julekoncert", "Nytårskur"]


def test_a_month_that_has_begun_begins_today() -> None:
    portal = a_portal(
        an_event("forbi", title="Forbi", start="2026-11-03 19:00"),
        an_event("i-dag", title="I dag", start="2026-11-22 19:00"),
    )
    colours = light_colours(portal, THEME)
    found = month_booklet(portal, BASE_URL, colours, (2026, 11))
    assert found.span == "22.–30. november 2026"
    assert [row.title for row in found.months[0].days[0].rows] == ["I dag"]
    over = month_booklet(portal, BASE_URL, colours, (2026, 10))
    assert over.span == "1.–31. oktober 2026"


def test_what_was_called_off_is_told_with_the_day_it_had() -> None:
    portal = _december()
    found = month_booklet(portal, BASE_URL, light_colours(portal, THEME), (2026, 12))
    assert found.called_off == (
        Row(
            clock="",
            title="Aflyst koncert",
            url="https://kultur.example.dk/arrangementer/aflyst/",
            facts="Koncert",
            flag="Aflyst",
            marks=("Søndag den 6. december 2026 kl. 15.00",),
        ),
    )


def test_a_series_says_which_of_its_dates_are_off() -> None:
    repeat = {"every": "week", "until": "2026-12-28"}
    off = [{"date": f"2026-12-{day} 19:00", "status": "cancelled"} for day in ("11", "18")]
    portal = a_portal(an_event("kor", start="2026-12-04 19:00", repeat=repeat, changes=off))
    found = month_booklet(portal, BASE_URL, light_colours(portal, THEME), (2026, 12))
    assert found.months[0].days[0].rows[0].marks == (
        "Og 1 gang til, sidst 25. december",
        "Ikke 11. december og 18. december",
    )
    assert found.called_off == ()


# --- on paper -------------------------------------------------------------------------------------


def test_it_is_one_sheet_with_two_sides_at_most(made: bytes) -> None:
    assert sizes(made)[0] == ACROSS
    assert len(sizes(made)) <= 2
    assert "Ark" not in text(made), "a single sheet needs no number"


def test_it_is_tagged_with_language_title_and_alternative_texts(made: bytes) -> None:
    found = tags(made)
    kinds = [tag.kind for tag in found]
    assert [kind for kind in kinds if kind in ("H1", "H2", "H3")] == [
        *("H1", "H2", "H3", "H3"),
        *("H2", "H2", "H2"),  # called off, runs, traditions
    ]
    assert kinds.count("LI") == 5
    # The drawing is decoration, the code is told.
    assert [tag.alt for tag in found if tag.kind == "Figure"] == [
        "QR-kode til https://kultur.example.dk/kalender/2026/12/"
    ]
    with pikepdf.open(BytesIO(made)) as document:
        assert str(document.Root.Lang) == "da"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Program for december 2026"
        with document.open_outline() as outline:
            (whole,) = outline.root
            assert [item.title for item in whole.children] == [
                "December 2026",
                "Aflyst eller udskudt",
                "Udstillinger og andet over længere tid",
                "Traditioner",
            ]


def test_it_is_read_as_its_panels_follow_each_other(made: bytes) -> None:
    order = [
        "Program for december 2026",
        "3 arrangementer i Prøveby Kommune",
        "Hele programmet, som det er i dag",
        "Fredag den 4. december",
        "19.30 Julekoncert Koncert · Kulturhuset, Karise · 120 kr.",
        "17.00 Nytårskur Udsolgt",
        "Aflyst koncert Aflyst",
        "Kalk",
        "Lucia",
    ]
    said = text(made)
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    cover, second, *_ = _panels(made)
    assert "Program for" in " ".join(box.words for box in cover)
    assert "Fredag den" in " ".join(box.words for box in second).replace("\N{NO-BREAK SPACE}", " ")


def test_a_phone_finds_the_month_from_the_cover(made: bytes) -> None:
    assert decoded(picture(made, 0, scale=2.5)) == "https://kultur.example.dk/kalender/2026/12/"


def test_nothing_stands_in_a_fold(made: bytes) -> None:
    for side in boxes(made):
        for box in side:
            for fold in (PANEL, 2 * PANEL):
                assert box.right < fold - 15 or box.left > fold + 15, box


@pytest.fixture(scope="module")
def full() -> bytes:
    fields: dict[str, Any] = {"venue": "kulturhuset", "price": "80"}
    events = [
        an_event(
            f"e{number}",
            title=f"#set text(1pt) $x$ @a {number} " + "Langtordudenende" * (number % 4),
            start=f"2026-12-{1 + number % 28:02} {8 + number % 14:02}:30",
            status="cancelled" if number % 40 == 39 else "scheduled",
            **fields,
        )
        for number in range(200)
    ]
    return _month(a_portal(*events, a_place()))


def test_two_hundred_events_grow_to_more_sheets_and_none_is_missing(full: bytes) -> None:
    sides = sizes(full)
    assert set(sides) == {ACROSS}
    sheets = -(-len(sides) // 2)
    assert 2 <= sheets <= 6
    said = text(full)
    assert all(f"#set text(1pt) $x$ @a {number} " in f"{said} " for number in range(200))
    assert said.count("Aflyst") >= 5
    for number in range(1, sheets + 1):
        assert f"Ark {number} af {sheets}" in said
    for panel in range(2, len(sides) * 3):
        assert any(box.words.strip() == str(panel) for box in _panels(full)[panel - 1]), panel


def test_long_words_stay_in_their_panel(full: bytes) -> None:
    for side in boxes(full):
        for box in side:
            assert box.left >= 20, box
            assert box.right <= 842 - 20, box
            assert box.bottom >= 12, box
            for fold in (PANEL, 2 * PANEL):
                assert box.right < fold - 15 or box.left > fold + 15, box


def test_what_there_is_no_room_for_is_told() -> None:
    portal = a_portal(
        *(
            an_event(f"e{day}", title=f"Koncert {day}", start=f"2026-12-{day:02} 19:00")
            for day in range(1, 6)
        )
    )
    said = text(_month(portal, most=3))
    assert "5 arrangementer i Prøveby Kommune" in said
    assert "Koncert 3" in said
    assert "Koncert 4" not in said
    assert (
        "2 arrangementer mere er der ikke plads til her. "
        "Se dem alle på kultur.example.dk/kalender/2026/12." in said
    )


def test_a_month_with_nothing_says_so() -> None:
    assert "Der er ikke lagt noget i kalenderen endnu." in text(_month(a_portal()))


def test_a_season_is_folded_likewise() -> None:
    portal = _december()
    colours = light_colours(portal, THEME)
    value = season_booklet(portal, BASE_URL, colours, Season(2026, 2), FOLDED)
    said = text(folder_pdf(Typesetter(THEME), value))
    assert "Program for efteråret 2026" in said
    assert "kultur.example.dk/program/efteraar-2026" in said


def test_the_same_portal_gives_the_same_bytes(made: bytes) -> None:
    assert _month(_december()) == made
