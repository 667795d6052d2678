"""A release with everything in it, and what it is told with."""

from __future__ import annotations

from typing import Any

from generator.model.portal import Portal
from generator.presenting.press.release import Release, compose
from tests.factories import (
    BASE_URL,
    a_partnership,
    a_portal,
    a_release,
    an_actor,
    an_event,
    some_settings,
)

BODY = """Salen har *200* stole. Læs om [huset](/steder/kulturhuset/).

## Mellemrubrik

- én
- to

1. først
2. så

> Sagt af en anden.
"""
PRESS = {
    "contact": "karise-kirkekor",
    "telephone": "+45 12 34 56 78",
    "place": "Prøveby",
    "about": "Portalen samler det,\nder sker.",
}
FIELDS: dict[str, Any] = {
    "quote": {"text": "Vi er\nglade.", "by": "Formanden", "role": "Karise Kirkekor"},
    "facts": ["200 stole", "Åbner 4. december"],
    "events": ["julekoncert"],
    "partnership": "sang-i-byen",
    "image": {"file": "kor.jpg", "alt": "Koret i salen", "credit": "Koret", "licence": "CC BY 4.0"},
}


def the_portal(body: str = BODY, **fields: Any) -> Portal:
    """The release, the actor that answers for it, and what it is about."""
    return a_portal(
        a_release(body=body, files=("kor.jpg",), **{**FIELDS, **fields}),
        an_actor(email="kor@example.dk", website="https://kor.example.dk/"),
        an_event(end="2026-12-04 21:00"),
        a_partnership(),
        settings=some_settings(press=PRESS),
    )


def composed(portal: Portal) -> Release:
    """Its one release, at the portal's now."""
    (release,) = portal.press.values()
    return compose(portal, BASE_URL, release, portal.now)
