"""The icon for home screens is the logo: held to what a browser makes of the SVG."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from generator.imaging.rasterising import transparent_png
from generator.presenting.icons import icon
from generator.presenting.logo import read_logo
from generator.settings import ROOT
from tests.photographs import pixel

COLOURS = {"primary": "#0B5563", "paper": "#FBFAF6", "accent": "#B63A26"}
LOGO = read_logo(ROOT / "theme")
RULES = ".logo-primary{fill:#0B5563}.logo-paper{fill:#FBFAF6}.logo-accent{fill:#B63A26}"


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGBA")


@pytest.mark.browser
def test_it_is_the_logo(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 192, "height": 192})
    page.set_content(f"<style>body{{margin:0}}svg{{width:192px;height:192px}}{RULES}</style>{LOGO}")
    theirs = opened(page.screenshot(omit_background=True))
    page.close()
    ours = opened(transparent_png(icon(LOGO, 192, COLOURS)))
    difference = ImageStat.Stat(ImageChops.difference(ours, theirs)).mean
    # Edges are softened in other ways; a sun or a wave elsewhere would be ten times that.
    assert max(difference) < 0.8, difference


def test_a_maskable_one_fills_its_square_and_is_drawn_where_no_mask_cuts() -> None:
    image = opened(transparent_png(icon(LOGO, 192, COLOURS, maskable=True)))
    ground = image.getpixel((0, 0))
    assert ground == (0x0B, 0x55, 0x63, 255)
    centre, safe = 95.5, 0.4 * 192
    for x in range(192):
        for y in range(192):
            if (x - centre) ** 2 + (y - centre) ** 2 > safe**2:
                assert image.getpixel((x, y)) == ground, (x, y)


def test_the_colours_are_the_portals() -> None:
    theirs = {"primary": "#111111", "paper": "#222222", "accent": "#333333"}
    image = opened(transparent_png(icon(LOGO, 40, theirs)))
    assert image.getpixel((20, 5)) == (0x11, 0x11, 0x11, 255)
    assert image.getpixel((20, 32)) == (0x22, 0x22, 0x22, 255)
    assert image.getpixel((27, 13)) == (0x33, 0x33, 0x33, 255)
    assert pixel(image, 0, 0)[3] == 0
