"""Which files are made of a picture, and what they are called. Pure; knows no pixels."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.model.picture import Picture, PictureFormat
from generator.versions import library_version

WIDTHS = (320, 640, 960, 1280)
"""Pixels: a card on a phone; a card; a page on a phone with a fine screen; half a desk's page on
one. Nothing on a page is wider than 42 rem, and never is a picture made larger than it is."""
LARGEST = WIDTHS[-1]
_CLOSE = 0.9
"""A picture has its own width besides, where the next narrower one would be noticeably less."""
ENDINGS: dict[PictureFormat, str] = {
    "avif": "avif",
    "gif": "gif",
    "jpeg": "jpg",
    "png": "png",
    "webp": "webp",
}


class Variant(Struct, frozen=True, order=True):
    """One file to be made of a picture: `source` is the original's SHA-256, the rest what is made
    of it, in pixels."""

    source: str
    width: int
    height: int
    format: PictureFormat

    @property
    def key(self) -> str:
        """Names the bytes: the same for equal originals, recipes and versions of Pillow alone."""
        return f"{stem(self.source)}-{self.width}.{ENDINGS[self.format]}"


def widths(picture: Picture) -> tuple[int, ...]:
    """The widths that it is offered in, narrowest first; never wider than it is."""
    fitting = [width for width in WIDTHS if width <= picture.width]
    if picture.width < LARGEST and (not fitting or fitting[-1] < picture.width * _CLOSE):
        fitting.append(picture.width)
    return tuple(fitting)


def variants(picture: Picture, kind: PictureFormat) -> tuple[Variant, ...]:
    """It in every width, in one format."""
    return tuple(_variant(picture, width, kind) for width in widths(picture))


def largest(picture: Picture, kind: PictureFormat) -> Variant:
    """It as large as it is shown anywhere, in one format."""
    return _variant(picture, LARGEST, kind)


def scaled(width: int, height: int, most: int) -> tuple[int, int]:
    """Width and height of a picture that may be so wide, in pixels."""
    narrowed = min(width, most)
    return narrowed, max(1, round(height * narrowed / width))


def _variant(picture: Picture, width: int, kind: PictureFormat) -> Variant:
    return Variant(picture.digest, *scaled(picture.width, picture.height, width), kind)


@cache
def stem(source: str) -> str:
    """32 hexadecimal digits for an original and the way in which variants are made of it."""
    return hashlib.sha256(f"{source} {recipe()}".encode()).hexdigest()[:32]


@cache
def recipe() -> str:
    """A digest of what decides a variant's bytes besides the original: the code that makes them,
    with its settings, and the version of Pillow, which brings its own encoders."""
    folder = Path(__file__).parent
    names = ("encoding", "looking", "opening", "variants")
    code = b"".join((folder / f"{name}.py").read_bytes() for name in names)
    version = library_version("pillow")
    return hashlib.sha256(code + b"\x00" + version.encode()).hexdigest()
