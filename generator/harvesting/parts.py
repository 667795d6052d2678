"""What an event says, part by part, as plain values that can be told apart by a digest.

A part is what is taken over as a whole: the time with its end and the series' dates, say, since
half of an old time and half of a new one is no time. Each changed date of a series is a part of its
own, under the start it had originally (`2026-12-08T17:00`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from generator.editing.occasions import written
from generator.model.event import Change, Event, Venue
from generator.model.fields import Price
from generator.model.occurrences import recurrence_starts
from generator.model.times import When

Parts: TypeAlias = Mapping[str, Any]
"""By name; what is not said is not there."""

WHOLE = ("title", "time", "venue", "price", "status", "link", "text")
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def state(value: Any) -> str | None:
    """The digest of a part: eight letters, of which no YAML reader makes a number. It tells that
    two values are the same and repeats nothing of them."""
    if value is None:
        return None
    said = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:8].translate(LETTERS)


def states(parts: Parts) -> dict[str, str]:
    """The digest (`state`) of each part that is said, by its name."""
    return {name: found for name, value in parts.items() if (found := state(value))}


def parts_of(event: Event, body: str) -> dict[str, Any]:
    """What stands in a file; `body` is its text as Markdown."""
    dates = recurrence_starts(event) if event.repeat is not None else ()
    status: dict[str, str] = {}
    if event.status != "scheduled":
        status["status"] = event.status
    if event.booking is not None:
        status["booking"] = event.booking
    source = event.source
    parts: dict[str, Any] = {
        "title": event.title,
        "time": time_of(event.start, event.end, dates),
        "venue": _venue(event.venue),
        "price": price_of(event.price, event.price_note),
        "status": status or None,
        "link": source.url if source else None,
        "text": body.strip() or None,
    }
    parts |= {key_of(change.date): _change(change) for change in event.changes}
    return {name: value for name, value in parts.items() if value is not None}


def time_of(start: When, end: When | None, dates: tuple[When, ...]) -> dict[str, Any]:
    """`dates` are all of a series, its first included; none of what takes place once."""
    found: dict[str, Any] = {"start": written(start)}
    if end is not None:
        found["end"] = written(end)
    if dates:
        found["dates"] = [written(day) for day in dates]
    return found


def price_of(price: Price | None, note: str | None) -> dict[str, str] | None:
    """An amount, words, or both."""
    found = {}
    if price is not None:
        low, high = (format(amount.normalize(), "f") for amount in (price.low, price.high))
        found["price"] = "gratis" if price.free else low if low == high else f"{low}-{high}"
    if note is not None:
        found["price_note"] = note
    return found or None


def key_of(original: When) -> str:
    """The name of the part that is one date of a series."""
    return written(original).replace(" ", "T")


def day_of_key(name: str) -> date | None:
    """The day of such a part; None of another."""
    return date.fromisoformat(name[:10]) if name[:1].isdecimal() else None


def _venue(venue: Venue | None) -> Any:
    if venue is None or isinstance(venue, str):
        return venue
    return venue.model_dump(exclude_none=True)


def _change(change: Change) -> dict[str, Any] | None:
    """All of it but the reason, which only an editor gives."""
    said: dict[str, Any] = {}
    if change.title is not None:
        said["title"] = change.title
    if change.venue is not None:
        said["venue"] = _venue(change.venue)
    if change.status is not None:
        said["status"] = change.status
    if change.booking is not None:
        said["booking"] = change.booking
    if change.start is not None:
        said["start"] = written(change.start)
    if change.end is not None:
        said["end"] = written(change.end)
    return said or None
