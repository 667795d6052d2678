"""The annual wheel as people see it: a list, month by month, and the drawing of the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.analysing.year import RINGS, Item, Month, Ring, What
from generator.counting import counted
from generator.model.portal import Portal
from generator.presenting.addresses import (
    PARTNERSHIPS,
    YEAR,
    address,
    entity_address,
    has_page,
    month_address,
    tradition_address,
)
from generator.presenting.diagrams.wheel import Entry, Wheel, wheel
from generator.presenting.fingerprints import Later
from generator.presenting.words.dates import MONTHS, capitalised, day_span, month_name, weekday_day

RING_WORDS: Mapping[Ring, str] = {
    "holidays": "Helligdage og skoleferier",
    "meetings": "Møder, frister og evalueringer",
    "traditions": "Traditioner",
    "events": "Arrangementer",
    "plans": "Partnerskabernes planer",
}
WHAT_WORDS: Mapping[What, str] = {
    "public_holiday": "Helligdag",
    "school_holiday": "Skoleferie",
    "meeting": "Møde",
    "evaluation": "Evaluering",
    "deadline": "Frist",
    "tradition": "Tradition",
    "event": "Arrangement",
    "activity": "Aktivitet",
    "milestone": "Milepæl",
}
_MORE: Mapping[Ring, tuple[str, str, str]] = {
    "holidays": ("ferie", "ferier", ""),
    "meetings": ("møde eller frist", "møder og frister", PARTNERSHIPS),
    "traditions": ("tradition", "traditioner", f"{YEAR}#traditioner"),
    "events": ("arrangement", "arrangementer", ""),
    "plans": ("aktivitet", "aktiviteter", PARTNERSHIPS),
}
"""Of what has no place on the wheel of the whole municipality: one, many, where they all stand."""


class Row(Struct, frozen=True):
    """One item of a month, as it is numbered there. `href` is an address on the site, or empty;
    `whose` the partnership's title."""

    number: int
    ring: Ring
    what: str
    title: str
    href: str
    when: str
    whose: str
    loose: bool
    only: bool


LONG = 40
"""So many items a list of twelve months may have before some of its months are folded."""

OPEN = 3
"""So many months are open then, from this one on."""


class MonthView(Struct, frozen=True):
    """A month; `anchor` is its name. `more` are words and addresses of what is beyond the rows,
    `events` how many events the whole calendar has in it, and where. `folded` when it is not one of
    the months that most visitors come for, on a page that would otherwise be long."""

    anchor: str
    title: str
    now: bool
    folded: bool
    rows: tuple[Row, ...]
    more: tuple[tuple[str, str], ...]
    events: tuple[int, str] | None


class YearView(Struct, frozen=True):
    """Twelve months and their drawing; `name` stands in the hub: "2026", or "2026/27"."""

    name: str
    today: date
    months: tuple[MonthView, ...]
    drawn: Wheel
    rings: tuple[tuple[Ring, str], ...]


def year_later(
    portal: Portal,
    months: Sequence[Month],
    counts: Mapping[tuple[int, int], int],
) -> Later[YearView]:
    """The view of twelve months. `counts` are the events of each month that has a page, by year and
    month.

    It goes with the day, on which the needle stands. One text for all items: taken to pieces, they
    would take longer to digest than to find.
    """
    keys = [(month.first.year, month.first.month) for month in months]
    named = {item.partnership for month in months for item in month.items}
    made_of = (
        repr(months),
        portal.today,
        tuple(counts.get(key) for key in keys),
        tuple((slug, _title(portal, slug)) for slug in sorted(named)),
    )
    return Later(made_of, lambda: year_view(portal, months, counts))


def of_one(year: Later[YearView]) -> Later[YearView]:
    """The same year where all things are one partnership's: they need not say whose they are."""

    def made() -> YearView:
        view = year.make()
        months = (
            replace(month, rows=tuple(replace(row, whose="") for row in month.rows))
            for month in view.months
        )
        return replace(view, months=tuple(months))

    return Later(year.made_of, made)


