"""An event as lists know it: all but its text, in values that cost nothing to keep.

A portal of ten thousand events lists them some eighty thousand times and shows the text of each
once. So whatever looks at many events looks at their listings: lists, months, the order of feeds,
calendars, what is similar. A listing follows from the event's own file alone; what it names (a
place's title, a word's label) is looked up when it is shown, and what holds today is asked of it.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar
from zlib import crc32

from generator.model.entity import TONGUES_OF_FIELDS
from generator.model.event import Booking, Event, EventStatus, Outside, Venue
from generator.model.fields import Price
from generator.model.occurrences import Occurrence, occurrences
from generator.model.revisions import change_number
from generator.model.settings import DANISH
from generator.model.times import ZONE, When, day_of

KeptWhen: TypeAlias = str
"""ISO's text for a whole day; for a minute of it what Copenhagen's clock shows, with `_SECOND` at
the end where the clock shows that twice and it is the second time."""
KeptVenue: TypeAlias = str | tuple[str, str | None, str | None]
"""A slug, or the name, address on the web and address of a venue outside the register."""
KeptDate: TypeAlias = tuple[
    KeptWhen,
    KeptWhen,
    KeptWhen | None,
    EventStatus,
    Booking | None,
    KeptVenue | None,
    str,
    str | None,
    KeptWhen | None,
    bool,
]
"""An `Occurrence`, but for its event: the fields in their order. It cannot be a NamedTuple, which
`marshal` refuses; so where each field stands is named here."""

DATE_ORIGINAL: Final = 0
DATE_START: Final = 1
DATE_END: Final = 2
DATE_STATUS: Final = 3
DATE_BOOKING: Final = 4
DATE_VENUE: Final = 5
DATE_TITLE: Final = 6
DATE_REASON: Final = 7
DATE_PREVIOUS: Final = 8
DATE_CHANGED: Final = 9

_MONTH = len("2026-12")


class Picture(NamedTuple):
    """An event's own picture: the file beside its text, and what is to be seen on it."""

    file: str
    alt: str


class Listing(NamedTuple):
    """One event in plain values, as `marshal` takes them.

    `organizers` and `places` are those in the register, `places` with the venues that single dates
    were moved to; `room` is one of its venue's, and `accepted` the clashes it keeps: the other
    event's slug, and why. `files` are the pictures beside the text and `links` lead from it to
    other pages of the portal; `sourced` says whether it is told where that is known from. Instants
    are seconds since 1970: when it came out (None where front matter and git are silent), when the
    file was last changed, and in `changed_at` when time, place or status may have been, the
    likeliest first; `change_number` is that change's, and `differences` what was different then as
    git or the record knows it (`KeptDifference` of model/told.py).
    `first` and `last` are the days between which its dates lie, as ordinals, and `deadline` is
    registration's. `ages` are the event's own, from and to. `digest` is the whole event's, text
    and all; `shown` is that of these values.
    `tongues` are the other languages that the event is told in, each with its title there,
    `beside` those of them that have a file of their own;
    `language` is the one that the title is in.
    """

    slug: str
    path: str
    title: str
    type: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    ages: tuple[int, int] | None
    accessibility: tuple[str, ...]
    locality: str | None
    organizers: tuple[str, ...]
    places: tuple[str, ...]
    partnership: str | None
    goals: tuple[str, ...]
    accepted: tuple[tuple[str, str], ...]
    kept_venue: KeptVenue | None
    room: str | None
    kept_price: tuple[str, str] | None
    kept_image: Picture | tuple[str, str] | None
    online_url: str | None
    status: EventStatus
    booking: Booking | None
    evidence: Literal["held", "announced"] | None
    repeat: bool
    aliases: tuple[str, ...]
    files: tuple[str, ...]
    links: tuple[str, ...]
    sourced: bool
    uid: str | None
    came_out: int | None
    publish_from: int | None
    modified: int | None
    changed_at: tuple[int, ...]
    change_number: int
    first: int
    last: int
    deadline: int | None
    kept_dates: tuple[KeptDate, ...]
    digest: str
    shown: str
    tongues: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()
    language: str = DANISH
    differences: tuple[Any, ...] = ()

    @property
    def first_day(self) -> date:
        return date.fromordinal(self.first)

    @property
    def last_day(self) -> date:
        return date.fromordinal(self.last)

    @property
    def moved(self) -> bool:
        """Whether any of its dates was another before."""
        return any(found[DATE_PREVIOUS] is not None for found in self.kept_dates)

    @property
    def changed(self) -> bool:
        """Whether `changes` tell anything of one of its dates."""
        return any(found[DATE_CHANGED] for found in self.kept_dates)

    @property
    def only_month(self) -> tuple[int, int] | None:
        """Year and month, where that of its only date is all that it touches or ever did."""
        if len(self.kept_dates) != 1 or self.moved:
            return None
        (kept,) = self.kept_dates
        start, end = kept[DATE_START], kept[DATE_END]
        if end is not None and start[:_MONTH] != end[:_MONTH]:
            return None
        return int(start[:4]), int(start[5:_MONTH])

    @property
    def venue(self) -> Venue | None:
        return venue_of(self.kept_venue)

    @property
    def price(self) -> Price | None:
        return _price(*self.kept_price) if self.kept_price else None

    @property
    def image(self) -> Picture | None:
        return Picture(*self.kept_image) if self.kept_image else None

    def in_language(self, code: str) -> Listing:
        """The same with its title in that language; itself where it is not translated. A date of a
        series that has a title of its own keeps that."""
        if not self.tongues or (title := dict(self.tongues).get(code)) is None:
            return self
        dates = tuple(_titled(kept, title, self.title) for kept in self.kept_dates)
        return self._replace(title=title, language=code, kept_dates=dates)

    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every date with its own state, by start; as `occurrences` of the event."""
        return tuple(_occurrence(self, *kept) for kept in self.kept_dates)


def by_age(event: Listing) -> tuple[int, str]:
    """For sorting: what came out first stands first, by name where that is not known."""
    return event.came_out or 0, event.slug


LOT = 100
"""Events; a page of each is made in some twenty milliseconds."""


def lot_count(events: int, size: int = LOT) -> int:
    """Into how many lots so many events are shared out: a power of two, which seldom
    changes."""
    count = 1
    while count * size < events:
        count *= 2
    return count


def lot_of(slug: str, count: int) -> int:
    """The number of a slug's lot among so many: its CRC-32 (as zlib has it), modulo their count."""
    return crc32(slug.encode()) % count


