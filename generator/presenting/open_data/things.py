"""What records of several kinds are made of: words, references, places, organisations, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from generator.model.entity import Entity
from generator.model.event import Organizer, Outside, Venue
from generator.model.fields import Image, Price
from generator.model.periods import Period
from generator.model.place import Geo
from generator.model.portal import Portal
from generator.model.times import ZONE, When
from generator.presenting.addresses import absolute, address
from generator.presenting.bodies import in_feeds
from generator.presenting.open_data import register_shapes, shapes
from generator.presenting.pictures import Gallery, portrait
from generator.presenting.sources import source_links


def instant(moment: datetime) -> str:
    """RFC 3339, to the second, with Copenhagen's offset of that day."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds")


def when(value: When) -> str:
    """A whole day as a date; else as `instant`."""
    return instant(value) if isinstance(value, datetime) else value.isoformat()


def maybe(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those that are known: what a record does not know it leaves out. `False` and 0 are known."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}


class Things:
    """Tells them of a portal; pure but for remembering what hundreds of records share."""

    def __init__(self, portal: Portal, base_url: str) -> None:
        self.portal, self.base_url = portal, base_url
        self.settings = portal.settings
        self._gallery = Gallery(portal)
        self.term = cache(self._term)
        self.reference = cache(self._reference)
        self.venue = cache(self._venue)
        self.organization = cache(self._organization)

    def url(self, site_address: str) -> str:
        """The absolute address of something on the portal."""
        return absolute(self.base_url, site_address)

    def _term(self, vocabulary: str, code: str) -> shapes.Term:
        known = self.settings.vocabularies.terms(vocabulary).get(code)
        return {"code": code, "label": known.label if known else code}

    def maybe_term(self, vocabulary: str, code: str | None) -> shapes.Term | None:
        """The word, where there is one."""
        return self.term(vocabulary, code) if code else None

    def terms(self, vocabulary: str, codes: Iterable[str]) -> list[shapes.Term]:
        """The words in the order written."""
        return [self.term(vocabulary, code) for code in codes]

    def _reference(self, folder: str, slug: str | None) -> shapes.Reference | None:
        """What is public now; a draft is not told of."""
        if not slug:
            return None
        if folder == "events":
            event = self.portal.listings.get(slug)
            title, where = (event.title, address(event)) if event else ("", "")
        else:
            entity: Any = self.portal.of_kind(folder).get(slug)
            title, where = (entity.title, address(entity)) if entity else ("", "")
        return {"slug": slug, "title": title, "url": self.url(where)} if where else None

    def references(self, folder: str, slugs: Iterable[str]) -> list[shapes.Reference]:
        """Those that are public, in the order written."""
        found = (self.reference(folder, slug) for slug in slugs)
        return [one for one in found if one is not None]

    def _organization(self, organizer: Organizer | None) -> shapes.Organization | None:
        if isinstance(organizer, Outside):
            outside: shapes.Organization = {"name": organizer.name}
            if organizer.url:
                outside["url"] = organizer.url
            return outside
        actor = self.portal.actor_of(organizer)
        if actor is None:
            return None
        return {"name": actor.title, "slug": actor.slug, "url": self.url(address(actor))}

    def organizations(self, organizers: Iterable[Organizer]) -> list[shapes.Organization]:
        """Those that are outside the register or public in it, in the order written."""
        found = map(self.organization, organizers)
        return [one for one in found if one is not None]

    def _venue(self, venue: Venue | None) -> shapes.Venue | None:
        if isinstance(venue, Outside):
            outside: shapes.Venue = {"name": venue.name}
            if venue.url:
                outside["url"] = venue.url
            if venue.address:
                outside["address"] = venue.address
            return outside
        place = self.portal.place_of(venue)
        if place is None:
            return None
        found: shapes.Venue = {
            "name": place.title,
            "slug": place.slug,
            "url": self.url(address(place)),
        }
        if place.address:
            found["address"] = place.address
        if place.locality:
            found["locality"] = self.term("localities", place.locality)
        if place.geo:
            found["geo"] = geo(place.geo)
        return found

    def image(self, entity: Entity) -> shapes.Image | None:
        """The entity's own picture, with what must be said beside it."""
        written: Image | None = getattr(entity, "image", None)
        one = portrait(self.portal, entity) if written else None
        if written is None or one is None:
            return None
        found: shapes.Image = {
            "url": self.url(one.plain.address),
            "width": one.plain.variant.width,
            "height": one.plain.variant.height,
            "alt": written.alt,
            "credit": written.credit,
        }
        if written.licence:
            found["licence"] = written.licence
        return found

    def html(self, entity: Entity) -> str:
        """The text, with whole addresses."""
        return in_feeds(entity, self._gallery, self.base_url) if entity.body else ""

    def sources(self, written: Iterable[str]) -> list[shapes.Source]:
        """As pages name them."""
        return [
            {"text": one.text, "url": one.url} if one.url else {"text": one.text}
            for one in source_links(self.settings, written)
        ]

    def source(self, written: str | None) -> shapes.Source | None:
        """One of them, where there is one."""
        return self.sources([written])[0] if written else None

    def common(self, entity: Entity) -> dict[str, Any]:
        """What every record with a page of its own begins with (`shapes.Common`)."""
        return {
            "slug": entity.slug,
            "url": self.url(address(entity)),
            "title": getattr(entity, "title", ""),
            "summary": getattr(entity, "summary", None),
            "text_html": self.html(entity),
        }

    def grounds(self, entity: Entity) -> dict[str, Any]:
        """What a record rests on; it ends with that."""
        return {"notes": list(entity.notes), "sources": self.sources(entity.sources)}


def price(found: Price | None) -> shapes.Price | None:
    """In kroner; øre as decimals."""
    if found is None:
        return None
    return {
        "low": float(found.low),
        "high": float(found.high),
        "currency": "DKK",
        "free": found.free,
    }


def geo(found: Geo) -> shapes.Geo:
    """The point; an approximate one says so."""
    return {"latitude": found.lat, "longitude": found.lon, "approximate": found.approximate}


def period(found: Period | None) -> register_shapes.Period | None:
    """The phrase and its days."""
    if found is None:
        return None
    return {
        "text": found.text,
        "first_day": found.first.isoformat(),
        "last_day": found.last.isoformat(),
    }
