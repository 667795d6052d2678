"""The media type of a picture's file, from its name; not the system's table, which differs."""

from __future__ import annotations

_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


def media_type(file: str) -> str:
    """`forside.jpg` → `image/jpeg`; only for the names that `Image.file` allows."""
    return _TYPES[file.rpartition(".")[2].lower()]
