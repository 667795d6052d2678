"""A plan in words: its activities by how they stand today (analysing/plans.py)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from generator.analysing.plans import Standing, evaluation_days, has_plan, has_times, stages
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.plan import Activity
from generator.model.portal import Portal
from generator.model.times import day_of
from generator.presenting.addresses import plan_calendar_address, wheel_address
from generator.presenting.words.dates import capitalised, day_span, in_words
from generator.presenting.words.wording import ACTIVITY_KINDS, ACTIVITY_STATUSES
from generator.presenting.year import anchor_of

STANDING_WORDS: Mapping[Standing, tuple[str, str]] = {
    "overdue": (
        "Tiden er gået",
        "Tidspunktet er forbi, men planen siger endnu ikke, hvad der blev af det.",
    ),
    "now": ("Lige nu", ""),
    "coming": ("Forude", ""),
    "undated": ("Uden tid endnu", ""),
    "done": ("Gennemført", ""),
    "dropped": ("Opgivet", ""),
}
"""Heading and what there is to say below it."""


class ActivityView(Struct, frozen=True):
    """One activity; `goals` are the titles of those that it serves, `events` those that it became
    and that are on the portal, `loose` when it has a period and no date."""

    activity: Activity
    anchor: str
    kind: str
    status: str
    when: str
    loose: bool
    goals: tuple[str, ...]
    events: tuple[Listing, ...]


class StageView(Struct, frozen=True):
    """A heading, and the activities under it."""

    standing: Standing
    title: str
    note: str
    activities: tuple[ActivityView, ...]


class PlanView(Struct, frozen=True):
    """The plan's section; `wheel` and `calendar` are addresses on the site, or empty where nothing
    in the plan has a time."""

    stages: tuple[StageView, ...]
    evaluations: tuple[str, ...]
    wheel: str
    calendar: str


def plan_view(portal: Portal, partnership: Partnership) -> PlanView | None:
    """What the partnership's page shows of its plan; None where it has none."""
    if not has_plan(partnership):
        return None
    found, timed = [], has_times(partnership)
    for stage in stages(partnership, portal.today):
        title, note = STANDING_WORDS[stage.standing]
        shown = tuple(_activity(portal, partnership, one) for one in stage.activities)
        found.append(StageView(stage.standing, title, note, shown))
    return PlanView(
        stages=tuple(found),
        evaluations=tuple(
            day_span(day, day) for day in evaluation_days(partnership) if day >= portal.today
        ),
        wheel=wheel_address(partnership) if timed else "",
        calendar=plan_calendar_address(partnership) if timed else "",
    )


def _activity(portal: Portal, partnership: Partnership, activity: Activity) -> ActivityView:
    titles = {goal.id: goal.title for goal in partnership.goals}
    return ActivityView(
        activity=activity,
        anchor=anchor_of(activity.identity),
        kind=ACTIVITY_KINDS[activity.kind],
        status=ACTIVITY_STATUSES[activity.status],
        when=_when(activity),
        loose=activity.when is not None,
        goals=tuple(titles[one] for one in activity.goals if one in titles),
        events=tuple(portal.listings[one] for one in activity.events if one in portal.listings),
    )


def _when(activity: Activity) -> str:
    if activity.when is not None:
        return capitalised(activity.when.text)
    if activity.start is None:
        return ""
    start, end = activity.start, activity.end
    first: date = day_of(start)
    last = day_of(end) if end is not None else first
    if first == last or isinstance(start, datetime):
        return capitalised(in_words(start, end, last))
    return capitalised(day_span(first, last))
