"""The annual wheel (årshjul): all that twelve months hold, merged, of one partnership or of all.

Twelve whole months from any month on. What spans several of them stands in the first that it
touches; a tradition has no dates, and stands once for each run of its months.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from generator.analysing.holidays import public_holidays
from generator.analysing.plans import evaluation_days
from generator.model.listing import Listing
from generator.model.meeting import Meeting, NetworkMeeting
from generator.model.partnership import Partnership
from generator.model.periods import MONTHS, Period, period_of
from generator.model.plan import Activity
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.model.tradition import Tradition

Ring: TypeAlias = Literal["holidays", "meetings", "traditions", "events", "plans"]
RINGS: tuple[Ring, ...] = get_args(Ring)
"""From the hub to the rim, where there is the most room; within a month what is told keeps this
order, so that the numbers of neighbours in a ring follow each other."""
What: TypeAlias = Literal[
    "public_holiday",
    "school_holiday",
    "meeting",
    "evaluation",
    "deadline",
    "tradition",
    "event",
    "activity",
    "milestone",
]
MOST = 6
"""So many of a kind in a month has the whole municipality's wheel; the others are counted."""
_A_MONTH = timedelta(days=31)
_FESTIVAL = "Festival"


class Item(Struct, frozen=True):
    """One thing in the year. `first` and `last` are its days, both inclusive, as they are, however
    little of them lies in the twelve months.

    `loose` is what is known of its time where it has no dates: "forår 2027", or the months of a
    tradition. `subject` is the slug of the event, tradition or network meeting, or an activity's
    identity; `partnership` the one that it belongs to. `dates` counts those of a series. `only`
    says that it is a proposal as yet.
    """

    ring: Ring
    what: What
    title: str
    first: date
    last: date
    loose: str = ""
    subject: str = ""
    partnership: str = ""
    dates: int = 1
    only: bool = False


class Month(Struct, frozen=True):
    """One of the twelve: what begins in it or comes into it from before, and how many more of each
    ring there are beyond `MOST`."""

    first: date
    items: tuple[Item, ...]
    more: tuple[tuple[Ring, int], ...] = ()


def months_from(first: date) -> tuple[date, ...]:
    """The first days of twelve months, from that of `first` on."""
    found = [first.replace(day=1)]
    while len(found) < 12:
        found.append((found[-1] + _A_MONTH).replace(day=1))
    return tuple(found)


def begins(partnership: Partnership, today: date) -> tuple[date, Period | None]:
    """Where the wheel of a partnership begins: with the first month of the period of its plan,
    where that is of at most a year and today lies in it; else with this month."""
    period = period_of(partnership.plan.period or "")
    if period is not None and period.first <= today <= period.last:
        months = months_from(period.first)
        if period.last < (months[-1] + _A_MONTH).replace(day=1):
            return months[0], period
    return today.replace(day=1), None


def year_of_all(portal: Portal, first: date) -> tuple[Month, ...]:
    """The whole municipality's twelve months. Of events those of partnerships and the festivals."""
    months = months_from(first)
    partnerships = tuple(portal.partnerships.values())
    words = portal.settings.vocabularies.event_types
    festivals = {code for code, term in words.items() if term.schema_type == _FESTIVAL}
    chosen = (one for one in portal.all_events if one.partnership or one.type in festivals)
    found = (
        *_holidays(portal, months),
        *_traditions(portal.traditions.values(), months),
        *_events(portal, chosen, partnerships, months),
        *portal.once(_of_partnerships),
    )
    return _by_month(found, months, MOST)


def _of_partnerships(portal: Portal) -> tuple[Item, ...]:
    """All meetings and plans, whatever the months."""
    partnerships = tuple(portal.partnerships.values())
    return (
        *_meetings(portal.meetings.values(), partnerships),
        *(item for one in partnerships for item in _plan(one)),
    )


def year_of(portal: Portal, partnership: Partnership, first: date) -> tuple[Month, ...]:
    """A partnership's twelve months: its own, and the traditions of those who are partners now."""
    months = months_from(first)
    partners = dict.fromkeys(one.actor for one in partnership.partners if one.until is None)
    traditions = {
        one.slug: one for slug in partners for one in portal.traditions_by_actor.get(slug, ())
    }
    network = portal.meetings_by_partnership.get(partnership.slug, ())
    events = portal.events_by_partnership.get(partnership.slug, ())
    found = (
        *_holidays(portal, months),
        *_meetings(network, (partnership,)),
        *_traditions(traditions.values(), months),
        *_events(portal, events, (partnership,), months),
        *_plan(partnership),
    )
    return _by_month(found, months, None)


