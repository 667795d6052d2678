"""Pictures that can be shown, but not as their author thinks: told as warnings.

What moves by itself distracts, and whoever publishes it must let people stop it (WCAG 2.2, success
criterion 2.2.2), so the portal shows the first picture of an animation.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.fields import Image
from generator.model.listing import Picture as ListedPicture
from generator.model.portal import Portal
from generator.problems import Finding

WIDE_ENOUGH = 600
"""Pixels. A page shows its picture up to 564 wide, and phones have two or three for each."""
SHOWN = (16, 9)
"""The form in which it is shown: what is flatter loses its sides (`aspect-ratio` in the CSS)."""


def pictures_are_large_enough(portal: Portal) -> Iterator[Finding]:
    """A page's own picture is large enough, as it is shown, not to be blurred."""
    if not portal.images:
        return
    for entity in portal.entities():
        image: Image | ListedPicture | None = getattr(entity, "image", None)
        if image is None:
            continue
        folder = entity.path.rpartition("/")[0]
        picture = portal.images.get(f"{folder}/{image.file}")
        if picture is None:
            continue
        left = picture.height * SHOWN[0] // SHOWN[1]
        if min(picture.width, left) < WIDE_ENOUGH:
            cut = f": i formatet 16:9 er det kun {left} bredt" if left < picture.width else ""
            yield Finding(
                entity.path,
                ("image", "file"),
                "lille-billede",
                f"Billedet »{image.file}« er kun {picture.width} × {picture.height} billedpunkter "
                f"og bliver uskarpt{cut}",
                f"Find et større, hvis I har det: mindst {WIDE_ENOUGH} × {_height(WIDE_ENOUGH)}, "
                f"gerne 1280 × {_height(1280)}.",
                level="warning",
            )


def _height(width: int) -> int:
    return -(-width * SHOWN[1] // SHOWN[0])


def pictures_stand_still(portal: Portal) -> Iterator[Finding]:
    """No picture moves: it is shown standing still, and its author may not know."""
    for path, picture in portal.images.items():
        if picture.moving:
            yield Finding(
                path,
                (),
                "levende-billede",
                "Billedet bevæger sig, og portalen viser kun det første billede i det",
                "Gem det som et stille billede, eller link til en video, man selv starter.",
                level="warning",
            )