def lots(events: Sequence[Listing], size: int = LOT) -> Iterator[tuple[int, tuple[Listing, ...]]]:
    """The events in numbered lots of about `size`, drawn by slug: one more event, or one less,
    leaves all lots but its own as they are."""
    count = lot_count(len(events), size)
    drawn: list[list[Listing]] = [[] for _ in range(count)]
    for event in events:
        drawn[lot_of(event.slug, count)].append(event)
    return ((number, tuple(lot)) for number, lot in enumerate(drawn))


Announced: TypeAlias = Event | Listing
"""An event, whole or listed: what both have is enough to say of a date where, when and whether."""


def listing_of(event: Event) -> Listing:
    """The event's listing."""
    dates = occurrences(event)
    past = event.history
    venues = (event.venue, *(found.venue for found in event.changes))
    changes = (past.told_at if past else None, event.modified)
    deadline = event.registration_deadline
    came_out = event.published or (past.published if past else None)
    listing = Listing(
        slug=event.slug,
        path=event.path,
        title=event.title,
        type=_same(event.type),
        topics=_same(event.topics),
        audiences=_same(event.audiences),
        ages=_same((event.ages.low, event.ages.high) if event.ages else None),
        accessibility=_same(event.accessibility),
        locality=_same(event.locality),
        organizers=_same(tuple(one for one in event.organizers if isinstance(one, str))),
        places=_same(tuple(dict.fromkeys(one for one in venues if isinstance(one, str)))),
        partnership=_same(event.partnership),
        goals=_same(event.goals),
        accepted=tuple((one.other, one.reason) for one in event.accepted_clashes),
        kept_venue=_same(_kept_venue(event.venue)),
        room=_same(event.room),
        kept_price=_same((str(event.price.low), str(event.price.high)) if event.price else None),
        kept_image=(event.image.file, event.image.alt) if event.image else None,
        online_url=event.online_url,
        status=event.status,
        booking=event.booking,
        evidence=event.evidence,
        repeat=event.repeat is not None,
        aliases=event.aliases,
        files=event.files,
        links=tuple(link for link in event.links if link.startswith("/")),
        sourced=bool(event.sources or event.source),
        uid=event.uid,
        came_out=_kept_instant(came_out),
        publish_from=_kept_instant(event.publish_from),
        modified=_kept_instant(event.changed),
        changed_at=tuple(int(moment.timestamp()) for moment in changes if moment is not None),
        change_number=change_number(event),
        first=min((found.first_day.toordinal() for found in dates), default=0),
        last=max((found.last_day.toordinal() for found in dates), default=0),
        deadline=None if deadline is None else day_of(deadline).toordinal(),
        kept_dates=tuple(map(_kept_date, dates)),
        digest=event.digest,
        shown="",
        tongues=tuple(_tongues(event)),
        beside=tuple(event.origin.translations),
        differences=past.differences if past is not None else (),
    )
    return listing._replace(shown=_digest(listing))


