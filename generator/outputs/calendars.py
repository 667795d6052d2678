"""`kalender.ics` of everything that can be followed, and `begivenhed.ics` of each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from dateutil.relativedelta import relativedelta

from generator.artifacts import Artifact, Batch, digest, planned
from generator.model.listing import Listing, lots
from generator.model.times import start_of
from generator.presenting.addresses import address, file_path
from generator.presenting.calendars.calendar import About, single, subscription
from generator.presenting.collections import Collection
from generator.presenting.edition import Edition
from generator.presenting.syndication.publication import last_change
from generator.versions import program_digest

MONTHS_BACK = 12
"""A calendar holds all that is coming, and so much of what was (DESIGN §4)."""


def batches(edition: Edition) -> Iterator[Batch]:
    """Every calendar, at its address and at the old ones (readers follow no HTML redirect)."""
    portal, fragments = edition.portal, edition.fragments
    vevents = "".join(fragments[event.slug].vevents_digest for event in portal.all_events)
    told = digest(edition.listed, vevents)
    yield Batch("calendars", partial(_kalendere, edition), told)
    yield Batch("calendars/combined", partial(_combined, edition), told)
    host = portal.settings.identity_host
    for number, events in lots(portal.all_events):
        made = [
            (event.slug, event.aliases, fragments[event.slug].vevents_digest) for event in events
        ]
        yield Batch(
            f"calendars/{number}",
            partial(_begivenheder, edition, events),
            digest(program_digest(), host, made),
        )


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The calendars."""
    return planned(batches(edition))


def _begivenheder(edition: Edition, events: Sequence[Listing]) -> Iterator[Artifact]:
    for event in events:
        yield from _begivenhed(edition, event)


def _kalendere(edition: Edition) -> Iterator[Artifact]:
    return _of(edition, edition.collections)


def _combined(edition: Edition) -> Iterator[Artifact]:
    return _of(edition, edition.combinations)


def _of(edition: Edition, collections: Iterable[Collection]) -> Iterator[Artifact]:
    launched = int(start_of(edition.portal.settings.launched).timestamp())
    changed = {event.slug: last_change(event, launched) for event in edition.portal.all_events}
    first = (edition.portal.today - relativedelta(months=MONTHS_BACK)).toordinal()
    for collection in collections:
        events = [event for event in collection.events if event.last >= first]
        since = max((changed[event.slug] for event in events), default=launched)
        yield from _kalender(edition, collection, events, since)


def _begivenhed(edition: Edition, event: Listing) -> Iterator[Artifact]:
    made, host = edition.fragments[event.slug], edition.portal.settings.identity_host
    inputs = digest(program_digest(), host, made.vevents_digest)

    def render() -> bytes:
        return single(host, made.vevents)

    for place in (address(event), *event.aliases):
        yield Artifact(file_path(place + "begivenhed.ics"), inputs, render, event.path)


def _kalender(
    edition: Edition, collection: Collection, events: list[Listing], changed: int
) -> Iterator[Artifact]:
    about, settings = _about(edition, collection), edition.portal.settings
    made = [edition.fragments[event.slug] for event in events]
    inputs = digest(
        program_digest(),
        settings.identity_host,
        about,
        changed,
        "".join(one.vevents_digest for one in made),
    )

    def render() -> bytes:
        return subscription(
            settings.identity_host,
            about,
            datetime.fromtimestamp(changed, UTC),
            (one.vevents for one in made),
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
        page=edition.url(collection.page),
        source=edition.url(collection.address + "kalender.ics"),
        colour=colour or "lake",
    )


def _aliases(collection: Collection) -> Iterable[str]:
    return collection.entity.aliases if collection.entity is not None else ()


def _origin(collection: Collection) -> str:
    return collection.entity.path if collection.entity is not None else ""
