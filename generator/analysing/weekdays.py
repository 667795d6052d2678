"""Days that a text names by weekday and date: »lørdag den 5. december 2026«, »fredag d. 4/12«.

Only what is surely one day is read. »mandag–fredag den 30. november–4. december« is a span, and
»torsdag 10.12« may be an hour, so neither counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from generator.model.event import WEEKDAYS

GREGORIAN = 1701
"""The first whole year of our calendar in Denmark: before it, weekdays are reckoned otherwise."""
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_MAYBE = re.compile(r"dag(?:en)?,?(?:</\w{1,6}>)*,?\s+(?:(?:[Dd]en\s|[Dd]\.)\s*)?(?:<\w{1,6}>)*\d")
"""Cheap to look for in text or HTML, since it begins with letters that must be just these: most
texts have a weekday, and few a date after it."""
_NAMED = re.compile(
    r"""
    (?<![^\W_]) (?P<weekday>(?:man|tirs|ons|tors|fre|lør|søn)dag) (?:en)? ,? \s+
    (?P<the>(?:den \s | d\.) \s*)?
    (?P<day>\d{1,2})
    (?:
        \.? \s* (?P<word>jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?
                 |aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)
        (?![^\W_]) (?: \.? \s+ (?P<year>[12]\d{3}) (?!\d) )?
      | (?P<mark>[/.]) (?P<number>\d{1,2}) (?!\d)
        (?: [-/.] (?P<short>[12]\d{3}|\d{2}) (?!\d) | \s+ (?P<late>20\d\d) (?!\d) )?
        (?! \s* (?: time | liter | kg | pris ) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAIRED = re.compile(r"dag(?:en)?\s*(?:[-–/,]|til|og|eller)\s*$", re.IGNORECASE)
"""Before a weekday: it is the last of several, and the date may be that of the first."""
_PAIR = 40
"""Characters: as far before a weekday as the one that it is paired with begins, with room for a
few blanks and a line break."""


class NamedDay(Struct, frozen=True):
    """A day as a text names it: the words, the weekday (Monday is 0), and the date as far as it is
    written: `year` may be None."""

    words: str
    weekday: int
    day: int
    month: int
    year: int | None

    def contradicted_by(self, near: Iterable[date]) -> date | None:
        """The date that is on another weekday; None where it may well be right.

        Without a year it is the one nearest to any of the days in `near`; where those disagree,
        or there are none, nobody knows.
        """
        if self.year is not None:
            meant = [_date(self.year, self.month, self.day)] if self.year >= GREGORIAN else []
        else:
            meant = [self._nearest(day) for day in near]
        days = [day for day in meant if day is not None]
        if not days or any(day.weekday() == self.weekday for day in days):
            return None
        return days[0]

    def _nearest(self, to: date) -> date | None:
        every = (_date(year, self.month, self.day) for year in (to.year - 1, to.year, to.year + 1))
        return min(
            (day for day in every if day is not None),
            key=lambda day: abs((day - to).days),
            default=None,
        )


def may_name_days(text: str) -> bool:
    """False where a text, or cleaned HTML, surely names no day by weekday and date."""
    return _MAYBE.search(text) is not None or (
        "DAG" in text and _MAYBE.search(text.lower()) is not None
    )


def named_days(text: str) -> Iterator[NamedDay]:
    """Every day that a plain text names by weekday and date."""
    for found in _NAMED.finditer(text):
        year = found["year"] or found["short"] or found["late"]
        if found["mark"] == "." and not (found["the"] or year):
            continue  # Seven past ten, perhaps.
        month = _month(found["word"], found["number"])
        day = int(found["day"])
        before = text[max(0, found.start() - _PAIR) : found.start()]
        if _PAIRED.search(before) or _date(2024, month, day) is None:
            continue
        written = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        yield NamedDay(found[0], WEEKDAYS[found["weekday"].lower()], day, month, written)


def _month(word: str | None, number: str | None) -> int:
    return _MONTHS.index(word[:3].lower()) + 1 if word else int(number or 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
