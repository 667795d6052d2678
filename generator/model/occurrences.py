"""The dates on which an event takes place: RFC 5545's recurrence set with its overrides."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule
from msgspec import Struct
from msgspec.structs import force_setattr

from generator.model.event import Booking, Change, Event, EventStatus, Repeat, Venue
from generator.model.times import ZONE, When, day_of

MAX_OCCURRENCES = 750
"""Two years of every day; more is a slip in `until`, and each date costs a line in every list."""

CALLED_OFF: tuple[EventStatus, ...] = ("cancelled", "postponed")
"""Of a date: it does not take place."""

if TYPE_CHECKING:
    from generator.model.listing import Announced

_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)


class Occurrence(Struct, frozen=True):
    """One date of an event, as it stands now.

    `original` is the start it had in the series (RECURRENCE-ID, RFC 5545 §3.8.4.4), or the start
    itself. `end` is None where it is unknown; for whole days it is the last day, inclusive.
    `previous` is the start it was moved from. `first_day` and `last_day` are the days it touches.
    """

    event: Announced
    original: When
    start: When
    end: When | None
    status: EventStatus
    booking: Booking | None
    venue: Venue | None
    title: str
    reason: str | None
    previous: When | None
    changed: bool = False
    # Reckoned below: lists ask for them again and again.
    first_day: date = date.min
    last_day: date = date.min

    def __post_init__(self) -> None:
        force_setattr(self, "first_day", day_of(self.start))
        force_setattr(self, "last_day", self._last_day())

    def _last_day(self) -> date:
        """The last day it touches; a night that ends before 6 belongs to the evening before."""
        if self.end is None:
            return self.first_day
        if isinstance(self.end, datetime) and self.end.hour < 6:
            return max(self.first_day, day_of(self.end) - timedelta(days=1))
        return day_of(self.end)

    @property
    def takes_place(self) -> bool:
        return self.status not in CALLED_OFF

    @property
    def has_new_venue(self) -> bool:
        """Whether this date of a series has another place than the others."""
        return self.changed and self.venue != self.event.venue

    @property
    def is_online(self) -> bool:
        """Nobody comes to its place, but on the net it takes place."""
        elsewhere = self.venue != self.event.venue
        return was_moved_online(self.status, self.event.status, elsewhere=elsewhere)


def was_moved_online(status: EventStatus, of_event: EventStatus, *, elsewhere: bool) -> bool:
    """Whether one date is on the net: moved there by itself, or with the whole event.

    The latter holds where its time was changed, too, which is what its status then tells; but not
    where it has got another place than the event (`elsewhere`).
    """
    if status == "rescheduled":
        return of_event == "moved_online" and not elsewhere
    return status == "moved_online"


def online_url_of(event: Event, *, is_online: bool) -> str | None:
    """Where one takes part on the net in a date that `is_online`, or that takes place elsewhere.

    On a series with dates that were moved to the net the address is there for those alone; else
    what takes place elsewhere is on the net as well.
    """
    for_those = any(change.status == "moved_online" for change in event.changes)
    return event.online_url if is_online or not for_those else None


def recurrence_starts(event: Event) -> tuple[When, ...]:
    """Every original start of the series, in order, `except` left out; one for a single event."""
    repeat = event.repeat
    if repeat is None:
        return (event.start,)
    skipped = set(repeat.skip)
    starts = {start for start in all_starts(event) if day_of(start) not in skipped}
    return tuple(sorted(starts))


def all_starts(event: Event) -> tuple[When, ...]:
    """As `recurrence_starts`, with the dates that `except` takes out."""
    repeat = event.repeat
    if repeat is None:
        return (event.start,)
    starts = {event.start, *_by_rule(event.start, repeat), *_by_list(event.start, repeat)}
    return tuple(sorted(starts))[: MAX_OCCURRENCES + 1]


def rule_starts(event: Event) -> tuple[When, ...]:
    """Those of `all_starts` that the rule alone gives; none without a rule."""
    return _by_rule(event.start, event.repeat) if event.repeat is not None else ()


def unchanged(event: Event, original: When) -> Occurrence:
    """One date as the series has it, whatever `changes` says of it."""
    return _occurrence(event, original, None, _length(event))


def occurrences(event: Event) -> tuple[Occurrence, ...]:
    """Every date with its own state, by start."""
    if event.repeat is None:
        return (_occurrence(event, event.start, None, None),)
    length = _length(event)
    changes = {change.date: change for change in event.changes}
    dates = (
        _occurrence(event, start, changes.get(start), length) for start in recurrence_starts(event)
    )
    return tuple(sorted(dates, key=_by_start))


def _by_start(occurrence: Occurrence) -> tuple[date, float]:
    start = occurrence.start
    return (day_of(start), start.timestamp() if isinstance(start, datetime) else 0.0)


@lru_cache(maxsize=64)
def _by_rule(start: When, repeat: Repeat) -> tuple[When, ...]:
    # Kept for a while: who reads, checks and writes an event asks seven times, and a rule of
    # dateutil's takes as long as a page.
    if repeat.every is None or repeat.until is None:
        return ()
    naive = (
        start.replace(tzinfo=None)
        if isinstance(start, datetime)
        else datetime(start.year, start.month, start.day)
    )
    days = [
        _WEEKDAYS[day.weekday] if day.nth is None else _WEEKDAYS[day.weekday](day.nth)
        for day in repeat.on
    ]
    until = datetime(repeat.until.year, repeat.until.month, repeat.until.day, 23, 59, 59)
    rule = rrule(
        WEEKLY if repeat.every == "week" else MONTHLY,
        dtstart=naive,
        interval=repeat.interval,
        byweekday=days or None,
        until=until,
        cache=False,
    )
    found: list[When] = []
    for moment in rule:
        found.append(moment.replace(tzinfo=ZONE) if isinstance(start, datetime) else moment.date())
        if len(found) > MAX_OCCURRENCES:
            break
    return tuple(found)


def _by_list(start: When, repeat: Repeat) -> tuple[When, ...]:
    """Explicit dates take the series' clock time unless they bring their own."""
    if not isinstance(start, datetime):
        return tuple(day_of(day) for day in repeat.dates)
    clock = start.time()
    return tuple(
        day if isinstance(day, datetime) else datetime.combine(day, clock, tzinfo=ZONE)
        for day in repeat.dates
    )


