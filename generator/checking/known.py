"""Which addresses the portal has, told from the content alone, without planning a build."""

from __future__ import annotations

import re

from generator.analysing.plans import has_times
from generator.model.kinds import KINDS
from generator.model.portal import Portal
from generator.presenting.addresses import (
    FEED_FILES,
    VOCABULARY_ADDRESSES,
    YEAR,
    address,
    has_page,
    term_address,
    year_address,
    years_of,
)
from generator.presenting.plans import wheel_address
from generator.presenting.year import CALENDAR

FIXED = frozenset(
    (
        "/",
        "/aarshjul/",
        "/abonner/",
        "/gratis/",
        "/i-dag/",
        "/i-morgen/",
        "/i-weekenden/",
        "/kalender/",
        "/soeg/",
        "/was/",
        *(f"/{kind.address}/" for kind in KINDS if kind.address),
        *(f"/{word}/" for word in VOCABULARY_ADDRESSES.values()),
    )
)
"""Pages that every portal has. A test holds them equal to what the outputs make."""

OWNED = frozenset(
    first
    for first in (
        *(kind.address for kind in KINDS),
        *VOCABULARY_ADDRESSES.values(),
        "kalender",
        "aarshjul",
    )
    if first
)
"""First parts of addresses below which only the portal itself makes pages."""

_MONTH = re.compile(r"/kalender/\d{4}/(?:0[1-9]|1[0-2])/")


def known_addresses(portal: Portal) -> dict[str, str]:
    """Every page's address, months aside, and what claims it: a file, or the empty text."""
    claims = dict.fromkeys(FIXED, "")
    for vocabulary in VOCABULARY_ADDRESSES:
        for code in portal.settings.vocabularies.terms(vocabulary):
            claims[term_address(vocabulary, code)] = ""
    claims |= {address(entity): entity.path for entity in portal.entities() if has_page(entity)}
    claims |= dict.fromkeys(map(year_address, years_of(portal)), "")
    for partnership in filter(has_times, portal.partnerships.values()):
        claims[wheel_address(partnership)] = partnership.path
    for page in portal.pages:
        claims.setdefault(page.address, page.path)
    return claims


def is_month(site_address: str) -> bool:
    """A month's page; which months have one depends on the day."""
    return _MONTH.fullmatch(site_address) is not None


def is_file_of(portal: Portal, folder: str, name: str) -> bool:
    """A calendar, a feed or a picture beside the page at `folder`."""
    if folder.endswith(YEAR):
        return folder + name == CALENDAR
    if name in (*FEED_FILES, "begivenhed.ics"):
        return True
    parts = folder.strip("/").split("/")
    if name == "plan.ics":
        partnership = portal.partnerships.get(parts[-1]) if len(parts) == 2 else None
        return partnership is not None and has_times(partnership)
    kinds = {kind.address: kind.folder for kind in KINDS}
    if len(parts) == 2 and parts[0] in kinds:
        entity = portal.of_kind(kinds[parts[0]]).get(parts[1])
        return entity is not None and name in entity.files
    return False
