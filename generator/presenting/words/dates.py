"""Danish dates and times in words (WEB.md; Babel's `da` agrees, a test holds them equal)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from generator.model.occurrences import Occurrence
from generator.model.periods import MONTHS as MONTHS
from generator.model.periods import day_in_words
from generator.model.times import When, day_of

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

REMEMBERED = 4096
"""Days and hours whose words are kept: a portal names each of them hundreds of times."""
_TIED = re.compile(r"(\bkl\.|\b\d{1,2}\.) (?=[\da-z])")


@lru_cache(maxsize=REMEMBERED)
def tied(words: str) -> str:
    """Words with no line break between "kl." and the hour, or a day and its month."""
    return _TIED.sub("\\1\u00a0", words)


@lru_cache(maxsize=REMEMBERED)
def long_day(day: date) -> str:
    """`fredag den 4. december 2026`."""
    return f"{WEEKDAYS[day.weekday()]} den {short_day(day)} {day.year}"


@lru_cache(maxsize=REMEMBERED)
def weekday_day(day: date) -> str:
    """`fredag den 4. december`."""
    return f"{WEEKDAYS[day.weekday()]} den {short_day(day)}"


def short_day(day: date) -> str:
    """`4. december`."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def day_and_year(day: date) -> str:
    """`4. december 2026`."""
    return day_in_words(day)


def month_name(year: int, month: int) -> str:
    """`december 2026`."""
    return f"{MONTHS[month - 1]} {year}"


def clock(moment: datetime) -> str:
    """`19.30`."""
    return f"{moment.hour}.{moment.minute:02d}"


def clock_span(start: When, end: When | None) -> str:
    """`kl. 19.30`, `kl. 19.30–21`, or the empty text for whole days."""
    if not isinstance(start, datetime):
        return ""
    if not isinstance(end, datetime) or end == start:
        return f"kl. {clock(start)}"
    return f"kl. {clock(start)}–{clock(end)}"


def day_span(first: date, last: date, *, year: bool = True) -> str:
    """`4. december 2026`, `4.–6. december 2026`, `28. november–6. december 2026`."""
    tail = f" {last.year}" if year else ""
    if first == last:
        return short_day(first) + tail
    if first.year != last.year:
        return f"{day_and_year(first)}–{day_and_year(last)}"
    if first.month == last.month:
        return f"{first.day}.–{short_day(last)}{tail}"
    return f"{short_day(first)}–{short_day(last)}{tail}"


def in_words(start: When, end: When | None, last_day: date) -> str:
    """One date in full: `fredag den 4. december 2026 kl. 19.30–21.00`, or a span of days."""
    first = day_of(start)
    if last_day == first:
        clocks = clock_span(start, end)
        return long_day(first) + (f" {clocks}" if clocks else "")
    words = f"{weekday_day(first)}–{long_day(last_day)}"
    if first.year != last_day.year:
        words = f"{long_day(first)}–{long_day(last_day)}"
    if isinstance(start, datetime) and isinstance(end, datetime):
        return f"{long_day(first)} kl. {clock(start)} til {long_day(day_of(end))} kl. {clock(end)}"
    return words


def occurrence_in_words(occurrence: Occurrence) -> str:
    """As `in_words`, for one date of an event."""
    return in_words(occurrence.start, occurrence.end, occurrence.last_day)


def relative_day(day: date, today: date) -> str:
    """`I dag`, `I morgen`, else `Fredag den 4. december`."""
    if day == today:
        return "I dag"
    if day == today + timedelta(days=1):
        return "I morgen"
    return capitalised(weekday_day(day) if day.year == today.year else long_day(day))


def capitalised(words: str) -> str:
    """The first letter large, the rest untouched."""
    return words[:1].upper() + words[1:]


def machine(when: When) -> str:
    """For `<time datetime>` and JSON-LD: a date, or an instant with Copenhagen's true offset."""
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()


def weekend(today: date) -> tuple[date, date]:
    """Friday to Sunday of this week; from Friday on, what is left of it."""
    friday = today + timedelta(days=4 - today.weekday())
    return max(today, friday), friday + timedelta(days=2)


def listed(words: Sequence[str]) -> str:
    """`tirsdag og torsdag`, `a, b og c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"
