"""What is to be said and done about one source, as a value; and the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from generator.editing.files import Rewritten
from generator.harvesting.merging import Conflict
from generator.harvesting.parts import day_of_key
from generator.harvesting.words import one_line
from generator.presenting.words.dates import day_and_year


class Line(Struct, frozen=True):
    """One thing to tell: the title, the day that is meant, and what is said of it."""

    title: str
    day: date | None
    said: str = ""
    path: str = ""


class Proposal(Struct):
    """What one source would change."""

    files: list[Rewritten] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    same: list[Line] = field(default_factory=list)
    conflicts: list[Line] = field(default_factory=list)
    gone: list[Line] = field(default_factory=list)
    back: list[Line] = field(default_factory=list)
    refused: list[Line] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)
    doubts: list[Line] = field(default_factory=list)
    faults: tuple[str, ...] = ()
    unchanged: int = 0
    past: int = 0
    outside: int = 0
    shrunk: tuple[int, int] | None = None
    """How many coming events the portal has of it, and how many of those it still knows; set where
    nothing was removed for that reason."""


def in_words(parts: Iterable[str]) -> str:
    """`tid, sted, datoen 8. december 2026`."""
    return ", ".join(_NAMES.get(name) or f"datoen {_day(name)}" for name in parts)


def _day(name: str) -> str:
    day = day_of_key(name)
    assert day is not None, "every other part has a name"
    return day_and_year(day)


_NAMES = {
    "title": "titel",
    "time": "tid",
    "venue": "sted",
    "price": "pris",
    "status": "status",
    "link": "link",
    "text": "tekst",
}


def told(conflict: Conflict) -> str:
    """Both sides' words, the first of them."""
    theirs = _shown(conflict.theirs)
    return f"{in_words([conflict.part])}: portalen siger {_shown(conflict.local)}, kilden {theirs}"


def _shown(value: Any) -> str:
    """Some words of a part."""
    if value is None:
        return "ikke noget"
    if isinstance(value, Mapping):
        value = " ".join(str(one) for one in value.values() if not isinstance(one, list))
    words = one_line(str(value))
    return f"»{words}«" if len(words) <= 60 else f"»{words[:59].rstrip()}…«"
