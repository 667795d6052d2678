"""A season's programme, as a value and on paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from generator.model.portal import Portal
from generator.presenting.seasons import Season
from generator.printing.booklet import Booklet, Row, booklet, season_booklet
from generator.printing.sheets import booklet_pdf, light_colours
from generator.printing.typesetting import Typesetter
from tests.factories import (
    BASE_URL,
    a_partnership,
    a_place,
    a_portal,
    a_tradition,
    an_event,
)
from tests.printing.sheets import THEME, boxes, decoded, picture, sizes, tags, text

AUTUMN = Season(2026, 2)


def _season(portal: Portal, season: Season = AUTUMN) -> Booklet:
    return season_booklet(portal, BASE_URL, light_colours(portal, THEME), season)


def _printed(portal: Portal) -> bytes:
    return booklet_pdf(Typesetter(THEME), _season(portal))


def _full() -> Portal:
    repeat = {"every": "week", "until": "2026-12-28"}
    return a_portal(
        an_event("senere", title="Senere samme dag", start="2026-12-04 21:00"),
        an_event(venue="kulturhuset", price="120", partnership="sang-i-byen"),
        an_event("stilling", title="Kalk", type="udstilling", start="2026-11-01", end="2027-02-01"),
        an_event("kor", title="Korprøve", start="2026-11-23 19:00", repeat=repeat),
        an_event("aflyst", title="Aflyst koncert", status="cancelled"),
        an_event("nyt-aar", title="Næste sæson", start="2027-01-05 19:00"),
        an_event("forbi", title="Forbi", start="2026-11-01 19:00"),
        an_event(
            "marked", title="Marked", start="2026-12-05", end="2026-12-06", booking="sold_out"
        ),
        a_place(),
        a_partnership(),
        a_tradition("lucia", title="Lucia", months=["12"], when="Den 13. december"),
        a_tradition(),
    )


def test_every_event_stands_once_under_month_and_day() -> None:
    found = _season(_full())
    assert found.title == "Program for efteråret 2026"
    assert found.lead == "5 arrangementer i Prøveby Kommune"
    assert found.span == "22. november–31. december 2026"
    assert found.as_of.startswith("Programmet er som i kalenderen søndag den 22. november 2026.")
    assert [
        (month.name, [(day.name, [row.title for row in day.rows]) for day in month.days])
        for month in found.months
    ] == [
        ("November 2026", [("Mandag den 23. november", ["Korprøve"])]),
        (
            "December 2026",
            [
                ("Fredag den 4. december", ["Julekoncert", "Senere samme dag"]),
                ("Lørdag den 5. december", ["Marked"]),
            ],
        ),
    ]
    concert = found.months[1].days[0].rows[0]
    assert concert == Row(
        clock="19.30",
        title="Julekoncert",
        url="https://kultur.example.dk/arrangementer/julekoncert/",
        facts="Koncert · Kulturhuset, Karise · 120 kr.",
        flag="",
        marks=("Partnerskab: Sang i byen",),
    )
    assert found.months[0].days[0].rows[0].marks == ("Og 5 gange til, sidst 28. december",)
    market = found.months[1].days[1].rows[0]
    assert (market.clock, market.flag, market.marks) == ("", "Udsolgt", ("5.–6. december",))
    (run,) = found.runs
    assert (run.title, run.marks) == ("Kalk", ("1. november 2026–1. februar 2027",))
    # A tradition is a habit of the months that are left.
    assert [(habit.title, habit.when) for habit in found.traditions] == [
        ("Lucia", "Den 13. december")
    ]


def test_any_days_make_a_programme() -> None:
    portal = _full()
    colours = light_colours(portal, THEME)
    found = booklet(portal, BASE_URL, colours, date(2026, 12, 4), date(2026, 12, 4))
    assert found.title == "Program for 4. december 2026"
    assert [row.title for month in found.months for day in month.days for row in day.rows] == [
        "Julekoncert",
        "Senere samme dag",
    ]
    assert found.page.url == "https://kultur.example.dk/arrangementer/"


def test_a_season_that_is_over_is_told_whole() -> None:
    found = _season(_full(), Season(2026, 1))
    assert (found.months, found.span) == ((), "1. januar–30. juni 2026")


def test_what_there_is_no_room_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.printing.booklet.MOST", 1)
    found = _season(_full())
    assert found.left_out == (
        "3 arrangementer mere er der ikke plads til her. "
        "Se dem alle på kultur.example.dk/program/efteraar-2026."
    )


# --- on paper -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made() -> bytes:
    return _printed(_full())


def test_it_is_tagged_with_headings_in_order_and_bookmarks(made: bytes) -> None:
    kinds = [tag.kind for tag in tags(made)]
    headings = [kind for kind in kinds if kind in ("H1", "H2", "H3")]
    assert headings == ["H1", "H2", "H2", "H3", "H2", "H3", "H3", "H2", "H2", "H2"]
    assert kinds.count("TOCI") == 5
    assert kinds.count("LI") == 7  # four dates, one called off, a run, a tradition
    with pikepdf.open(BytesIO(made)) as document:
        assert str(document.Root.Lang) == "da"
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        with document.open_outline() as outline:
            (whole,) = outline.root
            assert whole.title == "Program for efteråret 2026"
            assert [item.title for item in whole.children] == [
                "November 2026",
                "December 2026",
                "Aflyst eller udskudt",
                "Udstillinger og andet over længere tid",
                "Traditioner",
            ]
        links = {
            str(note.A.URI)
            for page in document.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        }
    assert "https://kultur.example.dk/arrangementer/julekoncert/" in links
    assert "https://kultur.example.dk/program/efteraar-2026/" in links


def test_it_reads_as_it_is_read(made: bytes) -> None:
    said = text(made)
    order = [
        "Program for efteråret 2026",
        "Indhold",
        "Fredag den 4. december",
        "19.30 Julekoncert Koncert · Kulturhuset, Karise · 120 kr.",
        "21.00 Senere samme dag",
        "Lørdag den 5. december",
        "Marked Udsolgt",
        "1. november 2026–1. februar 2027",
        "Lucia",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "Side 2" in said
    assert "Side 1" not in said, "a cover has no number"


def test_a_phone_finds_the_season_from_the_paper(made: bytes) -> None:
    page = picture(made, 1, scale=2.5)
    assert decoded(page) == "https://kultur.example.dk/program/efteraar-2026/"


def test_two_hundred_events_with_hostile_titles_stay_on_their_pages() -> None:
    fields: dict[str, Any] = {"venue": "kulturhuset", "price": "80"}
    events = [
        an_event(
            f"e{number}",
            title=f"#set text(1pt) $x$ @a {number} " + "Langtordudenende" * (number % 3),
            start=f"2026-12-{1 + number % 28:02} {8 + number % 14:02}:30",
            **fields,
        )
        for number in range(200)
    ]
    made = _printed(a_portal(*events, a_place()))
    pages = sizes(made)
    assert set(pages) == {(595, 842)}
    assert 5 <= len(pages) <= 14
    said = text(made)
    assert all(f"#set text(1pt) $x$ @a {number} " in f"{said} " for number in range(200))
    for page in boxes(made)[1:]:
        for box in page:
            assert box.left >= 45, box
            assert box.right <= 595 - 40, box
            # Between the columns is a gutter that nothing reaches over.
            assert not (box.left < 280 and box.right > 312) or box.top > 780 or box.bottom < 60, box


def test_a_portal_with_nothing_has_a_programme_that_says_so() -> None:
    assert "Der er ikke lagt noget i kalenderen endnu." in text(_printed(a_portal()))


def test_the_same_portal_gives_the_same_bytes(made: bytes) -> None:
    assert _printed(_full()) == made
