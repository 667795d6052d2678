"""Dates and times in words: Danish as Babel's `da` has them, others by their catalogue's patterns.

The functions below the class say Danish; an edition's own words are its `language.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.occurrences import Occurrence
from generator.model.times import When, day_of
from generator.presenting.languages.language import DANISH_LANGUAGE

if TYPE_CHECKING:
    from generator.presenting.languages.language import Language

REMEMBERED = 4096
"""Days and hours whose words are kept: a portal names each of them hundreds of times."""
_TIED_DANISH = re.compile(r"(\bkl\.|\b\d{1,2}\.) (?=[\da-z])")
_TIED = re.compile(r"(\b\d{1,2}\.?) (?=[^\W\d_])")


class Dates:
    """Days and hours in one language. Each sentence is a pattern of its own in the catalogue, so
    that every language may order and join them as it does; the examples are Danish."""

    def __init__(self, language: Language) -> None:
        _ = language.gettext
        self.WEEKDAYS = (
            _("mandag"), _("tirsdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lørdag"),
            _("søndag"),
        )  # fmt: skip
        self.MONTHS = (
            _("januar"), _("februar"), _("marts"), _("april"), _("maj"), _("juni"), _("juli"),
            _("august"), _("september"), _("oktober"), _("november"), _("december"),
        )  # fmt: skip
        self._today, self._tomorrow = _("I dag"), _("I morgen")
        self._long = _("%(weekday)s den %(day)d. %(month)s %(year)d")
        self._weekday_day = _("%(weekday)s den %(day)d. %(month)s")
        self._short, self._month = _("%(day)d. %(month)s"), _("%(month)s %(year)d")
        self._with_year = _("%(days)s %(year)d")
        self._clock = _("%(hour)d.%(minute)02d")
        self._at, self._from_to = _("kl. %(start)s"), _("kl. %(start)s–%(end)s")
        self._day_and_clock = _("%(day)s %(clock)s")
        self._within_month = _("%(first)d.–%(last)d. %(month)s")
        self._span = _("%(first)s–%(last)s")
        self._overnight = _("%(first)s kl. %(start)s til %(last)s kl. %(end)s")
        self._and = _("%(first)s og %(last)s")
        self._ties = _TIED_DANISH if language.is_danish else _TIED
        # Where an instance's own functions are remembered, and go with it.
        self.tied = lru_cache(maxsize=REMEMBERED)(self._tied)
        self.long_day = lru_cache(maxsize=REMEMBERED)(self._long_day)
        self.weekday_day = lru_cache(maxsize=REMEMBERED)(self._weekday_and_day)

    def _tied(self, words: str) -> str:
        """Words with no line break between "kl." and the hour, or a day and its month."""
        return self._ties.sub("\\1\u00a0", words)

    def _long_day(self, day: date) -> str:
        """`fredag den 4. december 2026`."""
        return self._long % {**self._parts(day), "weekday": self.WEEKDAYS[day.weekday()]}

    def _weekday_and_day(self, day: date) -> str:
        """`fredag den 4. december`."""
        return self._weekday_day % {**self._parts(day), "weekday": self.WEEKDAYS[day.weekday()]}

    def _parts(self, day: date) -> dict[str, object]:
        return {"day": day.day, "month": self.MONTHS[day.month - 1], "year": day.year}

    def short_day(self, day: date) -> str:
        """`4. december`."""
        return self._short % self._parts(day)

    def day_and_year(self, day: date) -> str:
        """`4. december 2026`."""
        return self._with_year % {"days": self.short_day(day), "year": day.year}

    def month_name(self, year: int, month: int) -> str:
        """`december 2026`."""
        return self._month % {"month": self.MONTHS[month - 1], "year": year}

    def clock(self, moment: datetime) -> str:
        """`19.30`."""
        return self._clock % {"hour": moment.hour, "minute": moment.minute}

    def clock_span(self, start: When, end: When | None) -> str:
        """`kl. 19.30`, `kl. 19.30–21.00`, or the empty text for whole days."""
        if not isinstance(start, datetime):
            return ""
        begins = self.clock(start)
        if not isinstance(end, datetime) or end == start:
            return self._at % {"start": begins}
        return self._from_to % {"start": begins, "end": self.clock(end)}

    def with_clock(self, day: str, clock: str) -> str:
        """`fredag den 4. december kl. 19.30`; the day alone where there is no clock."""
        return self._day_and_clock % {"day": day, "clock": clock} if clock else day

    def day_span(self, first: date, last: date, *, year: bool = True) -> str:
        """`4. december 2026`, `4.–6. december 2026`, `28. november–6. december 2026`."""
        if first == last:
            words = self.short_day(first)
        elif first.year != last.year:
            return self._span % {
                "first": self.day_and_year(first),
                "last": self.day_and_year(last),
            }
        elif first.month == last.month:
            month = self.MONTHS[last.month - 1]
            words = self._within_month % {"first": first.day, "last": last.day, "month": month}
        else:
            words = self._span % {"first": self.short_day(first), "last": self.short_day(last)}
        return self._with_year % {"days": words, "year": last.year} if year else words

    def in_words(self, start: When, end: When | None, last_day: date) -> str:
        """One date in full: `fredag den 4. december 2026 kl. 19.30–21.00`, or a span of days."""
        first = day_of(start)
        if last_day == first:
            return self.with_clock(self.long_day(first), self.clock_span(start, end))
        if isinstance(start, datetime) and isinstance(end, datetime):
            return self._overnight % {
                "first": self.long_day(first),
                "start": self.clock(start),
                "last": self.long_day(day_of(end)),
                "end": self.clock(end),
            }
        opens, closes = self._days(first, last_day)
        return self._span % {"first": opens, "last": closes}

    def moment_in_words(self, at: datetime) -> str:
        """`fredag den 4. december 2026 kl. 19.30`, by the clock that the moment was given in."""
        return self.with_clock(self.long_day(at.date()), self.clock_span(at, None))

    def occurrence_in_words(self, occurrence: Occurrence) -> str:
        """As `in_words`, for one date of an event."""
        return self.in_words(occurrence.start, occurrence.end, occurrence.last_day)

    def ends_in_words(self, occurrence: Occurrence) -> tuple[str, str] | None:
        """Where a date of several days begins and ends, for a sentence to join: `lørdag den 2.
        juli`, `søndag den 3. juli 2016`. None where it is of one day."""
        first, last = occurrence.first_day, occurrence.last_day
        start, end = occurrence.start, occurrence.end
        if first == last:
            return None
        if isinstance(start, datetime) and isinstance(end, datetime):
            return (
                self.with_clock(self.long_day(first), self.clock_span(start, None)),
                self.with_clock(self.long_day(day_of(end)), self.clock_span(end, None)),
            )
        return self._days(first, last)

    def _days(self, first: date, last: date) -> tuple[str, str]:
        """Both, and the year once where it is the same."""
        opens = self.weekday_day(first) if first.year == last.year else self.long_day(first)
        return opens, self.long_day(last)

    def relative_day(self, day: date, today: date) -> str:
        """`I dag`, `I morgen`, else `Fredag den 4. december`."""
        if day == today:
            return self._today
        if day == today + timedelta(days=1):
            return self._tomorrow
        said = self.weekday_day(day) if day.year == today.year else self.long_day(day)
        return capitalised(said)

    def listed(self, words: Sequence[str]) -> str:
        """`tirsdag og torsdag`, `a, b og c`."""
        if len(words) < 2:
            return "".join(words)
        return self._and % {"first": ", ".join(words[:-1]), "last": words[-1]}

    def within(self, words: str) -> str:
        """Words that begin with a day, in the middle of a line: small where the language writes
        its weekdays small."""
        return uncapitalised(words) if self.WEEKDAYS[0][:1].islower() else words

    def capitalised(self, words: str) -> str:
        """As the function of that name."""
        return capitalised(words)

    def machine(self, when: When) -> str:
        """As the function of that name."""
        return machine(when)

    def day_of(self, when: When) -> date:
        """The Copenhagen day of a time."""
        return day_of(when)


def capitalised(words: str) -> str:
    """The first letter large, the rest untouched."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """The first letter small, in the middle of a sentence; the rest untouched."""
    return words[:1].lower() + words[1:]


def machine(when: When) -> str:
    """For `<time datetime>` and JSON-LD: a date, or an instant with Copenhagen's true offset."""
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()


def weekend(today: date) -> tuple[date, date]:
    """Friday to Sunday of this week; from Friday on, what is left of it."""
    friday = today + timedelta(days=4 - today.weekday())
    return max(today, friday), friday + timedelta(days=2)


_DANISH = DANISH_LANGUAGE.dates
WEEKDAYS, MONTHS = _DANISH.WEEKDAYS, _DANISH.MONTHS
tied, long_day, weekday_day = _DANISH.tied, _DANISH.long_day, _DANISH.weekday_day
short_day, day_and_year, month_name = _DANISH.short_day, _DANISH.day_and_year, _DANISH.month_name
clock, clock_span, day_span = _DANISH.clock, _DANISH.clock_span, _DANISH.day_span
in_words, occurrence_in_words = _DANISH.in_words, _DANISH.occurrence_in_words
moment_in_words = _DANISH.moment_in_words
listed = _DANISH.listed
