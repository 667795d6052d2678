"""What a drawing shows beside its strata: each of the seven colours has a family of motifs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.presenting.drawings import motifs_of_art as art
from generator.presenting.drawings import motifs_of_land as land
from generator.presenting.marks import Chance, Spot

Motif = Callable[[Chance, Spot], Iterator[str]]

FAMILIES: dict[str, tuple[Motif, ...]] = {
    "plum": (art.rings, art.strings, art.pipes),
    "coral": (art.lights, art.curtain, art.masks),
    "amber": (art.polyps, art.strokes, art.frames),
    "lake": (land.books, land.pages, land.lines),
    "moss": (land.ammonite, land.branch, land.trees, land.coral),
    "clay": (land.arches, land.key, land.dolmen),
    "blue": (art.beam, art.windows, art.garland, art.lens),
}
"""By colour. Blue is shared by film and town life, so its motifs fit both."""


def motif(colour: str, chance: Chance, width: int, height: int) -> Iterator[str]:
    """One motif of the colour's family, chosen and placed by chance."""
    family = FAMILIES[colour]
    chosen = family[int(chance() * len(family))]
    x, y = width * (0.34 + 0.32 * chance()), height * (0.3 + 0.1 * chance())
    return chosen(chance, Spot(x, y, height * (0.23 + 0.06 * chance()), width, height))
