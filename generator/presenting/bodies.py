"""An entity's body where it is shown: its addresses made to lead somewhere from there.

In a body an address may be beside the text (`foto.jpg`), on the portal (`/steder/`), within the
page (`#noter`) or whole. One with a scheme is left alone everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

from generator.model.entity import Entity
from generator.presenting.addresses import absolute, base_path, on_site
from generator.presenting.picture_html import body_picture, plain_picture
from generator.presenting.picture_tags import source_of
from generator.presenting.pictures import Gallery, Placed, at_address, own_folder

_TAG = re.compile(r'<(?:a|img)\b[^>"]*(?:"[^"]*"[^>"]*)*>')
_ADDRESS = re.compile(r'\b(href|src)="(?![a-z][a-z0-9+.-]*:)([^"]*)"')


def as_written(site_address: str) -> str:
    """Where an address leads on the Danish pages: there."""
    return site_address


def on_pages(
    entity: Entity, gallery: Gallery, base_url: str, placed: Callable[[str], str] = as_written
) -> str:
    """The sanitised body as pages of this portal show it: every address from the host's root, and
    every picture of the portal's in the files that suit the screen. `placed` tells where an address
    of a page leads in another language."""
    prefix = base_path(base_url)
    own = own_folder(entity)

    def resolve(target: str) -> str:
        if target.startswith(("#", "//")):
            return target
        if target.startswith("/"):
            return prefix + placed(target)
        return on_site(base_url, own + target)

    def shown(tag: str, one: Placed) -> str:
        return body_picture(tag, one, lambda site_address: on_site(base_url, site_address))

    return _resolved(entity, gallery, resolve, shown)


def in_feeds(
    entity: Entity, gallery: Gallery, base_url: str, placed: Callable[[str], str] = as_written
) -> str:
    """The sanitised body as feeds carry it away: every address absolute, pictures as files that
    every reader knows."""
    own = absolute(base_url, own_folder(entity))

    def resolve(target: str) -> str:
        on_portal = target.startswith("/") and not target.startswith("//")
        return absolute(base_url, placed(target)) if on_portal else urljoin(own, target)

    def shown(tag: str, one: Placed) -> str:
        return plain_picture(tag, one, lambda site_address: absolute(base_url, site_address))

    return _resolved(entity, gallery, resolve, shown)


def _resolved(
    entity: Entity,
    gallery: Gallery,
    resolve: Callable[[str], str],
    shown: Callable[[str, Placed], str],
) -> str:
    """Every address of links and pictures; what looks like one in the text stays text."""
    if "<a " not in entity.body and "<img" not in entity.body:
        return entity.body

    def within(tag: re.Match[str]) -> str:
        if tag[0].startswith("<img"):
            source = at_address(own_folder(entity), source_of(tag[0]))
            one = gallery.by_address.get(source)
            if one is not None:
                return shown(tag[0], one)
        return _ADDRESS.sub(lambda found: f'{found[1]}="{resolve(found[2])}"', tag[0])

    return _TAG.sub(within, entity.body)
