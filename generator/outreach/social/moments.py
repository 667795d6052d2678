"""When something is worth a post, and the days on which it would come at the right time.

All of it follows from listings, so that ten thousand events are planned without reading one text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple, TypeAlias

from generator.analysing.evaluation import Result, result_of
from generator.model.listing import Listing, kept_when
from generator.model.news import News
from generator.model.occurrences import Occurrence
from generator.model.partnership import Partnership
from generator.model.plan import Activity
from generator.model.portal import Portal
from generator.model.times import ZONE, When, day_of, start_of
from generator.presenting.syndication.publication import came_out, changed, published

Kind: TypeAlias = Literal["changed", "announce", "news", "result", "reminder", "thanks"]
"""What a post is for; in the order in which they are given a time: who would come in vain goes
before who has not heard, and who has not heard before who has."""

ALL_DATES = ""
"""What a moment is about where it is not about one date of a series."""
LEAD = timedelta(weeks=3)
"""How long before its first date something is announced."""
SERIES_LEAD = timedelta(weeks=2)
"""How long before a date of a series a change of it is told: who goes every week looks no further
ahead, and five changes of a winter are not five posts of one day."""
KNOWN_AT_LEAST = timedelta(days=5)
"""Whatever came out later than this before it begins is announced, and not reminded of as well."""
REMINDED = (-2, -1, 0, -3, -4)
"""Days from the date on which a reminder comes, the best first: two days before, else later, and
around a weekend or a holiday earlier."""
FAR_BETWEEN = timedelta(days=14)
"""A date of a series that follows closer on another has no reminder of its own; one with any other
so close, no thanks."""
AFTER = 4
"""Days within which one says thank you."""
CHANGED = 7
"""Days within which a change is told on its own account."""
FRESH = 14
"""Days for which a result, and 7 for which a piece of news, is worth a post."""
OPENS = time(10)
"""When what has no clock is taken to begin."""


class Moment(NamedTuple):
    """One thing to tell: of which entity (its folder and slug) and which date. `days` are those
    that suit it, the best first; it is not told before `first`, nor from `last` on. After `until`
    there is nothing left to tell. None of it depends on today."""

    folder: str
    slug: str
    kind: Kind
    part: str
    days: tuple[date, ...]
    first: datetime
    last: datetime
    until: date = date.max

    @property
    def key(self) -> str:
        """`events/julekoncert/reminder`: its identity, whatever its time."""
        return "/".join(filter(None, (self.folder, self.slug, self.kind, self.part)))


def of_event(portal: Portal, event: Listing) -> Iterator[Moment]:
    """What there is, was or will be to tell of an event, in no order."""
    out = _instant(came_out(event, int(start_of(portal.settings.launched).timestamp())))
    dates = portal.occurrences[event.slug]
    held = [found for found in dates if found.takes_place]
    if any(map(_inviting, held)):
        yield _announcement(event, held, out)
    for before, found, after in zip((None, *held), held, (*held[1:], None), strict=False):
        if _near(before, found):
            continue
        if _inviting(found):
            yield from _reminder(event, found, out)
        if event.evidence != "announced" and not _near(found, after):
            yield _thanks(event, found)
    if event.repeat and _is_changed_as_a_whole(event):
        yield _change(portal, event, dates[-1], ALL_DATES, out)
        dates = tuple(found for found in dates if _is_another(found))
    for found in dates:
        if is_changed(found):
            yield _change(portal, event, found, _part(event, found), out)


def of_partnership(portal: Portal, partnership: Partnership) -> Iterator[Moment]:
    """What a partnership has reached: a target that was met, a milestone that is passed."""
    for result in reached(portal, partnership):
        if result.last is not None:
            yield _result(partnership, result.indicator.id, result.last.date)
    for activity in milestones(portal, partnership):
        if activity.start is not None:
            yield _result(partnership, activity.identity, day_of(activity.start))


def of_news(portal: Portal, news: News) -> Moment:
    """A piece of news, in its first week."""
    out = published(news, portal.settings)
    days = _days(out.date(), FRESH // 2)
    return Moment("news", news.slug, "news", ALL_DATES, days, out, _end(days))


def is_changed(found: Occurrence) -> bool:
    """Whether anything about a date keeps people away, or sends them elsewhere."""
    return (
        found.status not in ("scheduled", "tentative")
        or found.booking == "sold_out"
        or found.has_new_venue
    )


def reached(portal: Portal, partnership: Partnership) -> tuple[Result, ...]:
    """The indicators whose last measurement keeps the promise."""
    results = (result_of(one, portal.today) for one in partnership.plan.indicators)
    return tuple(result for result in results if result.verdict == "reached")


def milestones(portal: Portal, partnership: Partnership) -> tuple[Activity, ...]:
    """Milestones of the plan that are done."""
    return tuple(
        activity
        for activity in partnership.plan.activities
        if activity.kind == "milestone"
        and activity.status == "done"
        and activity.start is not None
        and day_of(activity.start) <= portal.today
    )


def _is_changed_as_a_whole(event: Listing) -> bool:
    """A series of which all dates are cancelled is told of once, not of each of them."""
    return event.status not in ("scheduled", "tentative") or event.booking == "sold_out"


def _is_another(found: Occurrence) -> bool:
    """Whether a date stands otherwise than its series."""
    event = found.event
    same = (found.status, found.booking) == (event.status, event.booking)
    return not same or found.has_new_venue


def _near(earlier: Occurrence | None, later: Occurrence | None) -> bool:
    """Whether two dates of a series, one after the other, are too close to tell of both."""
    if earlier is None or later is None:
        return False
    return later.first_day - earlier.last_day < FAR_BETWEEN


def _inviting(found: Occurrence) -> bool:
    return found.booking != "sold_out"


def _announcement(event: Listing, held: Sequence[Occurrence], out: datetime) -> Moment:
    """Three weeks before the first date, not before it came out; early enough to be no reminder,
    where it came out early enough."""
    begins = _begins(held[0].start)
    first = max(begins - LEAD, out)
    last = begins - timedelta(days=3) if out <= begins - KNOWN_AT_LEAST else begins
    days = _days(first.date(), max(0, (last.date() - first.date()).days))
    until = held[-1].last_day
    return Moment("events", event.slug, "announce", ALL_DATES, days, first, last, until)


def _reminder(event: Listing, found: Occurrence, out: datetime) -> Iterator[Moment]:
    begins = _begins(found.start)
    if out <= begins - KNOWN_AT_LEAST:
        days = tuple(found.first_day + timedelta(days=number) for number in REMINDED)
        part, until = _part(event, found), found.first_day
        yield Moment("events", event.slug, "reminder", part, days, out, begins, until)


def _thanks(event: Listing, found: Occurrence) -> Moment:
    days = _days(found.last_day + timedelta(days=1), AFTER - 1)
    first, last = start_of(days[0]), _end(days)
    until = found.last_day + timedelta(days=FRESH)
    return Moment("events", event.slug, "thanks", _part(event, found), days, first, last, until)


def _change(portal: Portal, event: Listing, found: Occurrence, part: str, out: datetime) -> Moment:
    """At once; where nobody knows when it was changed, that is now."""
    told = changed(event, int(out.timestamp()))
    first = portal.now if told is None else _instant(told)
    ends = _begins(found.start)
    if found.previous is not None and (before := _begins(found.previous)) > first:
        ends = min(ends, before)  # Who does not hear of it goes to the old time.
    if part:
        first = max(first, _begins((ends - SERIES_LEAD).date()))
    days = _days(first.date(), CHANGED)
    return Moment("events", event.slug, "changed", part, days, first, ends, found.last_day)


def _result(partnership: Partnership, part: str, day: date) -> Moment:
    days = _days(day, FRESH)
    first = start_of(day)
    return Moment("partnerships", partnership.slug, "result", part, days, first, _end(days))


def _part(event: Listing, found: Occurrence) -> str:
    return kept_when(found.original) if event.repeat else ALL_DATES


def _days(first: date, more: int) -> tuple[date, ...]:
    """A day and so many after it."""
    return tuple(first + timedelta(days=number) for number in range(more + 1))


def _end(days: tuple[date, ...]) -> datetime:
    return start_of(days[-1] + timedelta(days=1))


def _begins(when: When) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, OPENS, tzinfo=ZONE)


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, ZONE)
