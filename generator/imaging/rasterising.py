"""SVG → pixels, with our own fonts alone. The only module that names resvg.

resvg works on the text that it is given: without network, without the system's fonts, in one
thread. The same SVG and the same fonts give the same bytes, in every process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.versions import library_version

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = 256
"""Of a drawing: its few colours and the edges between them. A third of the bytes, and no eye has
told the two apart (docs/share-cards.md)."""
QUALITY = 85
"""Of a JPEG with letters in it, whose edges would be seen to swim below."""


def png(svg: str, fonts: Iterable[Path] = ()) -> bytes:
    """A picture of few colours, opaque, in the SVG's own size."""
    from PIL.Image import Dither, Quantize

    drawn = _pixels(svg, fonts).convert("RGB")
    small = drawn.quantize(COLOURS, Quantize.MEDIANCUT, dither=Dither.NONE)
    return _packed(small, "PNG")


def transparent_png(svg: str) -> bytes:
    """A picture through which something shines, in all its colours."""
    return _packed(_pixels(svg, ()), "PNG", optimize=True)


def jpeg(svg: str, fonts: Iterable[Path] = ()) -> bytes:
    """A picture with a photograph in it; colours are kept in full, for the sake of the letters."""
    drawn = _pixels(svg, fonts).convert("RGB")
    return _packed(drawn, "JPEG", quality=QUALITY, optimize=True, progressive=True, subsampling=0)


def _pixels(svg: str, fonts: Iterable[Path]) -> Image:
    """Raises ValueError where it is no SVG."""
    import resvg_py
    from PIL import Image  # seldom needed, and slow to import

    data = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=[str(file) for file in fonts]
    )
    return Image.open(BytesIO(data))


def _packed(image: Image, kind: str, **settings: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **settings)
    return stream.getvalue()


@cache
def recipe(*fonts: Path) -> str:
    """A digest of what decides the bytes besides the SVG: this code, the libraries, the fonts."""
    libraries = " ".join(map(library_version, ("resvg-py", "pillow")))
    hashed = hashlib.sha256(Path(__file__).read_bytes() + libraries.encode())
    for file in fonts:
        hashed.update(file.read_bytes())
    return hashed.hexdigest()
