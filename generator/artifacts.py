"""An artifact: one file of the site, and what it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple


class Artifact(NamedTuple):
    """One file of the site.

    `path` is relative to the output folder, with `/`. `inputs` is a digest of everything that the
    content depends on; `render` makes the bytes and is called only when that digest or the file
    changed since the last build. `origin` says, in an editor's words, what claims the address.
    Artifacts of one `kin` share work that is done once in a process, so one process makes them all.
    """

    path: str
    inputs: str
    render: Callable[[], bytes]
    origin: str = ""
    kin: str = ""


def digest(*parts: object) -> str:
    """A digest over the parts' `repr`; only for values whose `repr` says all that matters."""
    return hashlib.sha256("\x00".join(map(repr, parts)).encode()).hexdigest()[:32]


def constant(path: str, data: bytes, origin: str = "") -> Artifact:
    """An artifact whose bytes are known already: a picture, a script, a font."""
    return Artifact(path, hashlib.sha256(data).hexdigest()[:32], lambda: data, origin)
