"""When a tradition falls this year, where its rule says so in words that leave no doubt.

A rule is a line for people (`when: anden lørdag i november`), and most of them name no day: "når
det blæser". Only the few plain forms below are read, and only the whole line; nothing is guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from generator.presenting.words.dates import MONTHS, WEEKDAYS

_COUNTED: Mapping[str, int] = {
    "første": 1,
    "anden": 2,
    "andet": 2,
    "tredje": 3,
    "fjerde": 4,
    "sidste": -1,
}
_EARLY = 15
"""What falls in the beginning of a month is over by this day of it, however broadly it is meant."""
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_CLOCK = r"(?: kl\. ?\d{1,2}(?:[.:]\d{2})?)?"
_BY_WEEKDAY = re.compile(
    rf"(?:natten til |aftenen før )?(?:den )?(?P<nth>{'|'.join(_COUNTED)}) "
    rf"(?P<day>{'|'.join(WEEKDAYS)}|weekend) i {_MONTH}{_CLOCK}"
)
_BY_DATE = re.compile(rf"(?:den )?(?P<date>\d{{1,2}})\. {_MONTH}{_CLOCK}")
_EARLY_IN = re.compile(rf"(?:i )?(?:begyndelsen|starten) af {_MONTH}")


def last_day(when: str | None, year: int) -> date | None:
    """The last day in `year` that a rule can mean; None where it names none for certain. A weekend
    is counted by its Saturday and lasts until the Sunday."""
    text = " ".join((when or "").split()).casefold()
    if found := _BY_DATE.fullmatch(text):
        return _on(year, _number(found["month"]), int(found["date"]))
    if found := _EARLY_IN.fullmatch(text):
        return date(year, _number(found["month"]), _EARLY)
    if found := _BY_WEEKDAY.fullmatch(text):
        month, nth = _number(found["month"]), _COUNTED[found["nth"]]
        if found["day"] == "weekend":
            return _nth(year, month, 5, nth) + timedelta(days=1)
        return _nth(year, month, WEEKDAYS.index(found["day"]), nth)
    return None


def _number(month: str) -> int:
    return MONTHS.index(month) + 1


def _on(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The first, second, … weekday of a month, counted from Monday as 0; -1 is the last."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
