"""Common goals in words: how one sees that they are reached, and what is done for them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.analysing.goals import Work
from generator.model.partnership import Goal, Partnership, PartnershipStatus
from generator.model.plan import Activity, Indicator
from generator.model.portal import Portal
from generator.presenting.agenda import Agenda, agenda
from generator.presenting.fingerprints import Later
from generator.presenting.steps import ORDER, PARTNERSHIP_WORDS
from generator.presenting.words.alphabet import by_name
from generator.presenting.words.dates import day_and_year, day_span
from generator.presenting.words.numbers import number
from generator.presenting.words.wording import ACTIVITY_STATUSES


class Planned(Struct, frozen=True):
    """An activity of a plan: when, and how far it is, in words."""

    title: str
    when: str
    state: str


class PlanLine(Struct, frozen=True):
    """An activity, and the partnership whose plan it stands in."""

    partnership: Partnership
    activity: Planned


class GoalView(Struct, frozen=True):
    """One goal of one partnership. `targets` are its indicators' in words; `agenda` the events
    that serve it."""

    partnership: Partnership
    goal: Goal
    status: PartnershipStatus
    status_words: str
    targets: tuple[str, ...]
    activities: tuple[Planned, ...]
    agenda: Agenda

    @property
    def proposed(self) -> bool:
        return self.status == "proposed"

    @property
    def ended(self) -> bool:
        return self.status == "ended"


def shown(portal: Portal, works: tuple[Work, ...]) -> Later[tuple[GoalView, ...]]:
    """The goals as a page shows them, worked out when it is rendered."""
    return Later((portal.today, works), lambda: tuple(_view(portal, work) for work in works))


def alive_first(works: Iterable[Work]) -> tuple[Work, ...]:
    """By how alive the partnership is, then by its name; its goals in its own order."""
    return tuple(
        sorted(
            works,
            key=lambda work: (
                ORDER.index(work.partnership.status),
                by_name(work.partnership.title),
                work.partnership.slug,
            ),
        )
    )


def partnerships_of(works: Iterable[Work]) -> tuple[Partnership, ...]:
    """The partnerships that have the goals, each once, in their order."""
    return tuple({work.partnership.slug: work.partnership for work in works}.values())


def plans(works: Iterable[Work]) -> tuple[PlanLine, ...]:
    """The activities that serve any of the goals, each once, in the goals' order."""
    lines = (PlanLine(work.partnership, _planned(one)) for work in works for one in work.activities)
    return tuple({(one.partnership.slug, one.activity): one for one in lines}.values())


def when(activity: Activity) -> str:
    """`1. oktober – 11. december 2026`, `forår 2027`, or the empty text."""
    if activity.when is not None:
        return activity.when.text
    return day_span(*activity.span) if activity.span is not None else ""


def target_words(indicator: Indicator) -> str:
    """`Klasser med et forløb: 98 klasser inden 30. juni 2027`; without a target the title alone."""
    target = indicator.target
    if target is None:
        return indicator.title
    unit = f" {indicator.unit}" if indicator.unit else ""
    return f"{indicator.title}: {number(target.value)}{unit} inden {day_and_year(target.date)}"


def _planned(activity: Activity) -> Planned:
    return Planned(activity.title, when(activity), ACTIVITY_STATUSES[activity.status])


def _view(portal: Portal, work: Work) -> GoalView:
    partnership, goal = work.partnership, work.goal
    return GoalView(
        partnership=partnership,
        goal=goal,
        status=partnership.status,
        status_words=PARTNERSHIP_WORDS[partnership.status],
        targets=tuple(
            target_words(one) for one in partnership.plan.indicators if one.goal == goal.id
        ),
        activities=tuple(map(_planned, work.activities)),
        agenda=agenda(portal, work.events),
    )
