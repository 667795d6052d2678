"""The addresses of every public page, for sitemap.xml; redirects and `noindex` pages are not there.

A test holds the list equal to the pages of a built site, so a new kind of page is not forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.analysing.plans import has_times
from generator.model.entity import Entity
from generator.model.listing import Listing
from generator.model.portal import Portal
from generator.model.press import PressRelease
from generator.model.settings import DANISH
from generator.model.times import ZONE, day_of
from generator.presenting import ways
from generator.presenting.addresses import (
    ACTOR_FILTERS,
    ACTORS,
    CALENDARS,
    CHANGES,
    COMBINATIONS,
    EMBEDDING,
    EVENTS,
    FACILITIES,
    MATCHES,
    MEETINGS,
    NETWORK,
    NEWS,
    NEWSLETTERS,
    OPEN_DATA,
    PARTNERSHIPS,
    PLACES,
    PRESS,
    PROGRAMME,
    RESOURCES,
    SUBSCRIBE,
    VOCABULARY_ADDRESSES,
    YEAR,
    address,
    facility_address,
    has_page,
    month_address,
    school_addresses,
    term_address,
    week_address,
    wheel_address,
    year_address,
    years_of,
)
from generator.presenting.languages.editions import Reach, reach, translations
from generator.presenting.programme import month_index
from generator.presenting.seasons import seasons
from generator.presenting.weeks import week_index

LISTS = (
    "/",
    EVENTS,
    CALENDARS,
    ways.TODAY,
    ways.TOMORROW,
    ways.WEEKEND,
    ways.FREE,
    ACTORS,
    PARTNERSHIPS,
    RESOURCES,
    PLACES,
    FACILITIES,
    PROGRAMME,
    NEWS,
    PRESS,
    NEWSLETTERS,
    CHANGES,
    YEAR,
    NETWORK,
    MEETINGS,
    MATCHES,
    SUBSCRIBE,
    OPEN_DATA,
    COMBINATIONS,
    EMBEDDING,
)


class Listed(Struct, frozen=True):
    """A page's address, and the day on which it was last changed where that is known."""

    address: str
    modified: date | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    """(language, address) of the page in every language that has it, where those are several."""


def listed(portal: Portal) -> Iterator[Listed]:
    """Every public page, the Danish ones first, lists first."""
    others = [other.once(reach) for other in translations(portal)]
    known = [(page, _alternates(page.address, others)) for page in _danish(portal)]
    yield from (replace(page, alternates=found) for page, found in known)
    for other in others:
        for page, found in known:
            if page.address in other:
                yield replace(page, address=other.placed(page.address), alternates=found)


def _alternates(site_address: str, others: list[Reach]) -> tuple[tuple[str, str], ...]:
    found = [
        (other.language, other.placed(site_address)) for other in others if site_address in other
    ]
    return ((DANISH, site_address), *found) if found else ()


def _danish(portal: Portal) -> Iterator[Listed]:
    yield from map(Listed, LISTS)
    for month in month_index(portal):
        yield Listed(month_address(month.year, month.month))
    for week in week_index(portal):
        yield Listed(week_address(*week.key))
    yield from (Listed(season.address) for season in seasons(portal))
    yield from map(Listed, map(facility_address, portal.settings.vocabularies.facilities))
    for year in years_of(portal):
        yield Listed(year_address(year))
    for partnership in portal.partnerships.values():
        if has_times(partnership):
            yield Listed(wheel_address(partnership), modified(partnership))
    for vocabulary, first in VOCABULARY_ADDRESSES.items():
        yield Listed(f"/{first}/")
        for code in portal.settings.vocabularies.terms(vocabulary):
            yield Listed(term_address(vocabulary, code))
    for vocabulary in ACTOR_FILTERS:
        for code in portal.settings.vocabularies.terms(vocabulary):
            yield Listed(term_address(vocabulary, code))
    for site_address in school_addresses(portal.settings.vocabularies):
        yield Listed(site_address)
    for entity in portal.entities():
        if has_page(entity) and not _is_withdrawn(entity):
            yield Listed(address(entity), modified(entity))
    for page in portal.pages:
        if page.language == DANISH:
            yield Listed(page.address)


def _is_withdrawn(entity: Entity | Listing) -> bool:
    """Its page stays for those who have its address, and asks not to be found."""
    return isinstance(entity, PressRelease) and entity.withdrawn is not None


def modified(entity: Entity | Listing) -> date | None:
    """The day of the last change: as written, else as git knows it, else the day it came out."""
    if isinstance(entity, Listing):
        seconds = entity.modified or entity.came_out
        return None if seconds is None else datetime.fromtimestamp(seconds, ZONE).date()
    moment = entity.changed or getattr(entity, "published", None)
    return day_of(moment) if moment is not None else None
