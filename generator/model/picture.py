"""What is known of a picture's file: enough for pages to be laid out, without its pixels."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

PictureFormat: TypeAlias = Literal["avif", "gif", "jpeg", "png", "webp"]


class Picture(Struct, frozen=True):
    """One picture's file. All of it follows from the bytes, which `digest` (SHA-256) stands for.

    `width` and `height` are pixels as it is to be seen, turned as its EXIF orientation says.
    `opaque` is false where something shines through; `moving` true for an animation.
    """

    digest: str
    format: PictureFormat
    width: int
    height: int
    opaque: bool = True
    moving: bool = False
