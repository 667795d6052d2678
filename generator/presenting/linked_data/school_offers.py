"""School offers as schema.org objects (JSON-LD).

What a class learns is a Course (https://schema.org/Course), which has no date of its own; a
performance is no course but a Service. Of proposals and of what is over nothing is said: machines
would take it for something that can be had.
"""

from __future__ import annotations

from generator.model.event import Outside
from generator.model.portal import Portal
from generator.model.school_offer import SchoolOffer, Where
from generator.presenting.addresses import absolute, address
from generator.presenting.linked_data.schema_org import (
    CONTEXT,
    Json,
    offer_of,
    picture,
    postal_address,
    said,
)

_MODES: dict[Where, list[str]] = {
    "at_provider": ["onsite"],
    "at_school": ["onsite"],
    "either": ["onsite"],
    "online": ["online"],
}


def school_offer(portal: Portal, base_url: str, offer: SchoolOffer) -> Json:
    """schema.org/Course, or schema.org/Service for a performance."""
    words = portal.settings.vocabularies
    here = absolute(base_url, address(offer))
    common = {
        "@context": CONTEXT,
        "@id": here,
        "name": offer.title,
        "description": offer.summary,
        "url": here,
        "provider": _provider(portal, base_url, offer),
        "audience": {
            "@type": "EducationalAudience",
            "educationalRole": "student",
            "audienceType": ", ".join(words.grades[code].label for code in offer.grades),
        },
        "offers": _price(offer, here),
        "image": picture(portal, base_url, offer),
    }
    if offer.kind == "performance":
        areas = [words.localities[code].label for code in offer.localities]
        return said({**common, "@type": "Service", "areaServed": areas})
    return said(
        {
            **common,
            "@type": "Course",
            "educationalLevel": [words.grades[code].label for code in offer.grades],
            "about": [words.subjects[code].label for code in offer.subjects],
            "teaches": list(offer.learning_goals),
            "inLanguage": portal.settings.language,
            "hasCourseInstance": _instance(portal, base_url, offer),
        }
    )


def _provider(portal: Portal, base_url: str, offer: SchoolOffer) -> Json:
    if isinstance(offer.provider, Outside):
        return said(
            {"@type": "Organization", "name": offer.provider.name, "url": offer.provider.url}
        )
    actor = portal.actor_of(offer.provider)
    if actor is None:
        return {"@type": "Organization", "name": offer.provider}
    here = absolute(base_url, address(actor))
    return {"@type": "Organization", "@id": here, "name": actor.title, "url": here}


def _instance(portal: Portal, base_url: str, offer: SchoolOffer) -> Json | None:
    if offer.where is None:
        return None
    return said(
        {
            "@type": "CourseInstance",
            "courseMode": _MODES[offer.where],
            "courseWorkload": offer.duration,
            "location": _place(portal, base_url, offer),
        }
    )


def _place(portal: Portal, base_url: str, offer: SchoolOffer) -> Json | None:
    if isinstance(offer.venue, Outside):
        where = postal_address(offer.venue.address, None) if offer.venue.address else None
        return said({"@type": "Place", "name": offer.venue.name, "address": where})
    place = portal.place_of(offer.venue)
    if place is None:
        return None
    here = absolute(base_url, address(place))
    return {"@type": "Place", "@id": here, "name": place.title, "url": here}


def _price(offer: SchoolOffer, here: str) -> Json | None:
    if offer.price is None:
        return None
    common = said(
        {
            "priceCurrency": "DKK",
            "url": offer.booking_url or here,
            "category": "Free" if offer.price.free else None,
            "availabilityStarts": offer.period.first.isoformat() if offer.period else None,
            "availabilityEnds": offer.period.last.isoformat() if offer.period else None,
        }
    )
    return offer_of(offer.price, common)
