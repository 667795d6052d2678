"""An entity's body where it is shown: its addresses made to lead somewhere from there.

In a body an address may be beside the text (`foto.jpg`), on the portal (`/steder/`), within the
page (`#noter`) or whole. One with a scheme is left alone everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

from generator.model.entity import Entity
from generator.presenting.addresses import absolute, address, base_path, on_site

_TAG = re.compile(r'<(?:a|img)\b[^>"]*(?:"[^"]*"[^>"]*)*>')
_ADDRESS = re.compile(r'\b(href|src)="(?![a-z][a-z0-9+.-]*:)([^"]*)"')


def on_pages(entity: Entity, base_url: str) -> str:
    """The sanitised body as pages of this portal show it: every address from the host's root.

    Of a kind without pages of its own, what stands beside the text is sought at the portal's root.
    """
    prefix = base_path(base_url)
    own = "/" if entity.KIND == "traditions" else address(entity)

    def resolve(target: str) -> str:
        if target.startswith(("#", "//")):
            return target
        return prefix + target if target.startswith("/") else on_site(base_url, own + target)

    return _resolved(entity.body, resolve)


def in_feeds(entity: Entity, base_url: str) -> str:
    """The sanitised body as feeds carry it away: every address absolute."""
    own = absolute(base_url, address(entity))

    def resolve(target: str) -> str:
        on_portal = target.startswith("/") and not target.startswith("//")
        return absolute(base_url, target) if on_portal else urljoin(own, target)

    return _resolved(entity.body, resolve)


def _resolved(html: str, resolve: Callable[[str], str]) -> str:
    """Every address of links and pictures; what looks like one in the text stays text."""

    def within(tag: re.Match[str]) -> str:
        return _ADDRESS.sub(lambda found: f'{found[1]}="{resolve(found[2])}"', tag[0])

    return _TAG.sub(within, html)
