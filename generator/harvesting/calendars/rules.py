"""Recurrence rules (RFC 5545 §3.3.10) as days and hours of a wall clock, within given days.

A rule comes from a stranger: `FREQ=SECONDLY`, or a 30th of February that a library looks for until
the year 9999. So days are tried one by one, only those of the window where nothing is counted, and
never more than from the series' beginning to the window's end.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.harvesting.unreadable import Unreadable

Wall: TypeAlias = date | datetime
"""A day, or what a clock on the wall shows: without a zone."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_TOO_OFTEN = {"HOURLY", "MINUTELY", "SECONDLY"}
_TIMES_A_DAY = 24


class Rule(Struct, frozen=True):
    """The parts of RECUR by their names in the standard; empty where not written."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    days: frozenset[tuple[int, int]] = frozenset()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    positions: frozenset[int] = frozenset()


def parse_rule(value: str) -> Rule:
    """`FREQ=WEEKLY;BYDAY=TU` → Rule. Raises Unreadable."""
    parts = dict[str, str]()
    for part in value.strip().upper().strip(";").split(";"):
        key, _, written = part.partition("=")
        parts[key.strip()] = written.strip()
    freq = parts.get("FREQ", "")
    if freq in _TOO_OFTEN:
        raise Unreadable("Det gentages hver time eller oftere, og det gør et arrangement ikke")
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or "BYWEEKNO" in parts:
        raise Unreadable(f"Gentagelsen »{value[:60]}« kan ikke læses")
    try:
        rule = Rule(
            freq=freq,
            interval=_number(parts.get("INTERVAL", "1"), 1, 10_000),
            # −1 is what some write for "without end".
            count=_number(parts["COUNT"], 1, 10**9) if _is_counted(parts) else None,
            until=parts.get("UNTIL", ""),
            week_start=_WEEKDAYS.index(parts.get("WKST", "MO")),
            months=frozenset(_numbers(parts, "BYMONTH", 12, below=False)),
            month_days=frozenset(_numbers(parts, "BYMONTHDAY", 31)),
            year_days=frozenset(_numbers(parts, "BYYEARDAY", 366)),
            days=frozenset(_by_day(parts.get("BYDAY", ""))),
            hours=tuple(sorted(set(_numbers(parts, "BYHOUR", 23, least=0, below=False)))),
            minutes=tuple(sorted(set(_numbers(parts, "BYMINUTE", 59, least=0, below=False)))),
            positions=frozenset(_numbers(parts, "BYSETPOS", 366)),
        )
    except ValueError:
        raise Unreadable(f"Gentagelsen »{value[:60]}« kan ikke læses") from None
    if len(rule.hours or (0,)) * len(rule.minutes or (0,)) > _TIMES_A_DAY:
        raise Unreadable(f"Det gentages mere end {_TIMES_A_DAY} gange om dagen")
    return rule


def _is_counted(parts: dict[str, str]) -> bool:
    return parts.get("COUNT", "") not in ("", "-1")


def _number(text: str, low: int, high: int) -> int:
    if not re.fullmatch(r"\+?[0-9]{1,12}|-[0-9]{1,12}", text):
        raise ValueError(text)
    return _within(int(text), low, high)


def _within(number: int, low: int, high: int) -> int:
    if not low <= number <= high:
        raise ValueError(number)
    return number


def _numbers(
    parts: dict[str, str], key: str, most: int, *, least: int = 1, below: bool = True
) -> Iterator[int]:
    """A list of numbers from `least` to `most`, or as far below zero, where one counts from the
    end."""
    for text in filter(None, parts.get(key, "").split(",")):
        number = _number(text.strip(), -most, most)
        yield _within(number, least, most) if number >= 0 or not below else number


def _by_day(text: str) -> Iterator[tuple[int, int]]:
    for part in filter(None, text.split(",")):
        found = _BY_DAY.fullmatch(part.strip())
        if found is None:
            raise ValueError(part)
        yield int(found[1] or 0), _WEEKDAYS.index(found[2])


def starts(
    rule: Rule, first: Wall, since: date, last: date, tried: Callable[[int], None]
) -> Iterator[Wall]:
    """The series' starts on the days `since`–`last`, in order; `first` is one of them always, and
    the first that is counted. `rule.until` is left to the caller, who knows the zone. `tried` is
    told how many days and hours are looked at, and may raise when it is too much."""
    begins = _day(first)
    followed = (one for one in _followed(rule, first, since, last, tried) if one > first)
    for counted, one in enumerate(chain((first,), followed), 1):
        if rule.count is not None and counted > rule.count:
            return
        if max(begins, since) <= _day(one) <= last:
            yield one


def _followed(
    rule: Rule, first: Wall, since: date, last: date, tried: Callable[[int], None]
) -> Iterator[Wall]:
    begins = _day(first)
    rule = _completed(rule, begins)
    times, conditions = _times(rule, first), _conditions(rule)
    # What is counted is counted from the beginning.
    since = begins if rule.count is not None else max(begins, since)
    for period in _periods(rule, begins, since, last):
        tried(len(period) * len(times))
        days = [
            day
            for day in map(date.fromordinal, period)
            if all(fulfilled(day) for fulfilled in conditions)
        ]
        found: list[Wall] = [
            day if at is None else datetime.combine(day, at) for day in days for at in times
        ]
        if rule.positions:
            found = [
                one
                for place, one in enumerate(found)
                if place + 1 in rule.positions or place - len(found) in rule.positions
            ]
        yield from found


def _completed(rule: Rule, begins: date) -> Rule:
    """What a rule does not say, the series' beginning says (§3.3.10)."""
    if rule.year_days or rule.month_days or rule.days or rule.freq == "DAILY":
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, days=frozenset({(0, begins.weekday())}))
    if rule.freq == "YEARLY" and not rule.months:
        rule = replace(rule, months=frozenset({begins.month}))
    return replace(rule, month_days=frozenset({begins.day}))


