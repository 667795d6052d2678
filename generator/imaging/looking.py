"""One look at a picture: what it is, and that all of it can be unpacked."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.imaging.opening import UnreadableError, is_across, opened, turned
from generator.model.picture import Picture, PictureFormat

if TYPE_CHECKING:
    from PIL.Image import Image

_NAMES: dict[str | None, PictureFormat] = {
    "AVIF": "avif",
    "GIF": "gif",
    "JPEG": "jpeg",
    "MPO": "jpeg",  # several JPEGs in one file, as some phones write them; the first is shown
    "PNG": "png",
    "WEBP": "webp",
}


def look(data: bytes) -> Picture:
    """What the file is. Raises TooLargeError and UnreadableError.

    Every pixel is unpacked, since nothing less tells a whole file from one that was cut off; of a
    JPEG in an eighth of its size, which costs less than half. Of an animation the first picture.
    """
    with opened(data) as image:
        width, height = image.size
        turn = turned(image)
        moving = image.format != "MPO" and bool(getattr(image, "is_animated", False))
        image.draft(None, (width // 8, height // 8))
        image.load()
        kind = _NAMES.get(image.format)
        if kind is None:
            raise UnreadableError(f"an unknown format: {image.format}")
        return Picture(
            digest=hashlib.sha256(data).hexdigest(),
            format=kind,
            width=height if is_across(turn) else width,
            height=width if is_across(turn) else height,
            opaque=is_opaque(image),
            moving=moving,
        )


def is_opaque(image: Image) -> bool:
    """Nothing shines through, whether there is a channel for it or not."""
    if not image.has_transparency_data:
        return True
    alpha = image.convert("RGBA").getchannel("A")
    return alpha.getextrema() == (255, 255)
