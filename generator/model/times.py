"""Points in time as editors write them: a day, or a minute in Copenhagen."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

ZONE = ZoneInfo("Europe/Copenhagen")
"""All times are Copenhagen's unless written with an offset."""

When: TypeAlias = date | datetime
"""A `date` for a whole day, an aware `datetime` (Copenhagen) for a minute of it."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MINUTE = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_PLAIN_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.ASCII)
YEARS = range(1900, 2101)
"""Outside these years a date is a slip of the keyboard: 0206 for 2026, 20226 for 2026."""


def parse_day(text: Any) -> date:
    """`2026-12-04` → date. Raises `PydanticCustomError` with a Danish text."""
    if isinstance(text, date) and not isinstance(text, datetime):
        return text
    match = _DAY.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise PydanticCustomError(
            "ugyldig-dato", "»{text}« er ikke en dato. Skriv den som 2026-12-04", {"text": text}
        )
    return _day(match[0], int(match[1]), int(match[2]), int(match[3]))


def parse_when(text: Any) -> When:
    """`2026-12-04` → date; `2026-12-04 19:30` → aware datetime in Copenhagen.

    A time without an offset that does not exist, or exists twice, at a daylight-saving change is
    refused; an offset (`2026-10-25 02:30+01:00`) says which one is meant.
    """
    if isinstance(text, datetime):
        return text.astimezone(ZONE)
    if isinstance(text, date):
        return text
    if isinstance(text, str) and _PLAIN_MINUTE.fullmatch(text):
        # As nearly everybody writes it.
        with suppress(ValueError):
            naive = datetime.fromisoformat(text)
            if naive.year in YEARS:
                return in_zone(naive, text)
    match = _MINUTE.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        if isinstance(text, str) and _DAY.fullmatch(text.strip()):
            return parse_day(text)
        raise PydanticCustomError(
            "ugyldig-dato",
            "»{text}« er hverken en dato eller et tidspunkt. Skriv 2026-12-04 for en hel dag "
            "eller 2026-12-04 19:30 for et klokkeslæt",
            {"text": text},
        )
    day = parse_day(match[1])
    hour, minute, second = int(match[2]), int(match[3]), int(match[4] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise PydanticCustomError(
            "ugyldigt-klokkeslaet",
            "Klokkeslættet i »{text}« findes ikke. Timer går fra 00 til 23 og minutter til 59",
            {"text": text},
        )
    naive = datetime.combine(day, time(hour, minute, second))
    if match[5]:
        return _with_offset(naive, match[5])
    return in_zone(naive, text)


def parse_instant(text: Any) -> datetime:
    """As `parse_when`, but a whole day will not do."""
    when = parse_when(text)
    if not isinstance(when, datetime):
        raise PydanticCustomError(
            "mangler-klokkeslaet",
            "»{text}« mangler et klokkeslæt. Skriv for eksempel {text} 12:00",
            {"text": text},
        )
    return when


def in_zone(naive: datetime, text: str | None = None) -> datetime:
    """The instant a Copenhagen clock shows; refuses the hour that is skipped or repeated."""
    text = text or naive.strftime("%Y-%m-%d %H:%M")
    # Whatever fold a time that was read with its offset brings: the clock does not show it.
    first = naive.replace(tzinfo=ZONE, fold=0)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) != naive:
        raise PydanticCustomError(
            "tid-findes-ikke",
            "Klokken i »{text}« findes ikke: uret stilles en time frem den nat. "
            "Vælg et klokkeslæt før 02:00 eller fra 03:00",
            {"text": text},
        )
    raise PydanticCustomError(
        "tid-findes-to-gange",
        "Klokken i »{text}« findes to gange: uret stilles en time tilbage den nat. "
        "Skriv »{text}+02:00« for den første (sommertid) eller »{text}+01:00« for den anden",
        {"text": text},
    )


def start_of(when: When) -> datetime:
    """The first instant of a day, or the instant itself."""
    if isinstance(when, datetime):
        return when
    return datetime.combine(when, time(), tzinfo=ZONE)


def day_of(when: When) -> date:
    """The Copenhagen day that an instant falls on."""
    if not isinstance(when, datetime):
        return when
    return (when if when.tzinfo is ZONE else when.astimezone(ZONE)).date()


def _day(text: str, year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise PydanticCustomError(
            "ugyldig-dato",
            "Året i »{text}« er ikke mellem 1900 og 2100. Skriv datoen som 2026-12-04",
            {"text": text},
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise PydanticCustomError(
            "dato-findes-ikke",
            "Datoen »{text}« findes ikke i kalenderen. Datoer skrives år-måned-dag: 2026-12-04",
            {"text": text},
        ) from None


def _with_offset(naive: datetime, offset: str) -> datetime:
    if offset == "Z":
        return naive.replace(tzinfo=UTC).astimezone(ZONE)
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:
        raise PydanticCustomError(
            "ugyldigt-klokkeslaet",
            "Tidsforskellen »{text}« findes ikke. Skriv +01:00 om vinteren og +02:00 om sommeren",
            {"text": offset},
        )
    shift = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    return (naive - shift).replace(tzinfo=UTC).astimezone(ZONE)


def _iso(when: When) -> str:
    return when.isoformat()


_DAY_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_WHEN_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{1,2}[:.]\d{2}.*)?$"}

DayField = Annotated[
    date, BeforeValidator(parse_day), PlainSerializer(_iso), WithJsonSchema(_DAY_SCHEMA)
]
WhenField = Annotated[
    date | datetime,
    BeforeValidator(parse_when),
    PlainSerializer(_iso),
    WithJsonSchema(_WHEN_SCHEMA),
]
InstantField = Annotated[
    datetime, BeforeValidator(parse_instant), PlainSerializer(_iso), WithJsonSchema(_WHEN_SCHEMA)
]
