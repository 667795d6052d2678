"""Whether two sites of one corpus tell the same: pages, titles, dates, feeds, calendars.

What ours has besides (other vocabularies, Atom, JSON Feed, search) stands outside the comparison.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from bench.hugo_site import machine, months_of
from bench.invented import Corpus, Event

FOLLOWED = ("aktoerer", "steder", "partnerskaber", "emner")
"""What has a page, a feed and a calendar each."""
BESIDE = ("mangler", "ressourcer", "faciliteter")
"""Pages of ours among those that only look like an entity's."""
_SHARED = re.compile(
    r"index\.html|sitemap\.xml"
    r"|(arrangementer|aktoerer|steder|partnerskaber|emner|kalender)/index\.html"
    r"|arrangementer/(rss\.xml|kalender\.ics)"
    r"|arrangementer/[^/]+/(index\.html|begivenhed\.ics)"
    rf"|({'|'.join(FOLLOWED)})/(?!(?:{'|'.join(BESIDE)})/)[^/]+/(index\.html|rss\.xml|kalender\.ics)"
    r"|kalender/\d+/\d+/index\.html"
)
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_DATE = re.compile(r'<time datetime="([^"]*)"')
_JSONLD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_ROW = re.compile(r'<li class="row ')


def differences(known: Corpus, ours: Path, theirs: Path) -> list[str]:
    """What is not equal, a line each; nothing when the two sites may be measured side by side."""
    return [
        *(f"ours: {line}" for line in _faults(known, ours)),
        *(f"theirs: {line}" for line in _faults(known, theirs)),
        *_unequal(ours, theirs),
    ]


def shared_files(site: Path) -> set[str]:
    """The files of a site that both make, by path."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {path for path in found if _SHARED.fullmatch(path)}


def _faults(known: Corpus, site: Path) -> Iterator[str]:
    """Against the corpus itself: each event's page and calendar, and every month's page."""
    for event in known.events:
        page = site / "arrangementer" / event.slug / "index.html"
        calendar = page.with_name("begivenhed.ics")
        if not page.is_file() or not calendar.is_file():
            yield f"{event.slug} is missing"
            continue
        yield from (
            f"{event.slug}: {line}" for line in event_faults(event, page.read_text("utf-8"))
        )
        if (found := _vevents(calendar)) != (expected := 2 if event.series else 1):
            yield f"{event.slug}: {found} VEVENTs, not {expected}"
    for month in sorted({month for event in known.events for month in months_of(event)}):
        if not (site / "kalender" / month.replace("-", "/") / "index.html").is_file():
            yield f"kalender/{month} is missing"


def event_faults(event: Event, page: str) -> Iterator[str]:
    """The heading, the first date and the machine-readable event of a page."""
    title = _TAG.sub("", _first(_TITLE, page) or "")
    # Ours says there, too, that an event is off or over: `Aflyst: …`.
    if title != event.title and not title.endswith(f": {event.title}"):
        yield f"title {title!r}, not {event.title!r}"
    if (day := _first(_DATE, page)) != machine(event.start):
        yield f"date {day!r}, not {machine(event.start)!r}"
    found = [json.loads(text) for text in _JSONLD.findall(page)]
    told = [value for value in found if value.get("name") == event.title and "startDate" in value]
    if len(told) != 1:
        yield f"{len(told)} events in JSON-LD"
    elif len(told[0].get("subEvent", (1,))) != len(event.days):
        yield f"{len(told[0]['subEvent'])} dates in JSON-LD, not {len(event.days)}"


def _unequal(ours: Path, theirs: Path) -> Iterator[str]:
    """Against each other: which files there are, items of feeds, VEVENTs, rows of months."""
    mine, other = shared_files(ours), shared_files(theirs)
    yield from (f"only ours: {path}" for path in sorted(mine - other))
    yield from (f"only theirs: {path}" for path in sorted(other - mine))
    for path in sorted(mine & other):
        counts = [_counted(site / path) for site in (ours, theirs)]
        if counts[0] != counts[1]:
            yield f"{path}: {counts[0]} and {counts[1]}"


def _counted(file: Path) -> int:
    """Items, VEVENTs or rows, as the file has them; 0 for other pages."""
    if file.name == "rss.xml":
        return len(ElementTree.parse(file).findall("channel/item"))
    if file.suffix == ".ics":
        return _vevents(file)
    if file.parts[-4] == "kalender":
        return len(_ROW.findall(file.read_text("utf-8")))
    return 0


def _vevents(file: Path) -> int:
    return file.read_bytes().count(b"\nBEGIN:VEVENT\r")


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return html.unescape(found[1]) if found else None
