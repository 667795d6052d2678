"""The formats that calendars come in: each a pure function from bytes to what they tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from generator.harvesting.formats import feed, icalendar, json_ld, table
from generator.harvesting.found import Reading, Window

Reader: TypeAlias = Callable[[bytes, Window], Reading]

FORMATS: Mapping[str, Reader] = {
    "ics": icalendar.read,
    "jsonld": json_ld.read,
    "csv": table.read_comma_separated,
    "xlsx": table.read_workbook,
    "rss": feed.read,
}

_TYPES = {
    "text/calendar": "ics",
    "application/ics": "ics",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "text/csv": "csv",
    "application/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/rss+xml": "rss",
    "application/atom+xml": "rss",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
_ENDINGS = {
    "ics": "ics", "ical": "ics", "ifb": "ics", "json": "jsonld", "jsonld": "jsonld",
    "csv": "csv", "tsv": "csv", "txt": "csv", "xlsx": "xlsx", "rss": "rss", "atom": "rss",
}  # fmt: skip
_FEEDS = (b"<rss", b"<feed", b"<rdf:rdf")


def told_format(data: bytes, content_type: str = "", name: str = "") -> str | None:
    """Which format it is: by its own bytes first, since servers and names are often wrong; None
    where it is nothing that can be read, as a page that says "log in"."""
    start = (
        data[:4_000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe\r\n\t ")
    )
    start = start.lower()
    if start.startswith(b"begin:vcalendar") or b"\nbegin:vcalendar" in start:
        return "ics"
    if start.startswith(b"pk\x03\x04"):
        return "xlsx"
    if start.startswith((b"{", b"[")):
        return "jsonld"
    if start.startswith(b"<"):
        if any(mark in start for mark in _FEEDS):
            return "rss"
        return "jsonld" if b"ld+json" in data.lower() else None
    told = _TYPES.get(content_type.partition(";")[0].strip().lower())
    ending = name.partition("?")[0].rpartition(".")[2].lower()
    return told or _ENDINGS.get(ending)