def year_view(
    portal: Portal, months: Sequence[Month], counts: Mapping[tuple[int, int], int]
) -> YearView:
    """The view of twelve months, worked out now; arguments as in `year_later`."""
    firsts = tuple(month.first for month in months)
    folded = _folded(portal.today, months)
    shown = tuple(_month(portal, month, counts, folded=month.first in folded) for month in months)
    return YearView(
        name=name_of(firsts),
        today=portal.today,
        months=shown,
        drawn=wheel(firsts, _entries(months, shown), portal.today),
        rings=tuple((ring, RING_WORDS[ring]) for ring in RINGS),
    )


def name_of(months: Sequence[date]) -> str:
    """`2026`, or `2026/27` over New Year."""
    first, last = months[0].year, months[-1].year
    return f"{first}" if first == last else f"{first}/{last % 100:02}"


def _folded(today: date, months: Sequence[Month]) -> frozenset[date]:
    """Of a long list all but this month and the two after it; none where there is no "this"."""
    firsts = [month.first for month in months]
    this = today.replace(day=1)
    if this not in firsts or sum(len(month.items) for month in months) <= LONG:
        return frozenset()
    at = firsts.index(this)
    return frozenset(firsts) - frozenset(firsts[at : at + OPEN])


def _month(
    portal: Portal,
    month: Month,
    counts: Mapping[tuple[int, int], int],
    *,
    folded: bool,
) -> MonthView:
    first = month.first
    key = (first.year, first.month)
    calendar = (counts[key], month_address(*key)) if key in counts else None
    return MonthView(
        anchor=MONTHS[first.month - 1],
        title=capitalised(month_name(*key)),
        now=first == portal.today.replace(day=1),
        folded=folded,
        rows=tuple(_row(portal, number, item) for number, item in enumerate(month.items, 1)),
        more=tuple(_more(ring, count, calendar) for ring, count in month.more),
        events=calendar,
    )


def _more(ring: Ring, count: int, calendar: tuple[int, str] | None) -> tuple[str, str]:
    one, many, place = _MORE[ring]
    if ring == "events" and calendar is not None:
        place = calendar[1]
    return f"{counted(count, one, many)} mere", place


def _row(portal: Portal, number: int, item: Item) -> Row:
    return Row(
        number=number,
        ring=item.ring,
        what=WHAT_WORDS[item.what],
        title=item.title,
        href=_href(portal, item),
        when=_when(item),
        whose=_title(portal, item.partnership),
        loose=bool(item.loose),
        only=item.only,
    )


def _title(portal: Portal, slug: str) -> str:
    partnership = portal.partnerships.get(slug)
    return partnership.title if partnership is not None else ""


def _when(item: Item) -> str:
    if item.loose:
        return item.loose
    days = weekday_day(item.first) if item.first == item.last else day_span(item.first, item.last)
    return f"{item.dates} datoer, {days}" if item.dates > 1 else days


def _href(portal: Portal, item: Item) -> str:
    if item.what == "event":
        return entity_address("events", item.subject)
    if item.what == "tradition":
        return tradition_address(item.subject)
    if item.partnership:
        here = entity_address("partnerships", item.partnership)
        if item.what == "meeting":
            return f"{here}#moeder"
        return f"{here}#{anchor_of(item.subject)}" if item.subject else f"{here}#plan"
    meeting = portal.meetings.get(item.subject) if item.what == "meeting" else None
    return address(meeting) if meeting is not None and has_page(meeting) else ""


def anchor_of(identity: str) -> str:
    """Where an activity stands on its partnership's page."""
    return f"plan-{identity}"


def _entries(months: Sequence[Month], shown: Sequence[MonthView]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            month=index,
            number=row.number,
            ring=RINGS.index(row.ring),
            first=item.first,
            last=item.last,
            loose=row.loose,
            label=f"{row.title}, {row.when}",
        )
        for index, (month, view) in enumerate(zip(months, shown, strict=True))
        for item, row in zip(month.items, view.rows, strict=True)
    )
