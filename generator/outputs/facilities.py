"""`/steder/faciliteter/`: what can be lent and where, and a page for each thing one may lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.analysing.facilities import Facility, lends, use_of
from generator.artifacts import Artifact
from generator.model.place import Place, Room
from generator.presenting.addresses import FACILITIES, PLACES, facility_address
from generator.presenting.edition import Edition
from generator.presenting.facilities import (
    PlaceRow,
    access_in_words,
    facility_words,
    use_in_words,
)
from generator.presenting.own_pages import crumb, own_page
from generator.presenting.pouring import Head, View
from generator.presenting.words.alphabet import alphabetical, by_name


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The register, then one page a facility."""
    words = facility_words(edition.portal)
    yield _register(edition, words)
    for found, _ in words:
        yield _page(edition, found)


def _register(edition: Edition, words: tuple[tuple[Facility, str], ...]) -> Artifact:
    portal = edition.portal
    places = alphabetical(filter(lends, portal.places.values()))
    offers = [offered for found, _ in words for offered in found.offers]
    told = own_page(portal, FACILITIES)

    def view() -> View:
        head = Head(description=told.description)
        context = {
            "trail": (crumb(portal, PLACES),),
            "words": words,
            "rows": tuple(_row(edition, place, place.rooms, everywhere=True) for place in places),
            "offers": tuple(offers),
        }
        return View(head, context)

    return edition.page_of(
        FACILITIES,
        "facilities.html",
        title=told.title,
        section="steder",
        made_of=_made_of(edition, places, [offered.actor.slug for offered in offers]),
        view=view,
    )


def _page(edition: Edition, found: Facility) -> Artifact:
    portal = edition.portal
    label = portal.settings.vocabularies.facilities[found.code].label
    lent = sorted(found.places, key=lambda lent: by_name(lent.place.title))

    def view() -> View:
        head = Head(
            description=f"{label} i {portal.settings.municipality}: hvem der har det, på hvilke "
            "vilkår andre kan bruge det, og hvornår der plejer at være ledigt."
        )
        context = {
            "trail": (crumb(portal, PLACES), ("Faciliteter", FACILITIES)),
            "label": label,
            "rows": tuple(
                _row(edition, one.place, one.rooms, everywhere=one.everywhere) for one in lent
            ),
            "offers": found.offers,
        }
        return View(head, context)

    return edition.page_of(
        facility_address(found.code),
        "facility.html",
        title=f"{label}: hvem har det?",
        section="steder",
        made_of=_made_of(
            edition,
            [one.place for one in lent],
            [offered.actor.slug for offered in found.offers],
        ),
        view=view,
    )


def _made_of(edition: Edition, places: Sequence[Place], actors: list[str]) -> str:
    """Of the places with their events, and of those who offer something."""
    portal = edition.portal
    events = tuple(portal.events_by_place.get(place.slug, ()) for place in places)
    offering = tuple(portal.actors[slug] for slug in dict.fromkeys(actors))
    return edition.fingerprints.of((portal.today, tuple(places), events, offering))


def _row(edition: Edition, place: Place, rooms: tuple[Room, ...], *, everywhere: bool) -> PlaceRow:
    portal = edition.portal
    use = use_of(portal, place, portal.events_by_place.get(place.slug, ()))
    return PlaceRow(place, rooms, everywhere, access_in_words(portal, place), use_in_words(use))
