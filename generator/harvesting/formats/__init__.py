"""The formats that calendars come in: each a pure function from bytes to what they tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from generator.harvesting.formats import feed, icalendar, json_ld, table
from generator.harvesting.found import Found, Reading, Window
from generator.harvesting.texts import twice_encoded, without_private

Reader: TypeAlias = Callable[[bytes, Window], Reading]

_READERS: Mapping[str, Reader] = {
    "ics": icalendar.read,
    "jsonld": json_ld.read,
    "csv": table.read_comma_separated,
    "xlsx": table.read_workbook,
    "rss": feed.read,
}


def _public(reader: Reader) -> Reader:
    """The reader, without what is private in titles, places and messages; texts are cleaned as they
    are read."""

    def read(data: bytes, window: Window) -> Reading:
        reading = reader(data, window)
        return replace(
            reading,
            doubts=(*reading.doubts, *_broken_letters(reading.found)),
            found=tuple(map(_without_private, reading.found)),
            refused=tuple(
                replace(one, name=without_private(one.name).text) for one in reading.refused
            ),
        )

    return read


def _broken_letters(found: Iterable[Found]) -> Iterator[str]:
    """Told once: where one text has them, all have."""
    texts = (text for one in found for text in (one.title, one.location, one.text))
    broken = next(filter(None, map(twice_encoded, texts)), "")
    if broken:
        yield (
            f"Der står »{broken}« i ordene: æ, ø og å er kodet to gange. Hent filen igen, eller "
            "gem den på ny som UTF-8, før den hentes ind"
        )


def _without_private(found: Found) -> Found:
    title, location, price = map(without_private, (found.title, found.location, found.price))
    dates = tuple(
        replace(
            one,
            title=without_private(one.title).text,
            location=without_private(one.location).text,
        )
        for one in found.occasions
    )
    doubts = (*found.doubts, *title.doubts, *location.doubts, *price.doubts)
    return replace(
        found,
        title=title.text,
        location=location.text,
        price=price.text,
        occasions=dates,
        doubts=tuple(dict.fromkeys(doubts)),
    )


FORMATS: Mapping[str, Reader] = {name: _public(reader) for name, reader in _READERS.items()}

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
