"""The pages look as they did when somebody last looked at them (`tests/golden/look/`).

`pytest tests/site/test_look.py --bless` takes the references anew: look at every one of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.site.look import FOLDER, MOST, VIEWS, View, differing, keep, open_in, taken

pytestmark = pytest.mark.browser

NOW = "2026-11-22T09:00+01:00"
PAGES = {
    "forside": "/",
    "arrangementer": "/arrangementer/",
    "arrangement": "/arrangementer/babysalmesang-om-onsdagen/",
    "arrangement-foto": "/arrangementer/klang-i-den-lange-bane/",
    "aktoer": "/aktoerer/laerkesund-biblioteker/",
    "partnerskab": "/partnerskaber/aaben-skole-ved-sundet/",
    "sted": "/steder/kaptajnens-kaelder/",
    "maaned": "/kalender/2026/12/",
    "abonner": "/abonner/",
    "netvaerk": "/netvaerk/",
}
FONT = "DejaVu Sans"
"""The system's sans where the references were taken. With another, lines break elsewhere, and
there is nothing to compare with."""


@pytest.fixture(scope="module")
def _same_font(browser: Browser, demo_url: str) -> None:
    page = open_in(browser, VIEWS[0], NOW)
    page.goto(demo_url + "/")
    widths = page.evaluate(
        """font => ["", font].map(first => {
            const canvas = document.createElement("canvas").getContext("2d");
            const own = getComputedStyle(document.body).fontFamily;
            canvas.font = `20px ${first ? `"${first}"` : own}`;
            return canvas.measureText("Blåbærgrød på Kaptajnens bro").width;
        })""",
        FONT,
    )
    page.context.close()
    if widths[0] != widths[1]:
        pytest.skip(f"the system's sans is not {FONT}")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
@pytest.mark.usefixtures("_same_font")
def test_the_pages_look_as_they_did(
    browser: Browser, demo_url: str, view: View, bless: bool, tmp_path: Path
) -> None:
    page = open_in(browser, view, NOW)
    found: dict[str, str] = {}
    for name, path in PAGES.items():
        image, file = taken(page, demo_url + path), FOLDER / f"{name}-{view.name}.webp"
        if bless:
            keep(image, file)
        elif (share := differing(image, file)) > MOST:
            image.save(tmp_path / file.with_suffix(".png").name)
            found[file.name] = f"{share:.1%} looks different; see {tmp_path}"
    page.context.close()
    assert found == {}


@pytest.mark.usefixtures("_same_font")
def test_every_reference_is_of_a_page_that_is_looked_at() -> None:
    wanted = {f"{name}-{view.name}.webp" for name in PAGES for view in VIEWS}
    assert {file.name for file in FOLDER.iterdir()} == wanted


def test_a_changed_colour_a_moved_part_and_a_missing_picture_are_seen(tmp_path: Path) -> None:
    def drawn(x: int = 40, fill: str = "#B63A26", picture: bool = True) -> Image.Image:
        image = Image.new("RGB", (390, 844), "#FBFAF6")
        draw = ImageDraw.Draw(image)
        draw.rectangle((x, 100, x + 200, 160), fill=fill)
        if picture:
            draw.rectangle((20, 300, 370, 500), fill="#0B5563")
        return image

    reference = tmp_path / "reference.webp"
    keep(drawn(), reference)
    assert differing(drawn(), reference) <= MOST / 10
    assert differing(drawn(x=90), reference) > MOST
    assert differing(drawn(fill="#3F6128"), reference) > MOST
    assert differing(drawn(picture=False), reference) > MOST
    assert differing(Image.new("RGB", (400, 844)), reference) == 1.0