def _by_month(found: Iterable[Item], months: Sequence[date], most: int | None) -> tuple[Month, ...]:
    """Each item under the first month that it touches, ring by ring."""
    numbers = {(month.year, month.month): number for number, month in enumerate(months)}
    end = _after(months[-1])
    held: list[dict[Ring, list[Item]]] = [{} for _ in months]
    for item in found:
        if item.last < months[0] or item.first >= end:
            continue
        shown = max(item.first, months[0])
        held[numbers[shown.year, shown.month]].setdefault(item.ring, []).append(item)
    return tuple(_month(first, rings, most) for first, rings in zip(months, held, strict=True))


def _month(first: date, rings: dict[Ring, list[Item]], most: int | None) -> Month:
    items: list[Item] = []
    more: list[tuple[Ring, int]] = []
    for ring in RINGS:
        told = sorted(
            rings.get(ring, ()), key=lambda item: (item.first, item.last, item.title, item.subject)
        )
        items += islice(told, most)
        if most is not None and len(told) > most:
            more.append((ring, len(told) - most))
    return Month(first, tuple(items), tuple(more))


def _after(month: date) -> date:
    """The first day of the next month."""
    return (month + _A_MONTH).replace(day=1)


def _holidays(portal: Portal, months: Sequence[date]) -> Iterator[Item]:
    for year in sorted({month.year for month in months}):
        for day, name in public_holidays(year):
            yield Item("holidays", "public_holiday", name, day, day)
    for holiday in portal.settings.school_holidays:
        yield Item("holidays", "school_holiday", holiday.title, holiday.start, holiday.end)


def _meetings(
    network: Iterable[NetworkMeeting], partnerships: Iterable[Partnership]
) -> Iterator[Item]:
    """Meetings, evaluations and the deadlines of plans: the days on which people must be ready."""
    for meeting in network:
        if not meeting.cancelled:
            yield _meeting(meeting, subject=meeting.slug)
    for partnership in partnerships:
        slug = partnership.slug
        for held in partnership.meetings:
            if not held.cancelled:
                yield _meeting(held, partnership=slug)
        for day in evaluation_days(partnership):
            yield Item("meetings", "evaluation", "Evaluering", day, day, partnership=slug)


def _meeting(meeting: Meeting, *, subject: str = "", partnership: str = "") -> Item:
    first = day_of(meeting.date)
    last = first if meeting.end is None else max(first, day_of(meeting.end))
    title = meeting.title
    return Item("meetings", "meeting", title, first, last, subject=subject, partnership=partnership)


def _traditions(traditions: Iterable[Tradition], months: Sequence[date]) -> Iterator[Item]:
    """One item for each run of a tradition's months among the twelve."""
    for tradition in traditions:
        run: list[date] = []
        for month in (*months, None):
            if month is not None and month.month in tradition.months:
                run.append(month)
            elif run:
                yield _recurring(tradition, run)
                run = []


def _recurring(tradition: Tradition, run: Sequence[date]) -> Item:
    names = [MONTHS[run[0].month - 1]]
    if len(run) > 1:
        names.append(MONTHS[run[-1].month - 1])
    return Item(
        "traditions",
        "tradition",
        tradition.title,
        run[0],
        _after(run[-1]) - timedelta(days=1),
        loose=tradition.when or "–".join(names),
        subject=tradition.slug,
    )


def _events(
    portal: Portal,
    events: Iterable[Listing],
    partnerships: Iterable[Partnership],
    months: Sequence[date],
) -> Iterator[Item]:
    """One item an event: from its first date in the twelve months to its last. What is called off
    is left out, and what became of an activity is told with that."""
    first, end = months[0], _after(months[-1])
    told = {
        slug
        for partnership in partnerships
        for activity in partnership.plan.activities
        if activity.status != "dropped" and _touches(activity, first, end)
        for slug in activity.events
    }
    begin, over = first.toordinal(), end.toordinal()
    for event in events:
        if event.slug in told or event.last < begin or event.first >= over:
            continue
        dates = [
            one
            for one in portal.occurrences[event.slug]
            if one.takes_place and one.first_day < end and one.last_day >= first
        ]
        if dates:
            yield Item(
                "events",
                "event",
                event.title,
                min(one.first_day for one in dates),
                max(one.last_day for one in dates),
                subject=event.slug,
                partnership=event.partnership or "",
                dates=len(dates),
                only=event.status == "tentative",
            )


def _touches(activity: Activity, first: date, end: date) -> bool:
    span = activity.span
    return span is not None and span[0] < end and span[1] >= first


def _plan(partnership: Partnership) -> Iterator[Item]:
    """What the plan has a time for and has not given up; its deadlines stand among the meetings."""
    for activity in partnership.plan.activities:
        if activity.span is not None and activity.status != "dropped":
            yield Item(
                "meetings" if activity.kind == "deadline" else "plans",
                activity.kind,
                activity.title,
                *activity.span,
                loose=activity.when.text if activity.when else "",
                subject=activity.identity,
                partnership=partnership.slug,
                only=activity.status == "proposed" or partnership.status == "proposed",
            )
