"""Dates and hours as people and systems write them: ISO 8601, Danish words, spreadsheets."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from generator.harvesting.unreadable import Unreadable
from generator.model.times import YEARS, ZONE
from generator.presenting.words.dates import WEEKDAYS, day_and_year

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_MONTHS = (
    "jan(?:uar|uary)?", "feb(?:ruar|ruary)?", "mar(?:ts|ch)?", "apr(?:il)?", "ma[jy]", "jun[ie]?",
    "jul[iy]?", "aug(?:ust)?", "sept?(?:ember)?", "o[kc]t(?:ober)?", "nov(?:ember)?",
    "dec(?:ember)?",
)  # fmt: skip
_MONTH = "|".join(f"(?P<m{number}>{word})" for number, word in enumerate(_MONTHS, 1))
_WEEKDAY_WORD = (
    r"(?P<weekday>(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?|tir|tor|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b\.?"
)
_WEEKDAY = rf"{_WEEKDAY_WORD},?\s*(?:d(?:en|\.)\s*)?"
_WEEKDAY_ALONE = re.compile(rf"{_WEEKDAY_WORD},?", re.I)
_BEGIN = ("ma mo", "ti tu", "on we", "to th", "fr", "lø sa", "sø su")
"""The weekdays' first two letters, Danish and English, from Monday."""
_WORDS = re.compile(
    rf"(?:{_WEEKDAY})?(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*"
    rf"(?:(?:-|–|til|to)\s*(?P<last>\d{{1,2}})\.?\s*)?(?:{_MONTH})\b\.?,?\s*(?P<year>\d{{4}})?",
    re.I,
)
_FIGURES = re.compile(
    rf"(?:{_WEEKDAY})?(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})\s?[./ -]\s?"
    r"(?P<year>\d{4}|\d{2})(?![\d:])",
    re.I | re.ASCII,
)
_CLOCK = re.compile(
    r"(?:(?:kl(?:\.|okken)?|ca\.?|at|@)\s*){0,2}(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?(?=$|[\s–-]|til)",
    re.I | re.ASCII,
)
_BETWEEN = re.compile(r"\s*(?:[-–—]|til|to)\s*", re.I)
_AFTER = re.compile(r"[\s,]*(?:kl(?:\.|okken)?|fra)?[\s,]*", re.I)
_ADVICE = "Skriv den som 2026-12-05 19:30"


class Written(Struct, frozen=True):
    """A day with what stands beside it: hours on a Danish clock, the last of several days. `doubts`
    are Danish sentences on a weekday that is not the date's, and on hours read in part."""

    day: date
    clock: time | None = None
    ends: time | None = None
    last: date | None = None
    doubts: tuple[str, ...] = ()


def written(text: str, *, month_first: bool = False) -> Written:
    """A date, with or without hours. Raises Unreadable."""
    text = " ".join(text.split())[:200]
    found = _ISO.fullmatch(text)
    if found is not None:
        return _iso(text, found)
    for pattern in (_WORDS, _FIGURES):
        found = pattern.match(text)
        if found is not None:
            dated = _dated(text, found, month_first=month_first)
            rest = text[found.end() :]
            rest = rest[_matched(_AFTER, rest) :]
            if not rest:
                return dated
            begins, ends = clocks(rest)
            doubts = (*dated.doubts, *hours_doubts(rest))
            return replace(dated, clock=begins, ends=ends, doubts=doubts)
    raise Unreadable(f"Datoen »{text[:40]}« kan ikke læses. {_ADVICE}")


def clocks(text: str) -> tuple[time, time | None]:
    """`kl. 19.30`, `19.30-21`, `7:30 PM`: from when, and to when where it says so. Raises
    Unreadable."""
    text = " ".join(text.split())[:80]
    found = _CLOCK.match(text)
    if found is None:
        raise Unreadable(f"Klokkeslættet »{text[:40]}« kan ikke læses. Skriv det som 19:30")
    rest = text[found.end() :]
    begins = _clock(text, found)
    between = _BETWEEN.match(rest)
    if between is not None and between[0].strip():
        found = _CLOCK.match(rest[between.end() :])
        if found is not None:
            return begins, _clock(text, found)
    return begins, None


