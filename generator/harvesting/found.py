"""What a source says of an event, whatever its format."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from msgspec import Struct

Moment: TypeAlias = date | datetime
"""A whole day, or an instant in Europe/Copenhagen (aware)."""
Status: TypeAlias = Literal["scheduled", "tentative", "cancelled", "postponed", "sold_out"]


class Occasion(Struct, frozen=True):
    """One date. `original` is the start that the series had it at: `RECURRENCE-ID` (RFC 5545,
    3.8.4.4); equal to `start` where it was not moved. `end` is exclusive for instants and the last
    day for whole days, as the portal writes them; None where it is the same day, or unknown.
    `title` and `location` are empty where they are the event's own."""

    start: Moment
    end: Moment | None
    original: Moment
    status: Status = "scheduled"
    title: str = ""
    location: str = ""


class Found(Struct, frozen=True):
    """An event as a source tells it: plain text, no HTML, nothing yet looked up in the portal.

    `uid` is the source's own identity of it, empty where it has none or gives several events the
    same. `occasions` are in order and never empty; more than one is a series. `text` is paragraphs
    with an empty line between, and may break lines within them. `location` is the place in the
    source's words. `row` is where in the source it stands (1 is the first), for messages. `doubts`
    tell the editor, in Danish, what was read otherwise than it stands."""

    uid: str
    title: str
    occasions: tuple[Occasion, ...]
    text: str = ""
    location: str = ""
    url: str | None = None
    categories: tuple[str, ...] = ()
    price: str = ""
    row: int = 0
    doubts: tuple[str, ...] = ()


class LeftOut(Struct, frozen=True):
    """Something of a source that could not be taken, and why, in Danish; `name` is a title, a UID
    or what else tells an editor which it is, shortened. `uid` as in `Found`: the source still has
    it, so it was not removed."""

    row: int
    name: str
    reason: str
    uid: str = ""


class Reading(Struct, frozen=True):
    """All that a source says. `faults` concern the whole: with any, nothing of it is used.

    `outside` counts what was left out since it lies outside the window. Not `complete` is what was
    cut short, by the net or by a limit: nothing may be taken as removed because it is not there,
    and `doubts` say why."""

    found: tuple[Found, ...]
    refused: tuple[LeftOut, ...] = ()
    faults: tuple[str, ...] = ()
    outside: int = 0
    complete: bool = True
    doubts: tuple[str, ...] = ()


class Window(Struct, frozen=True):
    """The days, both included, whose events are read."""

    first: date
    last: date

    @classmethod
    def around(cls, today: date) -> Window:
        """Last year, this and the next, whole: a series without an end then reads the same from
        night to night, and only New Year moves where it begins and stops."""
        return cls(date(today.year - 1, 1, 1), date(today.year + 1, 12, 31))
