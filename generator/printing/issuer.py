"""Who stands behind a printed sheet, and where its reader finds more: the same on every one."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.model.portal import Portal
from generator.presenting.addresses import absolute


class Issuer(Struct, frozen=True):
    """The portal on paper. `colours` are the light ones, `ink` → `#16242B`."""

    name: str
    tagline: str
    disclaimer: str
    language: str
    colours: Mapping[str, str]


class Found(Struct, frozen=True):
    """A page of the portal: `url` for the QR code and links, `shown` to be typed by hand."""

    url: str
    shown: str


def issuer_of(portal: Portal, colours: Mapping[str, str]) -> Issuer:
    """The portal as a printed sheet names it."""
    settings = portal.settings
    return Issuer(
        settings.public_name,
        settings.tagline,
        settings.disclaimer or "",
        settings.language,
        colours,
    )


def found_at(base_url: str, site_address: str) -> Found:
    """`Found("https://kultur.example/program/", "kultur.example/program")`."""
    url = absolute(base_url, site_address)
    return Found(url, url.partition("://")[2].rstrip("/"))