def _tongues(event: Event) -> Iterator[tuple[str, str]]:
    """The languages in which something is said of the event, with its title in each."""
    for code in sorted({*event.origin.translations, *TONGUES_OF_FIELDS}):
        told = event.translation(code)
        if told is not None:
            yield code, told.title or event.title


_PLAIN = 2
"""The version of `marshal` that writes equal values as equal bytes; later ones refer back to what
is the same object."""


def _digest(listing: Listing) -> str:
    """Of all but the event's own digest, which covers the text."""
    values = listing._replace(digest="")
    return hashlib.sha256(marshal.dumps(tuple(values), _PLAIN)).hexdigest()[:32]


T = TypeVar("T", bound=Hashable)
_SEEN: dict[Any, Any] = {}


def _same(value: T) -> T:
    """The one object for all equal values: hundreds of events have the same place, type, topics."""
    known: T = _SEEN.setdefault(value, value)
    return known


def kept_dates_of(event: Event) -> tuple[KeptDate, ...]:
    """Every date with its own state, by start, in plain values."""
    return tuple(map(_kept_date, occurrences(event)))


def _kept_date(found: Occurrence) -> KeptDate:
    start = kept_when(found.start)
    return (
        start if found.original == found.start else kept_when(found.original),
        start,
        None if found.end is None else kept_when(found.end),
        found.status,
        found.booking,
        _same(_kept_venue(found.venue)),
        found.title,
        found.reason,
        None if found.previous is None else kept_when(found.previous),
        found.changed,
    )


def _occurrence(
    listing: Listing,
    original: KeptWhen,
    start: KeptWhen,
    end: KeptWhen | None,
    status: EventStatus,
    booking: Booking | None,
    venue: KeptVenue | None,
    title: str,
    reason: str | None,
    previous: KeptWhen | None,
    changed: bool,
) -> Occurrence:
    begins = when_of(start)
    return Occurrence(
        event=listing,
        original=begins if original == start else when_of(original),
        start=begins,
        end=None if end is None else when_of(end),
        status=status,
        booking=booking,
        venue=venue_of(venue),
        title=title,
        reason=reason,
        previous=None if previous is None else when_of(previous),
        changed=changed,
    )


def _titled(kept: KeptDate, title: str, before: str) -> KeptDate:
    """With this title, where it had that one."""
    if kept[DATE_TITLE] != before:
        return kept
    original, start, end, status, booking, venue, _, reason, previous, changed = kept
    return original, start, end, status, booking, venue, title, reason, previous, changed


_SECOND = "*"


def kept_when(when: When) -> KeptWhen:
    """The time in text; such texts sort as `by_time` has it: whole days first."""
    if not isinstance(when, datetime):
        return when.isoformat()
    shown = when.replace(tzinfo=None).isoformat()
    return shown + _SECOND if when.fold else shown


def kept_day(kept: KeptWhen) -> str:
    """The day of a kept time, as ISO's text."""
    return kept[: len("2026-12-04")]


def when_of(kept: KeptWhen) -> When:
    """The time that was kept (`kept_when`)."""
    if len(kept) == len("2026-12-04"):
        return date.fromisoformat(kept)
    if kept[-1] == _SECOND:
        return datetime.fromisoformat(kept[:-1]).replace(tzinfo=ZONE, fold=1)
    return datetime.fromisoformat(kept).replace(tzinfo=ZONE)


def _kept_instant(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _kept_venue(venue: Venue | None) -> KeptVenue | None:
    return (venue.name, venue.url, venue.address) if isinstance(venue, Outside) else venue


def venue_of(kept: KeptVenue | None) -> Venue | None:
    """The venue that was kept."""
    return _outside(*kept) if isinstance(kept, tuple) else kept


@cache
def _outside(name: str, url: str | None, address: str | None) -> Outside:
    return Outside.model_construct(name=name, url=url, address=address)


@cache
def _price(low: str, high: str) -> Price:
    return Price(low=Decimal(low), high=Decimal(high))
