"""Parts → an event's file: a new one, or one that is there, changed in its text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from math import gcd
from typing import Any

from msgspec import Struct

from generator.editing.blocks import field_lines, with_field
from generator.editing.fields import with_item, with_item_values
from generator.editing.finding import yaml_part
from generator.editing.layout import canonical
from generator.editing.occasions import CHANGE, EVENT, written
from generator.harvesting.parts import Parts, day_of_key, key_of
from generator.harvesting.shelf import Kept
from generator.model.event import Event
from generator.model.times import day_of, parse_when
from generator.reading.yaml_text import read_yaml

_SAYABLE = ("status", "start", "end", "venue", "booking", "title")
"""What a calendar can say of one date."""


class New(Struct, frozen=True):
    """What a new file says beside what its source tells."""

    actor: str
    type: str
    topics: list[str]
    audiences: list[str]
    sources: str | None


def new_file(parts: Parts, about: New, source: Mapping[str, Any]) -> str:
    """The whole text of a new event's file."""
    fields: dict[str, Any] = {}
    for name, value in parts.items():
        if name not in ("link", "text") and day_of_key(name) is None:
            fields |= _fields(name, value)
    fields |= {"organizers": [about.actor], "type": about.type, "topics": about.topics}
    sources = [about.sources] if about.sources else []
    fields |= {"audiences": about.audiences, "sources": sources, "source": source}
    changes = {name: value for name, value in parts.items() if day_of_key(name)}
    if changes:
        fields["changes"] = [_item(name, value) for name, value in sorted(changes.items())]
    lines = [line for name, value in fields.items() if value for line in field_lines(name, value)]
    yaml = canonical("".join(f"{line}\n" for line in lines), Event)
    body = f"\n{parts['text']}\n" if parts.get("text") else ""
    return f"---\n{yaml}---\n{body}"


def changed_file(kept: Kept, take: Mapping[str, Any], source: Mapping[str, Any]) -> str:
    """The file's text with these parts taken over; None takes one away. Raises Unchangeable."""
    above, yaml, below = yaml_part(kept.path, kept.text)
    for name, value in take.items():
        if day_of_key(name):
            yaml = _with_date(yaml, name, value)
        elif name == "text":
            below = "---\n" + (f"\n{value}\n" if value else "")
        elif name != "link":
            for field, told in _fields(name, value).items():
                yaml = with_field(yaml, field, told, EVENT)
    return above + with_field(yaml, "source", dict(source), EVENT) + below


def _fields(name: str, value: Any) -> dict[str, Any]:
    """The fields that a part stands in; None of those that it leaves empty."""
    if name == "time":
        dates = value.get("dates")
        repeat = repeat_of([parse_when(day) for day in dates]) if dates else None
        return {"start": value["start"], "end": value.get("end"), "repeat": repeat}
    if name == "price":
        return {field: (value or {}).get(field) for field in ("price", "price_note")}
    if name == "status":
        return {field: (value or {}).get(field) for field in ("status", "booking")}
    return {name: value}


def repeat_of(dates: list[date | datetime]) -> dict[str, Any]:
    """A weekly rule where the dates plainly follow one, else their list. They are in order."""
    days = [day_of(day) for day in dates]
    gaps = [(after - before).days for before, after in pairwise(days)]
    step = gcd(*gaps)
    clocks = {day.time() if isinstance(day, datetime) else None for day in dates}
    if len(dates) >= 3 and step % 7 == 0 and 7 <= step <= 52 * 7 and len(clocks) == 1:
        ordinals = range(days[0].toordinal(), days[-1].toordinal(), step)
        every = {date.fromordinal(at) for at in ordinals}
        left_out = sorted(every - {*days})
        if len(left_out) * 4 <= len(days):
            rule: dict[str, Any] = {"every": "week", "until": days[-1].isoformat()}
            if step > 7:
                rule["interval"] = str(step // 7)
            if left_out:
                rule["except"] = [day.isoformat() for day in left_out]
            return rule
    return {"dates": [written(day) for day in dates]}


def _item(name: str, value: Mapping[str, str]) -> dict[str, str]:
    return {"date": name.replace("T", " "), **value}


def _with_date(yaml: str, name: str, value: Mapping[str, str] | None) -> str:
    values = read_yaml(yaml).data.get("changes", [])
    names = [key_of(parse_when(one["date"])) for one in values]
    if name not in names:
        return with_item(yaml, "changes", _item(name, value), EVENT) if value else yaml
    at = names.index(name)
    if value is not None or {*values[at]} - {"date", "reason", *_SAYABLE}:
        told = {field: (value or {}).get(field) for field in _SAYABLE}
        return with_item_values(yaml, "changes", at, told, CHANGE)
    return with_field(yaml, "changes", [*values[:at], *values[at + 1 :]] or None, EVENT)
