"""Pixels → the bytes of variants: upright, in sRGB, and with nothing of what the file said besides.

Where a picture was taken, by whom and with what camera stays behind, since every variant is made of
pixels alone. The settings are chosen by measurement (docs/pictures.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator.imaging.looking import is_opaque
from generator.imaging.opening import is_across, opened, turned
from generator.imaging.variants import LARGEST, Variant, scaled
from generator.model.picture import PictureFormat

if TYPE_CHECKING:
    from PIL.Image import Image

_SETTINGS: Mapping[PictureFormat, Mapping[str, Any]] = {
    # One thread: with more, the tiles and so the bytes would follow from the machine.
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
    "gif": {},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
    "png": {},
    "webp": {"quality": 80, "method": 4},
}


def missing_encoders() -> tuple[str, ...]:
    """The formats that Pillow can do without, and that this one was built without."""
    from PIL import features

    return tuple(name for name in ("avif", "webp") if not features.check(name))


def encode(data: bytes, wanted: Sequence[Variant]) -> Iterator[tuple[Variant, bytes]]:
    """Each variant of one original with its bytes; the original is unpacked once.

    Raises TooLargeError and UnreadableError, as `look` does for the same bytes.
    """
    with opened(data) as image:
        turn = turned(image)
        across = is_across(turn)
        # Always the largest, whatever is wanted: each variant's bytes follow from it.
        size = (image.height, image.width) if across else image.size
        width, height = scaled(*size, LARGEST)
        # A JPEG can be unpacked at a half, a quarter or an eighth of its size: at twice what is
        # needed or more, so that nothing is seen of it.
        image.draft(None, (2 * height, 2 * width) if across else (2 * width, 2 * height))
        image.load()
        profile = image.info.get("icc_profile")
        as_it_is = image if turn is None and not profile else None
        upright = _in_channels(image if turn is None else image.transpose(turn))
        master = _in_srgb(_resized(upright, width, height), profile)
        for variant in wanted:
            if as_it_is is not None and as_it_is.size == (variant.width, variant.height):
                yield variant, _packed(_for(variant.format, as_it_is, master), variant.format)
            else:
                resized = _resized(master, variant.width, variant.height)
                yield variant, _packed(_for(variant.format, resized, resized), variant.format)


def _for(kind: PictureFormat, as_it_is: Image, master: Image) -> Image:
    """A drawing of few colours stays one, where the format knows palettes and nothing was done to
    it; as full colours it would be several times the size."""
    keeps = kind in ("png", "gif") and as_it_is.mode in ("P", "L", "1")
    return as_it_is if keeps else master


def _in_channels(image: Image) -> Image:
    """With a channel for each colour, eight bits each, which is what can be resized."""
    if image.mode.startswith("I;16"):
        # Pillow would cut off what is brighter than 255 instead of scaling it.
        return image.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("RGB", "RGBA", "L", "LA", "CMYK") and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _resized(image: Image, width: int, height: int) -> Image:
    from PIL.Image import Resampling

    if image.size == (width, height):
        return image
    return image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """Red, green, blue as sRGB means them, and alpha where something shines through."""
    mode = "RGB" if is_opaque(image) else "RGBA"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = _converted(image, profile)
    return image if image.mode == mode else image.convert(mode)


def _converted(image: Image, profile: bytes) -> Image:
    """From the colours of the embedded ICC profile; as it is, where that one cannot be used."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image
        target = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, target, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _packed(image: Image, kind: PictureFormat) -> bytes:
    """The bytes in one format. Whatever the image remembers of its file is left out: Pillow would
    write comments and profiles on, each format its own."""
    transparency = image.info.get("transparency")
    image.info = {} if transparency is None else {"transparency": transparency}
    if kind == "jpeg" and image.mode != "RGB":
        image = image.convert("RGB")
    stream = BytesIO()
    image.save(stream, kind, **_SETTINGS[kind])
    return stream.getvalue()
