"""A calendar file around VEVENTs that are bytes already (RFC 5545 §3.4, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from msgspec import Struct

from generator.presenting.calendars.lines import folded, stamp, text, uri

_REFRESH = "PT6H"
"""How often to look again: some programs would otherwise ask once a week."""

_END = b"END:VCALENDAR\r\n"
_TIME_ZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Copenhagen",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T020000",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
).encode()
"""Written by hand: lists of dates (RDATE), which the library makes, are ignored by Outlook."""

CSS_COLOURS: Mapping[str, str] = {
    "plum": "purple",
    "coral": "tomato",
    "amber": "darkgoldenrod",
    "lake": "teal",
    "moss": "olivedrab",
    "clay": "sienna",
    "blue": "steelblue",
}
"""RFC 7986 §5.9 takes names of CSS only; the nearest to the portal's topics."""


class About(Struct, frozen=True):
    """What a calendar says of itself; `source` is its own address, `page` the one for people."""

    name: str
    description: str
    page: str
    source: str
    colour: str = "lake"


def subscription(
    identity_host: str, about: About, changed: datetime, vevents: Iterable[bytes]
) -> bytes:
    """A calendar to follow. `changed` is the last change of anything in it."""
    name, description = text(about.name), text(about.description)
    opened = _opened(
        identity_host,
        f"DESCRIPTION:{description}",
        f"X-WR-CALDESC:{description}",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"COLOR:{CSS_COLOURS[about.colour]}",
        f"LAST-MODIFIED:{stamp(changed)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
        f"SOURCE;VALUE=URI:{uri(about.source)}",
        f"URL:{uri(about.page)}",
        f"X-PUBLISHED-TTL:{_REFRESH}",
    )
    return b"".join((opened, *vevents, _END))


def single(identity_host: str, vevents: bytes) -> bytes:
    """One event to import. Without a name: some programs would make a calendar of that name."""
    return _opened_alone(identity_host) + vevents + _END


@cache
def _opened_alone(identity_host: str) -> bytes:
    """The same for every single event of a portal."""
    return _opened(identity_host)


def _opened(identity_host: str, *properties: str) -> bytes:
    """Everything that stands before the first VEVENT."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{text(f'-//{identity_host}//Kulturportal//DA')}",
        "CALSCALE:GREGORIAN",
        *properties,
    )
    return folded(lines) + _TIME_ZONE
