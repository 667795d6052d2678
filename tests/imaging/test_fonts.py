"""A font's letters and their widths, held to what another program makes of the same font."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from generator.imaging.fonts import Font, read_font
from generator.presenting.share_cards import read_faces
from generator.settings import ROOT

FACES = read_faces(ROOT / "theme")
LETTERS = "AÅÆØaæøå gjpqy,.»«–…0123456789"


@pytest.mark.parametrize(
    "font", [FACES.serif, FACES.bold, FACES.plain], ids=lambda one: one.file.stem
)
def test_a_letter_is_as_wide_as_freetype_has_it(font: Font) -> None:
    theirs = ImageFont.truetype(font.file, 1000, layout_engine=ImageFont.Layout.BASIC)
    for letter in LETTERS:
        assert font.width(letter, 1000) == pytest.approx(theirs.getlength(letter), abs=1), letter


@given(st.text(alphabet=LETTERS + "ABCDEFGHIJKLMNOPQRSTUVWXYZbcdefhiklmnorstuvwxz", max_size=40))
def test_words_are_never_wider_than_they_are_measured(text: str) -> None:
    theirs = ImageFont.truetype(FACES.serif.file, 1000, layout_engine=ImageFont.Layout.BASIC)
    # Basic layout kerns by the old table, which these fonts do not have, and gives each letter
    # whole pixels: in a small size a point alone would be wider than it is.
    assert theirs.getlength(text) <= FACES.serif.width(text, 1000) * 1.01 + len(text) * 0.5


def test_what_it_has_not_is_known() -> None:
    assert FACES.serif.has("Å")
    assert not FACES.serif.has("Ж")
    assert all(map(FACES.plain.has, "ЖŁ"))
    assert not any(map(FACES.plain.has, "\N{CHRISTMAS TREE}م"))


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.ttf"
    for data in (b"", b"\x00\x01\x00\x00\x00\x05" + bytes(40), FACES.serif.file.read_bytes()[:200]):
        file.write_bytes(data)
        with pytest.raises(ValueError, match="no TrueType font"):
            read_font(file, "X", 400)
