"""When a schema.org event takes place: dates, parts with dates of their own, or a schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from msgspec.structs import replace

from generator.harvesting.calendars.moments import duration
from generator.harvesting.calendars.rules import parse_rule, starts
from generator.harvesting.found import Moment, Occasion, Status, Window
from generator.harvesting.limits import MAX_DATES
from generator.harvesting.linked.nodes import Node, Nodes, constant, listed, named, words
from generator.harvesting.linked.particulars import sold_out
from generator.harvesting.spans import here, later, occasion
from generator.harvesting.unreadable import Unreadable
from generator.harvesting.written_dates import Written, clocks, written
from generator.model.times import day_of

_STATUS: dict[str, Status] = {
    "eventcancelled": "cancelled",
    "cancelled": "cancelled",
    "eventpostponed": "postponed",
    "postponed": "postponed",
}
_OFTEN = {
    "P1D": "DAILY", "P1W": "WEEKLY", "P7D": "WEEKLY", "P1M": "MONTHLY", "P1Y": "YEARLY",
    "DAILY": "DAILY", "WEEKLY": "WEEKLY", "MONTHLY": "MONTHLY", "YEARLY": "YEARLY",
}  # fmt: skip
_EVERY = re.compile(r"P(\d{1,3})([DWMY])", re.I)
_FREQ = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?\d)?(mo|tu|we|th|fr|sa|su)[a-z]*", re.I)


def occasions(
    node: Node, nodes: Nodes, status: Status, window: Window, doubts: list[str]
) -> list[Occasion]:
    """All its dates. Raises Unreadable where there are none."""
    told = _STATUS.get(constant(node.get("eventStatus")), status)
    if told == "scheduled" and sold_out(node, nodes):
        told = "sold_out"
    parts = [
        part
        for key in ("subEvent", "subEvents")
        for part in nodes.all(node.get(key))
        if named(node, part)
    ]
    schedules = nodes.all(node.get("eventSchedule"))
    if parts:
        dates = [_one(part, _of_part(part, told), doubts) for part in parts]
    elif schedules:
        dates = [
            replace(one, status=told)
            for schedule in schedules
            for one in _scheduled(schedule, node, window, doubts)
        ]
    elif isinstance(node.get("startDate"), list):
        dates = [_one({"startDate": one}, told, doubts) for one in listed(node["startDate"])]
    else:
        dates = [_one(node, told, doubts)]
    return _alike(dates[:MAX_DATES], doubts)


def _alike(dates: list[Occasion], doubts: list[str]) -> list[Occasion]:
    """A series has hours or whole days, not both."""
    if len({isinstance(one.start, datetime) for one in dates}) < 2:
        return dates
    doubts.append("Nogle datoer har klokkeslæt og andre ikke, så kun dagene er taget med")
    days = ((day_of(one.start), one) for one in dates)
    return [replace(one, start=day, end=None, original=day) for day, one in days]


def _of_part(part: Node, whole: Status) -> Status:
    return _STATUS.get(constant(part.get("eventStatus")), whole)


def _one(node: Node, status: Status, doubts: list[str]) -> Occasion:
    text = words(node.get("startDate"))
    if not text:
        raise Unreadable("Det har ingen dato")
    start = _moment(written(text), doubts)
    end = words(node.get("endDate"))
    lasts = words(node.get("duration"))
    until: Moment | None = None
    if end:
        until = _moment(written(end), doubts)
    elif lasts and isinstance(start, datetime):
        until = later(start, min(duration(lasts), timedelta(days=366)))
    found = occasion(start, until, doubts, status)
    moved = words(node.get("previousStartDate"))
    if not moved or constant(node.get("eventStatus")) != "eventrescheduled":
        return found
    try:
        original = _moment(written(moved), doubts)
    except Unreadable:
        return found
    same = isinstance(original, datetime) == isinstance(found.start, datetime)
    return replace(found, original=original) if same else found


def _moment(day: Written, doubts: list[str]) -> Moment:
    doubts += (doubt for doubt in day.doubts if doubt not in doubts)
    if day.clock is None:
        return day.day
    return here(datetime.combine(day.day, day.clock), doubts)


def _scheduled(
    schedule: Node, event: Node, window: Window, doubts: list[str]
) -> Iterator[Occasion]:
    """A schema.org Schedule, as the rule that it says in other words."""
    begins = words(schedule.get("startDate")) or words(event.get("startDate"))
    if not begins:
        raise Unreadable("Det har ingen dato")
    first = written(begins)
    clock = _clock(schedule.get("startTime")) or first.clock
    ends = _clock(schedule.get("endTime"))
    lasts = duration(words(schedule.get("duration"))) if schedule.get("duration") else None
    first_day = _first(schedule, first.day)
    wall = datetime.combine(first_day, clock) if clock else first_day
    except_days = set[date]()
    for one in listed(schedule.get("exceptDate")):
        except_days.add(written(words(one)).day)
    last = words(schedule.get("endDate")) or words(event.get("endDate"))
    stop = min(window.last, written(last).day) if last else window.last
    tried = _Bound()
    walls = starts(_rule(schedule), wall, window.first - timedelta(days=1), stop, tried)
    for one in islice(walls, 2 * MAX_DATES):
        day = one.date() if isinstance(one, datetime) else one
        if day in except_days or day > stop:
            continue
        if not isinstance(one, datetime):
            yield occasion(one, None, doubts)
            continue
        start = here(one, doubts)
        end: Moment | None = later(start, min(lasts, timedelta(days=366))) if lasts else None
        if ends is not None:
            end = here(datetime.combine(day + timedelta(days=int(ends < one.time())), ends), doubts)
        yield occasion(start, end, doubts)


class _Bound:
    """How many days one schedule may try."""

    def __init__(self) -> None:
        self._left = 50_000

    def __call__(self, days: int) -> None:
        self._left -= days
        if self._left < 0:
            raise Unreadable("Det gentages oftere, end det kan være rigtigt")


def _clock(value: Any) -> time | None:
    text = words(value).removesuffix("Z").partition("+")[0]
    return clocks(text)[0] if text else None


def _days(schedule: Node) -> list[str]:
    found = (_DAY.fullmatch(constant(one)) for one in listed(schedule.get("byDay")))
    return [f"{one[1] or ''}{one[2].upper()}" for one in found if one is not None]


def _first(schedule: Node, day: date) -> date:
    """The first of its own days: `startDate` may be any day before."""
    weekdays = {_WEEKDAYS.index(one) for one in _days(schedule) if one in _WEEKDAYS}
    week = (day + timedelta(days=after) for after in range(7))
    return next((one for one in week if one.weekday() in weekdays), day)


def _rule(schedule: Node) -> Any:
    every = words(schedule.get("repeatFrequency")).strip().upper()
    found = _EVERY.fullmatch(every)
    freq = _OFTEN.get(every) or (_FREQ[found[2].upper()] if found else "")
    if not freq:
        if every:
            raise Unreadable(f"Gentagelsen »{every[:30]}« kan ikke læses")
        freq = "WEEKLY" if schedule.get("byDay") else "DAILY"
    parts = [f"FREQ={freq}"]
    if found and every not in _OFTEN:
        parts.append(f"INTERVAL={found[1]}")
    if days := _days(schedule):
        parts.append(f"BYDAY={','.join(days)}")
    for key, name in (("byMonth", "BYMONTH"), ("byMonthDay", "BYMONTHDAY")):
        if numbers := [words(one) for one in listed(schedule.get(key))]:
            parts.append(f"{name}={','.join(numbers)}")
    if count := words(schedule.get("repeatCount")):
        parts.append(f"COUNT={count}")
    return parse_rule(";".join(parts))
