"""Photographs that no camera took: land, light and grain, made anew each time, always the same.

Only Pillow and a seed, so that tests need no binary files in the repository and every property of
a file (orientation, place, profile, comment) can be asked for.
"""

from __future__ import annotations

import math
import random
import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

SECRETS = (b"Canon EOS", b"Anna Holm", b"hemmelig kommentar", b"urn:hemmelig")
"""Texts that stand somewhere in the file of a photograph with metadata."""


@cache
def scene(width: int, height: int, seed: int = 1) -> Image.Image:
    """A coast at dusk, with the sun in the upper left and grain all over. Do not change it."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for y in range(height):
        share = y / height
        draw.line([(0, y), (width, y)], (int(235 - 150 * share), int(190 - 60 * share), 150))
    sun = width // 5, height // 4
    reach = max(2, height // 10)
    draw.ellipse((sun[0] - reach, sun[1] - reach, sun[0] + reach, sun[1] + reach), (255, 240, 200))
    for layer in range(4):
        base, phase = height * (0.5 + 0.12 * layer), chance.random() * 6
        ridge = [
            (
                x,
                base
                + height * 0.05 * math.sin(x / width * (5 + 3 * layer) + phase)
                + chance.random() * height * 0.01,
            )
            for x in range(0, width + 8, 8)
        ]
        colour = (90 - 18 * layer, 100 - 16 * layer, 110 - 20 * layer)
        draw.polygon([(0, height), *ridge, (width, height)], colour)
    grain = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    grain = grain.filter(ImageFilter.GaussianBlur(0.8)).point(lambda value: 118 + value // 14)
    return ImageChops.overlay(image, Image.merge("RGB", (grain, grain, grain)))


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """A point's channels, in a picture that has more than one."""
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def shade(image: Image.Image, x: int, y: int) -> float:
    """A point of a picture that has but one channel."""
    found = image.getpixel((x, y))
    assert isinstance(found, int | float)
    return found


def photograph(
    width: int = 1600,
    height: int = 1067,
    kind: str = "JPEG",
    *,
    orientation: int = 1,
    secrets: bool = False,
    transparent: bool = False,
    seed: int = 1,
    **settings: Any,
) -> bytes:
    """A file of that size. With `secrets` it tells place, author, camera and more, each format in
    every way that Pillow can write; `orientation` is EXIF's."""
    image = scene(width, height, seed).copy()
    if transparent:
        alpha = Image.linear_gradient("L").resize((width, height))
        image.putalpha(alpha)
    exif = Image.Exif()
    if orientation != 1:
        exif[Base.Orientation] = orientation
    if secrets:
        exif[Base.Model] = "Canon EOS"
        exif[Base.Artist] = "Anna Holm"
        exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
        exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (55.0, 15.0, 21.0)
        settings |= _SECRETS[kind]
        if kind == "PNG":
            settings["pnginfo"] = PngInfo()
            settings["pnginfo"].add_text("Comment", "hemmelig kommentar", zip=False)
        if kind != "GIF":
            settings["icc_profile"] = ImageCms.ImageCmsProfile(
                ImageCms.createProfile("sRGB")
            ).tobytes()
    if len(exif) and kind != "GIF":
        settings["exif"] = exif.tobytes()
    stream = BytesIO()
    image.save(stream, kind, **settings)
    return stream.getvalue()


_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
    b'"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:hemmelig"/>'
    b"</rdf:RDF></x:xmpmeta>"
)
_SECRETS: dict[str, dict[str, Any]] = {
    "JPEG": {"comment": b"hemmelig kommentar", "xmp": _XMP, "dpi": (72, 72)},
    "GIF": {"comment": b"hemmelig kommentar"},
    "PNG": {"dpi": (72, 72)},
    "WEBP": {"xmp": _XMP},
    "AVIF": {"xmp": _XMP},
}


def animation(kind: str = "GIF") -> bytes:
    """Two pictures, one after the other: red, then blue."""
    first, second = Image.new("RGB", (64, 48), "red"), Image.new("RGB", (64, 48), "blue")
    stream = BytesIO()
    first.save(stream, kind, save_all=True, append_images=[second], duration=500, loop=0)
    return stream.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says it is as large as that."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packed = zlib.compress(bytes(10_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def read(data: bytes) -> Image.Image:
    """The picture in these bytes, unpacked."""
    image = Image.open(BytesIO(data))
    image.load()
    return image
