"""`kalender.ics` of everything that can be followed, and `begivenhed.ics` of each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateutil.relativedelta import relativedelta

from generator.artifacts import Artifact, digest
from generator.model.event import Event
from generator.model.times import start_of
from generator.presenting.addresses import address, file_path
from generator.presenting.calendar import About, single, subscription
from generator.presenting.collections import Collection
from generator.presenting.edition import Edition
from generator.presenting.publication import modified
from generator.presenting.vevent import VEvents

MONTHS_BACK = 12
"""A calendar holds all that is coming, and so much of what was (DESIGN §4)."""


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """Every calendar, at its address and at the old ones (readers follow no HTML redirect)."""
    vevents = VEvents(edition.portal, edition.base_url, edition.cards)
    for event in edition.portal.events.values():
        yield from _begivenhed(edition, vevents, event)
    first = edition.portal.today - relativedelta(months=MONTHS_BACK)
    recent = {
        slug
        for slug, event in edition.portal.events.items()
        if edition.portal.last_day(event) >= first
    }
    for collection in edition.collections:
        members = (event.slug for event in collection.events if event.slug in recent)
        events = [edition.portal.events[slug] for slug in members]
        yield from _kalender(edition, vevents, collection, events)


def _begivenhed(edition: Edition, vevents: VEvents, event: Event) -> Iterator[Artifact]:
    inputs = digest(
        edition.templates.digest, edition.base_url, edition.fingerprints.of_entity(event)
    )

    def render() -> bytes:
        return single(edition.portal.settings.identity_host, vevents.of(event))

    for place in (address(event), *event.aliases):
        yield Artifact(file_path(place + "begivenhed.ics"), inputs, render, event.path)


def _kalender(
    edition: Edition, vevents: VEvents, collection: Collection, events: list[Event]
) -> Iterator[Artifact]:
    about = _about(edition, collection)
    inputs = digest(
        edition.templates.digest,
        edition.base_url,
        about,
        [edition.fingerprints.of_entity(event) for event in events],
    )

    def render() -> bytes:
        settings = edition.portal.settings
        return subscription(
            settings.identity_host,
            about,
            max(
                (modified(event, settings) for event in events),
                default=start_of(settings.launched),
            ),
            map(vevents.of, events),
        )

    for place in (collection.address, *_aliases(collection)):
        yield Artifact(file_path(place + "kalender.ics"), inputs, render, _origin(collection))


def _about(edition: Edition, collection: Collection) -> About:
    """What the calendar says of itself; at an old address too it names the new one."""
    colour = None
    if collection.vocabulary == "topics" and collection.code is not None:
        colour = edition.portal.settings.vocabularies.topics[collection.code].colour
    return About(
        name=collection.feed_title,
        description=f"{collection.title}: kommende arrangementer og det seneste års. "
        "Kalenderen holder sig selv ajour.",
        page=edition.url(collection.address),
        source=edition.url(collection.address + "kalender.ics"),
        colour=colour or "lake",
    )


def _aliases(collection: Collection) -> Iterable[str]:
    return collection.entity.aliases if collection.entity is not None else ()


def _origin(collection: Collection) -> str:
    return collection.entity.path if collection.entity is not None else ""
