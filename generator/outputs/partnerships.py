"""`/partnerskaber/`: the partnerships as they really stand, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from generator.analysing.evaluation import evaluations_due
from generator.analysing.goals import works_of
from generator.analysing.groups import above
from generator.analysing.health import Lint, lints_of
from generator.analysing.resources import given
from generator.analysing.steps import meetings_of
from generator.artifacts import Artifact, Batch, digest, numbered
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.portal import REGISTERED, Portal
from generator.presenting import goals
from generator.presenting.addresses import PARTNERSHIPS, address
from generator.presenting.agenda import later
from generator.presenting.collections import of_partnership
from generator.presenting.diagrams.organisation import Organisation, organisation
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Later
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.meetings import latest_first, told
from generator.presenting.newest import newest_first
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.plans import plan_view
from generator.presenting.pouring import Head
from generator.presenting.resources import totals, who_brings_what
from generator.presenting.results import evaluation_of
from generator.presenting.school_words import views
from generator.presenting.sharing import shared_image
from generator.presenting.steps import ORDER, PARTNERSHIP_WORDS, StepView, steps_of
from generator.presenting.words.alphabet import by_name
from generator.presenting.words.names import actor_name


class Row(Struct, frozen=True):
    """One partnership in the list, with its steps, its status in words, and what is missing."""

    partnership: Partnership
    steps: tuple[StepView, ...]
    status_words: str
    lints: tuple[Lint, ...]


LOT = 50
"""Partnerships; after an edit of an event of theirs the pages of so many are planned."""


def batches(edition: Edition) -> Iterator[Batch]:
    """The list, and the pages in lots."""
    portal, known = edition.portal, edition.fingerprints
    yield Batch("partnerships", partial(_lists, edition), edition.inputs.of_partnerships)
    registered = edition.inputs.registered(*REGISTERED)
    for number, lot in numbered(tuple(portal.partnerships.values()), LOT):
        events = [
            (portal.events_by_partnership.get(one.slug, ()), _named(portal, one)) for one in lot
        ]
        inputs = digest(registered, known.of(events))
        yield Batch(f"partnerships/{number}", partial(_pages, edition, lot), inputs)


def _named(portal: Portal, partnership: Partnership) -> tuple[Listing, ...]:
    """The events that its plan names."""
    slugs = dict.fromkeys(slug for one in partnership.plan.activities for slug in one.events)
    return tuple(portal.listings[slug] for slug in slugs if slug in portal.listings)


def _lists(edition: Edition) -> Iterator[Artifact]:
    portal = edition.portal
    found = sorted(
        portal.partnerships.values(),
        key=lambda partnership: (ORDER.index(partnership.status), by_name(partnership.title)),
    )
    told = own_page(portal, PARTNERSHIPS)
    yield edition.page(
        told.address,
        "partnerships.html",
        title=told.title,
        section="partnerskaber",
        head=Head(description=told.description),
        partnerships=tuple(
            Row(
                partnership,
                steps_of(portal, partnership),
                PARTNERSHIP_WORDS[partnership.status],
                lints_of(portal, partnership),
            )
            for partnership in found
        ),
        due=evaluations_due(portal),
    )


def _pages(edition: Edition, partnerships: Iterable[Partnership]) -> Iterator[Artifact]:
    portal, register = edition.portal, crumb(edition.portal, PARTNERSHIPS)
    for partnership in partnerships:
        here = address(partnership)
        yield edition.page(
            here,
            "partnership.html",
            title=(
                f"Forslag: {partnership.title}"
                if partnership.status == "proposed"
                else partnership.title
            ),
            section="partnerskaber",
            origin=partnership.path,
            head=Head(
                description=partnership.summary
                or f"Partnerskabet {partnership.title}: partnere, mål, plan og evaluering.",
                feeds=of_partnership(portal, partnership),
                image=shared_image(edition, partnership),
                jsonld=(breadcrumbs(edition.base_url, (register, (partnership.title, here))),),
            ),
            trail=(register,),
            partnership=partnership,
            steps=steps_of(portal, partnership),
            plan=plan_view(portal, partnership),
            status_words=PARTNERSHIP_WORDS[partnership.status],
            agenda=later(portal, portal.events_by_partnership.get(partnership.slug, ())),
            school_offers=views(
                portal, portal.school_offers_by_partnership.get(partnership.slug, ())
            ),
            news=newest_first(portal.news_by_partnership.get(partnership.slug, ())),
            goals=goals.shown(portal, works_of(portal, partnership)),
            chart=Later(partnership, partial(_chart, portal, partnership)),
            resources=Later(partnership, partial(totals, partnership.structure.resources)),
            brought=who_brings_what(portal, given((partnership,))),
            above=above(partnership.structure.groups),
            meetings=tuple(
                told(portal, one) for one in latest_first(meetings_of(portal, partnership))
            ),
            evaluation=evaluation_of(portal, partnership),
        )


def _chart(portal: Portal, partnership: Partnership) -> Organisation | None:
    return organisation(partnership.structure.groups, partial(actor_name, portal))
