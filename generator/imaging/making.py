"""The pictures of one build: variants made once, in as many processes as the build has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.forking import heaps, in_turns
from generator.imaging.keeping import Keep
from generator.imaging.variants import Variant

FEW = 2
"""Pictures. A picture takes half a second, so that a second process is worth its while for two."""

Wanted = tuple[str, tuple[Variant, ...]]
"""An original's path below the content folder, and what is to be made of it."""


class PictureChangedError(OSError):
    """A picture is no longer the one that was read, or is gone."""


class NoEncoderError(OSError):
    """The Pillow that is installed was built without one of the formats."""


class Workshop:
    """Makes variants of the pictures below `content`, and keeps them below `cache`."""

    def __init__(self, content: Path, cache: Path | None) -> None:
        self._content, self._keep = content, Keep(cache)

    def make(self, wanted: Iterable[tuple[str, Variant]], jobs: int) -> int:
        """Make what is not kept already; how many variants that were.

        Raises PictureChangedError, NoEncoderError, and OSError where the cache cannot be written.
        """
        kept = self._keep.keys()
        needed: dict[str, tuple[str, Variant]] = {}
        for path, variant in wanted:
            needed.setdefault(variant.key, (path, variant))
        missing: dict[str, list[Variant]] = {}
        for key, (path, variant) in needed.items():
            if key not in kept:
                missing.setdefault(path, []).append(variant)
        if not missing:
            return 0
        todo = [(path, tuple(found)) for path, found in missing.items()]
        made = sum(in_turns(self._make_share, heaps(todo, 1), jobs, least=FEW))
        self._keep.tidy(needed)
        return made

    def data(self, path: str, variant: Variant) -> bytes:
        """A variant's bytes; made now, where `make` was not asked or the cache has lost it.

        Raises as `make` does.
        """
        data = self._keep.load(variant.key)
        return self._made(path, (variant,))[variant] if data is None else data

    def length(self, path: str, variant: Variant) -> int:
        """How many bytes it has."""
        return len(self.data(path, variant))

    def _make_share(self, share: Sequence[Wanted]) -> int:
        return sum(len(self._made(path, variants)) for path, variants in share)

    def _made(self, path: str, variants: Sequence[Variant]) -> dict[Variant, bytes]:
        from generator.imaging.encoding import encode, missing_encoders
        from generator.imaging.opening import PictureError

        if missing := missing_encoders():
            raise NoEncoderError(
                f"Pillow er bygget uden {', '.join(missing)} på denne maskine. Brug den udgave, "
                "som requirements.lock nævner: slet .venv, og kør make igen."
            )
        data = self._original(path, variants[0].source)
        try:
            made = dict(encode(data, variants))
        except PictureError as error:
            raise PictureChangedError(f"Billedet {path} kan ikke læses: {error}") from error
        for variant, packed in made.items():
            self._keep.store(variant.key, packed)
        return made

    def _original(self, path: str, digest: str) -> bytes:
        try:
            data = (self._content / path).read_bytes()
        except OSError as error:
            raise PictureChangedError(
                f"Billedet {path} er væk, og det var der, da indholdet blev læst. Byg igen."
            ) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise PictureChangedError(
                f"Billedet {path} er ændret, siden indholdet blev læst. Byg igen."
            )
        return data
