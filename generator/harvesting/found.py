"""What a source says of an event, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

Moment: TypeAlias = date | datetime
"""A whole day, or an instant in Europe/Copenhagen (aware)."""
Status: TypeAlias = Literal["scheduled", "cancelled", "postponed", "sold_out"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One date. `original` is the start that the series had it at: `RECURRENCE-ID` (RFC 5545,
    3.8.4.4); equal to `start` where it was not moved. `end` is exclusive for instants and the last
    day for whole days, as the portal writes them."""

    start: Moment
    end: Moment | None
    original: Moment
    status: Status = "scheduled"


@dataclass(frozen=True, slots=True)
class Found:
    """An event as a source tells it: plain text, no HTML, nothing yet looked up in the portal.

    `uid` is the source's own identity of it, empty where it has none. `occasions` are in order and
    never empty; more than one is a series. `text` is paragraphs with an empty line between.
    `location` is the place in the source's words. `row` is where in the source it stands (1 is the
    first), for messages."""

    uid: str
    title: str
    occasions: tuple[Occasion, ...]
    text: str = ""
    location: str = ""
    url: str | None = None
    categories: tuple[str, ...] = ()
    price: str = ""
    image_url: str | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """Something of a source that could not be taken, and why, in Danish; `name` is a title, a UID
    or what else tells an editor which it is, shortened."""

    row: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a source says. `faults` concern the whole: with any, nothing of it is used."""

    found: tuple[Found, ...]
    refused: tuple[Refused, ...] = ()
    faults: tuple[str, ...] = ()
