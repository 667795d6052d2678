"""What a page's content depends on, as a digest (DESIGN §3, *Artifact*).

A template sees only its context and the one-hop relations of the entities in it, so a digest over
the context in which each entity stands for itself and for the entities it names is a digest over
all that the page can show. A value of any other kind is refused rather than overlooked.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.marks import references
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.publication import Told

_PLAIN = 2
"""The version of `marshal` that writes equal values as equal bytes; later ones refer back to what
is the same object."""


class Fingerprints:
    """Digests of entities with what they name, each computed once a build."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._known: dict[tuple[str, str], str] = {}

    def of(self, value: object) -> str:
        """The digest of a context: entities, dates, plain values, and collections of them."""
        hashed = hashlib.sha256()
        for piece in self._pieces(value):
            hashed.update(piece.encode("utf-8", "surrogatepass") + b"\x00")
        return hashed.hexdigest()[:32]

    def of_entity(self, entity: Entity) -> str:
        """The entity's own digest with the digests of the entities it names."""
        key = (entity.KIND, entity.slug)
        if key not in self._known:
            named = "".join(
                f"{folder}/{slug}:{self._portal.of_kind(folder)[slug].digest};"
                for folder, slug in references(entity)
                if slug in self._portal.of_kind(folder)
            )
            self._known[key] = hashlib.sha256(f"{entity.digest};{named}".encode()).hexdigest()[:32]
        return self._known[key]

    def of_listing(self, listing: Listing) -> str:
        """The listing's values, and the places that it names: lists say where."""
        key = ("listings", listing.slug)
        if key not in self._known:
            hashed = hashlib.sha256(marshal.dumps(tuple(listing), _PLAIN))
            for slug in listing.places:
                place = self._portal.places.get(slug)
                hashed.update(f";{place.digest if place else slug}".encode())
            self._known[key] = hashed.hexdigest()[:32]
        return self._known[key]

    def of_told(self, told: Told) -> str:
        """The digest of the entity that an item of a feed tells, text and all."""
        entity = told.entity
        known = entity if isinstance(entity, Entity) else self._portal.events[entity.slug]
        return self.of_entity(known)

    def _pieces(self, value: object) -> Iterator[str]:
        if value is None or isinstance(value, str | int | float | bool | date | Decimal):
            yield repr(value)
        elif isinstance(value, Entity):
            yield self.of_entity(value)
        elif isinstance(value, Listing):
            yield self.of_listing(value)
        elif isinstance(value, Occurrence):
            event = value.event
            known = self.of_listing(event) if isinstance(event, Listing) else self.of_entity(event)
            yield f"{known}@{value.original!r}"
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
