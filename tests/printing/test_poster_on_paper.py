"""Posters as PDF, read by others: tagged, whole on one sheet, and what they say comes out."""

from __future__ import annotations

import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import ImageOps

from generator.model.portal import Portal
from generator.settings import ROOT
from tests.factories import a_partnership, a_place, a_portal, an_event, some_settings
from tests.photographs import photograph, shade
from tests.printing import sheets
from tests.printing.sheets import (
    A4,
    boxes,
    decoded,
    picture,
    printed,
    sizes,
    tags,
    text,
    words_above,
)

HOSTILE = (
    '#set page(width: 1cm) $x^2$ @fo *b* \\ // <b>fed</b> _k_ `c` #panic("x") ~ --- "q" \'k\'',
    '#import "x.typ": * #read("/etc/passwd") #eval("1+1") = Overskrift',
    "/* kommentar */ + punkt - punkt / term: ord [kasse] {blok} \\u{1F384}",
)
EVERYTHING: dict[str, Any] = {
    "price": "80-120",
    "price_note": "Ord " * 70,
    "registration_url": "https://x.example/",
    "registration_deadline": "2026-12-01",
    "accessibility": ["koerestol"],
    "accessibility_note": "Ord " * 1200,
    "audiences": ["alle", "boern"],
    "grades": ["1-klasse", "7-klasse"],
    "subjects": ["dansk", "musik"],
    "languages": ["engelsk"],
    "partnership": "sang-i-byen",
    "organizers": [
        {"name": f"Forening {n} for kunst og omegn {'i byen ' * 14}"} for n in range(12)
    ],
    "venue": {"name": "Kulturhus " * 13, "address": "Vejnavn " * 36},
    "summary": "Ord og andre ord " * 34,
    "status": "rescheduled",
    "previous_start": "2026-12-03 19:30",
    "status_reason": "Fordi " * 49,
    "booking": "sold_out",
}
FOOT = (
    "Noget kan være ændret siden. Læs mere på: kultur.example.dk/arrangementer/julekoncert "
    "Kultur i Prøveby Alt det, der sker"
)
LONG = (
    "Æ" * 140,
    "Samtidskunstformidlingsværkstedsrepræsentantskabsmøde for alle havnebyforeningers ungdom",
    "Kulturformidlingsafdelingens generationssammenføringsarrangement",
)


def _with(title: str, **fields: Any) -> Portal:
    return a_portal(an_event(title=title, **fields), a_partnership(), a_place())


@pytest.fixture(scope="module")
def usual() -> bytes:
    return printed(
        _with("Julekoncert", venue="kulturhuset", price="0", summary="Vi synger julen ind.")
    )


# --- the standard ---------------------------------------------------------------------------------


def test_the_file_says_that_it_is_accessible(usual: bytes) -> None:
    with pikepdf.open(BytesIO(usual)) as document:
        root = document.Root
        assert root.MarkInfo.Marked == True  # noqa: E712 - a PDF's boolean
        assert str(root.Lang) == "da"
        assert root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Julekoncert"
        assert all(page.Tabs == "/S" for page in document.pages if "/Annots" in page)


