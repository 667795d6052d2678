"""A season's or a month's programme as a value: every event once, by month and day, in the order of
a reader.

One value for every form: A4 sheet after sheet, or folded. It tells what is so on the day of
printing; the programme of a season that has begun begins on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from generator.analysing.season_programme import Entry, Month, season_programme
from generator.counting import counted
from generator.model.occurrences import Occurrence
from generator.model.portal import Portal
from generator.presenting.addresses import EVENTS, absolute, address, month_address
from generator.presenting.cards import Cards
from generator.presenting.seasons import Season
from generator.presenting.words.dates import (
    MONTHS,
    capitalised,
    day_span,
    listed,
    long_day,
    month_name,
    occurrence_in_words,
    short_day,
    uncapitalised,
    weekday_day,
)
from generator.printing import words
from generator.printing.issuer import Found, Issuer, found_at, issuer_of

SKIPPED = 3
"""Called-off dates of a series that its row names; where there are more, its page tells them."""
MOST = 1_000
"""Events, and as many runs: some sixty pages. More nobody staples; the rest is on the portal."""


class Row(Struct, frozen=True):
    """An event's first date in the programme. `clock` is empty for whole days; `facts` are type,
    place and price; `marks` are what else must be known (`Aflyst`, `Og 3 gange til`)."""

    clock: str
    title: str
    url: str
    facts: str
    flag: str
    marks: tuple[str, ...] = ()


class Day(Struct, frozen=True):
    """A day with its rows, by the clock."""

    name: str
    rows: tuple[Row, ...]


class MonthOfDays(Struct, frozen=True):
    """`December 2026`."""

    name: str
    days: tuple[Day, ...]


class Habit(Struct, frozen=True):
    """A tradition: told as a habit, never as a date."""

    title: str
    when: str
    text: str


class Booklet(Struct, frozen=True):
    """A programme, plain text throughout. `span` says which days it covers, `drawn` what the
    drawing on its cover is made of. `called_off` is told, too, since somebody has heard of it;
    `left_out` says how many events there was no room for."""

    issuer: Issuer
    title: str
    name: str
    lead: str
    span: str
    as_of: str
    months: tuple[MonthOfDays, ...]
    called_off: tuple[Row, ...]
    runs: tuple[Row, ...]
    traditions: tuple[Habit, ...]
    left_out: str
    page: Found
    drawn: tuple[str, date]


def season_booklet(
    portal: Portal,
    base_url: str,
    colours: Mapping[str, str],
    season: Season,
    most: int | None = None,
) -> Booklet:
    """A season's, from today where it has begun; of one that is over the whole. `most` is how many
    events there is room for, else `MOST`."""
    return _Binder(portal, base_url, colours, most or MOST).bind(
        season.opening(portal.today), season.last, season.name, season.address
    )


def month_booklet(
    portal: Portal,
    base_url: str,
    colours: Mapping[str, str],
    month: tuple[int, int],
    most: int | None = None,
) -> Booklet:
    """A month's (year and number), likewise."""
    first = date(*month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    begin = first if last < portal.today else max(first, portal.today)
    return _Binder(portal, base_url, colours, most or MOST).bind(
        begin, last, capitalised(month_name(*month)), month_address(*month)
    )


def booklet(
    portal: Portal, base_url: str, colours: Mapping[str, str], first: date, last: date
) -> Booklet:
    """That of any days, both included."""
    binder = _Binder(portal, base_url, colours, MOST)
    return binder.bind(first, last, day_span(first, last), EVENTS)


class _Binder:
    def __init__(
        self, portal: Portal, base_url: str, colours: Mapping[str, str], most: int
    ) -> None:
        self._portal, self._base_url, self._most = portal, base_url, most
        self._cards = Cards(portal, base_url)
        self._issuer = issuer_of(portal, colours)

    def bind(self, first: date, last: date, name: str, site_address: str) -> Booklet:
        portal, settings = self._portal, self._portal.settings
        whole = season_programme(portal, portal.all_events, first, last, self._most)
        off = self._called_off(first, last)
        left_out = whole.left_out + max(0, len(off) - self._most)
        count = counted(whole.count, "arrangement", "arrangementer")
        page = found_at(self._base_url, site_address)
        rest = counted(left_out, "arrangement", "arrangementer")
        return Booklet(
            issuer=self._issuer,
            title=f"Program for {uncapitalised(name)}",
            name=name,
            lead=f"{count if whole.count else 'Kultur'} i {settings.municipality}",
            span=day_span(first, last),
            as_of=words.as_of(long_day(portal.today)),
            months=tuple(
                MonthOfDays(
                    capitalised(month_name(month.year, month.number)),
                    tuple(self._days(month, first, last)),
                )
                for month in whole.months
                if month.count
            ),
            called_off=tuple(map(self._off, off[: self._most])),
            runs=tuple(map(self._run, whole.runs)),
            traditions=tuple(_habits(portal, first, last)),
            left_out=words.left_out(rest, page.shown) if left_out else "",
            page=page,
            drawn=(settings.name, first),
        )

    def _called_off(self, first: date, last: date) -> list[Occurrence]:
        """The events of which no date in these days takes place, by the first that was to."""
        portal, begin, end = self._portal, first.toordinal(), last.toordinal()
        found = []
        for event in portal.all_events:
            if event.first <= end and event.last >= begin:
                dates = _within(portal.occurrences[event.slug], first, last)
                if dates and not any(date.takes_place for date in dates):
                    found.append(dates[0])
        return sorted(found, key=lambda one: (one.first_day, one.start.isoformat(), one.event.slug))

    def _days(self, month: Month, first: date, last: date) -> Iterator[Day]:
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
            rows = tuple(self._entry(entry, first, last) for entry in found)
            yield Day(capitalised(weekday_day(day)), rows)

    def _entry(self, entry: Entry, first: date, last: date) -> Row:
        found, marks = entry.occurrence, []
        if found.first_day != found.last_day:
            marks.append(capitalised(day_span(found.first_day, found.last_day, year=False)))
        if entry.more and entry.last is not None:
            marks.append(words.again(counted(entry.more, "gang", "gange"), short_day(entry.last)))
            dates = _within(self._portal.occurrences[found.event.slug], first, last)
            off = [date.first_day for date in dates if not date.takes_place]
            if 0 < len(off) <= SKIPPED:
                marks.append(words.not_on(listed([short_day(day) for day in off])))
        return self._row(found, self._cards.of(found).clock.removeprefix("kl. "), marks)

    def _run(self, found: Occurrence) -> Row:
        return self._row(found, "", [day_span(found.first_day, found.last_day)])

    def _off(self, found: Occurrence) -> Row:
        return self._row(found, "", [capitalised(occurrence_in_words(found))])

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


def _within(dates: Iterable[Occurrence], first: date, last: date) -> list[Occurrence]:
    return [found for found in dates if found.first_day <= last and found.last_day >= first]


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
