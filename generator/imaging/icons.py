"""The drawn logo (`theme/logo.svg`) in pixels, for the home screens that take no SVG.

No rasteriser is at hand, so its three shapes are drawn here; a test holds them to what a browser
makes of the SVG.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

SIDE = 40
"""The drawing's own side, in its units."""
FINER = 4
"""Drawn so many times larger, then scaled down: Pillow's shapes have no soft edges."""
_CORNER = 9
_SUN = (27, 13, 5)
_WAVES = (
    ((4, 25), (10, 20), (14, 28), (20, 24)),
    ((20, 24), (26, 20), (30, 21), (36, 25)),
)
"""Cubic curves along the top of the paper; an `s` of SVG mirrors the handle before it."""
_BOTTOM = 36
_STEPS = 32
_SAFE = 0.68
"""A launcher may cut a mask out of the icon; the middle four fifths are safe (W3C manifest, §
"Icon masks"), and a square in that circle is smaller still."""


def icon(size: int, primary: str, paper: str, accent: str, *, maskable: bool = False) -> bytes:
    """A square PNG of so many pixels, in colours as `#RRGGBB`. A maskable one fills its square
    and keeps the drawing where every mask leaves it."""
    from PIL import Image, ImageDraw  # seldom needed, and slow to import

    full = size * FINER
    scale = full / SIDE * (_SAFE if maskable else 1)
    edge = (full - SIDE * scale) / 2

    def at(x: float, y: float) -> tuple[float, float]:
        return (edge + x * scale, edge + y * scale)

    image = Image.new("RGBA", (full, full), primary if maskable else (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if not maskable:
        draw.rounded_rectangle((0, 0, full - 1, full - 1), _CORNER * scale, fill=primary)
    # Beyond its own edge the ground goes on, so a maskable icon has no seam.
    draw.polygon([at(*point) for point in _ground()], fill=paper)
    x, y, radius = _SUN
    draw.ellipse((*at(x - radius, y - radius), *at(x + radius, y + radius)), fill=accent)
    small = image.resize((size, size), Image.Resampling.BOX)
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _ground() -> Iterator[tuple[float, float]]:
    for curve in _WAVES:
        for step in range(_STEPS + 1):
            yield _on(curve, step / _STEPS)
    yield (36, _BOTTOM)
    yield (4, _BOTTOM)


def _on(curve: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    """A point of a cubic Bézier curve."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))
    return x, y
