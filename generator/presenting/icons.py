"""The portal's icon for home screens, which take no SVG, in the portal's own colours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.imaging.rasterising import transparent_png
from generator.model.settings import Look
from generator.presenting.logo import read_logo, with_colours, within

PLAIN = "assets/ikon-192.png"
"""For tabs in browsers that take no SVG: Safari until 26."""
WHOLE = "assets/ikon-maske-512.png"
"""For the home screen of an iPhone, which paints black what is transparent."""
ICONS: Mapping[str, tuple[int, bool]] = {
    PLAIN: (192, False),
    "assets/ikon-512.png": (512, False),
    WHOLE: (512, True),
}
"""Each file's side in pixels, and whether a launcher may cut it into a shape."""
_SAFE = 0.68
"""A launcher may cut a mask out of the icon; the middle four fifths are safe (W3C manifest, §
"Icon masks"), and a square in that circle is smaller still."""


def icon_file(name: str, look: Look, theme: Path) -> bytes:
    """The PNG of that name, in the light colours: a home screen has no night of its own."""
    size, maskable = ICONS[name]
    colours = {"primary": look.primary[0], "paper": look.paper[0], "accent": look.accent[0]}
    return transparent_png(icon(read_logo(theme), size, colours, maskable=maskable))


def icon(logo: str, size: int, colours: Mapping[str, str], *, maskable: bool = False) -> str:
    """The logo as a square SVG of so many pixels. A maskable one fills its square and keeps the
    drawing where every mask leaves it."""
    side = size * _SAFE if maskable else size
    ground = f'<rect width="{size}" height="{size}" fill="{colours["primary"]}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">'
        f"{ground if maskable else ''}"
        f"{within(with_colours(logo, colours), (size - side) / 2, (size - side) / 2, side)}</svg>"
    )
