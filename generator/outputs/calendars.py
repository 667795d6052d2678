"""`kalender.ics` of everything that can be followed, and `begivenhed.ics` of each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from generator.artifacts import Artifact, Batch, digest
from generator.model.listing import Listing, lots
from generator.model.times import start_of
from generator.presenting.addresses import CALENDAR, address
from generator.presenting.calendars.calendar import About, single, subscription
from generator.presenting.collections import Collection
from generator.presenting.edition import Edition
from generator.presenting.following import told_since
from generator.presenting.fragments import Fragments
from generator.presenting.languages.editions import BEGIVENHED
from generator.presenting.syndication.publication import last_change
from generator.versions import program_digest


def batches(edition: Edition) -> Iterator[Batch]:
    """Every calendar, at its address and at the old ones (readers follow no HTML redirect)."""
    portal, fragments = edition.portal, edition.fragments
    vevents = {event.slug: _digests(fragments[event.slug]) for event in portal.all_events}
    told = digest(edition.inputs.listed, "".join(map("".join, vevents.values())))
    yield Batch("calendars", partial(_kalendere, edition), told)
    yield Batch("calendars/combined", partial(_combined, edition), told)
    host = portal.settings.identity_host
    for number, events in lots(portal.all_events):
        made = [
            (event.slug, event.aliases, event.tongues, *vevents[event.slug]) for event in events
        ]
        yield Batch(
            f"calendars/{number}",
            partial(_begivenheder, edition, events),
            digest(program_digest(), host, made),
        )


def _begivenheder(edition: Edition, events: Sequence[Listing]) -> Iterator[Artifact]:
    for event in events:
        yield from _begivenhed(edition, event)
    for other in edition.translations:
        told = {event.slug for event in other.told_events}
        for event in events:
            if event.slug in told:
                yield from _begivenhed(other, event)


def _kalendere(edition: Edition) -> Iterator[Artifact]:
    for one in (edition, *edition.translations):
        yield from _of(one, one.lists.followed)


def _combined(edition: Edition) -> Iterator[Artifact]:
    """In Danish alone, as the pages that offer them are."""
    return _of(edition, edition.lists.combinations)


class _Shown(NamedTuple):
    """Of an event that calendars show: when it was last changed, and the digest of its VEVENTs."""

    changed: int
    vevents: str


def _of(edition: Edition, collections: Iterable[Collection]) -> Iterator[Artifact]:
    portal, code = edition.portal, edition.language.code
    launched = int(start_of(portal.settings.launched).timestamp())
    first = told_since(portal).toordinal()
    # An event stands in a dozen of them.
    shown = {
        event.slug: _Shown(
            last_change(event, launched), edition.fragments[event.slug].vevents_digest(code)
        )
        for event in portal.all_events
        if event.last >= first
    }
    for collection in collections:
        slugs = [event.slug for event in collection.events if event.slug in shown]
        told = [shown[slug] for slug in slugs]
        changed = max((one.changed for one in told), default=launched)
        known = "".join([one.vevents for one in told])
        yield from _kalender(edition, collection, slugs, changed, known)


def _begivenhed(edition: Edition, event: Listing) -> Iterator[Artifact]:
    host = edition.portal.settings.identity_host
    made, code = edition.fragments[event.slug], edition.language.code
    inputs = digest(program_digest(), host, made.vevents_digest(code))

    def render() -> bytes:
        return single(host, made.vevents(code))

    for place in (address(event), *_old(edition, event.aliases)):
        yield Artifact(edition.file(place + BEGIVENHED), inputs, render, event.path)


def _kalender(
    edition: Edition, collection: Collection, slugs: Sequence[str], changed: int, known: str
) -> Iterator[Artifact]:
    """Of these events, whose VEVENTs have these digests together."""
    about, settings = _about(edition, collection), edition.portal.settings
    code = edition.language.code
    inputs = digest(program_digest(), settings.identity_host, about, changed, known)

    def render() -> bytes:
        return subscription(
            settings.identity_host,
            about,
            datetime.fromtimestamp(changed, UTC),
            (edition.fragments[slug].vevents(code) for slug in slugs),
        )

    for place in (collection.address, *_old(edition, collection.aliases)):
        yield Artifact(edition.file(place + CALENDAR), inputs, render, collection.origin)


def _about(edition: Edition, collection: Collection) -> About:
    """What the calendar says of itself; at an old address too it names the new one."""
    colour = None
    if collection.vocabulary == "topics" and collection.code is not None:
        colour = edition.portal.settings.vocabularies.topics[collection.code].colour
    return About(
        name=collection.feed_title,
        description=edition.language.gettext(
            "%(title)s: kommende arrangementer og det seneste års. Kalenderen holder sig selv "
            "ajour.",
            title=collection.title,
        ),
        page=edition.url(collection.page),
        source=edition.url(collection.address + CALENDAR),
        colour=colour or "lake",
    )


def _digests(made: Fragments) -> tuple[str, ...]:
    return (made.outline.vevents_digest, *(known for _, known in made.outline.others))


def _old(edition: Edition, aliases: Iterable[str]) -> Iterable[str]:
    """Old addresses; no edition but the Danish one has any."""
    return aliases if edition.language.is_danish else ()
