"""Which clock a TZID means (RFC 5545 §3.2.19): a name that all know, Microsoft's, or the file's own
VTIMEZONE; what nobody can tell is Copenhagen's, and the editor hears of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from generator.harvesting.calendars.lines import Component
from generator.harvesting.calendars.rules import parse_rule, starts
from generator.harvesting.found import Window
from generator.harvesting.unreadable import Unreadable
from generator.model.times import ZONE

_KEY = re.compile(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2}")
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
_BY_OFFSET = re.compile(r"(?:UTC|GMT)? ?([+-])(1[0-4]|0?\d)(?::?([0-5]\d))?", re.ASCII)
"""`UTC+1`, `GMT+01:00`."""
_UTC_NAMES = frozenset({"UTC", "Z", "GMT", "ETC/UTC", "COORDINATED UNIVERSAL TIME"})
_COPENHAGENS = re.compile(
    r"copenhagen|københavn|kopenhagen|danmark|denmark|"
    r"\((?:utc|gmt)\+0?1[.:]00\) ?(?:amsterdam|belgrad|br[uü]ss?el)",
    re.I,
)
"""What Outlook shows in its list of zones; since 1980 all of these keep the same time as we."""
_MOST_OBSERVANCES = 200


class Zones:
    """The clocks that a calendar names."""

    def __init__(self, calendar: Component, window: Window) -> None:
        self._years = window.first.year - 1, window.last.year + 1
        self._own = {one.text("TZID").strip(): one for one in calendar.every("VTIMEZONE")}
        self._known = dict[str, tuple[tzinfo, str]]()

    def of(self, name: str) -> tuple[tzinfo, str]:
        """The clock, and a doubt in Danish or the empty text."""
        name = name.strip()
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> tuple[tzinfo, str]:
        if (named := named_zone(name)) is not None:
            return named, ""
        own = self._own.get(name)
        if own is not None:
            with suppress(Unreadable):
                return _Observed(own, *self._years), ""
        return ZONE, f"Tidszonen »{name[:60]}« kendes ikke, så tiden er læst som dansk tid"


@cache
def named_zone(name: str) -> tzinfo | None:
    """The zone that a name is known for, by IANA, Microsoft or libical."""
    if name.upper() in _UTC_NAMES or name.endswith("/Utc"):
        return UTC
    # Imported here: it is read with icalendar, which only harvesting needs.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    # /freeassociation.sourceforge.net/Europe/Copenhagen, /mozilla.org/20050126_1/Europe/Copenhagen
    parts = name.strip("/").split("/")
    tries = (WINDOWS_TO_OLSON.get(name, name), "/".join(parts[-2:]), "/".join(parts[-3:]))
    for key in tries:
        if _KEY.fullmatch(key):
            with suppress(KeyError, ValueError, OSError):
                return ZoneInfo(key)
    shift = _BY_OFFSET.fullmatch(name)
    if shift is not None:
        size = timedelta(hours=int(shift[2]), minutes=int(shift[3] or 0))
        return timezone(-size if shift[1] == "-" else size)
    return ZONE if _COPENHAGENS.search(name) else None


class _Observed(tzinfo):
    """A VTIMEZONE's clock (§3.6.5) in some years: at each onset another offset begins."""

    def __init__(self, component: Component, first_year: int, last_year: int) -> None:
        found = list[tuple[datetime, timedelta, timedelta]]()
        for part in component.parts[:_MOST_OBSERVANCES]:
            if part.name in ("STANDARD", "DAYLIGHT"):
                before, after = _offset(part.text("TZOFFSETFROM")), _offset(part.text("TZOFFSETTO"))
                found += ((onset, before, after) for onset in _onsets(part, first_year, last_year))
        if not found:
            raise Unreadable("Tidszonen siger ikke, hvornår den gælder")
        self._changes = sorted(found)

    def utcoffset(self, when: datetime | None) -> timedelta:
        """What is in force on that clock; before the first onset, what that one ended."""
        wall = when.replace(tzinfo=None) if when is not None else datetime.max
        offset = self._changes[0][1]
        for onset, _, after in self._changes:
            if onset > wall:
                break
            offset = after
        return offset

    def dst(self, _: datetime | None) -> None:
        """Not told."""

    def tzname(self, _: datetime | None) -> None:
        """Not told."""


def _onsets(part: Component, first_year: int, last_year: int) -> Iterator[datetime]:
    """An observance's onsets within the years, and its first."""
    line = part.first("DTSTART")
    try:
        first = datetime.strptime(line.value.strip() if line else "", "%Y%m%dT%H%M%S")
    except ValueError:
        raise Unreadable("Tidszonen siger ikke, hvornår den gælder") from None
    yield first
    rule = part.first("RRULE")
    if rule is None:
        return
    parsed = parse_rule(rule.value)
    if parsed.freq != "YEARLY":
        raise Unreadable("Tidszonen skifter oftere end hvert år")
    last = date(last_year, 12, 31)
    if re.match(r"\d{8}", parsed.until):
        with suppress(ValueError):
            last = min(last, datetime.strptime(parsed.until[:8], "%Y%m%d").date())
    # Few days: no count, so only the window's own years are tried.
    parsed = replace(parsed, count=None)
    for onset in starts(parsed, first, date(first_year, 1, 1), last, lambda _: None):
        if isinstance(onset, datetime) and onset != first:
            yield onset


def _offset(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text.strip())
    if found is None or int(found[2]) > 14:
        raise Unreadable(f"Tidszonens forskel »{text[:20]}« kan ikke læses")
    size = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -size if found[1] == "-" else size
