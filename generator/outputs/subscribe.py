"""`/abonner/`: every calendar and feed there is, and how to follow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.analysing.plans import has_times
from generator.artifacts import Artifact
from generator.presenting.addresses import YEAR_CALENDAR, plan_calendar_address
from generator.presenting.collections import of_school_offers
from generator.presenting.edition import Edition, Head
from generator.presenting.words.alphabet import alphabetical


@dataclass(frozen=True, slots=True)
class Followed:
    """What can be followed: its name, its address, and whether it has a calendar."""

    title: str
    address: str
    calendar: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Actors, topics …: a heading and what stands under it."""

    title: str
    members: tuple[Followed, ...]


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """One page."""
    _ = edition.language.gettext
    groups: dict[str, list[Followed]] = {}
    offers = of_school_offers(edition.portal) if edition.language.is_danish else ()
    for collection in (*edition.followed(), *offers):
        groups.setdefault(collection.group, []).append(
            Followed(collection.title, collection.address, collection.calendar)
        )
    # Entities by name; words keep the order of their vocabulary.
    entities = {one.group for one in edition.collections if one.entity is not None}
    yield edition.page(
        "/abonner/",
        "subscribe.html",
        title=_("Abonnér"),
        head=Head(
            description=_(
                "Få kulturen i din egen kalender eller i en feedlæser: hele portalen eller kun den "
                "aktør, det sted eller det emne, du følger."
            ),
            feeds=edition.everything,
        ),
        whole=Followed(edition.everything.title, edition.everything.address),
        plans=()
        if not edition.language.is_danish
        else tuple(
            Followed(partnership.title, plan_calendar_address(partnership))
            for partnership in alphabetical(filter(has_times, edition.portal.partnerships.values()))
        ),
        every_plan=YEAR_CALENDAR,
        groups=tuple(
            Group(
                _(title),
                tuple(alphabetical(members) if title in entities else members),
            )
            for title, members in groups.items()
            if title != edition.everything.group
        ),
    )
