"""Frames: a page shell rendered once, split at its slots, filled thousands of times.

Pure: bytes in, bytes out. A slot is written in a template as ``@@slot:<name>@@``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from html import escape

from msgspec import Struct

from generator.problems import RefusedError

SLOTS = ("title", "head", "language", "main")
"""The slots every frame has exactly once, besides one ``nav:<section>`` per navigation item."""

_MARK = re.compile(rb"@@slot:([a-z0-9:-]+)@@")


class ShellError(RefusedError):
    """The page shell cannot be built."""


def nav_slot(section: str) -> str:
    """The slot that holds ``aria-current`` for one item of the main navigation."""
    return f"nav:{section}"


def current(exact: bool) -> bytes:
    """What stands in the slot of the current item: the page itself, or something below it."""
    return b' aria-current="page"' if exact else b' aria-current="true"'


class Frame(Struct, frozen=True, dict=True):
    """A page shell cut at its slots: ``pieces[i]`` stands before ``slots[i]``, one piece more."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]

    @classmethod
    def split(cls, html: bytes, slots: Iterable[str]) -> Frame:
        """Cut a rendered frame at exactly these slots.

        Raises ShellError when a slot is missing, repeated or unknown.
        """
        parts = _MARK.split(html)
        found = tuple(name.decode() for name in parts[1::2])
        _require_each_once(found, tuple(slots))
        return cls(pieces=tuple(parts[0::2]), slots=found)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the pieces and the names of the slots between them."""
        hashed = hashlib.sha256(repr(self.slots).encode())
        for piece in self.pieces:
            hashed.update(b"%d:" % len(piece) + piece)
        return hashed.hexdigest()

    def for_section(self, section: str | None, *, exact: bool = False) -> Frame:
        """The same frame with the navigation settled, so that only SLOTS are left to fill.

        ``exact`` says that the page poured is the navigation item's own page
        (``aria-current="page"``), not one below it (``"true"``). A section that has no
        navigation item marks nothing.
        """
        wanted = None if section is None else nav_slot(section)
        pieces, slots = [self.pieces[0]], []
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            if slot.startswith("nav:"):
                pieces[-1] += (current(exact) if slot == wanted else b"") + piece
            else:
                slots.append(slot)
                pieces.append(piece)
        return Frame(pieces=tuple(pieces), slots=tuple(slots))

    def pour(
        self, *, title: str, head: Iterable[bytes], main: Iterable[bytes], language: bytes = b""
    ) -> bytes:
        """A whole page. ``title`` is plain text and escaped here; ``head`` and ``main`` are trusted
        HTML in pieces, rendered with autoescape, ``language`` the links to the page in other
        languages. Navigation slots not settled stay empty."""
        title_bytes = escape(title).encode()
        values = {"title": (title_bytes,), "head": head, "language": (language,), "main": main}
        page = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            page += values.get(slot, ())
            page.append(piece)
        return b"".join(page)


def _require_each_once(found: Sequence[str], wanted: Sequence[str]) -> None:
    faults = [f"pladsen »{name}« mangler" for name in wanted if name not in found]
    faults += [f"pladsen »{name}« står der flere gange" for name in wanted if found.count(name) > 1]
    faults += [f"pladsen »{name}« er ukendt" for name in sorted(set(found) - set(wanted))]
    if faults:
        raise ShellError(f"Siderammen passer ikke: {'; '.join(faults)}.")
