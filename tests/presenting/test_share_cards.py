"""What is seen of a page that is shared: its words as a value, and its pixels as they are made."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageChops

from generator.imaging.looking import look
from generator.imaging.making import Workshop
from generator.imaging.rasterising import png
from generator.model.event import Event
from generator.model.portal import Portal
from generator.presenting.share_card_svg import LAYOUTS, WAVE, svg
from generator.presenting.share_cards import (
    MOST_EVENTS,
    SIZES,
    ShareCard,
    ShareCards,
    Size,
    has_card,
    read_faces,
)
from generator.presenting.share_pictures import SharePictures
from generator.settings import ROOT
from tests.factories import (
    BASE_URL,
    Fields,
    a_partnership,
    a_place,
    a_portal,
    an_actor,
    an_event,
    some_news,
    some_settings,
)
from tests.photographs import photograph

THEME = ROOT / "theme"
FACES = read_faces(THEME)
PAPER, INK = (0xFB, 0xFA, 0xF6), (0x16, 0x24, 0x2B)
HUES = {"musik": (0x6B, 0x2D, 0x5C), "kunst": (0x7F, 0x52, 0x00)}


def cards(portal: Portal) -> ShareCards:
    return ShareCards(portal, BASE_URL, THEME)


def a_card(size: Size = "og", *others: Any, **fields: Any) -> ShareCard:
    portal = a_portal(an_event(**fields), *others)
    return cards(portal).of(portal.listings["julekoncert"], size)


def words(card: ShareCard) -> list[str]:
    """Every line of it, from above."""
    root = ElementTree.fromstring(svg(card, FACES))
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


def pixels(card: ShareCard) -> Image.Image:
    return Image.open(BytesIO(SharePictures(THEME, Workshop(ROOT, None), None).data(card))).convert(
        "RGB"
    )


# --- what it says ---


def test_an_event_says_what_when_and_where() -> None:
    card = a_card("og", a_place(), venue="kulturhuset")
    assert words(card) == [
        "Koncert",
        "Julekoncert",
        "Fredag den 4.\u00a0december 2026",
        "kl.\u00a019.30",
        "Kulturhuset, Karise",
        "Kultur i Prøveby",
    ]
    assert card.alt == (
        "Julekoncert. Koncert. Fredag den 4. december 2026 kl. 19.30. Kulturhuset, Karise. "
        "Kultur i Prøveby."
    )


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"status": "cancelled"}, "AFLYST"),
        ({"status": "postponed"}, "UDSKUDT"),
        ({"status": "rescheduled", "previous_start": "2026-11-28 20:00"}, "FLYTTET"),
        ({"status": "moved_online", "online_url": "https://a.dk/"}, "FLYTTET TIL NETTET"),
        ({"status": "tentative"}, "IKKE BEKRÆFTET"),
        ({"booking": "sold_out"}, "UDSOLGT"),
    ],
)
def test_an_old_share_does_not_lie(fields: dict[str, Any], flag: str) -> None:
    before, card = a_card(), a_card(**fields)
    assert words(card)[0] == flag
    assert card.alt.upper().startswith(f"{flag}: ")
    assert card.version != before.version
    assert card.address == before.address


def test_what_was_moved_says_from_when() -> None:
    card = a_card("square", status="rescheduled", previous_start="2026-11-28 20:00")
    assert "Flyttet fra lørdag den 28. november 2026 kl. 20.00" in " ".join(words(card)).replace(
        "\u00a0", " "
    )


def test_a_series_says_its_rule_and_what_holds_for_all_of_it() -> None:
    every = {"every": "week", "until": "2026-12-25"}
    changes = [{"date": "2026-12-04", "status": "cancelled"}]
    fields: Fields = {"start": "2026-12-04 19:00", "end": "2026-12-04 21:00"}
    card = a_card(repeat=every, changes=changes, **fields)
    assert card.when == ("Hver fredag kl. 19.00–21.00 til og med den 25. december 2026",)
    assert card.flag == ""
    assert a_card(repeat=every, status="cancelled", **fields).flag == "Aflyst"


def test_days_in_a_row_are_told_as_such() -> None:
    card = a_card(type="udstilling", start="2026-11-28", end="2027-01-06")
    assert card.when == ("28. november 2026–6. januar 2027",)


def test_an_actor_and_a_partnership_say_what_they_are() -> None:
    actor = an_actor(kind="kor", locality="karise", summary="Vi synger.", status="closed")
    portal = a_portal(actor, a_partnership(status="proposed", summary="Vi vil synge."))
    made = cards(portal)
    assert words(made.of(portal.actors["karise-kirkekor"])) == [
        "OPHØRT",
        "Kor",
        "Karise",
        "Kirkekor",
        "Karise",
        "Vi synger.",
        "Kultur i Prøveby",
    ]
    said = words(made.of(portal.partnerships["sang-i-byen"]))
    assert said[:2] == ["Partnerskab · forslag", "Sang i byen"]


def test_an_invented_portal_says_so() -> None:
    portal = a_portal(an_event(), settings=some_settings(invented=True))
    assert (
        words(cards(portal).of(portal.listings["julekoncert"]))[-1] == "Kultur i Prøveby (opdigtet)"
    )


def test_of_very_many_events_the_soonest_have_one() -> None:
    days = [date(2026, 12, 1) + timedelta(days=number) for number in range(MOST_EVENTS)]
    many = [an_event(f"dag-{day}", start=day.isoformat()) for day in days]
    later = an_event("sidst", start="2028-01-01 19:30")
    portal = a_portal(*many, later)
    assert not has_card(portal, portal.listings["sidst"])
    assert sum(has_card(portal, event) for event in portal.all_events) == MOST_EVENTS
    assert has_card(a_portal(*many[1:], later), portal.listings["sidst"])


def test_only_what_is_not_long_over_has_one_and_what_is_always_there() -> None:
    past = an_event("foer", start="2026-10-22 19:30")
    just = an_event("lige-foer", start="2026-10-23 19:30")
    news = some_news()
    portal = a_portal(past, just, an_event(), an_actor(), a_partnership(), news)
    assert not has_card(portal, portal.listings["foer"])
    assert has_card(portal, portal.listings["lige-foer"])
    assert has_card(portal, portal.listings["julekoncert"])
    assert all(has_card(portal, one) for one in (an_actor(), a_partnership()))
    assert not has_card(portal, news)
    with pytest.raises(TypeError, match="news"):
        cards(portal).of(news)


def test_an_event_that_is_over_says_that_it_is() -> None:
    assert a_card(start="2026-11-21 19:30").flag == "Tidligere arrangement"
    assert a_card(start="2026-11-21 19:30", status="cancelled").flag == "Aflyst"


# --- what letters there are, and how much room ---


def test_a_title_in_letters_that_we_lack_gives_way_to_what_it_is() -> None:
    assert words(a_card(title="مهرجان الثقافة – 2026"))[0] == "Koncert"
    assert words(a_card(title="مهرجان الثقافة – 2026"))[1].startswith("Fredag")
    assert words(a_card(title="\N{CHRISTMAS TREE} Jul \N{CHRISTMAS TREE}"))[1] == "Jul"
    # The ring above is in the headlines' face alone, and Ŕ in the other alone.
    assert words(a_card(title="Ŕ˚ og mere"))[1] == "Ŕ og mere"
    # One face for all of it, where the headlines' own lacks a letter.
    line = (
        svg(a_card(title="Шостакович"), FACES).partition(">Шостакович<")[0].rpartition("<text")[2]
    )
    assert "Source Sans 3" in line


def test_a_dash_keeps_its_spaces_and_begins_no_line() -> None:
    said = words(a_card(title="Bal i forsamlingshuset – totur, tretur & langdans"))
    assert said[1:4] == ["Bal i", "forsamlingshuset\u00a0–", "totur, tretur &"]


@settings(max_examples=60, deadline=None)
@given(
    title=st.text(min_size=1, max_size=140).map(lambda text: f"x{text}".replace("\n", " ")),
    where=st.text(max_size=140),
    size=st.sampled_from(list(SIZES)),
)
def test_whatever_is_written_it_is_well_formed_and_keeps_its_place(
    title: str, where: str, size: Size
) -> None:
    """Each line's own width and place, as measured, lies within the words' box."""
    card = replace(a_card(size), title=title, where=where, flag="Flyttet", note="Flyttet fra i går")
    box, root = LAYOUTS[size].words, ElementTree.fromstring(svg(card, FACES))
    fonts = {(one.family, str(one.weight)): one for one in (FACES.serif, FACES.bold, FACES.plain)}
    for line in list(root.iter("{http://www.w3.org/2000/svg}text"))[1:]:
        font = fonts[line.attrib["font-family"].strip('"'), line.attrib["font-weight"]]
        type_size, x, y = (float(line.attrib[name]) for name in ("font-size", "x", "y"))
        assert all(map(font.has, line.text or "")), line.text
        assert x + font.width(line.text or "", type_size) <= box.right + 0.1
        assert box.y <= y - 0.7 * type_size
        assert y <= box.bottom


# --- what it looks like ---


@pytest.mark.parametrize("size", SIZES)
def test_it_has_its_size_its_colour_and_its_words(size: Size) -> None:
    for topic, hue in HUES.items():
        image = pixels(a_card(size, topics=[topic]))
        assert image.size == SIZES[size]
        seen = {colour for _, colour in image.getcolors(1 << 20) or ()}
        assert {PAPER, INK, hue} <= seen
        # Nothing of the other topics.
        assert not seen & (set(HUES.values()) - {hue})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "title", ["Jul", "Kulturarrangementsfællesskabets store åbning " * 3, "Å" * 140]
)
def test_the_words_stay_on_the_chalk_and_off_the_edge(size: Size, title: str) -> None:
    """Rendered with and without words: where the two differ, there are letters."""
    card = a_card(size, title=title.strip()[:140])
    whole = svg(card, FACES)
    bare = "".join(
        part.partition("</text>")[2] if "</text>" in part else part for part in whole.split("<text")
    )
    one, other = (
        Image.open(BytesIO(png(text, FACES.files))).convert("RGB") for text in (whole, bare)
    )
    differing = ImageChops.difference(one, other).point(lambda v: 255 * (v > 12)).getbbox()
    assert differing is not None
    left, top, right, bottom = differing
    box = LAYOUTS[size].words
    assert box.x - 6 <= left < right <= box.right + 2
    assert box.y - 4 <= top < bottom <= box.bottom + 12
    # No letter stands on the picture: the chalk's edge swings no farther in than its box begins.
    assert LAYOUTS[size].beside is False or box.right <= LAYOUTS[size].picture.x
    assert LAYOUTS[size].beside or box.y - WAVE > LAYOUTS[size].picture.bottom


def test_the_flag_is_a_band_of_ink_across_the_picture() -> None:
    layout, image = LAYOUTS["og"], pixels(a_card(status="cancelled"))
    y = layout.flag + 4
    assert {image.getpixel((x, y)) for x in range(layout.picture.x + 90, 1200)} == {INK}
    assert PAPER in {image.getpixel((x, layout.flag + 52)) for x in range(700, 1200)}


def test_letters_can_be_read_on_what_they_stand_on() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for topic in HUES:
        colours = dict(a_card(topics=[topic]).colours)
        for name in ("ink", "muted", "hue"):
            assert (light(colours["paper"]) + 0.05) / (light(colours[name]) + 0.05) >= 4.5, name


def test_a_photograph_takes_the_drawings_place_with_its_credit(tmp_path: Path) -> None:
    data = photograph(1600, 900)
    (tmp_path / "events/2026/julekoncert").mkdir(parents=True)
    (tmp_path / "events/2026/julekoncert/kor.jpg").write_bytes(data)
    event: Event = an_event(
        image={"file": "kor.jpg", "alt": "Koret synger", "credit": "Foto: Ø. Å."},
        files=("kor.jpg",),
    )
    portal = a_portal(event, images={"events/2026/julekoncert/kor.jpg": look(data)})
    card = cards(portal).of(portal.listings["julekoncert"])
    assert card.address == "/arrangementer/julekoncert/deling.jpg"
    assert words(card)[-1] == "Foto: Ø. Å."
    assert "Koret synger" in card.alt
    made = SharePictures(THEME, Workshop(tmp_path, None), None).data(card)
    with Image.open(BytesIO(made)) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 630))
        assert not image.getexif()
        drawn = pixels(a_card())
        assert (
            ImageChops.difference(image.convert("RGB"), drawn).crop((800, 100, 1100, 500)).getbbox()
        )


# --- the same bytes, and only once ---


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    card = a_card()
    (tmp_path / "card.svg").write_text(svg(card, FACES), encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from generator.imaging.rasterising import png;"
        "from generator.presenting.share_cards import read_faces;"
        f"faces = read_faces(Path({str(THEME)!r}));"
        f"text = Path({str(tmp_path / 'card.svg')!r}).read_text(encoding='utf-8');"
        "sys.stdout.buffer.write(png(text, faces.files))"
    )
    theirs = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT
    )
    assert theirs.stdout == png(svg(card, FACES), FACES.files)


def test_what_was_drawn_once_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card, pictures = a_card(), SharePictures(THEME, Workshop(ROOT, None), tmp_path)
    drawn = pictures.data(card)

    def never(*_: object) -> bytes:
        raise AssertionError("drawn again")

    monkeypatch.setattr(SharePictures, "_drawn", never)
    assert SharePictures(THEME, Workshop(ROOT, None), tmp_path).data(card) == drawn
    with pytest.raises(AssertionError, match="drawn again"):
        pictures.data(a_card(title="Nytårskoncert"))
