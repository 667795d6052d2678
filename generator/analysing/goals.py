"""What is done for each common goal (step 4), what themes gather, and what still hangs loose.

A goal's `id` is its own within its partnership only, so an event serves a goal where it names both:
the partnership and the goal. Events are looked at by their listings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.model.listing import Listing
from generator.model.partnership import Goal, Partnership
from generator.model.plan import Activity
from generator.model.portal import Portal


class Work(Struct, frozen=True):
    """One goal of one partnership, with the events (by slug) and the activities that serve it.

    An activity that was given up serves nothing.
    """

    partnership: Partnership
    goal: Goal
    events: tuple[Listing, ...]
    activities: tuple[Activity, ...]


class Loose(Struct, frozen=True):
    """A partnership and those of its events that serve none of its goals, by slug."""

    partnership: Partnership
    events: tuple[Listing, ...]


class Gaps(Struct, frozen=True):
    """What an editor can tie together; partnerships that have ended are left in peace.

    `astray` are events that name a goal and no partnership, so that nobody knows whose it is.
    """

    without_goals: tuple[Partnership, ...]
    without_theme: tuple[Work, ...]
    without_success: tuple[Work, ...]
    without_work: tuple[Work, ...]
    loose: tuple[Loose, ...]
    astray: tuple[Listing, ...]

    @property
    def count(self) -> int:
        """How many things there are to see to."""
        rows = (self.without_goals, self.without_theme, self.without_success, self.without_work)
        return sum(map(len, rows)) + sum(len(one.events) for one in self.loose) + len(self.astray)


def works(portal: Portal) -> tuple[Work, ...]:
    """Every goal, partnership by partnership, in the order in which each has them."""
    return tuple(
        work
        for partnership in portal.partnerships.values()
        for work in works_of(portal, partnership)
    )


def works_of(portal: Portal, partnership: Partnership) -> tuple[Work, ...]:
    """The partnership's goals in their order."""
    events = portal.events_by_partnership.get(partnership.slug, ())
    activities = [one for one in partnership.plan.activities if one.status != "dropped"]
    return tuple(
        Work(
            partnership,
            goal,
            tuple(event for event in events if goal.id in event.goals),
            tuple(one for one in activities if goal.id in one.goals),
        )
        for goal in partnership.goals
    )


def by_theme(found: Iterable[Work]) -> Mapping[str, tuple[Work, ...]]:
    """The goals under the codes of their themes; those without one are left out."""
    themes: dict[str, list[Work]] = {}
    for work in found:
        if work.goal.theme is not None:
            themes.setdefault(work.goal.theme, []).append(work)
    return {code: tuple(members) for code, members in themes.items()}


def events_of(found: Iterable[Work]) -> tuple[Listing, ...]:
    """The events that serve any of the goals, each once, by slug."""
    events = {event.slug: event for work in found for event in work.events}
    return tuple(events[slug] for slug in sorted(events))


def events_by_theme(portal: Portal) -> Mapping[str, tuple[Listing, ...]]:
    """The events that serve a goal of each theme, each once, by slug."""
    return {code: events_of(members) for code, members in by_theme(works(portal)).items()}


def is_measured(work: Work) -> bool:
    """Whether one can see that the goal is reached: by its own words, or by an indicator with a
    target."""
    indicators = work.partnership.plan.indicators
    return bool(work.goal.success) or any(
        one.goal == work.goal.id and one.target is not None for one in indicators
    )


def gaps(portal: Portal) -> Gaps:
    """What hangs loose, by the partnership's slug and the goals' order."""
    alive = [one for one in portal.partnerships.values() if one.status != "ended"]
    found = [work for partnership in alive for work in works_of(portal, partnership)]
    loose = (Loose(one, _serving_none(portal, one)) for one in alive if one.goals)
    return Gaps(
        without_goals=tuple(one for one in alive if not one.goals),
        without_theme=tuple(work for work in found if work.goal.theme is None),
        without_success=tuple(work for work in found if not is_measured(work)),
        without_work=tuple(work for work in found if not work.events and not work.activities),
        loose=tuple(one for one in loose if one.events),
        astray=tuple(
            event for event in portal.all_events if event.goals and event.partnership is None
        ),
    )


def _serving_none(portal: Portal, partnership: Partnership) -> tuple[Listing, ...]:
    known = {goal.id for goal in partnership.goals}
    events = portal.events_by_partnership.get(partnership.slug, ())
    return tuple(event for event in events if known.isdisjoint(event.goals))
