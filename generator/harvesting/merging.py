"""What the source says now, what it said when it was last taken over, what stands in the file →
what is taken over. Part by part; an editor's words stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from generator.harvesting.parts import WHOLE, Parts, day_of_key, state


class Conflict(Struct, frozen=True):
    """Both have changed a part, each to something else: the file's words stay. A conflict is told
    once, since the source's are remembered with it."""

    part: str
    local: Any
    theirs: Any


class Merge(Struct):
    """`take` are the parts to write, None where one goes; `base` is what is to be remembered."""

    take: dict[str, Any] = field(default_factory=dict)
    base: dict[str, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


def merge(local: Parts, theirs: Parts, base: Mapping[str, str], today: date) -> Merge:
    """The three-way merge. Dates of a series that are over are left as they are."""
    merged = Merge(base=dict(base))
    dates = {*local, *theirs, *base} - {*WHOLE}
    coming = (name for name in dates if name in theirs or (day_of_key(name) or today) >= today)
    for name in (*WHOLE, *sorted(coming)):
        _part(merged, name, local.get(name), theirs.get(name))
    _fit_dates(merged, local, theirs, base)
    return merged


def _part(merged: Merge, name: str, local: Any, theirs: Any) -> None:
    ours, new, old = state(local), state(theirs), merged.base.get(name)
    if new != ours and new != old:
        if ours == old:
            merged.take[name] = theirs
        else:
            merged.conflicts.append(Conflict(name, local, theirs))
    if new is None:
        merged.base.pop(name, None)
    else:
        merged.base[name] = new


def _fit_dates(merged: Merge, local: Parts, theirs: Parts, base: Mapping[str, str]) -> None:
    """A date of which an editor tells something stays in the series, whatever the source does; and
    nothing is told of a date that the series has not."""
    kept = {name for name in local if day_of_key(name)} - {*merged.take}
    if "time" in merged.take and kept - _dates(theirs):
        merged.conflicts.append(Conflict("time", local["time"], merged.take.pop("time")))
    there = _dates(theirs if "time" in merged.take else local)
    for name in [name for name in merged.take if day_of_key(name) and name not in there]:
        if merged.take[name] is not None:
            del merged.take[name]
            merged.base.pop(name, None)
            merged.base |= {name: base[name]} if name in base else {}


def _dates(parts: Parts) -> set[str]:
    return {day.replace(" ", "T") for day in parts["time"].get("dates", ())}
