"""Undated intentions as people write them: "uge 42 2027", "forår 2027", "skoleåret 2026/27"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.fields import Schema
from generator.model.times import YEARS, parse_day

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
"""As people write them. `presenting/words/dates.py` has the same for what is shown; the rooms that
read and reckon stand below that one, and what they say is in Danish (a test holds both to it)."""
_SEASONS = {"forår": (3, 5), "sommer": (6, 8), "efterår": (9, 11)}
"""First and last month. Winter is no part of one year and is read by itself."""


def day_in_words(day: date) -> str:
    """`4. december 2026`: as `day_and_year`, for the findings and steps of the rooms below."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


class Period(Schema):
    """A stretch of days that has a name. `text` is what was written; both days belong to it."""

    text: str
    first: date
    last: date


def period_of(text: str) -> Period | None:
    """The days that a Danish phrase stands for; None where it names none.

    A year, a month, a week (ISO 8601), a day, a season (three months; winter from December on), a
    quarter, half a year, a school year (August to July), or two of these with `til` or a dash
    between them.
    """
    plain = " ".join(text.strip().lower().replace(",", " ").split())
    days = _single(plain) or _span(plain)
    if days is None or days[1] < days[0] or not {days[0].year, days[1].year} <= set(YEARS):
        return None
    return Period(text=text.strip(), first=days[0], last=days[1])


def parse_period(value: Any) -> Period:
    """As `period_of`, where a phrase that names no days is an error. Raises PydanticCustomError."""
    if isinstance(value, Period):
        return value
    found = period_of(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError(
            "ugyldig-periode",
            "»{text}« er ikke en periode, portalen kan læse. Skriv for eksempel »uge 42 2027«, "
            "»forår 2027«, »marts 2027«, »skoleåret 2026/27« eller »2027«",
            {"text": str(value)},
        )
    return found


_Days = tuple[date, date]


def _months(year: int, first: int, last: int) -> _Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _week(found: re.Match[str]) -> _Days | None:
    try:
        monday = date.fromisocalendar(int(found[2]), int(found[1]), 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def _winter(found: re.Match[str]) -> _Days | None:
    year, after = int(found[1]), found[2]
    if after is not None and int(after) != (year + 1) % 100:
        return None
    last = date(year + 1, 2, monthrange(year + 1, 2)[1])
    return date(year, 12, 1), last


def _school_year(found: re.Match[str]) -> _Days | None:
    year = int(found[1])
    if int(found[2]) % 100 != (year + 1) % 100:
        return None
    return date(year, 8, 1), date(year + 1, 7, 31)


def _day(found: re.Match[str]) -> _Days | None:
    try:
        day = parse_day(found[0])
    except PydanticCustomError:
        return None
    return day, day


def _part(parts: int) -> Callable[[re.Match[str]], _Days | None]:
    """A quarter or a half of a year, by its number."""

    def days(found: re.Match[str]) -> _Days | None:
        number, months = int(found[1]), 12 // parts
        if not 1 <= number <= parts:
            return None
        return _months(int(found[2]), (number - 1) * months + 1, number * months)

    return days


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Days | None]], ...] = (
    (re.compile(r"(\d{4})"), lambda found: _months(int(found[1]), 1, 12)),
    (
        re.compile(r"(\d{4})-(0[1-9]|1[0-2])"),
        lambda found: _months(int(found[1]), int(found[2]), int(found[2])),
    ),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), _day),
    (re.compile(r"uge (\d{1,2}) (?:i )?(\d{4})"), _week),
    (
        re.compile(rf"({'|'.join(MONTHS)}) (\d{{4}})"),
        lambda found: _months(int(found[2]), *(MONTHS.index(found[1]) + 1,) * 2),
    ),
    (
        re.compile(r"(forår|sommer|efterår)(?:et|en)? (\d{4})"),
        lambda found: _months(int(found[2]), *_SEASONS[found[1]]),
    ),
    (re.compile(r"vinter(?:en)? (\d{4})(?:/(\d{2}))?"), _winter),
    (re.compile(r"skoleåret (\d{4})/(\d{2}|\d{4})"), _school_year),
    (re.compile(r"([1-4])\. kvartal (\d{4})"), _part(4)),
    (re.compile(r"([12])\. halvår (\d{4})"), _part(2)),
)


def _single(text: str) -> _Days | None:
    for form, days in _FORMS:
        if (found := form.fullmatch(text)) is not None:
            try:
                return days(found)
            except ValueError:  # the year 0000, or after 9999
                return None
    return None


def _span(text: str) -> _Days | None:
    """From the first day of one to the last of the other; a year at the end counts for both."""
    parts = re.split(r" til | ?– ?| - |(?<=^\d{4})-(?=\d{4}$)", text)
    if len(parts) != 2:
        return None
    year = re.search(r"\d{4}$", parts[1])
    first = _single(parts[0]) or (_single(f"{parts[0]} {year[0]}") if year else None)
    last = _single(parts[1])
    return (first[0], last[1]) if first and last else None


_TERMS = {
    **{name: frozenset({number}) for number, name in enumerate(MONTHS, start=1)},
    **{name: frozenset(range(first, last + 1)) for name, (first, last) in _SEASONS.items()},
    "vinter": frozenset({12, 1, 2}),
}
_FIRST = {"vinter": 12, **{name: first for name, (first, _) in _SEASONS.items()}}
_ALL_YEAR = ("hele året", "året rundt", "året igennem", "alle måneder")
_REMARK = re.compile(r"(?:helst|gerne|efter aftale|mod aftale)\b")
_EXCEPT = re.compile(r"\b(?:ikke|undtagen|undtaget|bortset|dog)\b")


def months_of(text: str) -> frozenset[int] | None:
    """The months, 1 to 12, of what comes back every year: "marts og april", "november til marts",
    "forår og efterår", "hele året, helst formiddag"; None where the phrase names none.

    What follows after "helst", "gerne" or "efter aftale" is a wish within them. A phrase with an
    exception in it ("ikke i juli") is not understood: half understood would be wrong.
    """
    plain = " ".join(text.lower().split()).rstrip(".")
    if _EXCEPT.search(plain):
        return None
    found: set[int] = set()
    for part in re.split(r",| og | eller | samt ", plain):
        part = part.strip()
        if found and _REMARK.match(part):
            break
        months = frozenset(range(1, 13)) if part in _ALL_YEAR else _recurring(part)
        if months is None:
            return None
        found |= months
    return frozenset(found)


def _recurring(part: str) -> frozenset[int] | None:
    """One month or season, or from one to another, over the new year where they say so."""
    ends = [_term(end) for end in re.split(r" til | ?– ?| ?- ?", part.removeprefix("fra "))]
    if len(ends) > 2 or None in ends:
        return None
    known = [end for end in ends if end is not None]
    first, last = _FIRST.get(known[0], 0) or min(_TERMS[known[0]]), _TERMS[known[-1]]
    if len(known) == 1:
        return last
    until = _FIRST.get(known[1], 0) + 2 if known[1] in _FIRST else min(last)
    return frozenset((first + month - 1) % 12 + 1 for month in range((until - first) % 12 + 1))


def _term(text: str) -> str | None:
    word = re.sub(r"^(?:i |om |hver |hvert )", "", text.strip())
    for known in (word, word.removesuffix("et"), word.removesuffix("en")):
        if known in _TERMS:
            return known
    return None


PeriodField = Annotated[
    Period,
    BeforeValidator(parse_period),
    PlainSerializer(lambda period: period.text),
    WithJsonSchema({"type": "string"}),
]
"""Written as text, checked, and known by its first and last day."""
