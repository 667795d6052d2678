"""From when to when, as the portal writes it: whole days by the last of them, else two instants."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from generator.harvesting.found import Moment, Occasion, Status, Window
from generator.model.times import ZONE, day_of, start_of

ENDS_BEFORE = "Det slutter, før det begynder, så sluttidspunktet er udeladt"
SKIPPED = "Klokkeslættet findes ikke den nat, uret stilles frem, og er læst en time senere"


def later(start: Moment, size: timedelta) -> Moment:
    """Exactly that much later, not on the wall clock (RFC 5545 §3.3.6)."""
    if not isinstance(start, datetime):
        return start + size
    return (start.astimezone(UTC) + size).astimezone(ZONE)


def exactly_between(first: datetime, last: datetime) -> timedelta:
    """In UTC: of two times with one zone, Python tells what the wall clock shows between them."""
    return last.astimezone(UTC) - first.astimezone(UTC)


def whole_days(start: Moment, size: timedelta | None) -> timedelta | None:
    """How many days lie from midnight to midnight, or to the minute before: what many systems
    write for a day. None where it is no such span."""
    if not isinstance(start, datetime) or start.time() != time() or not size:
        return None
    end = later(start, size + timedelta(minutes=1))
    if not isinstance(end, datetime) or end.time() > time(0, 1):
        return None
    return end.date() - start.date()


def here(wall: datetime, doubts: list[str]) -> datetime:
    """What a Danish clock shows, as an instant; to the minute."""
    moment = wall.replace(second=0, microsecond=0, tzinfo=ZONE).astimezone(UTC).astimezone(ZONE)
    if moment.replace(tzinfo=None) != wall.replace(second=0, microsecond=0):
        doubts.append(SKIPPED)
    return moment


def occasion(
    start: Moment, end: Moment | None, doubts: list[str], status: Status = "scheduled"
) -> Occasion:
    """One date of a source that writes the last day, not the day after it."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        size = exactly_between(start, end)
        if size < timedelta(0):
            doubts.append(ENDS_BEFORE)
        days = whole_days(start, size)
        if days is not None:
            first = day_of(start)
            start, end = first, first + days - timedelta(days=1)
        elif size <= timedelta(0):
            end = None
    elif isinstance(start, datetime):
        if end is not None and end > start.date():
            doubts.append(f"Der er intet sluttidspunkt, kun den sidste dag ({end:%d.%m.%Y})")
        end = None
    elif end is not None:
        end = day_of(end)
    if end is not None and not isinstance(end, datetime) and end <= day_of(start):
        if end < day_of(start):
            doubts.append(ENDS_BEFORE)
        end = None
    return Occasion(start, end, start, status)


def within(one: Occasion, window: Window) -> bool:
    """Whether any of its days is in the window."""
    first, last = day_of(one.start), day_of(one.end if one.end is not None else one.start)
    return first <= window.last and last >= window.first


def in_order(dates: list[Occasion], window: Window) -> tuple[Occasion, ...]:
    """Those of the window, each original start once."""
    kept = {start_of(one.original).astimezone(UTC): one for one in dates if within(one, window)}
    return tuple(sorted(kept.values(), key=lambda one: start_of(one.start)))
