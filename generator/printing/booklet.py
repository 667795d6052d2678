"""A season's programme as a value: every event once, by month and day, in the order of a reader.

One value for every form: A4 sheet after sheet as today, or folded. It tells what is so on the day
of printing; the programme of a season that has begun begins on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.analysing.season_programme import Entry, Month, season_programme
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.addresses import EVENTS, absolute, address
from generator.presenting.cards import Cards
from generator.presenting.seasons import Season
from generator.presenting.words.dates import (
    MONTHS,
    capitalised,
    day_span,
    listed,
    long_day,
    month_name,
    short_day,
    weekday_day,
)
from generator.presenting.words.numbers import counted
from generator.printing import words
from generator.printing.issuer import Found, Issuer, found_at, issuer_of

MOST = 1_000
"""Events, and as many runs: some sixty pages. More nobody staples; the rest is on the portal."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event's first date in the programme. `clock` is empty for whole days; `facts` are type,
    place and price; `marks` are what else must be known (`Aflyst`, `Og 3 gange til`)."""

    clock: str
    title: str
    url: str
    facts: str
    flag: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its rows, by the clock."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MonthOfDays:
    """`December 2026`."""

    name: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """A tradition: told as a habit, never as a date."""

    title: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Booklet:
    """A programme, plain text throughout. `span` says which days it covers, `drawn` what the
    drawing on its cover is made of."""

    issuer: Issuer
    title: str
    name: str
    lead: str
    span: str
    as_of: str
    months: tuple[MonthOfDays, ...]
    runs: tuple[Row, ...]
    traditions: tuple[Habit, ...]
    left_out: str
    page: Found
    drawn: tuple[str, date]


def season_booklet(
    portal: Portal, base_url: str, colours: Mapping[str, str], season: Season
) -> Booklet:
    """A season's, from today where it has begun; of one that is over the whole."""
    return _Binder(portal, base_url, colours).bind(
        season.opening(portal.today), season.last, season.name, season.address
    )


def booklet(
    portal: Portal, base_url: str, colours: Mapping[str, str], first: date, last: date
) -> Booklet:
    """That of any days, both included."""
    return _Binder(portal, base_url, colours).bind(first, last, day_span(first, last), EVENTS)


class _Binder:
    def __init__(self, portal: Portal, base_url: str, colours: Mapping[str, str]) -> None:
        self._portal, self._base_url = portal, base_url
        self._cards = Cards(portal, base_url)
        self._issuer = issuer_of(portal, colours)

    def bind(self, first: date, last: date, name: str, site_address: str) -> Booklet:
        portal, settings = self._portal, self._portal.settings
        whole = season_programme(portal, portal.all_events, first, last, MOST)
        count = counted(whole.count, "arrangement", "arrangementer")
        page = found_at(self._base_url, site_address)
        rest = counted(whole.left_out, "arrangement", "arrangementer")
        return Booklet(
            issuer=self._issuer,
            title=f"Program for {name[:1].lower()}{name[1:]}",
            name=name,
            lead=f"{count if whole.count else 'Kultur'} i {settings.municipality}",
            span=day_span(first, last),
            as_of=words.as_of(long_day(portal.today)),
            months=tuple(
                MonthOfDays(
                    capitalised(month_name(month.year, month.number)),
                    tuple(self._days(month, first)),
                )
                for month in whole.months
                if month.count
            ),
            runs=tuple(map(self._run, whole.runs)),
            traditions=tuple(_habits(portal, first, last)),
            left_out=words.left_out(rest, page.shown) if whole.left_out else "",
            page=page,
            drawn=(settings.name, first),
        )

    def _days(self, month: Month, first: date) -> Iterator[Day]:
        entries = [entry for town in month.towns for entry in town.entries]
        # As the season's page sorts them: by day, whole days first, then by the clock.
        entries.sort(
            key=lambda one: (
                max(first, one.occurrence.first_day),
                one.occurrence.start.isoformat(),
                one.occurrence.event.slug,
            )
        )
        for day, found in groupby(entries, lambda one: max(first, one.occurrence.first_day)):
            yield Day(capitalised(weekday_day(day)), tuple(map(self._entry, found)))

    def _entry(self, entry: Entry) -> Row:
        found, marks = entry.occurrence, []
        if found.first_day != found.last_day:
            marks.append(capitalised(day_span(found.first_day, found.last_day, year=False)))
        if entry.more and entry.last is not None:
            marks.append(words.again(counted(entry.more, "gang", "gange"), short_day(entry.last)))
        return self._row(found, self._cards.of(found).clock.removeprefix("kl. "), marks)

    def _run(self, found: Occurrence) -> Row:
        return self._row(found, "", [day_span(found.first_day, found.last_day)])

    def _row(self, found: Occurrence, clock: str, marks: Iterable[str]) -> Row:
        portal, card = self._portal, self._cards.of(found)
        partnership = portal.partnerships.get(found.event.partnership or "")
        behind = (words.partnership(partnership.title),) if partnership else ()
        return Row(
            clock=clock,
            title=card.title,
            url=absolute(self._base_url, address(portal.listings[found.event.slug])),
            facts=" · ".join(filter(None, (card.kind, card.where, card.price))),
            flag="" if card.is_past else card.flag,
            marks=(*filter(None, (card.moved_from,)), *marks, *behind),
        )


def _habits(portal: Portal, first: date, last: date) -> Iterator[Habit]:
    """The traditions of these months, in their order through the year."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    months = [(first.month - 1 + step) % 12 + 1 for step in range(min(whole, 11) + 1)]
    for tradition in sorted(
        (one for one in portal.traditions.values() if set(months) & set(one.months)),
        key=lambda one: (
            min(months.index(month) for month in one.months if month in months),
            one.slug,
        ),
    ):
        when = tradition.when or listed([MONTHS[month - 1] for month in tradition.months])
        yield Habit(tradition.title, capitalised(when), tradition.summary or "")
