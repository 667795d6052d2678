"""Every moment of a portal → an hour of its own: at sensible times, and never two in one hour.

The hours are given out as if nothing had passed yet, and only then are those left out that have.
So a suggestion stays where it was from one day to the next, and one that has passed (whether it was
posted or not) is not suggested again tomorrow. A change alone is suggested anew for a week: better
told twice than not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from zlib import crc32

from generator.analysing.holidays import public_holidays
from generator.model.portal import Portal
from generator.model.times import ZONE
from generator.outreach.social import moments
from generator.outreach.social.moments import Kind, Moment
from generator.outreach.social.networks import Network

HOURS = (10, 11, 16, 17)
"""On weekdays: when people look up from their work, and when they go home from it."""
URGENT_HOURS = tuple(range(8, 20))
"""On any day, for what cannot wait until Monday."""
_ORDER: tuple[Kind, ...] = ("changed", "announce", "news", "result", "reminder", "thanks")
_QUIET = ((12, 24), (12, 31))
"""Month and day: no public holidays, but nobody is at work either."""
HOUR = timedelta(hours=1)
_BACK = timedelta(days=45)
"""How far back hours are given out: longer than anything takes, so that nothing is planned anew."""


class Timetable:
    """A portal's. One hour serves all networks: each has its own minute of it."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    def slot(self, moment: Moment) -> datetime | None:
        """The hour that it has, passed or not."""
        return self._slots.get(moment.key)

    def at(self, moment: Moment, network: Network) -> datetime | None:
        """The suggested time; None where it has passed, or where all hours that suit are taken."""
        slot = self.slot(moment)
        if slot is None:
            return None
        suggested = slot.replace(minute=network.minute)
        return suggested if suggested >= self._portal.now else None

    def is_crowded_out(self, moment: Moment) -> bool:
        """Whether it has no hour though there were some that suit it: others have them."""
        return moment.key not in self._slots and next(_slots(moment), None) is not None

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """All that there is to tell now or later, in the order in which hours are given out."""
        portal = self._portal
        since = portal.today - _BACK
        found = (
            *(one for event in portal.all_events for one in _of_event(portal, event.slug, since)),
            *(moments.of_news(portal, news) for news in portal.news.values()),
            *(
                one
                for partnership in portal.partnerships.values()
                for one in moments.of_partnership(portal, partnership)
            ),
        )
        return tuple(sorted((one for one in found if max(one.days) >= since), key=_turn))

    @cached_property
    def _slots(self) -> Mapping[str, datetime]:
        taken: dict[datetime, str] = {}
        for moment in self.moments:
            _take(taken, moment, _slots(moment))
        now = self._portal.now
        missed = {key for slot, key in taken.items() if slot + HOUR <= now}
        # What begins soonest goes first.
        for moment in sorted(self.moments, key=lambda moment: (moment.last, moment.key)):
            if moment.kind == "changed" and moment.key in missed:
                _take(taken, moment, (slot for slot in _slots(moment) if slot >= now))
        # The later one of two.
        return {key: slot for slot, key in sorted(taken.items())}


def _take(taken: dict[datetime, str], moment: Moment, slots: Iterable[datetime]) -> None:
    free = next((slot for slot in slots if slot not in taken), None)
    if free is not None:
        taken[free] = moment.key


def _of_event(portal: Portal, slug: str, since: date) -> Iterator[Moment]:
    event = portal.listings[slug]
    if event.last_day >= since:
        yield from moments.of_event(portal, event)


def _turn(moment: Moment) -> tuple[int, datetime, int, str]:
    """By kind, then by time; among equals drawn by lot, so that no name is always first."""
    key = moment.key
    return _ORDER.index(moment.kind), moment.first, crc32(key.encode()), key


def _slots(moment: Moment) -> Iterator[datetime]:
    """The hours that suit it, the best first; on each day another one is tried first."""
    urgent = moment.kind == "changed"
    turn = 0 if urgent else crc32(moment.key.encode()) % len(HOURS)
    hours = URGENT_HOURS if urgent else (*HOURS[turn:], *HOURS[:turn])
    for day in moment.days:
        if not urgent and not is_working_day(day):
            continue
        for hour in hours:
            slot = datetime.combine(day, time(hour), tzinfo=ZONE)
            # With the last network's minute it is still the same hour.
            if moment.first <= slot and slot + HOUR <= moment.last:
                yield slot


@cache
def is_working_day(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    holidays = {found for found, _ in public_holidays(day.year)}
    return day.weekday() < 5 and day not in holidays and (day.month, day.day) not in _QUIET
