"""When and where something takes place: dates as those who share places and people see them.

Ten thousand events have some twenty thousand dates, and all of them are looked at each time the
content is checked. So times stay the texts that a listing keeps (`2026-12-04T19:30:00`), which sort
as they follow each other; only the hour that autumn's clock shows twice counts as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from generator.model.listing import (
    DATE_END,
    DATE_START,
    DATE_STATUS,
    DATE_VENUE,
    KeptDate,
    KeptVenue,
    Listing,
)
from generator.model.occurrences import CALLED_OFF, was_moved_online
from generator.model.portal import Portal

MOST_DAYS = 7
"""What touches more days is a run (an exhibition), and fills no single one of them."""
DAY = len("2026-12-04")
_NIGHT = "T06"
"""A night that ends before 6 belongs to the evening before, as everywhere (`Occurrence`)."""


class Booked(NamedTuple):
    """One date that takes place, in a place.

    `begins` and `ends` are days, or minutes by the clock on the wall where they have a `T`; an end
    that nobody wrote comes `Settings.default_duration` after the start, or on the same day. `days`
    are those it touches. `room` is known where the date is at its event's own venue.
    """

    event: Listing
    begins: str
    ends: str
    days: tuple[str, ...]
    venue: KeptVenue | None
    room: str | None

    @property
    def timed(self) -> bool:
        return len(self.begins) > DAY

    def overlaps(self, other: Booked) -> bool:
        """Whether both are on at the same time; one may begin when the other ends."""
        return self.begins < other.ends and other.begins < self.ends


def booked(
    portal: Portal, events: Iterable[Listing], first: date, last: date = date.max
) -> Iterator[Booked]:
    """The dates that touch the days from `first` to `last`, runs, cancelled and postponed ones and
    those that were moved to the net left out."""
    begin, end = first.isoformat(), last.isoformat()
    earliest, latest = first.toordinal(), last.toordinal()
    length = timedelta(minutes=portal.settings.default_duration)
    for event in events:
        if event.last < earliest or event.first > latest:
            continue
        room, own = event.room, event.kept_venue
        for kept in event.kept_dates:
            if not _fills_its_place(event, kept):
                continue
            start, venue = kept[DATE_START], kept[DATE_VENUE]
            starts_on = start[:DAY]
            ends = kept[DATE_END] or _end(start, length)
            if ends.startswith(starts_on):
                days: tuple[str, ...] = (starts_on,)
            else:
                days = _days(starts_on, ends)
                if len(days) > MOST_DAYS:
                    continue
            if begin <= days[-1] and starts_on <= end:
                here = room if room is None or venue == own else None
                yield Booked(event, start, ends, days, venue, here)


def coming(portal: Portal) -> tuple[Booked, ...]:
    """The dates of all events from today on; for `Portal.once`, since several rules ask."""
    return tuple(booked(portal, portal.all_events, portal.today))


def runs(portal: Portal, first: date) -> Iterator[Booked]:
    """What touches too many days to fill any of them, and is not over by the day `first`, with the
    day on which it begins."""
    earliest = first.toordinal()
    for event in portal.all_events:
        if event.last < earliest or event.last - event.first < MOST_DAYS or event.repeat:
            continue
        for kept in event.kept_dates:
            start, end, venue = kept[DATE_START], kept[DATE_END], kept[DATE_VENUE]
            if end is not None and _fills_its_place(event, kept):
                here = event.room if venue == event.kept_venue else None
                yield Booked(event, start, end, (start[:DAY],), venue, here)


def _fills_its_place(event: Listing, kept: KeptDate) -> bool:
    """Whether anybody comes there: it takes place, and not on the net."""
    status = kept[DATE_STATUS]
    if status in CALLED_OFF:
        return False
    elsewhere = kept[DATE_VENUE] != event.kept_venue
    return not was_moved_online(status, event.status, elsewhere=elsewhere)


def moment(kept: str) -> datetime:
    """The clock on the wall, for words; whole days at midnight."""
    return datetime.fromisoformat(kept.rstrip("*"))


def _end(start: str, length: timedelta) -> str:
    return (moment(start) + length).isoformat() if len(start) > DAY else start


def _days(first: str, ends: str) -> tuple[str, ...]:
    """Every day from the first to the last that it touches."""
    day, last = date.fromisoformat(first), date.fromisoformat(ends[:DAY])
    if len(ends) > DAY and ends[DAY:] < _NIGHT and last > day:
        last -= timedelta(days=1)
    # One more than may be, so that a run shows itself.
    count = min((last - day).days, MOST_DAYS) + 1
    return tuple((day + timedelta(days=ahead)).isoformat() for ahead in range(count))
