"""The finished shell, as the rest of the generator sees it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from msgspec import Struct

from generator.shell.frame import Frame


class HandPage(Struct, frozen=True):
    """A hand-written page as sitemap and search need it. ``text`` is what it says, without
    markup; ``file`` is the Markdown file below ``content/pages``."""

    path: str
    title: str
    description: str
    text: str
    file: str


class Shell(Struct, frozen=True):
    """``frames`` maps a page's depth (0 for ``/``) to its frame, ``others`` has those
    of other languages by their code; ``files`` an address without
    leading slash (``om/index.html``, ``assets/css/…``) to its bytes; ``digest`` covers all of
    it: equal digest, equal shell."""

    frames: Mapping[int, Frame]
    others: Mapping[str, Mapping[int, Frame]]
    files: Mapping[str, bytes]
    pages: tuple[HandPage, ...]
    digest: str


def with_note(page: bytes, note: str) -> bytes:
    """A finished hand-written page with a line of plain text under it, such as when the portal
    was built: that stands on ``/om/`` and must not be part of the shell, which is kept."""
    before, closing, after = page.rpartition(b"</article>")
    return before + f'<p class="page-note">{escape(note)}</p>\n      '.encode() + closing + after