def test_what_it_holds_is_told_in_order(usual: bytes) -> None:
    found = tags(usual)
    assert [tag.kind for tag in found if tag.kind in ("H1", "L", "Figure", "Link")] == [
        "H1",
        "L",
        "L",
        "Link",
        "Figure",
    ]
    # Each fact is a label with its body.
    assert [tag.kind for tag in found].count("Lbl") == 2
    (code,) = (tag for tag in found if tag.kind == "Figure")
    assert code.alt == "QR-kode til https://kultur.example.dk/arrangementer/julekoncert/"
    said = text(usual)
    order = [
        "Koncert",
        "Julekoncert",
        "Vi synger julen ind.",
        "Fredag den 4. december 2026",
        "kl. 19.30",
        "Hvor",
        "Kulturhuset",
        "Pris",
        "Gratis",
        "kultur.example.dk/arrangementer/julekoncert",
        "Kultur i Prøveby",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_a_photograph_is_told_and_a_drawing_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "events/2026/julekoncert"
    folder.mkdir(parents=True)
    data = photograph(1600, 900)
    (folder / "kor.jpg").write_bytes(data)
    image = {"file": "kor.jpg", "alt": "Koret synger", "credit": "Kim Kamera"}
    # The digest of the bytes themselves, which the workshop asks for.
    from generator.imaging.looking import look

    seen = {"events/2026/julekoncert/kor.jpg": look(data)}
    portal = a_portal(an_event(image=image, files=("kor.jpg",)), images=seen)
    made = printed(portal, content=tmp_path)
    assert [tag.alt for tag in tags(made) if tag.kind == "Figure"] == [
        "Koret synger",
        "QR-kode til https://kultur.example.dk/arrangementer/julekoncert/",
    ]
    assert "Billede: Kim Kamera" in text(made)
    with pikepdf.open(BytesIO(made)) as document:
        (photo,) = (
            image
            for image in document.objects
            if isinstance(image, pikepdf.Stream) and image.get("/Filter") == "/DCTDecode"
        )
        # As the workshop made it: nothing was packed anew.
        assert photo.Width == 1280


def test_only_our_own_fonts_are_in_it(usual: bytes) -> None:
    with pikepdf.open(BytesIO(usual)) as document:
        fonts = {
            str(one.BaseFont).partition("+")[2]
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"
        }
    ours = {"Fraunces-SemiBold", "SourceSans3-Regular", "SourceSans3-Semibold"}
    assert {name.removesuffix("-Identity-H") for name in fonts} == ours


# --- what it says ---------------------------------------------------------------------------------


@pytest.mark.parametrize("title", HOSTILE)
def test_nothing_in_content_is_markup(title: str) -> None:
    made = printed(_with(title, organizers=[{"name": title}], summary=title))
    said = "".join(text(made).split())
    assert said.count("".join(title.split())) >= 3
    assert sizes(made) == [A4]


def test_what_no_font_has_is_left_out() -> None:
    assert "Jul i byen" in text(printed(_with("Jul \U0001f384 i byen")))
    assert "(tegn, der ikke kan trykkes)" in text(printed(_with("مرحبا")))
    assert "Ляльки і Ω" in text(printed(_with("Ляльки і Ω")))
    # Two characters that make one letter are that letter.
    assert "Å" in text(printed(_with("A\u030arets fest")))


def test_a_phone_finds_the_page_from_the_paper(usual: bytes) -> None:
    whole = picture(usual, scale=2.5)
    corner = whole.crop((whole.width * 2 // 3, whole.height * 3 // 4, whole.width, whole.height))
    page = "https://kultur.example.dk/arrangementer/julekoncert/"
    assert decoded(corner) == page
    # As an office's black-and-white copier leaves it: small, grey, blurred.
    copied = ImageOps.grayscale(corner).resize((corner.width // 2, corner.height // 2))
    assert decoded(copied.convert("RGB")) == page


def test_a_state_stands_across_it_in_black_and_white_too() -> None:
    called_off = printed(_with("Julekoncert", status="cancelled"))
    assert "AFLYST" in text(called_off)
    (page,) = boxes(called_off)
    word = next(box for box in page if "AFLYST" in box.words)
    grey = ImageOps.grayscale(picture(called_off, scale=1))
    line = [shade(grey, x, round(A4[1] - word.top) - 3) for x in range(0, A4[0], 5)]
    assert max(line) < 60, "the band is as dark as ink from edge to edge"
    assert "AFLYST" not in text(printed(_with("Julekoncert")))


# --- whole on one sheet ---------------------------------------------------------------------------


@pytest.mark.parametrize("title", [*LONG, *HOSTILE, "A"])
@pytest.mark.parametrize("fields", [{}, EVERYTHING], ids=["little", "everything"])
def test_nothing_runs_over(title: str, fields: dict[str, Any]) -> None:
    made = printed(_with(title, **fields))
    assert sizes(made) == [A4]
    (page,) = boxes(made)
    for box in page:
        assert box.left >= 40, box
        assert box.right <= A4[0] - 20, box  # with the space that ends a line
        assert box.bottom >= 10, box
        assert box.top <= A4[1] - 5, box
    said = text(made)
    foot = max(box.top for box in page if box.words.startswith("Noget kan"))
    body, below = words_above(made, foot)
    assert below == FOOT, "nothing of the body stands in the foot"
    assert body + " " + below == said
    assert "".join(title.split()) in "".join(body.split())
    if fields:
        assert all(f"Forening {number} for kunst" in body for number in range(12))


def test_a_long_word_is_broken_where_danish_breaks_it() -> None:
    made = printed(_with("Generationssammenføringsarrangementsudvalg", **EVERYTHING))
    said = text(made)
    assert "Generationssammenføringsarrangementsudvalg" in said


# --- the same bytes -------------------------------------------------------------------------------


def test_the_same_event_gives_the_same_bytes(usual: bytes) -> None:
    time.sleep(1.1)  # a clock within would have moved on
    again = printed(
        _with("Julekoncert", venue="kulturhuset", price="0", summary="Vi synger julen ind.")
    )
    assert again == usual


def test_another_process_gives_the_same_bytes(usual: bytes) -> None:
    program = (
        "import sys; from tests.printing.test_poster_on_paper import _with, printed;"
        "made = printed(_with('Julekoncert', venue='kulturhuset', price='0',"
        " summary='Vi synger julen ind.')); sys.stdout.buffer.write(made)"
    )
    made = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert made.stdout == usual


def test_the_portals_own_colours_are_used() -> None:
    look = {"ink": ["#000000", "#ffffff"], "surface": ["#ff00ff", "#000000"]}
    portal = a_portal(an_event(), settings=some_settings(look=look))
    page = picture(printed(portal), scale=1)
    assert page.getpixel((5, A4[1] - 5)) == (255, 0, 255)


def test_every_character_that_we_promise_can_be_set() -> None:
    from generator.printing.characters import read_characters

    known = sorted(read_characters(sheets.THEME / "print" / "fonts"))
    wanted = [one for one in known if one.isprintable() and not one.isspace()]
    assert {"æ", "ø", "å", "Æ", "Ø", "Å", "–", "»", "«", "’", "€", "é", "ü", "ß"} <= set(wanted)
    missing: set[str] = set()
    for start in range(0, len(wanted), 120):
        some = wanted[start : start + 120]
        said = text(printed(_with("Tegn", summary=" ".join(some))))
        missing.update(one for one in some if one not in said)
    assert len(missing) <= len(wanted) * 0.02, sorted(missing)
