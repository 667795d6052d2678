"""Reference screenshots: taken, kept small, and compared with tolerance.

Two machines never draw the same pixels. So what is compared is the page seen from afar: its mean
colour in cells of `CELL` × `CELL` pixels. A word that was changed is not seen, a part that moved, a
colour, a missing picture is.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parents[1] / "golden/look"
CELL = 16
FAR = 28
"""Of 255, in the channel that differs most: from here on a cell looks different."""
MOST = 0.02
"""Of the cells may look different: what the smoothing of letters costs, and no more than that."""
SHRUNK = 2
"""The references are kept at half the size, for people to look at."""
_A4 = (794, 1123)
"""CSS pixels at 96 dpi."""


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a page; `name` is part of its reference's file name."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


VIEWS = (
    View("320", 320, 640),
    View("390", 390, 844),
    View("390-dark", 390, 844, "dark"),
    View("768", 768, 1024),
    View("1280", 1280, 900),
    View("1280-dark", 1280, 900, "dark"),
    View("print", *_A4, media="print"),
)


def open_in(browser: Browser, view: View, now: str) -> Page:
    """A page with the visitor's clock at `now`, at this size and in these colours."""
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.emulate_media(media=view.media)
    return page


def taken(page: Page, address: str) -> Image.Image:
    """The first screenful."""
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready")
    return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")


def keep(image: Image.Image, file: Path) -> None:
    """As a small WebP."""
    file.parent.mkdir(parents=True, exist_ok=True)
    size = (image.width // SHRUNK, image.height // SHRUNK)
    image.resize(size, Image.Resampling.BOX).save(file, "WEBP", quality=70, method=6)


def differing(image: Image.Image, file: Path) -> float:
    """The share of cells, 0 to 1, that look different from the reference; 1 for another size."""
    with Image.open(file) as kept:
        reference = kept.convert("RGB")
    if reference.size != (image.width // SHRUNK, image.height // SHRUNK):
        return 1.0
    grid = (-(-image.width // CELL), -(-image.height // CELL))
    cells = [one.resize(grid, Image.Resampling.BOX) for one in (image, reference)]
    bands = ImageChops.difference(*cells).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    seen = most.point([int(value >= FAR) for value in range(256)])
    return seen.histogram()[1] / (grid[0] * grid[1])
