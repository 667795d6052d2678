"""What is known of a picture's file: enough for pages to be laid out, without its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

PictureFormat: TypeAlias = Literal["avif", "gif", "jpeg", "png", "webp"]


@dataclass(frozen=True, slots=True)
class Picture:
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
