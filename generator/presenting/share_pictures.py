"""Share cards' bytes: drawn once, and kept by the digest of all that decides them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from generator.artifacts import digest
from generator.imaging import rasterising
from generator.imaging.keeping import Keep
from generator.imaging.making import Workshop
from generator.presenting.share_card_svg import svg
from generator.presenting.share_cards import Faces, ShareCard, read_faces
from generator.versions import program_digest

FOLDER = "share-cards"
SPARE = 100_000_000
"""Bytes of cards that stay in the cache: some three thousand."""


class SharePictures:
    """Where cards' pixels come from: `pictures` has the photographs, `cache` is the build's."""

    def __init__(self, theme: Path, pictures: Workshop, cache: Path | None) -> None:
        self._theme, self._pictures = theme, pictures
        self._keep = Keep(cache, FOLDER)

    @cached_property
    def digest(self) -> str:
        """Of all that decides a card's bytes besides its value: our code, fonts, libraries."""
        return digest(program_digest(), rasterising.recipe(*self._faces.files))

    def inputs(self, card: ShareCard) -> str:
        """Names the bytes: the value says all that stands on a card, and its picture's key which
        photograph is shown."""
        return digest(self.digest, card)

    def data(self, card: ShareCard) -> bytes:
        """A PNG, or a JPEG of a card with a photograph. Raises as `Workshop.data` does."""
        key = self.inputs(card)
        data = self._keep.load(key)
        if data is None:
            data = self._drawn(card)
            self._keep.store(key, data)
        return data

    def tidy(self) -> None:
        """Forget the oldest of what is kept, beyond `SPARE` bytes."""
        self._keep.tidy((), SPARE)

    def _drawn(self, card: ShareCard) -> bytes:
        photo = card.picture
        data = self._pictures.data(photo.path, photo.variant) if photo else None
        drawing = svg(card, self._faces, data)
        pack = rasterising.jpeg if photo else rasterising.png
        return pack(drawing, self._faces.files)

    @cached_property
    def _faces(self) -> Faces:
        return read_faces(self._theme)
