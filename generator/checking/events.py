"""Single events: identity, time of registration, what was moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from generator.model.event import Event
from generator.model.listing import Listing
from generator.model.occurrences import CALLED_OFF, Occurrence
from generator.model.portal import Portal
from generator.model.times import start_of
from generator.presenting.syndication.publication import uid
from generator.presenting.words.dates import listed
from generator.problems import Finding, closest


def uids_are_unique(portal: Portal) -> Iterator[Finding]:
    """No two events look like one to a calendar (RFC 5545 §3.8.4.7)."""
    owners: dict[str, Listing] = {}
    for event in portal.all_events:
        identity = uid(event, portal.settings.identity_host)
        other = owners.setdefault(identity, event)
        if other is not event:
            written = event if event.uid else other
            yield Finding(
                written.path,
                ("uid",),
                "samme-uid",
                f"Kalendere kan ikke kende arrangementet fra {_other(written, event, other)}: "
                "de har samme uid",
                "Slet linjen med »uid«, hvis arrangementet er nyt. En gammel uid må aldrig ændres.",
            )


def moved_events_have_another_start(portal: Portal, event: Event) -> Iterator[Finding]:
    """`previous_start` is not the time that still holds."""
    if event.previous_start is not None and event.previous_start == event.start:
        yield Finding(
            event.path,
            ("previous_start",),
            "ikke-flyttet",
            "»previous_start« er samme tidspunkt som »start«",
            "Skriv den gamle tid i »previous_start« og den nye i »start«.",
        )


def coming_events_stand_in_their_calendars(portal: Portal, event: Event) -> Iterator[Finding]:
    """What was fetched from a calendar is there still, or somebody has said what became of it."""
    source = event.source
    if source is None or source.missing_since is None or event.status in CALLED_OFF:
        return
    if not portal.is_past(portal.listings[event.slug]):
        yield Finding(
            event.path,
            ("source", "missing_since"),
            "maaske-aflyst",
            f"Arrangementet er væk fra {source.system}",
            "Spørg arrangøren. Er det aflyst, så skriv »status: cancelled«; holdes det alligevel, "
            "så slet hele »source«.",
            level="warning",
        )


def registration_closes_before_the_end(portal: Portal, event: Event) -> Iterator[Finding]:
    """Nobody is asked to register for what is over."""
    deadline = event.registration_deadline
    if deadline is None:
        return
    dates = portal.occurrences[event.slug]
    if dates and start_of(deadline) > max(map(_over, dates)):
        yield Finding(
            event.path,
            ("registration_deadline",),
            "frist-efter-slut",
            "Tilmeldingsfristen ligger efter arrangementets slutning",
            "Ret »registration_deadline«, så den ligger før arrangementet.",
        )


def rooms_are_those_of_the_place(portal: Portal, event: Event) -> Iterator[Finding]:
    """`room` is one of the rooms of the event's place."""
    place = portal.place_of(event.venue)
    if event.room is None or (place is None and isinstance(event.venue, str)):
        return
    rooms = [room.name for room in place.rooms] if place else []
    if event.room in rooms:
        return
    if place is None:
        where = "arrangementet har intet sted fra registret"
        hint = "Skriv stedets kortnavn i »venue«, eller flyt lokalet op i stedets navn."
    elif not rooms:
        where = f"»{place.title}« har ingen lokaler"
        hint = f"Skriv lokalerne som »rooms« i {place.path}, eller slet linjen."
    else:
        where = f"det står ikke blandt lokalerne i »{place.title}«"
        named = listed([f"»{room}«" for room in rooms])
        near = closest(event.room, [room.lower() for room in rooms])
        meant = next((room for room in rooms if room.lower() == near), None)
        hint = f"Mente du »{meant}«?" if meant else f"Vælg mellem {named}."
    yield Finding(
        event.path, ("room",), "ukendt-lokale", f"»{event.room}« kan ikke findes: {where}", hint
    )


def _other(written: Listing, event: Listing, other: Listing) -> str:
    return other.path if written is event else event.path


def _over(occurrence: Occurrence) -> datetime:
    """The instant at which a date is over; a whole day at midnight."""
    last = occurrence.end if occurrence.end is not None else occurrence.start
    return last if isinstance(last, datetime) else start_of(last + timedelta(days=1))
