"""Promised against delivered (step 8): goal, success criterion, activities, events, results.

Everything here follows from what partnerships write down (`plan.yml`, `evaluations/`) and from the
events on the portal. A promise that nobody has measured is told as such, never as kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.analysing.steps import next_evaluation
from generator.model.listing import Listing
from generator.model.occurrences import CALLED_OFF
from generator.model.partnership import Goal, Partnership
from generator.model.plan import Activity, Indicator, Measurement
from generator.model.portal import Portal

Verdict: TypeAlias = Literal["reached", "under_way", "missed", "unmeasured", "no_target"]


class Result(Struct, frozen=True):
    """An indicator as it stands: the last value that was measured, and what that says of the
    promise. `progress` is how much of the way from baseline to target is gone, 0 to 1; None where
    that cannot be said."""

    indicator: Indicator
    last: Measurement | None
    verdict: Verdict
    progress: float | None


class Promise(Struct, frozen=True):
    """One goal with all that was promised and done for it; `goal` is None for what serves none."""

    goal: Goal | None
    results: tuple[Result, ...] = ()
    activities: tuple[Activity, ...] = ()
    held: tuple[Listing, ...] = ()
    coming: tuple[Listing, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.results or self.activities or self.held or self.coming)


class Due(Struct, frozen=True):
    """The next evaluation of a partnership; `overdue` when its day has passed."""

    partnership: Partnership
    day: date
    overdue: bool


def result_of(indicator: Indicator, today: date) -> Result:
    """What the latest measurement up to today says of the promise."""
    measured = [one for one in indicator.measurements if one.date <= today]
    last = max(measured, key=lambda one: one.date, default=None)
    target = indicator.target
    if target is None:
        return Result(indicator, last, "no_target" if last else "unmeasured", None)
    if last is None:
        return Result(indicator, None, "missed" if target.date < today else "unmeasured", None)
    return Result(
        indicator, last, _verdict(indicator, target, last, today), _progress(indicator, last)
    )


def _verdict(indicator: Indicator, target: Measurement, last: Measurement, today: date) -> Verdict:
    if indicator.lower_is_better:
        reached = last.value <= target.value
    else:
        reached = last.value >= target.value
    return "reached" if reached else "missed" if target.date < today else "under_way"


def _progress(indicator: Indicator, last: Measurement) -> float | None:
    if indicator.baseline is None or indicator.target is None:
        return None
    way = indicator.target.value - indicator.baseline.value
    if not way:
        return None
    gone = (last.value - indicator.baseline.value) / way
    return float(min(Decimal(1), max(Decimal(0), gone)))


def promises_of(portal: Portal, partnership: Partnership) -> tuple[Promise, ...]:
    """One row a goal, in the order written; last what serves no goal, if there is any.

    Cancelled and postponed events are neither held nor coming: nothing was delivered.
    """
    events = [
        event
        for event in portal.events_by_partnership.get(partnership.slug, ())
        if event.status not in CALLED_OFF
    ]
    named = {slug for one in partnership.plan.activities for slug in one.events}
    events += [
        event
        for slug in sorted(named)
        if (event := portal.listings.get(slug)) is not None
        and event.partnership != partnership.slug
        and event.status not in CALLED_OFF
    ]
    rows = [_promise(portal, partnership, goal, events) for goal in partnership.goals]
    rest = _promise(portal, partnership, None, events)
    return (*rows, *(() if rest.empty else (rest,)))


def _promise(
    portal: Portal, partnership: Partnership, goal: Goal | None, events: Iterable[Listing]
) -> Promise:
    known = {one.id for one in partnership.goals}

    def serves(goals: Iterable[str]) -> bool:
        named = known.intersection(goals)
        return goal.id in named if goal is not None else not named

    activities = tuple(one for one in partnership.plan.activities if serves(one.goals))
    of_activities = {slug for one in activities for slug in one.events}
    served = sorted(
        (event for event in events if serves(event.goals) or event.slug in of_activities),
        key=lambda event: (event.first, event.slug),
    )
    if goal is None:
        # What an activity with a goal led to is told there.
        led = {slug for one in partnership.plan.activities for slug in one.events}
        served = [one for one in served if one.slug in of_activities or one.slug not in led]
    indicators = (
        one
        for one in partnership.plan.indicators
        if serves(() if one.goal is None else (one.goal,))
    )
    return Promise(
        goal=goal,
        results=tuple(result_of(one, portal.today) for one in indicators),
        activities=activities,
        held=tuple(event for event in served if portal.is_past(event)),
        coming=tuple(event for event in served if not portal.is_past(event)),
    )


def evaluations_due(portal: Portal) -> tuple[Due, ...]:
    """The next evaluation of each partnership that is not over, the most urgent first."""
    return tuple(sorted(_due(portal), key=lambda due: (due.day, due.partnership.slug)))


def _due(portal: Portal) -> Iterator[Due]:
    for partnership in portal.partnerships.values():
        day = next_evaluation(portal, partnership)
        if day is not None and partnership.status != "ended":
            yield Due(partnership, day, day < portal.today)
