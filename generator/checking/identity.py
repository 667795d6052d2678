"""The portal's identity is chosen before anybody can subscribe: afterwards it never changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.model.portal import Portal
from generator.model.settings import SETTINGS, Settings
from generator.problems import Finding, Level

EXAMPLE = ".example"
"""How the names end that stand for others in examples (RFC 2606): nobody's."""
_NOWHERE = re.compile(
    r"(?:.+\.)?(?:example|test|invalid|localhost|local|internal)|[\d.]+|.*:.*", re.ASCII
)


def the_identity_is_the_portals_own(portal: Portal) -> Iterator[Finding]:
    """A portal that has an address has a name as well. An invented one is nobody's."""
    settings = portal.settings
    if not settings.invented:
        yield from _unchosen(settings, settings.base_url, "error")


def published_elsewhere(portal: Portal, base_url: str) -> tuple[Finding, ...]:
    """The same of a site that is made for another address than the settings': it may be a preview,
    which nobody subscribes to."""
    settings = portal.settings
    if settings.invented or base_url == settings.base_url:
        return ()
    return tuple(_unchosen(settings, base_url, "warning"))


def reachable(base_url: str) -> bool:
    """Whether others than this machine and its neighbours may find what is there: neither an
    example's name (RFC 2606, RFC 6761) nor a bare number."""
    host = urlsplit(base_url).hostname
    return bool(host) and not _NOWHERE.fullmatch(host or "")


def _unchosen(settings: Settings, base_url: str, level: Level) -> Iterator[Finding]:
    if settings.identity_host.endswith(EXAMPLE) and reachable(base_url):
        own = urlsplit(base_url).hostname
        yield Finding(
            SETTINGS,
            ("identity_host",),
            "identitet-ikke-valgt",
            f"Portalen skal ligge på {base_url}, men »identity_host« ender stadig på {EXAMPLE}",
            f"Skriv et navn, som er jeres, for eksempel »{own}«, før noget bliver udgivet. Det kan "
            "aldrig ændres bagefter: så får alle, der abonnerer, hvert arrangement to gange.",
            level=level,
        )
