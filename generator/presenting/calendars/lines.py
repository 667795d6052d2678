"""Content lines (RFC 5545 §3.1) and the values in them, as icalendar writes them.

An event's lines are written here and not by the library: seven times as fast, and an event stands
in some eight calendars. Tests hold the bytes equal to what icalendar makes of them when it reads
them and writes them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from generator.model.times import ZONE, When
from generator.presenting.cleaning import ascii_address, clean

FOLD = 74
"""Octets a line may hold; with the space that begins a continued one, 75."""


def text(value: str) -> str:
    """TEXT (§3.3.11): cleaned of controls and escaped; a line end stays one."""
    value = clean(value)
    for letter, escaped in _ESCAPED:
        if letter in value:
            value = value.replace(letter, escaped)
    return value


_ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


def uri(address: str) -> str:
    """URI (§3.3.13): in ASCII, with nothing in it that could end the line."""
    return ascii_address(address)


def stamp(moment: datetime) -> str:
    """An instant in UTC (§3.3.5, form 2)."""
    utc = moment.astimezone(UTC)
    return f"{utc.year:04}{utc.month:02}{utc.day:02}T{utc.hour:02}{utc.minute:02}{utc.second:02}Z"


def when(name: str, moment: When) -> str:
    """A line: a day; or an instant by Copenhagen's clock, in UTC where that clock shows it twice.

    The standard takes the first of two equal hours, ical.js the second. An hour that the clock
    skips is written as the hour that it shows then.
    """
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment.year:04}{moment.month:02}{moment.day:02}"
    local = moment.astimezone(UTC).astimezone(ZONE)
    if local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset():
        return f"{name}:{stamp(local)}"
    return (
        f"{name};TZID=Europe/Copenhagen:{local.year:04}{local.month:02}{local.day:02}"
        f"T{local.hour:02}{local.minute:02}{local.second:02}"
    )


def folded(lines: Iterable[str]) -> bytes:
    """The lines, each ending in CRLF, cut where they are longer than a line may be."""
    pieces: list[bytes] = []
    for line in lines:
        data = line.encode()
        if len(data) > FOLD:
            _cut(data, pieces)
        else:
            pieces.append(data)
    pieces.append(b"")
    return b"\r\n".join(pieces)


def _cut(line: bytes, pieces: list[bytes]) -> None:
    """Never within a character, nor between an escape and what it escapes."""
    start, before = 0, b""
    while len(line) - start > FOLD:
        end = start + FOLD
        while line[end] & 0xC0 == 0x80:
            end -= 1
        if line[end - 1] in b"\\^" and end - 1 > start:
            end -= 1
        pieces.append(before + line[start:end])
        start, before = end, b" "
    pieces.append(before + line[start:])
