"""What a TrueType font says of its letters: which it has, and how wide each is.

Read are `cmap` (format 4), `hmtx`, `hhea` and `head` of ISO/IEC 14496-22. Kerning is left out: it
brings letters nearer to each other far more often than apart, so that words are rather narrower
than they are measured.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

_UNICODE_BMP = ((3, 1), (0, 3), (0, 4))
"""Platform and encoding of the tables that list letters by code point, up to U+FFFF."""


class Font(Struct, frozen=True):
    """One face. `family` and `weight` are what SVG names it by; `advances` are in thousandths of
    the type's size, by letter."""

    file: Path
    family: str
    weight: int
    advances: Mapping[str, float]

    def has(self, letter: str) -> bool:
        """Whether there is a shape for it."""
        return letter in self.advances

    def width(self, text: str, size: float) -> float:
        """In the size's own unit; a letter that it has not is as wide as the size."""
        return sum(self.advances.get(letter, 1000.0) for letter in text) * size / 1000


def read_font(file: Path, family: str, weight: int) -> Font:
    """The face in a file. Raises OSError, and ValueError where it is no such font."""
    data = file.read_bytes()
    try:
        return Font(file, family, weight, _advances(data))
    except (struct.error, KeyError, IndexError) as error:
        raise ValueError(f"{file} is no TrueType font that we can read: {error!r}") from error


def _advances(data: bytes) -> dict[str, float]:
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    # Of each glyph its width and the room to its left; what follows is as wide as the last.
    widths = struct.unpack_from(f">{2 * count}H", data, tables["hmtx"])[::2]
    return {
        chr(point): widths[min(glyph, count - 1)] * 1000 / units
        for point, glyph in _glyphs(data, tables["cmap"])
    }


def _tables(data: bytes) -> dict[str, int]:
    """Where each table begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    found: dict[str, int] = {}
    for number in range(count):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        found[tag.decode("latin-1")] = start
    return found


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Code points with the numbers of their glyphs (§ *cmap*, format 4)."""
    start = _subtable(data, cmap)
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    row = f">{doubled // 2}H"
    ends = struct.unpack_from(row, data, start + 14)
    starts = struct.unpack_from(row, data, start + 16 + doubled)
    deltas = struct.unpack_from(row, data, start + 16 + 2 * doubled)
    offsets = struct.unpack_from(row, data, start + 16 + 3 * doubled)
    for segment, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        here = start + 16 + 3 * doubled + 2 * segment
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if offset:
                (glyph,) = struct.unpack_from(">H", data, here + offset + 2 * (point - first))
            if glyph:
                glyph = (glyph + delta) & 0xFFFF
            if glyph:
                yield point, glyph


def _subtable(data: bytes, cmap: int) -> int:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: dict[tuple[int, int], int] = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        (version,) = struct.unpack_from(">H", data, cmap + offset)
        if version == 4:
            found[platform, encoding] = cmap + offset
    for name in _UNICODE_BMP:
        if name in found:
            return found[name]
    raise KeyError("cmap")
