#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]==4.68.0", "fontpkg-source-sans-3==3.52"]
# ///
"""Makes the fonts that PDFs are set in, `theme/print/fonts/`, and the list of their characters.

Run by hand when a font is to be renewed (`uv run scripts/print_fonts.py`); the results are
committed, so that no build needs the network. Typst reads no WOFF2 and picks badly among the
instances of a variable font, so that each weight is one static TrueType file:

- Fraunces 600: the headlines' own font, from the theme's WOFF2 (Latin 1 and typographic marks);
- Source Sans 3, 400 and 600: text. Latin with Extended A, Greek and Cyrillic, since names of
  people and titles come from elsewhere, too.

`characters.txt` says which characters Source Sans has, as ranges of hexadecimal code points: what
is not among them is left out of what is printed (`generator/printing/characters.py`).
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "theme" / "print" / "fonts"
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin 1 and Extended A
    (0x218, 0x21B),
    (0x2BC, 0x2BC),
    (0x370, 0x3FF),  # Greek
    (0x400, 0x45F),  # Cyrillic
    (0x490, 0x491),
    (0x1E80, 0x1E85),
    (0x1EF2, 0x1EF3),
    (0x2010, 0x2044),  # dashes, quotes, ellipsis
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
WEIGHTS = {"Regular": 400, "Semibold": 600}


def fraunces() -> None:
    """The theme's WOFF2 as TrueType; as it is besides."""
    font = TTFont(ROOT / "theme" / "assets" / "fonts" / "fraunces-latin-600.woff2")
    font.flavor = None
    _named(font, "Fraunces", "SemiBold", 600)
    font.save(FONTS / "Fraunces-SemiBold.ttf", reorderTables=True)
    shutil.copy(
        ROOT / "theme" / "assets" / "fonts" / "fraunces-OFL.txt", FONTS / "Fraunces-OFL.txt"
    )


def source_sans() -> None:
    """Two weights, cut down to `RANGES`."""
    package = files("fontpkg_source_sans_3")
    characters: list[int] = []
    wanted = [point for first, last in RANGES for point in range(first, last + 1)]
    for style, weight in WEIGHTS.items():
        with (package / "files" / "SourceSans3[wght].ttf").open("rb") as stream:
            font = instantiateVariableFont(TTFont(stream, recalcTimestamp=False), {"wght": weight})
            options = Options(
                layout_features=["kern", "mark", "ccmp", "locl", "lnum", "tnum", "pnum"]
            )
            options.recalc_timestamp = False
            options.hinting = False
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=wanted)
            subsetter.subset(font)
            _named(font, "Source Sans 3", style, weight)
            font.save(FONTS / f"SourceSans3-{style}.ttf", reorderTables=True)
            characters = sorted(font.getBestCmap())
    (FONTS / "SourceSans3-OFL.txt").write_bytes((package / "LICENSE").read_bytes())
    (FONTS / "characters.txt").write_text(_ranges(characters), encoding="ascii")


def _named(font: TTFont, family: str, style: str, weight: int) -> None:
    """One family with one weight a file, as programs look for it (name IDs 1, 2, 4, 6, 16, 17)."""
    names = font["name"]
    for number in (1, 16):
        names.setName(family, number, 3, 1, 0x409)
    for number in (2, 17):
        names.setName(style, number, 3, 1, 0x409)
    names.setName(f"{family} {style}", 4, 3, 1, 0x409)
    names.setName(f"{family.replace(' ', '')}-{style}", 6, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def _ranges(points: list[int]) -> str:
    """`[32, 33, 34, 160]` as lines `20-22` and `A0-A0`."""
    found: list[list[int]] = []
    for point in points:
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return "".join(f"{first:X}-{last:X}\n" for first, last in found)


if __name__ == "__main__":
    fraunces()
    source_sans()
