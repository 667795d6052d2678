"""Which addresses the portal has, told from the content alone, without planning a build."""

from __future__ import annotations

import re

from generator.analysing.plans import has_times
from generator.model.actor import Actor
from generator.model.kinds import KINDS
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.presenting.addresses import (
    ACTOR_FILTERS,
    ACTOR_GAPS,
    ACTORS_FEED,
    ADMIN,
    CALENDARS,
    CHANGES,
    CLASHES,
    COMBINATIONS,
    EMBEDDED,
    EMBEDDED_VIEWS,
    EMBEDDING,
    EVENTS,
    FACILITIES,
    FEED_FILES,
    KEPT,
    MATCHES,
    NETWORK,
    OFFLINE,
    OPEN_DATA,
    PLAN_CALENDAR,
    PROGRAMME,
    READABILITY,
    RESOURCES,
    SEARCH,
    SUBSCRIBE,
    THEME_GAPS,
    VOCABULARY_ADDRESSES,
    WAYS,
    YEAR,
    YEAR_CALENDAR,
    address,
    facility_address,
    has_page,
    press_files,
    school_addresses,
    term_address,
    terms_address,
    wheel_address,
    year_address,
    years_of,
)
from generator.presenting.seasons import seasons

FIXED = frozenset(
    (
        "/",
        ACTOR_GAPS,
        YEAR,
        ADMIN,
        CHANGES,
        CLASHES,
        SUBSCRIBE,
        COMBINATIONS,
        EMBEDDING,
        KEPT,
        OPEN_DATA,
        *WAYS,
        CALENDARS,
        RESOURCES,
        PROGRAMME,
        NETWORK,
        MATCHES,
        READABILITY,
        SEARCH,
        THEME_GAPS,
        FACILITIES,
        "/was/",
        *(f"/{kind.address}/" for kind in KINDS if kind.address),
        *map(terms_address, VOCABULARY_ADDRESSES),
    )
)
"""Pages that every portal has. A test holds them equal to what the outputs make."""

OWNED = frozenset(
    own.partition("/")[0]
    for own in (
        *(kind.address for kind in KINDS),
        *VOCABULARY_ADDRESSES.values(),
        "aarshjul",
        "kalender",
        "program",
        EMBEDDED[1:],
    )
    if own
)
"""First parts of addresses below which only the portal itself makes pages."""

_MONTH = re.compile(rf"{CALENDARS}\d{{4}}/(?:0[1-9]|1[0-2]|uge-(?:[1-9]|[1-4]\d|5[0-3]))/")


_EMBEDDED = re.compile(f"{EMBEDDED}(?P<place>/.+/)(?:{'|'.join(EMBEDDED_VIEWS)})/")
_FOLLOWED = ("actors", "partnerships", "places")


def known_addresses(portal: Portal) -> dict[str, str]:
    """Every page's address, but for months and weeks, and what claims it: a file, or the empty
    text."""
    claims = dict.fromkeys(FIXED, "")
    for vocabulary in (*VOCABULARY_ADDRESSES, *ACTOR_FILTERS):
        for code in portal.settings.vocabularies.terms(vocabulary):
            claims[term_address(vocabulary, code)] = ""
    claims |= dict.fromkeys(school_addresses(portal.settings.vocabularies), "")
    claims |= dict.fromkeys(map(facility_address, portal.settings.vocabularies.facilities), "")
    claims |= dict.fromkeys((season.address for season in seasons(portal)), "")
    claims |= {address(entity): entity.path for entity in portal.entities() if has_page(entity)}
    if portal.settings.offline:
        claims[OFFLINE] = ""
    claims |= dict.fromkeys(map(year_address, years_of(portal)), "")
    for partnership in filter(has_times, portal.partnerships.values()):
        claims[wheel_address(partnership)] = partnership.path
    for page in portal.pages:
        claims.setdefault(page.address, page.path)
    return claims


def is_month(site_address: str) -> bool:
    """A month's or a week's page; which of them have one depends on the day."""
    return _MONTH.fullmatch(site_address) is not None


def is_embedded(portal: Portal, site_address: str) -> bool:
    """A page for other sites' frames, of something that can be followed."""
    found = _EMBEDDED.fullmatch(site_address)
    if found is None:
        return False
    place = found["place"]
    kind, slug = kind_and_slug(place)
    if kind:
        return kind in _FOLLOWED and slug in portal.of_kind(kind)
    words = portal.settings.vocabularies
    terms = ((name, code) for name in VOCABULARY_ADDRESSES for code in words.terms(name))
    return place == EVENTS or place in {term_address(name, code) for name, code in terms}


def is_file_of(portal: Portal, folder: str, name: str) -> bool:
    """A calendar, a feed or a picture beside the page at `folder`."""
    if folder.endswith(YEAR):
        return folder + name == YEAR_CALENDAR
    if name in (*FEED_FILES, "begivenhed.ics"):
        return True
    kind, slug = kind_and_slug(folder)
    entity = portal.of_kind(kind).get(slug) if kind else None
    if name == PLAN_CALENDAR:
        return isinstance(entity, Partnership) and has_times(entity)
    if name == ACTORS_FEED and isinstance(entity, Actor):
        wishes = (*entity.needs, *entity.offers)
        return entity.status != "closed" and any(one.status == "open" for one in wishes)
    if isinstance(entity, PressRelease) and name in press_files(entity.slug):
        return not entity.withdrawn
    return entity is not None and name in entity.files


def kind_and_slug(site_address: str) -> tuple[str, str]:
    """The folder of the kind, and the slug, that an entity's page has at this address, whatever
    there is; two empty texts where no kind's pages begin so."""
    first, _, slug = site_address.strip("/").rpartition("/")
    folder = next((kind.folder for kind in KINDS if kind.address and kind.address == first), "")
    return (folder, slug) if folder else ("", "")
