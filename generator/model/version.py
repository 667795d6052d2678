"""An event as one version of its file tells it: what its history is compared by.

Versions come from git's objects or from the record beside the content; all values are plain, or
become so (`Version.plain`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from generator.model.event import Event
from generator.model.listing import (
    DATE_CHANGED,
    DATE_REASON,
    DATE_VENUE,
    KeptDate,
    Listing,
    kept_dates_of,
)
from generator.model.revisions import told_of_itself
from generator.model.told import Dates, Told, told_in


class Tied(NamedTuple):
    """Whom and what an event has to do with, by slug or code."""

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    partnerships: tuple[str, ...] = ()
    type: str = ""


class Version(NamedTuple):
    """An event as one version of its file tells it. `publish_from` is in seconds since 1970.

    `shown` is a digest of what calendars show of it, but for places in the register, which `dates`
    name; `stated` is how many changes it tells of itself (`told_of_itself` of model/revisions.py).
    """

    title: str
    dates: Dates
    reasons: Mapping[str, str]
    tied: Tied
    uid: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    publish_from: int | None = None
    shown: str = ""
    stated: int = 0

    def placed(self, name: Callable[[str], str]) -> Version:
        """The same with each place in the register by the slug that `name` gives for it."""
        if all(name(slug) == slug for slug in self.tied.places):
            return self
        dates = {
            key: told._replace(venue=name(told.venue)) if isinstance(told.venue, str) else told
            for key, told in self.dates.items()
        }
        places = tuple(dict.fromkeys(map(name, self.tied.places)))
        return self._replace(dates=dates, tied=self.tied._replace(places=places))

    def is_shown_as(self, other: Version) -> bool:
        """Whether calendars show the same of both."""
        return self.shown == other.shown and [
            (key, _slug(told)) for key, told in self.dates.items()
        ] == [(key, _slug(told)) for key, told in other.dates.items()]

    def earlier(self, gone: Iterable[str]) -> str | None:
        """The slug, among those of events that went when this one came, that this one had: its
        old address is kept (`aliases`), or its identity (`uid`)."""
        kept = self.uid.partition("@")[0] if self.uid else None
        old = {alias.strip("/").rpartition("/")[2] for alias in self.aliases} | {kept}
        return next((slug for slug in gone if slug in old), None)

    def plain(self) -> tuple[Any, ...]:
        """The version as `marshal` and JSON take it: a tuple of its fields, the dates as pairs."""
        dates = tuple((key, tuple(told)) for key, told in self.dates.items())
        return (self.title, dates, dict(self.reasons), tuple(self.tied), *self[4:])

    @classmethod
    def of(cls, plain: Sequence[Any]) -> Version:
        """Of what `plain` gave, which JSON may have made lists of."""
        title, dates, reasons, tied, uid, aliases, draft, publish_from, *others = plain
        return cls(
            title,
            {key: told_from(values) for key, values in dates},
            reasons,
            tied_from(tied),
            uid,
            tuple(aliases),
            draft,
            publish_from,
            *others,
        )


def _slug(told: Told) -> str | None:
    return told.venue if isinstance(told.venue, str) else None


def version_of(event: Event | Listing) -> Version:
    """What an event tells as it stands."""
    kept = kept_dates_of(event) if isinstance(event, Event) else event.kept_dates
    dates = told_in(kept, repeat=bool(event.repeat))
    venues = (one[DATE_VENUE] for one in kept)
    waits = event.publish_from
    return Version(
        title=event.title,
        dates=dates,
        reasons={
            key: one[DATE_REASON] for key, one in zip(dates, kept, strict=True) if one[DATE_REASON]
        },
        tied=Tied(
            tuple(one for one in event.organizers if isinstance(one, str)),
            tuple(dict.fromkeys(one for one in venues if isinstance(one, str))),
            event.topics,
            (event.partnership,) if event.partnership else (),
            event.type,
        ),
        uid=event.uid,
        aliases=event.aliases,
        draft=isinstance(event, Event) and event.draft,
        publish_from=int(waits.timestamp()) if isinstance(waits, datetime) else waits,
        shown=_shown(event, kept),
        stated=told_of_itself(
            event.status,
            sum(1 for one in kept if one[DATE_CHANGED]),
            event.revision if isinstance(event, Event) else None,
        ),
    )


def _shown(event: Event | Listing, kept: Sequence[KeptDate]) -> str:
    """Whether a date counts as moved is left out: that follows from the dates before it."""
    dates = [
        (
            original,
            start,
            end,
            "scheduled" if status == "rescheduled" else status,
            booking,
            (venue[0], venue[2]) if isinstance(venue, tuple) else None,
            title,
        )
        for original, start, end, status, booking, venue, title, *_ in kept
    ]
    whole = repr((event.title, event.room, event.online_url, dates))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def told_from(values: Sequence[Any]) -> Told:
    """What was told, of plain values that JSON may have made lists of."""
    original, start, end, status, booking, venue = values
    where = tuple(venue) if isinstance(venue, list) else venue
    return Told(original, start, end, status, booking, where)


def tied_from(values: Sequence[Any]) -> Tied:
    """The same of what an event has to do with."""
    actors, places, topics, partnerships, kind = values
    return Tied(tuple(actors), tuple(places), tuple(topics), tuple(partnerships), kind)
