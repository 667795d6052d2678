"""A built site as facts: its pages, its feeds, and what it says of each event's dates.

Read from the finished files alone, so that two sites may come from two versions of the program.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.presenting.addresses import FEED_FILES

_MAIN = re.compile(rb"<main\b[^>]*>(.*?)</main>", re.DOTALL)
_OG_TITLE = re.compile(rb'<meta property="og:title" content="([^"]*)"')
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_REFRESH = re.compile(rb'<meta http-equiv="?refresh"?[^>]*\burl=([^"\'>\s]+)', re.IGNORECASE)
_JSON_LD = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_SUBSCRIBED = frozenset((*FEED_FILES, "begivenhed.ics"))
"""The files that programs fetch again and again: an address that dies here leaves them silent."""


class EventDate(Struct, frozen=True):
    """One date of an event as schema.org says it; ISO dates, a status such as `EventCancelled`."""

    start: str
    status: str
    place: str
    sold_out: bool


class Page(Struct, frozen=True):
    """One page. `main` is a digest of its content, `whole` one of all that is in the file.

    `dates` has its keys by the date's original start; a single event's only key is the empty text,
    since its start may be written anew.
    """

    title: str
    main: str
    whole: str
    dates: Mapping[str, EventDate] = field(default_factory=dict)


class BuiltSite(Struct, frozen=True):
    """Pages by address, redirects with where they lead, and the addresses of feeds."""

    pages: Mapping[str, Page]
    redirects: Mapping[str, str]
    feeds: frozenset[str]


def read_site(folder: Path) -> BuiltSite:
    """The facts of a built folder. Raises OSError when it cannot be read."""
    if not folder.is_dir():
        raise NotADirectoryError(f"Mappen {folder} findes ikke.")
    pages: dict[str, Page] = {}
    redirects: dict[str, str] = {}
    feeds: set[str] = set()
    for path in _files(folder):
        name = path.rpartition("/")[2]
        if name in _SUBSCRIBED:
            feeds.add(f"/{path}")
        elif name == "index.html":
            data = (folder / path).read_bytes()
            address = f"/{path.removesuffix('index.html')}"
            if found := _REFRESH.search(data):
                redirects[address] = html.unescape(found[1].decode())
            else:
                pages[address] = read_page(data)
    return BuiltSite(pages, redirects, frozenset(feeds))


def read_page(data: bytes) -> Page:
    """One page's facts."""
    title = _OG_TITLE.search(data) or _TITLE.search(data)
    main = _MAIN.search(data)
    return Page(
        title=html.unescape(title[1].decode()) if title else "",
        main=_digest(main[1] if main else data),
        whole=_digest(data),
        dates=dict(_dates(data)),
    )


def _dates(data: bytes) -> Iterator[tuple[str, EventDate]]:
    for script in _JSON_LD.findall(data):
        thing = json.loads(script)
        if not isinstance(thing, dict) or "eventStatus" not in thing:
            continue
        parts = thing.get("subEvent")
        if isinstance(parts, list):
            for part in parts:
                yield part.get("previousStartDate") or part["startDate"], _date(part)
        else:
            yield "", _date(thing)


def _date(thing: Mapping[str, Any]) -> EventDate:
    offers = thing.get("offers")
    offers = offers if isinstance(offers, list) else [offers]
    return EventDate(
        start=thing["startDate"],
        status=str(thing["eventStatus"]).rpartition("/")[2],
        place=_place(thing.get("location")),
        sold_out=any("SoldOut" in str((offer or {}).get("availability")) for offer in offers),
    )


def _place(location: Any) -> str:
    """The venue's name; the first where there are several, nothing for the net."""
    for place in location if isinstance(location, list) else [location]:
        if isinstance(place, dict) and place.get("name"):
            return str(place["name"])
    return ""


def _files(folder: Path) -> Iterator[str]:
    """Every file's path relative to the folder, sorted."""
    yield from sorted(
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
