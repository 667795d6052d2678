"""schema.org objects for actors, places and news (JSON-LD); events have theirs elsewhere.

The types come from the vocabularies (`schema:` on a kind in `portal.yml`), so that no type of a
Danish kind is written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.actor import Actor
from generator.model.news import News
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.settings import Term
from generator.presenting.addresses import absolute, address
from generator.presenting.dates import machine
from generator.presenting.jsonld import CONTEXT, postal_address


def organization(portal: Portal, base_url: str, actor: Actor) -> Mapping[str, Any]:
    """schema.org/Organization, or the subtype that the actor's kind names."""
    vocabularies = portal.settings.vocabularies
    here = absolute(base_url, address(actor))
    return _said(
        {
            "@context": CONTEXT,
            "@type": _type(vocabularies.actor_kinds.get(actor.kind or ""), "Organization"),
            "@id": here,
            "name": actor.title,
            "legalName": actor.legal_name,
            "alternateName": list(actor.alternate_names),
            "description": actor.summary,
            "url": actor.website or here,
            "mainEntityOfPage": here,
            "email": actor.email,
            "taxID": actor.cvr,
            "address": _address(actor.address, actor.locality, portal),
            "areaServed": [
                vocabularies.localities[code].label
                for code in actor.all_localities
                if code in vocabularies.localities
            ],
            "foundingDate": _year(actor.founded),
            "memberOf": [
                {
                    "@type": "Organization",
                    "name": portal.actors[slug].title,
                    "url": absolute(base_url, address(portal.actors[slug])),
                }
                for slug in actor.member_of
                if slug in portal.actors
            ],
            "image": absolute(base_url, address(actor) + actor.image.file) if actor.image else None,
        }
    )


def place(portal: Portal, base_url: str, found: Place) -> Mapping[str, Any]:
    """schema.org/Place, or the subtype that the place's kind names. An approximate point is left
    out: a map would show it as the door."""
    vocabularies = portal.settings.vocabularies
    here = absolute(base_url, address(found))
    geo = found.geo if found.geo and not found.geo.approximate else None
    return _said(
        {
            "@context": CONTEXT,
            "@type": _type(vocabularies.place_kinds.get(found.kind or ""), "Place"),
            "@id": here,
            "name": found.title,
            "description": found.summary,
            "url": found.website or here,
            "mainEntityOfPage": here,
            "address": _address(found.address, found.locality, portal),
            "geo": geo and {"@type": "GeoCoordinates", "latitude": geo.lat, "longitude": geo.lon},
            "maximumAttendeeCapacity": found.capacity,
            "amenityFeature": [
                {
                    "@type": "LocationFeatureSpecification",
                    "name": vocabularies.accessibility[code].label,
                    "value": True,
                }
                for code in found.accessibility
                if code in vocabularies.accessibility
            ],
            "image": absolute(base_url, address(found) + found.image.file) if found.image else None,
        }
    )


def news_article(portal: Portal, base_url: str, news: News) -> Mapping[str, Any]:
    """schema.org/NewsArticle."""
    here = absolute(base_url, address(news))
    changed = news.modified or (news.history.modified if news.history else None)
    return _said(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": here,
            "headline": news.title,
            "description": news.summary,
            "url": here,
            "mainEntityOfPage": here,
            "datePublished": machine(news.published),
            "dateModified": machine(max(changed, news.published)) if changed else None,
            "inLanguage": portal.settings.language,
            "publisher": {
                "@type": "Organization",
                "name": portal.settings.publisher,
                **({"url": portal.settings.publisher_url} if portal.settings.publisher_url else {}),
            },
            "image": absolute(base_url, address(news) + news.image.file) if news.image else None,
        }
    )


def _said(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in values.items() if value not in (None, [], "")}


def _type(term: Term | None, default: str) -> str:
    return (term.schema_type if term else None) or default


def _address(line: str | None, locality: str | None, portal: Portal) -> Mapping[str, Any] | None:
    town = portal.settings.vocabularies.localities.get(locality or "")
    if line is None and town is None:
        return None
    return postal_address(line, town.label if town else None)


def _year(founded: str | None) -> str | None:
    """`founded` is free text ("omkring 1950"); only a plain year or date is data."""
    text = (founded or "").strip()
    digits = text.replace("-", "")
    return text if digits.isdigit() and len(text) in (4, 7, 10) else None
