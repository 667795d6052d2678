"""DATE, DATE-TIME, DURATION and PERIOD (RFC 5545 §3.3), and the instants that they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from msgspec import Struct

from generator.harvesting.calendars.lines import Line
from generator.harvesting.calendars.rules import Wall
from generator.harvesting.calendars.zones import Zones
from generator.harvesting.found import Moment
from generator.harvesting.spans import exactly_between
from generator.harvesting.unreadable import Unreadable
from generator.model.times import YEARS, ZONE, day_of

_WHEN = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$",
    re.ASCII | re.IGNORECASE,
)
"""At a value's end: an unquoted TZID with a colon in it leaves its rest in front."""
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?",
    re.ASCII,
)


class Stamp(Struct, frozen=True):
    """What the clock on the wall shows, and which clock; a day has none. `doubt` as in Zones."""

    wall: Wall
    zone: tzinfo = ZONE
    doubt: str = ""

    @property
    def moment(self) -> Moment:
        """The day, or the instant in Copenhagen; one that the clock skips at the change to summer
        time is counted from before it (§3.3.5)."""
        return at(self.wall, self.zone)

    @property
    def is_day(self) -> bool:
        return not isinstance(self.wall, datetime)


def at(wall: Wall, zone: tzinfo) -> Moment:
    """As `Stamp.moment`."""
    if not isinstance(wall, datetime):
        return wall
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(ZONE)


def is_skipped(wall: Wall, zone: tzinfo) -> bool:
    """Whether the clock never shows that: the hour that summer time takes."""
    if not isinstance(wall, datetime) or zone is not ZONE:
        return False
    return at(wall, zone).replace(tzinfo=None) != wall  # type: ignore[call-arg] # a datetime


def stamp(line: Line, zones: Zones) -> Stamp:
    """A line's one time. Raises Unreadable."""
    return _stamp(line.value.strip(), line.parameters, zones)


def stamps(line: Line, zones: Zones) -> Iterator[tuple[Stamp, timedelta | None]]:
    """A line's times (EXDATE, RDATE), each with its length where it is a PERIOD; what cannot be
    read is passed over. Raises nothing."""
    for value in line.value.split(","):
        begin, slash, end = value.strip().partition("/")
        try:
            start = _stamp(begin, line.parameters, zones)
            if not slash:
                yield start, None
            elif end.startswith(("P", "+P")):
                yield start, duration(end)
            else:
                yield start, length(start, _stamp(end, line.parameters, zones))
        except Unreadable:
            continue


def length(start: Stamp, end: Stamp) -> timedelta:
    """From start to end; days where either is one."""
    first, last = start.moment, end.moment
    if isinstance(first, datetime) and isinstance(last, datetime):
        return exactly_between(first, last)
    return day_of(last) - day_of(first)


def duration(text: str) -> timedelta:
    """`PT1H30M` → timedelta. Raises Unreadable."""
    found = _DURATION.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]):
        raise Unreadable(f"Varigheden »{text[:30]}« kan ikke læses")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    size = timedelta(days=7 * weeks + days, hours=hours, minutes=minutes, seconds=seconds)
    return -size if found[1] == "-" else size


def _stamp(value: str, parameters: dict[str, str], zones: Zones) -> Stamp:
    found = _WHEN.search(value)
    if found is None:
        raise Unreadable(f"Tidspunktet »{value[:40]}« kan ikke læses")
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    try:
        if year not in YEARS:
            raise ValueError(year)
        if found[4] is None:
            return Stamp(date(year, month, day))
        # Seconds are a computer's. ISO 8601 has a 24:00, which is the next day's midnight.
        midnight = (found[4], found[5]) == ("24", "00")
        wall = datetime(year, month, day, 0 if midnight else int(found[4]), int(found[5]))
        wall += timedelta(days=int(midnight))
    except ValueError:
        raise Unreadable(f"Tidspunktet »{found[0][:40]}« findes ikke") from None
    if found[7] in ("Z", "z"):
        return Stamp(wall, UTC)
    if found[7]:
        sign, hours, minutes = found[7][0], int(found[7][1:3]), int(found[7][-2:])
        shift = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
        return Stamp(wall - shift, UTC)
    rest = value[: found.start()].rstrip(":")
    name = ":".join(filter(None, (parameters.get("TZID", ""), rest)))
    zone, doubt = zones.of(name) if name else (ZONE, "")
    return Stamp(wall, zone, doubt)
