"""`/partnerskaber/ressourcer/`: what the active partnerships are given, added up, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.resources import given
from generator.artifacts import Artifact
from generator.presenting.addresses import PARTNERSHIPS, RESOURCES
from generator.presenting.edition import Edition
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.resources import totals, who_brings_what
from generator.presenting.words.alphabet import by_name


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page."""
    portal = edition.portal
    active = sorted(
        (one for one in portal.partnerships.values() if one.status == "active"),
        key=lambda one: (by_name(one.title), one.slug),
    )
    found = given(active)
    told = own_page(portal, RESOURCES)
    yield edition.page(
        RESOURCES,
        "resources.html",
        title=told.title,
        section="partnerskaber",
        head=Head(description=told.description),
        trail=(crumb(portal, PARTNERSHIPS),),
        totals=totals(one.resource for one in found),
        givers=who_brings_what(portal, found),
        active=len(active),
        silent=tuple(one for one in active if not one.structure.resources),
    )
