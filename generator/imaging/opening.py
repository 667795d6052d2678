"""Pillow's door for files that anybody may have sent: five formats, and no more pixels than fit."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image, Transpose

MAX_PIXELS = 50_000_000
"""A phone's largest setting; unpacked, 150 MB. A file of a few KB can claim a thousand times it."""
MAX_SIDE = 16_000
"""Pixels. WebP ends at 16,383, so what is longer could not be shown in every format."""
MAX_SCANS = 100
"""Of a progressive JPEG, which has some ten. Each scan, however short, walks over every pixel."""

_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""No other of Pillow's readers is tried: the one for PostScript would start a program."""
_ORIENTATION = 0x0112
_START_OF_SCAN = b"\xff\xda"
"""Never inside a scan's own data, where 0xFF is followed by 0 or a restart (ITU-T T.81 F.1.2.3)."""


class PictureError(Exception):
    """The file cannot be used as a picture."""


class UnreadableError(PictureError):
    """It is no picture of a format that we know, or it is damaged or cut off."""


class TooLargeError(PictureError):
    """It has more pixels than `MAX_PIXELS`, or is longer than `MAX_SIDE` on one side."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(f"{width} × {height} pixels")
        self.width, self.height = width, height


@contextmanager
def opened(data: bytes) -> Iterator[Image]:
    """The picture, its pixels still packed, for the length of a `with`. What it holds afterwards
    that Pillow cannot unpack becomes an UnreadableError.

    Raises TooLargeError and UnreadableError.
    """
    from PIL import Image

    # Below we refuse sooner than Pillow would, with a message that says how large it is.
    Image.MAX_IMAGE_PIXELS = None
    try:
        # What it warns of is metadata, which nobody here believes.
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(data), formats=_FORMATS) as image,
        ):
            width, height = image.size
            if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
                raise TooLargeError(width, height)
            if image.format in ("JPEG", "MPO") and data.count(_START_OF_SCAN) > MAX_SCANS:
                raise UnreadableError("too many scans")
            yield image
    except (PictureError, MemoryError):
        raise
    except Exception as error:
        # Pillow's readers stumble over broken files in many ways (OSError, SyntaxError,
        # ValueError, struct.error, IndexError …); whichever it is, it is the file that is wrong.
        raise UnreadableError(f"{type(error).__name__}: {error}") from error


def turned(image: Image) -> Transpose | None:
    """What must be done to an image to see it upright, by its EXIF orientation (or, in AVIF, the
    rotation that stands for it)."""
    from PIL.Image import Transpose

    try:
        orientation = image.getexif().get(_ORIENTATION)
    except Exception:  # EXIF that cannot be read says nothing, and the pixels may be sound
        return None
    return {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation if isinstance(orientation, int) else 0)


def is_across(turn: Transpose | None) -> bool:
    """Whether that exchanges width and height."""
    return turn is not None and turn.name in ("TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90")
