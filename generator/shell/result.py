"""The finished shell, as the rest of the generator sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.shell.frame import Frame
from generator.shell.render import HandPage


@dataclass(frozen=True)
class Shell:
    """``frames`` maps a page's depth (0 for ``/``) to its frame; ``files`` an address without
    leading slash (``om/index.html``, ``assets/css/…``) to its bytes; ``digest`` covers all of
    it: equal digest, equal shell."""

    frames: Mapping[int, Frame]
    files: Mapping[str, bytes]
    pages: tuple[HandPage, ...]
    digest: str
