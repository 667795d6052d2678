"""What a page's content depends on, as a digest (DESIGN §3, *Artifact*).

A template sees only its context and the one-hop relations of the entities in it, so a digest over
the context in which each entity stands for itself and for the entities it names is a digest over
all that the page can show. A value of any other kind is refused rather than overlooked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from generator.model.entity import Entity
from generator.model.marks import references
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.pictures import Gallery


class Fingerprints:
    """Digests of entities with what they name, each computed once a build."""

    def __init__(self, portal: Portal, gallery: Gallery) -> None:
        self._portal, self._gallery = portal, gallery
        self._known: dict[tuple[str, str], str] = {}

    def of(self, value: object) -> str:
        """The digest of a context: entities, dates, plain values, and collections of them."""
        hashed = hashlib.sha256()
        for piece in self._pieces(value):
            hashed.update(piece.encode("utf-8", "surrogatepass") + b"\x00")
        return hashed.hexdigest()[:32]

    def of_entity(self, entity: Entity) -> str:
        """The entity's own digest with the digests of the entities it names, and of the pictures
        of theirs that its text shows: their sizes are laid out on its page."""
        key = (entity.KIND, entity.slug)
        if key not in self._known:
            named = "".join(
                f"{folder}/{slug}:{self._portal.of_kind(folder)[slug].digest};"
                for folder, slug in references(entity)
                if slug in self._portal.of_kind(folder)
            )
            pictures = self._gallery.by_address
            shown = "".join(
                f"{link}:{pictures[link].picture.digest};"
                for link in entity.links
                if link in pictures
            )
            whole = f"{entity.digest};{named}{shown}"
            self._known[key] = hashlib.sha256(whole.encode()).hexdigest()[:32]
        return self._known[key]

    def _pieces(self, value: object) -> Iterator[str]:
        if value is None or isinstance(value, str | int | float | bool | date | Decimal):
            yield repr(value)
        elif isinstance(value, Entity):
            yield self.of_entity(value)
        elif isinstance(value, Occurrence):
            yield f"{self.of_entity(value.event)}@{value.original!r}"
        elif isinstance(value, BaseModel):
            yield repr(value)
        elif isinstance(value, Mapping):
            for key, member in value.items():
                yield repr(key)
                yield from self._pieces(member)
        elif isinstance(value, tuple | list | frozenset):
            yield "("
            for member in sorted(value, key=repr) if isinstance(value, frozenset) else value:
                yield from self._pieces(member)
            yield ")"
        elif is_dataclass(value):
            yield type(value).__name__
            for field in fields(value):
                yield from self._pieces(getattr(value, field.name))
        else:
            raise TypeError(f"no digest for a {type(value).__name__}: {value!r}")
