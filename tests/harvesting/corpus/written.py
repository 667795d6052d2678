"""How iCalendar is put on paper: values, zones, folds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from tests.harvesting.corpus.programmes import Held, When

SUMMER_TIME = (
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
    "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
    "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
)  # fmt: skip
MICROSOFT_TIME = (
    "BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD",
    "BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT",
)  # fmt: skip


def zone(name: str, rules: Iterable[str] = SUMMER_TIME) -> list[str]:
    return ["BEGIN:VTIMEZONE", f"TZID:{name}", *rules, "END:VTIMEZONE"]


def utc(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def wall(when: datetime) -> str:
    return f"{when:%Y%m%dT%H%M%S}"


def day(when: date) -> str:
    return f"{when:%Y%m%d}"


def dated(name: str, when: When, tzid: str = "") -> str:
    """A line with a date: a day, UTC, or the wall clock of a zone."""
    if not isinstance(when, datetime):
        return f"{name};VALUE=DATE:{day(when)}"
    if tzid in ("", "UTC"):
        return f"{name}:{utc(when)}"
    if tzid == "floating":
        return f"{name}:{wall(when)}"
    return f"{name};TZID={tzid}:{wall(when)}"


def after(held: Held) -> When | None:
    """DTEND: exclusive."""
    if isinstance(held.start, datetime):
        return held.end
    return (held.end or held.start) + timedelta(days=1)


def text(value: str) -> str:
    """TEXT, escaped."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def folded(lines: Iterable[str], end: str = "\r\n", width: int = 75) -> bytes:
    """Folded after 75 octets, between letters."""
    return b"".join(_fold(line, end, width) for line in lines)


def _fold(line: str, end: str, width: int) -> bytes:
    pieces, piece = list[str](), ""
    for letter in line:
        if len((piece + letter).encode()) > (width if not pieces else width - 1):
            pieces.append(piece)
            piece = ""
        piece += letter
    return (f"{end} ".join([*pieces, piece]) + end).encode()


def folded_in_letters(lines: Iterable[str], end: str = "\r\n") -> bytes:
    """As old programs fold: octets alone are counted, so that a letter may be parted."""
    found = list[bytes]()
    for line in lines:
        raw = line.encode()
        found.append((end.encode() + b" ").join(raw[n : n + 70] for n in range(0, len(raw), 70)))
    return end.encode().join(found) + end.encode()