def _length(event: Event) -> timedelta | None:
    return None if event.end is None else length_of(event.start, event.end)


def length_of(start: When, end: When) -> timedelta:
    """How long it lasts by the clock on the wall; of whole days, how far the last is ahead."""
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return day_of(end) - day_of(start)


def end_of(start: When, length: timedelta) -> When:
    """The end by the clock on the wall: 23:00–03:00 stays so on the night the clock changes.

    Where that would lie before the start (02:15–03:00 when the hour is skipped) the length counts.
    """
    if not isinstance(start, datetime):
        return start + length
    end = (start.replace(tzinfo=None) + length).replace(tzinfo=start.tzinfo)
    if end.timestamp() > start.timestamp():
        return end
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def _shift(start: When, length: timedelta | None) -> When | None:
    return None if length is None else end_of(start, length)


def _occurrence(
    event: Event, original: When, change: Change | None, length: timedelta | None
) -> Occurrence:
    if change is None:
        return Occurrence(
            event=event,
            original=original,
            start=original,
            end=event.end if event.repeat is None else _shift(original, length),
            status=event.status,
            booking=event.booking,
            venue=event.venue,
            title=event.title,
            reason=event.status_reason,
            previous=event.previous_start,
        )
    start = change.start or original
    moved = change.start is not None and change.start != original
    status: EventStatus = change.status or ("rescheduled" if moved else event.status)
    return Occurrence(
        event=event,
        original=original,
        start=start,
        end=change.end or _shift(start, length),
        status=event.status if event.status in CALLED_OFF else status,
        booking=change.booking or event.booking,
        venue=change.venue or event.venue,
        title=change.title or event.title,
        reason=change.reason or event.status_reason,
        previous=original if moved else None,
        changed=True,
    )
