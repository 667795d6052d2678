"""PDFs read back by programs that did not make them: pikepdf (structure), pdfium (text, pixels)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from PIL import Image

from generator.imaging.making import Workshop
from generator.model.portal import Portal
from generator.printing.poster import Poster, Posters
from generator.printing.sheets import light_colours, poster_pdf
from generator.printing.typesetting import Typesetter
from generator.settings import ROOT
from tests.factories import BASE_URL

THEME = ROOT / "theme"
A4 = (595, 842)


def a_poster(portal: Portal, slug: str = "julekoncert") -> Poster:
    """The value of an event's poster."""
    return Posters(portal, BASE_URL, light_colours(portal, THEME)).of(portal.listings[slug])


def printed(portal: Portal, slug: str = "julekoncert", content: Path = ROOT / "demo") -> bytes:
    """An event's poster as PDF."""
    return poster_pdf(Typesetter(THEME), Workshop(content, None), a_poster(portal, slug))


def text(pdf: bytes) -> str:
    """All words of a PDF, page after page, as pdfium reads them; one space between any two."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return _joined(" ".join(pages))


def _joined(words: str) -> str:
    # A hyphen that breaks a word at a line's end is U+0002 here; U+200B lets a line end.
    return " ".join(words.replace("\x02", "").replace("\u200b", "").split())


class Box(NamedTuple):
    """Where a run of letters stands, in points from below and from the left."""

    left: float
    bottom: float
    right: float
    top: float
    words: str


def boxes(pdf: bytes) -> list[list[Box]]:
    """Every run of letters of each page."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            letters = page.get_textpage()
            count = letters.count_rects()
            rects = [letters.get_rect(index) for index in range(count)]
            found.append([Box._make((*rect, letters.get_text_bounded(*rect))) for rect in rects])
    return found


def words_above(pdf: bytes, line: float) -> tuple[str, str]:
    """The words of a single sheet above a line so many points from below, and those below it."""
    with pypdfium2.PdfDocument(pdf) as document:
        (page,) = document
        letters = page.get_textpage()
        parts = (
            letters.get_text_bounded(bottom=line + 0.5),
            letters.get_text_bounded(top=line + 0.5),
        )
    above, below = (_joined(part) for part in parts)
    return above, below


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Each page's width and height in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


def picture(pdf: bytes, page: int = 0, scale: float = 2) -> Image.Image:
    """A page as it looks."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn: Image.Image = document[page].render(scale=scale).to_pil()
        return drawn.convert("RGB")


def decoded(image: Image.Image) -> str:
    """What the one QR code in the picture says."""
    program = shutil.which("node")
    assert program
    said = subprocess.run(
        [program, Path(__file__).with_name("decode.mjs"), str(image.width), str(image.height)],
        input=image.convert("RGBA").tobytes(),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    return said.stdout.decode()


class Tag(NamedTuple):
    """An element of the structure tree with its alternative text, and how deep it stands."""

    kind: str
    alt: str
    depth: int


def tags(pdf: bytes) -> list[Tag]:
    """The structure tree in reading order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return list(_walk(document.Root.StructTreeRoot.K, 0))


def _walk(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for member in node:
            yield from _walk(member, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Tag(str(node.S)[1:], str(node.get("/Alt", "")), depth)
        if "/K" in node:
            yield from _walk(node.K, depth + 1)
