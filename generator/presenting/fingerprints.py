"""What a page's content depends on, as a digest (docs/architecture.md, *Artifacts*).

A template sees only its context and the one-hop relations of the entities in it, so a digest over
the context in which each entity stands for itself and for the entities it names is a digest over
all that the page can show. A value of any other kind is refused rather than overlooked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel

from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.marks import references
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.pictures import Gallery, portrait
from generator.presenting.syndication.changes import places_left
from generator.presenting.syndication.publication import FeedItem

T = TypeVar("T")


class Later(Struct, Generic[T], frozen=True):
    """A value that is worked out only when the page is rendered; its digest is that of `made_of`:
    all that it is worked out from, and what holds today if it depends on the day."""

    made_of: object
    make: Callable[[], T]


class Fingerprints:
    """Digests of entities with what they name, each computed once a build."""

    def __init__(self, portal: Portal) -> None:
        self._portal, self._gallery = portal, Gallery(portal)
        self._known: dict[tuple[str, str], str] = {}
        self._named: dict[tuple[str, tuple[str | None, ...]], str] = {}
        self._listings: dict[str, str] = {}
        self._events: dict[str, str] = {}
        self._sets: dict[int, tuple[tuple[Listing, ...], str]] = {}

    def with_event(self, portal: Portal, slug: str) -> Fingerprints:
        """Those of a portal in which the event of that slug is another, and all else is the same,
        the pictures as well: what was known of other events holds there, too. Entities of other
        kinds may name events, and are asked anew."""
        found = Fingerprints(portal)
        found._named = self._named
        found._listings = {other: one for other, one in self._listings.items() if other != slug}
        found._events = {other: one for other, one in self._events.items() if other != slug}
        # What is kept of an earlier edition may still hold the listing that it had.
        found.of_listing(portal.listings[slug])
        found.of_event(portal.listings[slug])
        return found

    def of(self, value: object) -> str:
        """The digest of a context: entities, dates, plain values, and collections of them."""
        pieces: list[str] = []
        self._tell(value, pieces.append)
        whole = "\x00".join(pieces).encode("utf-8", "surrogatepass")
        return hashlib.sha256(whole).hexdigest()[:32]

    def of_entity(self, entity: Entity) -> str:
        """The entity's own digest with the digests of the entities it names, and of the pictures
        of others that its text shows."""
        key = (entity.KIND, entity.slug)
        if key not in self._known:
            named = "".join(
                f"{folder}/{slug}:{self._portal.of_kind(folder)[slug].digest};"
                for folder, slug in references(entity)
                if slug in self._portal.of_kind(folder)
            )
            whole = f"{entity.digest};{named}{self._borrowed(entity.links)}"
            self._known[key] = _short(whole)
        return self._known[key]

    def of_listing(self, listing: Listing) -> str:
        """The listing's values, the places that it names, since lists say where, and its picture,
        which they show."""
        known = self._listings.get(listing.slug)
        if known is None:
            known = listing.shown + self._digests("places", listing.places)
            if (picture := portrait(self._portal, listing)) is not None:
                known += picture.picture.digest
            known = self._listings[listing.slug] = _short(known)
        return known

    def of_event(self, listing: Listing) -> str:
        """The event's own digest, text and all, with the digests of the entities it names."""
        known = self._events.get(listing.slug)
        if known is None:
            told = (
                listing.digest + self._digests("actors", listing.organizers),
                self._digests("places", listing.places),
                self._digests("partnerships", (listing.partnership,)),
                # Of events that it names, nothing is shown; but they must be there.
                "".join(str(slug in self._portal.listings) for slug, _ in listing.accepted),
                self._borrowed(listing.links) if listing.links else "",
            )
            known = self._events[listing.slug] = _short(";".join(told))
        return known

    def of_listings(self, events: tuple[Listing, ...]) -> str:
        """The digest of a set of events, in its order; the same set is asked about many times."""
        found = self._sets.get(id(events))
        if found is None:
            together = "".join(map(self.of_listing, events))
            # With the set itself, so that nothing else gets its identity.
            found = self._sets[id(events)] = (events, hashlib.sha256(together.encode()).hexdigest())
        return found[1]

    def of_events(self, events: tuple[Listing, ...]) -> str:
        """The digest of a set of events with their texts, in its order."""
        return hashlib.sha256("".join(map(self.of_event, events)).encode()).hexdigest()

    def _borrowed(self, links: tuple[str, ...]) -> str:
        """The pictures of other entities that a text shows: their sizes are laid out with it."""
        pictures = self._gallery.by_address
        found = (link for link in links if link in pictures)
        return "".join(f"{link}:{pictures[link].picture.digest};" for link in found)

    def _digests(self, folder: str, slugs: tuple[str | None, ...]) -> str:
        """Of the entities with these slugs; the slug where there is no such entity. Hundreds of
        events have the same place, and the same who hold them."""
        found = self._named.get((folder, slugs))
        if found is None:
            known = self._portal.of_kind(folder)
            found = self._named[folder, slugs] = ";".join(
                known[slug].digest if slug in known else slug for slug in slugs if slug is not None
            )
        return found

    def of_told(self, told: FeedItem) -> str:
        """The digest of the entity that an item of a feed tells, text and all; of a change with the
        places that the event was at before."""
        entity = told.entity
        if not isinstance(entity, Listing):
            return self.of_entity(entity)
        left = places_left(entity, told.at) if told.change is not None else ()
        return self.of_event(entity) + (self._digests("places", left) if left else "")

    def _tell(self, value: object, say: Callable[[str], object]) -> None:
        """Say all that the value holds, piece by piece; where one ends is said as well, so that
        what is within another cannot be taken for what follows it."""
        if isinstance(value, Occurrence):
            event = value.event
            known = self.of_listing(event) if isinstance(event, Listing) else self.of_entity(event)
            say(f"{known}@{value.original.isoformat()}")
        elif isinstance(value, Listing):
            say(self.of_listing(value))
        elif value is None or isinstance(value, str | int | float | bool | date | Decimal):
            say(repr(value))
        elif isinstance(value, tuple) and value and isinstance(value[0], Listing):
            say(self.of_listings(value))
        elif isinstance(value, tuple | list | frozenset):
            say("(")
            for member in sorted(value, key=repr) if isinstance(value, frozenset) else value:
                self._tell(member, say)
            say(")")
        elif isinstance(value, Entity):
            say(self.of_entity(value))
        elif isinstance(value, Later):
            self._tell(value.made_of, say)
        elif isinstance(value, BaseModel):
            say(repr(value))
        elif isinstance(value, Mapping):
            say("{")
            for key, member in value.items():
                say(repr(key))
                self._tell(member, say)
            say("}")
        elif isinstance(value, Struct):
            say(f"{type(value).__name__}(")
            for name in value.__struct_fields__:
                self._tell(getattr(value, name), say)
            say(")")
        else:
            raise TypeError(f"no digest for a {type(value).__name__}: {value!r}")


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