def are_hours(text: str) -> bool:
    """Whether it is an hour or from one to another, and nothing else: `kl. 19`, `19.30-21`."""
    text = " ".join(text.split())
    found = _CLOCK.match(text)
    rest = text[found.end() :] if found is not None else text
    between = _BETWEEN.match(rest) if found is not None else None
    if between is not None and between[0].strip():
        found = _CLOCK.match(rest[between.end() :])
        rest = rest[between.end() + found.end() :] if found is not None else rest
    if rest.strip(" ."):
        return False
    try:
        clocks(text)
    except Unreadable:
        return False
    return True


def is_weekday(text: str) -> bool:
    """Whether it is a weekday's name alone: `Lørdag`, `lør.`"""
    return _WEEKDAY_ALONE.fullmatch(text.strip()) is not None


def hours_doubts(text: str) -> tuple[str, ...]:
    """What is to be doubted of hours with more beside them than is read: `11 og 14`."""
    if are_hours(text):
        return ()
    return (f"Af klokkeslættet »{text[:40]}« er kun {in_words(*clocks(text))} læst",)


def in_words(begins: time, ends: time | None) -> str:
    """`19.30` or `19.30–21.00`."""
    return "–".join(f"{clock:%H.%M}" for clock in (begins, ends) if clock is not None)


def weekday_of(text: str) -> int | None:
    """The weekday that is named first in it, Monday being 0; None where it begins otherwise."""
    found = _WEEKDAY_ALONE.match(text.strip())
    return _number_of(found["weekday"]) if found else None


def _number_of(weekday: str) -> int:
    return next(n for n, begin in enumerate(_BEGIN) if weekday[:2].lower() in begin.split())


def weekday_doubts(text: str, weekday: str, day: date) -> tuple[str, ...]:
    """What is to be doubted where the text names the day by a weekday that is not its own."""
    if _number_of(weekday) == day.weekday():
        return ()
    right = f"den {day_and_year(day)} er en {WEEKDAYS[day.weekday()]}"
    return (f"Der står »{text[:40]}«, men {right}; datoen er brugt",)


def _matched(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _clock(text: str, found: re.Match[str]) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour == 24 and minute == 0:
        return time(23, 59)
    if hour > 23 or minute > 59:
        raise Unreadable(f"Klokkeslættet »{text[:40]}« findes ikke. Skriv det som 19:30")
    return time(hour, minute)


def _dated(text: str, found: re.Match[str], *, month_first: bool) -> Written:
    groups = found.groupdict()
    if groups["year"] is None:
        raise Unreadable(f"Datoen »{text[:40]}« mangler et årstal. {_ADVICE}")
    year, first = int(groups["year"]), int(groups["day"])
    year += 2000 if year < 100 else 0
    if "month" in groups:
        second = int(groups["month"])
        date_, month = (second, first) if month_first else (first, second)
    else:
        date_, month = first, next(number for number in range(1, 13) if groups[f"m{number}"])
    day = _day(text, year, month, date_)
    last = _day(text, year, month, int(groups["last"])) if groups.get("last") else None
    weekday = groups["weekday"]
    doubts = weekday_doubts(found[0].strip(" ,."), weekday, day) if weekday else ()
    return Written(day, last=last, doubts=doubts)


def _iso(text: str, found: re.Match[str]) -> Written:
    day = _day(text, int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return Written(day)
    hour, minute = int(found[4]), int(found[5])
    if (hour, minute) == (24, 0):
        return Written(day, time(23, 59))
    if hour > 23 or minute > 59:
        raise Unreadable(f"Klokkeslættet i »{text[:40]}« findes ikke. {_ADVICE}")
    if not found[7]:
        return Written(day, time(hour, minute))
    shift = timedelta(0)
    if found[7] not in ("Z", "UTC"):
        digits = found[7][1:].replace(":", "").ljust(4, "0")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        shift = -shift if found[7][0] == "-" else shift
    moment = datetime.combine(day, time(hour, minute), UTC) - shift
    local = moment.astimezone(ZONE)
    return Written(local.date(), local.time().replace(fold=local.fold))


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        if year not in YEARS:
            raise ValueError(year)
        return date(year, month, day)
    except ValueError:
        raise Unreadable(f"Datoen »{text[:40]}« findes ikke. {_ADVICE}") from None
