"""A partnership's plan in time order, told by how it stands today (step 6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from generator.model.partnership import Partnership
from generator.model.plan import Activity

Standing: TypeAlias = Literal["overdue", "now", "coming", "undated", "done", "dropped"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""In the order in which they are told: what somebody must do something about first."""


class Stage(Struct, frozen=True):
    """The activities of a plan that stand alike; in time order, the done ones latest first."""

    standing: Standing
    activities: tuple[Activity, ...]


def has_plan(partnership: Partnership) -> bool:
    """Whether there is a plan to show."""
    return bool(partnership.plan.activities or evaluation_days(partnership))


def has_times(partnership: Partnership) -> bool:
    """Whether anything in the plan has a time, so that it can be drawn and followed."""
    timed = any(activity.span is not None for activity in partnership.plan.activities)
    return timed or bool(evaluation_days(partnership))


def standing(activity: Activity, today: date) -> Standing:
    """What holds of an activity today. One that is proposed and whose time is over is as overdue as
    one that was decided: somebody has to say what became of it."""
    if activity.status == "done":
        return "done"
    if activity.status == "dropped":
        return "dropped"
    span = activity.span
    if span is None:
        return "now" if activity.status == "ongoing" else "undated"
    if span[1] < today:
        return "overdue"
    # Within the time of an undated intention nobody knows whether it has begun.
    begun = activity.start is not None and span[0] <= today
    return "now" if begun or activity.status == "ongoing" else "coming"


def stages(partnership: Partnership, today: date) -> tuple[Stage, ...]:
    """The plan's activities by how they stand; a standing that none has is left out."""
    found: dict[Standing, list[Activity]] = {}
    for activity in in_time_order(partnership.plan.activities):
        found.setdefault(standing(activity, today), []).append(activity)
    return tuple(
        Stage(one, tuple(reversed(found[one]) if one == "done" else found[one]))
        for one in STANDINGS
        if one in found
    )


def in_time_order(activities: Iterable[Activity]) -> list[Activity]:
    """By first and last day; those without any time last, as they are written."""
    return sorted(activities, key=lambda activity: activity.span or (date.max, date.max))


def evaluation_days(partnership: Partnership) -> tuple[date, ...]:
    """The days on which an evaluation is due, by the plan and by the evaluations before."""
    named = {one.next for one in partnership.evaluations if one.next is not None}
    return tuple(sorted(named | set(partnership.plan.evaluate_on)))
