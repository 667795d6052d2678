"""The portal's icon as PNG, for browsers and home screens that take no SVG. Every page names it,
and so does the manifest of the portal without a net."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.artifacts import Artifact, Batch, digest
from generator.caching import Store
from generator.presenting.edition import Edition
from generator.presenting.icons import ICONS, icon_file
from generator.presenting.logo import read_logo
from generator.versions import program_digest


def batches(edition: Edition) -> Iterator[Batch]:
    """One file of each size and shape."""
    yield Batch("icons", partial(artifacts, edition), _inputs(edition))


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The files; what they are drawn of differs by nothing but their names."""
    for name in ICONS:
        inputs = digest(name, _inputs(edition))
        yield Artifact(name, inputs, partial(_icon, edition, name, inputs), "portalen selv")


def _inputs(edition: Edition) -> str:
    return digest(edition.portal.settings.look, read_logo(edition.theme), program_digest())


def _icon(edition: Edition, name: str, inputs: str) -> bytes:
    """Drawn once for all outputs, as the frames are: it takes as long as fifty pages."""
    store, place = Store(edition.cache), f"icons/{name}"
    known: bytes | None = store.load(place, inputs)
    if known is None:
        known = icon_file(name, edition.portal.settings.look, edition.theme)
        store.save(place, inputs, known)
    return known