def _times(rule: Rule, first: Wall) -> list[time | None]:
    if not isinstance(first, datetime):
        return [None]
    own = first.time()
    return [
        own.replace(hour=hour, minute=minute)
        for hour in rule.hours or (own.hour,)
        for minute in rule.minutes or (own.minute,)
    ]


def _periods(rule: Rule, begins: date, since: date, last: date) -> Iterator[Sequence[int]]:
    """The days (as ordinals) of each day, week, month or year that the rule steps to, from the one
    that holds `since` on: whole ones, since positions are counted from their ends as well."""
    step, end = rule.interval, last.toordinal()
    if rule.freq in ("DAILY", "WEEKLY"):
        length = 1 if rule.freq == "DAILY" else 7
        back = 0 if length == 1 else (begins.weekday() - rule.week_start) % 7
        origin = begins.toordinal() - back
        skipped = max(0, (since.toordinal() - origin) // (length * step))
        for start in range(origin + skipped * length * step, end + 1, length * step):
            yield range(start, start + length)
    elif rule.freq == "MONTHLY":
        origin = begins.year * 12 + begins.month - 1
        skipped = max(0, (since.year * 12 + since.month - 1 - origin) // step)
        for month in range(origin + skipped * step, last.year * 12 + last.month, step):
            yield _month(month // 12, month % 12 + 1)
    else:
        skipped = max(0, (since.year - begins.year) // step)
        for year in range(begins.year + skipped * step, last.year + 1, step):
            # Of months that the rule does not name, no day needs a look.
            months = sorted(rule.months or range(1, 13))
            yield [day for month in months for day in _month(year, month)]


def _month(year: int, month: int) -> range:
    first = date(year, month, 1).toordinal()
    return range(first, first + monthrange(year, month)[1])


def _conditions(rule: Rule) -> list[Callable[[date], bool]]:
    """What a day must be, each part of the rule that was written for itself."""
    found: list[Callable[[date], bool]] = []
    if rule.months:
        found.append(lambda day: day.month in rule.months)
    if rule.days:
        plain = {weekday for nth, weekday in rule.days if nth == 0}
        if rule.freq in ("DAILY", "WEEKLY"):  # no ordinals there; what they meant is the day
            plain |= {weekday for _, weekday in rule.days}
        if len(plain) == len(rule.days):
            found.append(lambda day: day.weekday() in plain)
        else:
            of_year = rule.freq == "YEARLY" and not rule.months
            found.append(lambda day: _is_nth(day, rule.days, of_year=of_year))
    if rule.month_days:
        found.append(lambda day: not rule.month_days.isdisjoint(_places(day, of_year=False)))
    if rule.year_days:
        found.append(lambda day: not rule.year_days.isdisjoint(_places(day, of_year=True)))
    return found


def _places(day: date, *, of_year: bool) -> tuple[int, int]:
    """A day's number in its month or year, from the beginning and, below zero, from the end."""
    if of_year:
        number, days = day.timetuple().tm_yday, 365 + isleap(day.year)
    else:
        number, days = day.day, monthrange(day.year, day.month)[1]
    return number, number - days - 1


def _is_nth(day: date, days: frozenset[tuple[int, int]], *, of_year: bool) -> bool:
    weekday, (first, last) = day.weekday(), _places(day, of_year=of_year)
    nths = (0, (first - 1) // 7 + 1, -((-last - 1) // 7 + 1))
    return any((nth, weekday) in days for nth in nths)


def _day(wall: Wall) -> date:
    return wall.date() if isinstance(wall, datetime) else wall
