"""What schema.org objects (JSON-LD) are made of: the pieces that several kinds share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from generator.model.entity import Entity
from generator.model.fields import Price
from generator.model.place import Place
from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.pictures import portrait

CONTEXT = "https://schema.org"

Json: TypeAlias = Mapping[str, Any]

_POSTCODE = re.compile(r"(?P<street>.*?),?\s*(?P<code>\d{4})\s+(?P<town>[^,\d]+)")


def said(values: Json) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in values.items() if value not in (None, [], "")}


def postal_address(line: str | None, town: str | None) -> Json:
    """`Vej 2, 9999 Sildevig` → schema.org/PostalAddress; the town alone where no line is known."""
    found = _POSTCODE.fullmatch(line) if line else None
    if found:
        parts = (found["street"], found["code"], found["town"].strip())
    else:
        parts = (line or "", "", town or "")
    names = ("streetAddress", "postalCode", "addressLocality")
    return {
        "@type": "PostalAddress",
        **{name: part for name, part in zip(names, parts, strict=True) if part},
        "addressCountry": "DK",
    }


def geo_coordinates(place: Place) -> Json | None:
    """schema.org/GeoCoordinates; an approximate point is left out: a map would show it as the
    door."""
    if place.geo is None or place.geo.approximate:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.geo.lat, "longitude": place.geo.lon}


def offer_of(price: Price, common: Json) -> Json:
    """schema.org/Offer, or AggregateOffer of what costs from one amount to another, with what is
    `common` to both."""
    low, high = (f"{amount:.2f}" for amount in (price.low, price.high))
    if low == high:
        return {"@type": "Offer", "price": low, **common}
    return {"@type": "AggregateOffer", "lowPrice": low, "highPrice": high, **common}


def picture(portal: Portal, base_url: str, entity: Entity) -> str | None:
    """The absolute address of an entity's own picture."""
    one = portrait(portal, entity)
    return absolute(base_url, one.plain.address) if one else None
