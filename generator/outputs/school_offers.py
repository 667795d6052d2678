"""`/aaben-skole/`: what schools can book, by grade, subject, area and price, and what is lacking.

Each grade's page prints as a sheet for the staff room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from generator.analysing.schools import Matrix, localities_of, matrix, offered
from generator.artifacts import Artifact, Batch, digest
from generator.model.portal import Portal
from generator.model.school_offer import SchoolOffer
from generator.presenting import school_catalogue as catalogue
from generator.presenting.addresses import (
    FREE_SCHOOL_OFFERS,
    SCHOOL_GAPS,
    SCHOOL_OFFERS,
    address,
    school_address,
    term_address,
)
from generator.presenting.collections import Collection, of_school_offers
from generator.presenting.edition import Edition
from generator.presenting.linked_data.events import breadcrumbs
from generator.presenting.linked_data.school_offers import school_offer
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head
from generator.presenting.school_words import OfferView, marked, view, views
from generator.presenting.sharing import shared_image
from generator.presenting.ways import coming

SECTION = "aaben-skole"
SCHOOLS = "skoler"
"""The audience whose events are for schools, where the portal has that word."""


def batches(edition: Edition) -> Iterator[Batch]:
    """One; of events it shows how many are for schools."""
    registered = edition.inputs.registered("school_offers", "actors", "places", "partnerships")
    inputs = digest(registered, _events(edition.portal))
    yield Batch("school_offers", partial(artifacts, edition), inputs)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The catalogue, its ways in, what no one offers, and one page an offer."""
    feeds = {found.address: found for found in of_school_offers(edition.portal)}
    whole = views(edition.portal, edition.portal.school_offers.values())
    counted = matrix(edition.portal)
    yield _catalogue(edition, whole, counted, feeds[SCHOOL_OFFERS])
    yield _free(edition, feeds[SCHOOL_OFFERS])
    yield _gaps(edition, counted, feeds[SCHOOL_OFFERS])
    yield from _grades(edition, whole, counted, feeds)
    yield from _subjects(edition, whole, counted, feeds[SCHOOL_OFFERS])
    yield from _localities(edition, whole, feeds[SCHOOL_OFFERS])
    for offer in edition.portal.school_offers.values():
        yield _offer(edition, offer, feeds[SCHOOL_OFFERS])


def _catalogue(
    edition: Edition, whole: tuple[OfferView, ...], counted: Matrix, feeds: Collection
) -> Artifact:
    portal = edition.portal
    told = own_page(portal, SCHOOL_OFFERS)
    return edition.page(
        SCHOOL_OFFERS,
        "school_catalogue.html",
        title=told.title,
        section=SECTION,
        head=Head(description=told.description, feeds=feeds),
        grades=catalogue.grade_ways(portal, counted),
        subjects=catalogue.subject_ways(portal),
        localities=catalogue.locality_ways(portal),
        free=len(catalogue.free(portal)),
        travelling=catalogue.travelling(portal),
        offered=tuple(one for one in whole if one.state == "offered"),
        proposed=tuple(one for one in whole if one.state == "proposed"),
        over=tuple(one for one in whole if one.state == "over"),
        gaps=catalogue.stage_gaps(portal),
        events=_events(portal),
    )


def _events(portal: Portal) -> tuple[str, int] | None:
    """Where the events for schools stand, and how many are to come."""
    if SCHOOLS not in portal.settings.vocabularies.audiences:
        return None
    events = portal.events_by_audience.get(SCHOOLS, ())
    return term_address("audiences", SCHOOLS), coming(portal, events)


def _above(edition: Edition) -> tuple[str, str]:
    return crumb(edition.portal, SCHOOL_OFFERS)


def _free(edition: Edition, feeds: Collection) -> Artifact:
    found = catalogue.free(edition.portal)
    told = own_page(edition.portal, FREE_SCHOOL_OFFERS)
    return edition.page(
        FREE_SCHOOL_OFFERS,
        "school_list.html",
        title=told.title,
        section=SECTION,
        head=Head(description=told.description, feeds=feeds),
        trail=(_above(edition),),
        kicker="Pris",
        name=told.title,
        lead="Det her koster ikke klassen noget. Spørg til transporten, den er ikke altid med.",
        offers=found,
        more=(),
        more_title="",
        lacking="",
        siblings=(),
        siblings_title="",
    )


