"""RSS 1.0 and 2.0 and Atom with events in them: only what says when it takes place.

When an entry was published is never taken for the day of the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from generator.analysing.title_marks import marked
from generator.harvesting.found import Found, LeftOut, Moment, Occasion, Reading, Window
from generator.harvesting.identities import unshared
from generator.harvesting.limits import MAX_BYTES, MAX_EVENTS
from generator.harvesting.spans import here, occasion, within
from generator.harvesting.texts import LONGEST_TITLE, one_line, place, prose, web_address
from generator.harvesting.unreadable import NO_TITLE, Unreadable
from generator.harvesting.written_dates import clocks, written
from generator.harvesting.xml import Broken, Element, parse

_CORE = re.compile(
    r"purl\.org/(?:dc|rss/1\.0/$|rss/1\.0/modules/(?:content|syndication))|2005/Atom"
)
"""Namespaces whose dates are an entry's, not an event's: Dublin Core's above all."""
_START = frozenset("startdate dtstart starts start start_date startdatetime starttime".split())
_END = frozenset("enddate dtend ends end end_date enddatetime endtime".split())
"""As elements of an extension (ev:, xcal:, libcal: …), or as attributes of Google's `gd:when`."""
_DAY = frozenset({"date", "eventdate"})
_WHERE = frozenset({"location", "venue", "place", "adr"})
_UNKNOWN = (
    "Der står ikke, hvornår det finder sted, kun hvornår det er skrevet. Brug arrangørens "
    "kalender (ics) i stedet"
)


def read(data: bytes, window: Window) -> Reading:
    """The feed's entries that are events within the window."""
    if len(data) > MAX_BYTES:
        return Reading((), faults=(f"Feedet fylder mere end {MAX_BYTES // 1_000_000} MB",))
    try:
        root = parse(data)
    except Broken as why:
        return Reading((), faults=(why.reason,))
    if root.name not in ("rss", "rdf", "feed"):
        return Reading((), faults=(f"Det er ikke et feed, men »{root.name[:40]}«",))
    entries = list(root.every(("item", "entry")))
    found, refused, outside = list[Found](), list[LeftOut](), 0
    for row, entry in enumerate(entries[:MAX_EVENTS], 1):
        try:
            one = _event(row, entry)
        except Unreadable as why:
            name = one_line(entry.text("title"), 80) or f"nr. {row}"
            refused.append(LeftOut(row, name, why.reason, _identity(entry)))
            continue
        if any(within(date_, window) for date_ in one.occasions):
            found.append(one)
        else:
            outside += 1
    doubts: tuple[str, ...] = ()
    if len(entries) > MAX_EVENTS:
        doubts = (f"Feedet har {len(entries)} indslag, og kun de første {MAX_EVENTS} er læst",)
    # A feed holds the newest alone: what is not in it any more may well take place.
    return Reading(unshared(found), tuple(refused), outside=outside, complete=False, doubts=doubts)


def _event(row: int, entry: Element) -> Found:
    title, status = marked(one_line(prose(entry.text("title")).text, LONGEST_TITLE))
    if not title:
        raise Unreadable(NO_TITLE)
    doubts = list[str]()
    date_ = _occasion(entry, doubts)
    text = prose(
        entry.text("encoded")
        or entry.text("content")
        or entry.text("description")
        or entry.text("summary")
    )
    words = (one.content or one.attributes.get("term", "") for one in entry.every(("category",)))
    return Found(
        uid=_identity(entry),
        title=title,
        occasions=(Occasion(date_.start, date_.end, date_.original, status),),
        text=text.text,
        location=next(filter(None, map(place, _told(entry, _WHERE))), ""),
        url=_link(entry),
        categories=tuple(dict.fromkeys(filter(None, (one_line(word, 80) for word in words))))[:20],
        row=row,
        doubts=tuple(dict.fromkeys((*doubts, *text.doubts))),
    )


def _told(entry: Element, names: frozenset[str]) -> Iterator[str]:
    """What an extension's elements, or Google's `when`, say; those of the feed itself do not."""
    for one in entry.inside():
        if one.name in names and one.space and not _CORE.search(one.space) and one.content:
            yield one.content
    for one in entry.every(("when",)):
        yield from (value for key, value in one.attributes.items() if key in names)


def _occasion(entry: Element, doubts: list[str]) -> Occasion:
    start, end = next(_told(entry, _START), ""), next(_told(entry, _END), "")
    day = next(_told(entry, _DAY), "")
    if not start and not day:
        raise Unreadable(_UNKNOWN)
    begins = _moment(start, day, doubts)
    if not end:
        return occasion(begins, None, doubts)
    ends = _moment(end, day, doubts)
    if isinstance(begins, datetime) and isinstance(ends, datetime) and day and ends < begins:
        ends += timedelta(days=1)  # an hour after midnight
    return occasion(begins, ends, doubts)


def _moment(text: str, day: str, doubts: list[str]) -> Moment:
    """A date, or an hour of the day that stands beside it (LibCal)."""
    try:
        found = written(text or day)
    except Unreadable:
        if not day or not text:
            raise
        found = replace(written(day), clock=clocks(text)[0])
    doubts += (doubt for doubt in found.doubts if doubt not in doubts)
    if found.clock is None:
        return found.day
    return here(datetime.combine(found.day, found.clock), doubts)


def _identity(entry: Element) -> str:
    return one_line(entry.text("uid") or entry.text("guid") or entry.text("id") or entry.about, 250)


def _link(entry: Element) -> str | None:
    for one in entry.every(("link",)):
        if one.attributes.get("rel", "alternate") == "alternate" and (
            found := web_address(one.content or one.attributes.get("href", ""))
        ):
            return found
    return None
