"""What people have been told of an event's dates, and what is different about them now.

A subscriber's calendar follows by itself; a letter, a poster and a post do not. So whoever sends
something out remembers what it told (`told_of`), and asks later what became of that
(`differences`). Values are plain text and tuples: they go into files as they are and come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from generator.model.event import Booking, EventStatus
from generator.model.listing import DATE_ORIGINAL, KeptDate, KeptVenue, KeptWhen, Listing, kept_day
from generator.model.occurrences import CALLED_OFF

DifferenceKind: TypeAlias = Literal[
    "new",
    "removed",
    "cancelled",
    "postponed",
    "back_on",
    "moved",
    "new_end",
    "moved_online",
    "new_venue",
    "sold_out",
    "available",
    "confirmed",
]
"""In the order in which they are told of one date."""

ONLY = ""
"""What the date of an event without repetition goes by, whenever it takes place."""


class Told(NamedTuple):
    """One date as it was told. `original` is the start it had in its series (RFC 5545 §3.8.4.4,
    RECURRENCE-ID); the times are as listings keep them (`kept_when`)."""

    original: KeptWhen
    start: KeptWhen
    end: KeptWhen | None
    status: EventStatus
    booking: Booking | None
    venue: KeptVenue | None

    @property
    def takes_place(self) -> bool:
        return self.status not in CALLED_OFF


class Difference(Struct, frozen=True):
    """What became of one date since it was told: `before` is None for a new one, `after` for one
    that is no longer there. One date may differ in several ways, each a difference of its own."""

    kind: DifferenceKind
    before: Told | None
    after: Told | None

    @property
    def date(self) -> Told:
        """The date as it stands now, or as it last stood."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found


KeptTold: TypeAlias = tuple[Any, ...]
KeptDifference: TypeAlias = tuple[DifferenceKind, KeptTold | None, KeptTold | None]
"""A `Difference` in plain values."""


def difference_of(kept: KeptDifference) -> Difference:
    """The difference that was kept."""
    kind, before, after = kept
    return Difference(
        kind,
        None if before is None else Told(*before),
        None if after is None else Told(*after),
    )


Dates: TypeAlias = Mapping[str, Told]
"""By `ONLY` for an event that is no series, else by the start that the date had in it."""


def told_of(event: Listing) -> Dates:
    """What is told of each date of an event today."""
    return told_in(event.kept_dates, repeat=event.repeat)


def told_in(dates: Iterable[KeptDate], *, repeat: bool) -> Dates:
    """The same, of the dates by themselves."""
    return {(kept[DATE_ORIGINAL] if repeat else ONLY): _told(kept) for kept in dates}


def _told(kept: KeptDate) -> Told:
    original, start, end, status, booking, venue, *_ = kept
    return Told(original, start, end, status, booking, venue)


def differences(before: Dates, after: Dates) -> tuple[Difference, ...]:
    """What is different now, by the date it was told for, then in `DifferenceKind`'s order.

    A date is the same date as long as it goes by the same start, else by the same day (a series
    whose hour was changed); an event that became a series is known by its first start.
    """
    pairs = tuple(paired(before, after))
    found = [difference for was, now in pairs for difference in _differences_of(was, now)]
    return tuple(sorted(found, key=lambda one: (one.before or one.date).start))


def paired(before: Dates, after: Dates) -> Iterator[tuple[Told | None, Told | None]]:
    """Each date then and now; None where it was not, or is no longer."""
    was, now = dict(before), dict(after)
    for key in tuple(was):
        if key in now:
            yield was.pop(key), now.pop(key)
    by_day: dict[str, str] = {}
    for key, told in now.items():
        by_day.setdefault(kept_day(told.original), key)
    for told in was.values():
        key_now = by_day.pop(kept_day(told.original), None)
        yield told, None if key_now is None else now.pop(key_now)
    for told in now.values():
        yield None, told


def _differences_of(was: Told | None, now: Told | None) -> Iterator[Difference]:
    if was is None or now is None:
        if was != now:
            yield Difference("new" if was is None else "removed", was, now)
        return
    for kind in _kinds(was, now):
        yield Difference(kind, was, now)


def _kinds(was: Told, now: Told) -> Iterator[DifferenceKind]:
    if not now.takes_place:
        if now.status != was.status:
            # Of what was put off already, and is called off now, people must hear once more.
            yield "cancelled" if now.status == "cancelled" else "postponed"
        return
    if not was.takes_place:
        yield "back_on"
    if not _same_time(was.start, now.start):
        yield "moved"
    elif was.end != now.end and was.end is not None and now.end is not None:
        # An end that nobody had been told misleads nobody.
        yield "new_end"
    if now.status == "moved_online" != was.status:
        yield "moved_online"
    if _whereabouts(now.venue) != _whereabouts(was.venue) and now.status != "moved_online":
        yield "new_venue"
    if (now.booking == "sold_out") != (was.booking == "sold_out"):
        yield "sold_out" if now.booking == "sold_out" else "available"
    if was.status == "tentative" != now.status:
        yield "confirmed"


def _same_time(was: KeptWhen, now: KeptWhen) -> bool:
    """Whether one who knows the one can hold to the other: that a day has got its hour, or lost
    it, moves nothing."""
    whole = len("2026-12-04")
    return was == now or (was[:whole] == now[:whole] and whole in (len(was), len(now)))


def _whereabouts(venue: KeptVenue | None) -> KeptVenue | None:
    """Where it is; a venue's address on the web is nothing that one goes to."""
    return (venue[0], None, venue[2]) if isinstance(venue, tuple) else venue
