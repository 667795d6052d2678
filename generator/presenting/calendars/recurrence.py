"""A series as iCalendar can say it, so that the clients that matter understand it.

What follows the rule is one VEVENT with RRULE, EXDATE and an override (RECURRENCE-ID) for each date
that differs. What is only listed (`dates`) would be RDATE (RFC 5545 §3.8.5.2), which Outlook
ignores and others handle each in their way: those dates become events of their own. Their UIDs are
made from the series' UID and the date they had first, so they too stay the same for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from generator.model.event import Event, Repeat
from generator.model.occurrences import Occurrence, rule_starts, unchanged
from generator.model.times import ZONE, When, day_of

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Master(Struct, frozen=True):
    """The part of a series that a rule gives.

    `first` is the rule's first date as it was planned, and DTSTART; `rule` is RRULE's parts;
    `skipped` the instances that are left out; `overrides` the dates that differ from the rule.
    """

    first: Occurrence
    rule: Mapping[str, Any]
    skipped: tuple[When, ...]
    overrides: tuple[Occurrence, ...]


class Series(Struct, frozen=True):
    """An event's dates for a calendar: by rule, and one by one with what their UIDs end in."""

    master: Master | None
    singles: tuple[tuple[str, Occurrence], ...]


def series(event: Event, dates: tuple[Occurrence, ...]) -> Series:
    """The event's dates (`dates` are all of them, as they stand now)."""
    by_original = {found.original: found for found in dates}
    master = _master(event, by_original) if event.repeat is not None else None
    ruled = set(rule_starts(event)) if master is not None else set()
    rest = sorted(
        (found for found in dates if found.original not in ruled),
        key=lambda found: _sortable(found.original),
    )
    return Series(master, tuple(_named(event, rest, plain_is_taken=master is not None)))


def exact_length(found: Occurrence) -> timedelta | None:
    """From start to end in real time: what RFC 5545 §3.8.5.3 gives every instance of a rule."""
    if found.end is None:
        return None
    if isinstance(found.start, datetime) and isinstance(found.end, datetime):
        return found.end.astimezone(UTC) - found.start.astimezone(UTC)
    return day_of(found.end) - day_of(found.start)


def _master(event: Event, dates: Mapping[When, Occurrence]) -> Master | None:
    """None where there is no rule, where it gives one date only, or hits an hour of the night when
    the clock changes: iCalendar drops an instance in the hour that is skipped. Nor is there one
    where the first date ends in that hour: it is written as the hour that the clock shows then,
    and some readers would let every other date last as long on the wall."""
    assert event.repeat is not None
    starts = rule_starts(event)
    kept = [start for start in starts if start in dates]
    if len(kept) < 2 or not all(map(_exists_once, starts)):
        return None
    first = unchanged(event, kept[0])
    if first.end is not None and _is_skipped(first.end):
        return None
    length = exact_length(first)
    return Master(
        first=first,
        rule=_rule(event, event.repeat),
        skipped=tuple(start for start in starts if start not in dates and start > kept[0]),
        overrides=tuple(
            dates[start]
            for start in kept
            if dates[start].changed or exact_length(dates[start]) != length
        ),
    )


def _rule(event: Event, repeat: Repeat) -> dict[str, Any]:
    """RRULE's parts. UNTIL is an instant in UTC, or a day where the series is of whole days."""
    assert repeat.until is not None
    parts: dict[str, Any] = {"FREQ": "WEEKLY" if repeat.every == "week" else "MONTHLY"}
    parts["UNTIL"] = (
        datetime.combine(repeat.until, time(23, 59, 59), tzinfo=ZONE).astimezone(UTC)
        if isinstance(event.start, datetime)
        else repeat.until
    )
    if repeat.interval != 1:
        parts["INTERVAL"] = repeat.interval
    if repeat.on:
        parts["BYDAY"] = [f"{day.nth or ''}{_WEEKDAYS[day.weekday]}" for day in repeat.on]
    elif repeat.every == "week":
        parts["BYDAY"] = [_WEEKDAYS[day_of(event.start).weekday()]]
    else:
        parts["BYMONTHDAY"] = [day_of(event.start).day]
    return parts


def _named(
    event: Event, found: list[Occurrence], *, plain_is_taken: bool
) -> list[tuple[str, Occurrence]]:
    """Each date with the end of its UID: nothing for the event's own start, else its first day,
    with the clock where an earlier date has that day already."""
    named: list[tuple[str, Occurrence]] = []
    days: set[date] = set()
    for one in found:
        day = day_of(one.original)
        if one.original == event.start and not plain_is_taken:
            ending = ""
        elif day in days and isinstance(one.original, datetime):
            ending = f"-{one.original:%Y%m%dT%H%M}"
        else:
            ending = f"-{day:%Y%m%d}"
            days.add(day)
        named.append((ending, one))
    return named


def _exists_once(when: When) -> bool:
    if not isinstance(when, datetime):
        return True
    return when.utcoffset() == when.replace(fold=1).utcoffset()


def _is_skipped(when: When) -> bool:
    """Whether no clock shows it: in the gap the later offset is the greater (PEP 495)."""
    if not isinstance(when, datetime):
        return False
    before, after = when.replace(fold=0).utcoffset(), when.replace(fold=1).utcoffset()
    return before is not None and after is not None and before < after


def _sortable(when: When) -> tuple[date, float]:
    return (day_of(when), when.timestamp() if isinstance(when, datetime) else 0.0)
