"""What a source says of an event, as the portal would write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.editing.occasions import written
from generator.harvesting.found import Found, Occasion
from generator.harvesting.identities import kept_as
from generator.harvesting.parts import key_of, time_of
from generator.harvesting.texts import web_address
from generator.harvesting.words import Register, price_in, text_of, title_of
from generator.model.event import Event
from generator.model.occurrences import MAX_OCCURRENCES, end_of, length_of, recurrence_starts
from generator.model.times import YEARS, When, day_of


class Statement(Struct, frozen=True):
    """One event as its source has it. `plain` are the parts that hang on nothing but the source;
    the time is told by `parts_beside`, since a file remembers dates that its source forgot."""

    found: Found
    plain: dict[str, Any]
    today: date
    register: Register

    @property
    def uid(self) -> str:
        """The source's own identity of it, as a file can hold it; empty where it has none."""
        return kept_as(self.found.uid)

    @property
    def coming(self) -> tuple[Occasion, ...]:
        """The dates that are not over, or whose original is not."""
        return tuple(
            one
            for one in self.found.occasions
            if day_of(one.end or one.start) >= self.today or day_of(one.original) >= self.today
        )

    @property
    def first_day(self) -> date:
        """The day of the first that is to come; asked only where there is one."""
        return min(day_of(one.start) for one in self.coming)

    def parts_beside(self, event: Event | None) -> dict[str, Any]:
        """All parts, beside the file that holds it already: there it stays the series that it is,
        with the dates that are over."""
        coming = _once_each(self.coming)
        length = _usual_length(coming)
        series = len(coming) > 1 or (event is not None and event.repeat is not None)
        if not series:
            (one,) = coming
            parts = self.plain | {"time": time_of(one.start, _end(one.start, length), ())}
            return parts | ({"status": _status(one)} if _status(one) else {})
        past = _past(event, self.today) if event is not None and event.repeat else ()
        dates = tuple(sorted({*past, *(one.original for one in coming)}))
        parts = self.plain | {"time": time_of(dates[0], _end(dates[0], length), dates)}
        if {one.status for one in coming} == {"tentative"}:  # of all of it, and told once
            parts |= {"status": _status(coming[0])}
            coming = tuple(replace(one, status="scheduled") for one in coming)
        changes = {key_of(one.original): self._change(one, length) for one in coming}
        return parts | {name: said for name, said in changes.items() if said}

    def _change(self, one: Occasion, length: timedelta | None) -> dict[str, str]:
        """What is different about one date."""
        said: dict[str, str] = _status(one)
        title, venue = title_of(one.title), self.register.venue(one.location)
        if title and title != self.plain["title"]:
            said["title"] = title
        if one.location and isinstance(venue, str) and venue != self.plain.get("venue"):
            said["venue"] = venue
        if one.start != one.original:
            said["start"] = written(one.start)
        own = _length(one)
        if own is not None and own != length:
            said["end"] = written(end_of(one.start, own))
        return said


def statement(found: Found, register: Register, today: date) -> Statement | str:
    """The statement, or why it cannot be used, in Danish."""
    title = title_of(found.title)
    if not title:
        return "der står ingen titel"
    moments = [(one.start, one.end, one.original) for one in found.occasions]
    kinds = {isinstance(when, datetime) for each in moments for when in each if when is not None}
    if len(kinds) > 1:
        return "den blander hele dage og klokkeslæt"
    if any(when.year not in YEARS for each in moments for when in each if when is not None):
        return "datoen ligger ikke mellem 1900 og 2100"
    if len(found.occasions) > MAX_OCCURRENCES:
        return f"serien har over {MAX_OCCURRENCES} datoer"
    plain = {
        "title": title,
        "venue": register.venue(found.location),
        "price": price_in(found.price),
        "link": web_address(found.url or ""),
        "text": text_of(found.text),
    }
    return Statement(found, {name: said for name, said in plain.items() if said}, today, register)


def _once_each(occasions: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """By original start; the first that tells of it counts."""
    found: dict[When, Occasion] = {}
    for one in occasions:
        found.setdefault(one.original, one)
    return tuple(found[original] for original in sorted(found))


def _usual_length(occasions: Sequence[Occasion]) -> timedelta | None:
    """The length that most dates have; the shortest of those that as many have."""
    lengths = Counter(_length(one) for one in occasions)
    none = timedelta.max
    return min(lengths, key=lambda length: (-lengths[length], none if length is None else length))


def _length(one: Occasion) -> timedelta | None:
    """By the clock on the wall; None for what has no end, or begins and ends on one whole day."""
    length = timedelta(0) if one.end is None else length_of(one.start, one.end)
    return length if length > timedelta(0) else None


def _end(start: When, length: timedelta | None) -> When | None:
    return None if length is None else end_of(start, length)


def _past(event: Event, today: date) -> tuple[When, ...]:
    return tuple(start for start in recurrence_starts(event) if day_of(start) < today)


def _status(one: Occasion) -> dict[str, str]:
    if one.status == "sold_out":
        return {"booking": "sold_out"}
    return {} if one.status == "scheduled" else {"status": one.status}