def _gaps(edition: Edition, counted: Matrix, feeds: Collection) -> Artifact:
    portal = edition.portal
    found = offered(portal)
    told = own_page(portal, SCHOOL_GAPS)
    return edition.page(
        SCHOOL_GAPS,
        "school_gaps.html",
        title=told.title,
        section=SECTION,
        head=Head(description=told.description, feeds=feeds),
        trail=(_above(edition),),
        table=catalogue.table(portal, counted),
        without_subject=sum(not one.subjects and bool(one.grades) for one in found),
        without_grade=sum(not one.grades for one in found),
        gaps=catalogue.stage_gaps(portal),
    )


def _grades(
    edition: Edition,
    whole: tuple[OfferView, ...],
    counted: Matrix,
    feeds: Mapping[str, Collection],
) -> Iterator[Artifact]:
    portal = edition.portal
    siblings = catalogue.grade_ways(portal, counted)
    for code, term in portal.settings.vocabularies.grades.items():
        here = school_address("grades", code)
        told = own_page(portal, here)
        found = tuple(one for one in whole if code in one.offer.grades)
        bookable = tuple(one for one in found if one.state == "offered")
        yield edition.page(
            here,
            "school_grade.html",
            title=told.title,
            section=SECTION,
            head=Head(
                description=told.description,
                feeds=feeds[here],
                jsonld=(breadcrumbs(edition.base_url, (_above(edition), (term.label, here))),),
            ),
            trail=(_above(edition),),
            name=term.label,
            offers=bookable,
            groups=catalogue.by_subject(portal, bookable),
            proposed=tuple(one for one in found if one.state == "proposed"),
            anywhere=tuple(one for one in whole if one.state == "offered" and not one.offer.grades),
            lacking=catalogue.grade_gaps(portal, counted, code),
            siblings=siblings,
        )


def _subjects(
    edition: Edition, whole: tuple[OfferView, ...], counted: Matrix, feeds: Collection
) -> Iterator[Artifact]:
    portal = edition.portal
    siblings = catalogue.subject_ways(portal)
    for code, term in portal.settings.vocabularies.subjects.items():
        found = tuple(one for one in whole if code in one.offer.subjects)
        told = own_page(portal, school_address("subjects", code))
        yield edition.page(
            told.address,
            "school_list.html",
            title=told.title,
            section=SECTION,
            head=Head(description=told.description, feeds=feeds),
            trail=(_above(edition),),
            kicker="Fag",
            name=term.label,
            lead="",
            offers=tuple(one for one in found if one.state == "offered"),
            more=tuple(one for one in found if one.state == "proposed"),
            more_title="Forslag",
            lacking=catalogue.subject_gap(portal, counted, code),
            siblings=siblings,
            siblings_title="Andre fag",
        )


def _localities(
    edition: Edition, whole: tuple[OfferView, ...], feeds: Collection
) -> Iterator[Artifact]:
    portal = edition.portal
    siblings = catalogue.locality_ways(portal)
    travelling = catalogue.travelling(portal)
    places = {one.offer.slug: localities_of(portal, one.offer) for one in whole}
    for code, term in portal.settings.vocabularies.localities.items():
        told = own_page(portal, school_address("localities", code))
        yield edition.page(
            told.address,
            "school_list.html",
            title=told.title,
            section=SECTION,
            head=Head(description=told.description, feeds=feeds),
            trail=(_above(edition),),
            kicker="Område",
            name=term.label,
            lead="",
            offers=tuple(
                one for one in whole if one.state == "offered" and code in places[one.offer.slug]
            ),
            more=tuple(one for one in travelling if code not in places[one.offer.slug]),
            more_title="Kommer ud til alle skoler",
            lacking="",
            siblings=siblings,
            siblings_title="Andre områder",
        )


def _offer(edition: Edition, offer: SchoolOffer, feeds: Collection) -> Artifact:
    portal = edition.portal
    here, shown = address(offer), view(edition.portal, offer)
    course = (school_offer(portal, edition.base_url, offer),) if shown.state == "offered" else ()
    same = portal.school_offers_by_actor.get(str(offer.provider), ())
    others = tuple(other for other in same if other.slug != offer.slug)
    return edition.page(
        here,
        "school_offer.html",
        title=marked(offer),
        section=SECTION,
        origin=offer.path,
        head=Head(
            description=offer.summary or f"{offer.title}: skoletilbud fra {shown.provider}.",
            feeds=feeds,
            image=shared_image(edition, offer),
            jsonld=(*course, breadcrumbs(edition.base_url, (_above(edition), (offer.title, here)))),
        ),
        trail=(_above(edition),),
        shown=shown,
        offer=offer,
        others=views(portal, others),
    )
