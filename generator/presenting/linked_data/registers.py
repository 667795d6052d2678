"""schema.org objects for actors, places, news and press releases (JSON-LD); events have theirs
elsewhere.

The types come from the vocabularies (`schema:` on a kind in `portal.yml`), so that no type of a
Danish kind is written here.
"""

from __future__ import annotations

from generator.model.actor import Actor
from generator.model.news import News
from generator.model.place import Place
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.settings import Term
from generator.presenting.addresses import absolute, address, press_files
from generator.presenting.linked_data.schema_org import (
    CONTEXT,
    Json,
    geo_coordinates,
    picture,
    postal_address,
    said,
)
from generator.presenting.press.release import DOCX, Release
from generator.presenting.syndication.publication import modified, published
from generator.presenting.words.dates import machine


def organization(portal: Portal, base_url: str, actor: Actor) -> Json:
    """schema.org/Organization, or the subtype that the actor's kind names."""
    vocabularies = portal.settings.vocabularies
    here = absolute(base_url, address(actor))
    return said(
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
            "image": picture(portal, base_url, actor),
        }
    )


def place(portal: Portal, base_url: str, found: Place) -> Json:
    """schema.org/Place, or the subtype that the place's kind names."""
    vocabularies = portal.settings.vocabularies
    here = absolute(base_url, address(found))
    return said(
        {
            "@context": CONTEXT,
            "@type": _type(vocabularies.place_kinds.get(found.kind or ""), "Place"),
            "@id": here,
            "name": found.title,
            "description": found.summary,
            "url": found.website or here,
            "mainEntityOfPage": here,
            "address": _address(found.address, found.locality, portal),
            "geo": geo_coordinates(found),
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
            "image": picture(portal, base_url, found),
        }
    )


def press_article(portal: Portal, base_url: str, release: Release, found: PressRelease) -> Json:
    """schema.org/NewsArticle of a press release, which has no type of its own; its `dateline` is
    the town and the day, its `encoding` the document."""
    document, _ = press_files(found.slug)
    return said(
        {
            **news_article(portal, base_url, found),
            "dateline": release.dateline,
            "about": [
                {"@type": "Thing", "name": one.title, "url": one.url} for one in release.about
            ],
            "encoding": {
                "@type": "MediaObject",
                "contentUrl": release.url + document,
                "encodingFormat": DOCX,
            },
        }
    )


def news_article(portal: Portal, base_url: str, news: News | PressRelease) -> Json:
    """schema.org/NewsArticle."""
    here = absolute(base_url, address(news))
    return said(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": here,
            "headline": news.title,
            "description": news.summary,
            "url": here,
            "mainEntityOfPage": here,
            "datePublished": machine(published(news, portal.settings)),
            "dateModified": machine(modified(news, portal.settings)) if news.changed else None,
            "inLanguage": portal.settings.language,
            "publisher": {
                "@type": "Organization",
                "name": portal.settings.publisher,
                **({"url": portal.settings.publisher_url} if portal.settings.publisher_url else {}),
            },
            "image": picture(portal, base_url, news),
        }
    )


def _type(term: Term | None, default: str) -> str:
    return (term.schema_type if term else None) or default


def _address(line: str | None, locality: str | None, portal: Portal) -> Json | None:
    town = portal.settings.vocabularies.localities.get(locality or "")
    if line is None and town is None:
        return None
    return postal_address(line, town.label if town else None)


def _year(founded: str | None) -> str | None:
    """`founded` is free text ("omkring 1950"); only a plain year or date is data."""
    text = (founded or "").strip()
    digits = text.replace("-", "")
    return text if digits.isdigit() and len(text) in (4, 7, 10) else None
