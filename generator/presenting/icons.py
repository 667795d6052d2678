"""The files of the portal's icon for home screens, in the portal's own colours."""

from __future__ import annotations

from collections.abc import Mapping

from generator.imaging.icons import icon
from generator.model.settings import Look

ICONS: Mapping[str, tuple[int, bool]] = {
    "assets/ikon-192.png": (192, False),
    "assets/ikon-512.png": (512, False),
    "assets/ikon-maske-512.png": (512, True),
}
"""Each file's side in pixels, and whether a launcher may cut it into a shape."""


def icon_file(name: str, look: Look) -> bytes:
    """The PNG of that name, in the light colours: a home screen has no night of its own."""
    size, maskable = ICONS[name]
    return icon(size, look.primary[0], look.paper[0], look.accent[0], maskable=maskable)
