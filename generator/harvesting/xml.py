"""A stranger's XML as plain elements: no entities of its own, nothing fetched, bounded in depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from msgspec import Struct, field

_DEEPEST = 50
_MOST = 300_000
"""Elements: a feed of 5,000 entries has some 60 in each."""
_DECLARED = re.compile(rb"<!DOCTYPE[^>\[]*\[", re.I)


class Broken(Exception):  # noqa: N818 - a finding about a source, no error of the program
    """Why the whole cannot be read: a Danish sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Element(Struct):
    """`name` is small and without its prefix; `space` is its namespace's address."""

    name: str
    space: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    parts: list[Element] = field(default_factory=list)

    @property
    def content(self) -> str:
        """The text of its own."""
        return "".join(self.pieces).strip()

    @property
    def about(self) -> str:
        """RDF's name of it."""
        return self.attributes.get("about", "")

    def inside(self) -> Iterator[Element]:
        """All elements in it, in the order of the file."""
        for part in self.parts:
            yield part
            yield from part.inside()

    def every(self, names: tuple[str, ...]) -> Iterator[Element]:
        """Those in it that are called so; not what is inside of them."""
        for part in self.parts:
            if part.name in names:
                yield part
            else:
                yield from part.every(names)

    def text(self, name: str) -> str:
        """The first such part's text, or the empty text."""
        return next((part.content for part in self.parts if part.name == name), "")


def parse(data: bytes) -> Element:
    """The root. Raises Broken."""
    try:
        return _Builder().built(data)
    except expat.ExpatError as error:
        raise Broken(
            f"Feedet er ikke gyldig XML (linje {error.lineno}, tegn {error.offset + 1})"
        ) from None
    except (ValueError, LookupError):  # an encoding that nobody knows
        raise Broken("Feedet er i et tegnsæt, som ikke kendes") from None


class _Builder:
    """expat's events as elements."""

    def __init__(self) -> None:
        self._open = [Element("")]
        self._count = 0

    def built(self, data: bytes) -> Element:
        if _DECLARED.search(data[:10_000]):
            raise Broken("Feedet har sine egne entities, og dem læser vi ikke")
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = lambda *_: self._text(" ")
        # `&nbsp;` without a declaration is an error to expat, unless one might stand elsewhere.
        parser.UseForeignDTD(True)
        parser.ExternalEntityRefHandler = lambda *_: 1
        parser.Parse(data.lstrip(b"\r\n\t "), True)
        return self._open[0].parts[0]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST:
            raise Broken("Feedet er større eller dybere, end det kan være rigtigt")
        space, _, local = name.rpartition(" ")
        known = {key.rpartition(" ")[2].lower(): value for key, value in attributes.items()}
        one = Element(local.lower(), space, known)
        self._open[-1].parts.append(one)
        self._open.append(one)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].pieces.append(text)

    def _entity(self, *_: Any) -> None:
        raise Broken("Feedet har sine egne entities, og dem læser vi ikke")
