"""What a partnership measures, and when it looks back: told apart, and in the order of time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.plans import finding_in
from generator.model.portal import Portal
from generator.problems import Finding, suggestion


def indicators_are_told_apart(portal: Portal) -> Iterator[Finding]:
    """An `id` names one indicator of its plan."""
    for partnership in portal.partnerships.values():
        seen: set[str] = set()
        for index, indicator in enumerate(partnership.plan.indicators):
            if indicator.id in seen:
                yield finding_in(
                    partnership,
                    ("plan", "indicators", index, "id"),
                    "samme-id",
                    f"To indikatorer hedder »{indicator.id}«",
                    "Giv den ene et andet »id«.",
                )
            seen.add(indicator.id)


def indicators_measure_what_is_there(portal: Portal) -> Iterator[Finding]:
    """The goal and the activity that an indicator measures stand in the same partnership."""
    for partnership in portal.partnerships.values():
        goals = {goal.id for goal in partnership.goals}
        activities = {activity.identity for activity in partnership.plan.activities}
        for index, indicator in enumerate(partnership.plan.indicators):
            if indicator.goal is not None and indicator.goal not in goals:
                yield finding_in(
                    partnership,
                    ("plan", "indicators", index, "goal"),
                    "ukendt-maal",
                    f"»{indicator.goal}« er ikke et mål i »{partnership.title}«",
                    suggestion(indicator.goal, goals)
                    or "Målene står som »goals« i partnerskabets index.md.",
                )
            if indicator.activity is not None and indicator.activity not in activities:
                yield finding_in(
                    partnership,
                    ("plan", "indicators", index, "activity"),
                    "ukendt-aktivitet",
                    f"»{indicator.activity}« er ikke en aktivitet i planen",
                    suggestion(indicator.activity, activities)
                    or "Skriv »id« på en af planens aktiviteter, eller slet linjen.",
                )


def targets_come_after_baselines(portal: Portal) -> Iterator[Finding]:
    """What was promised does not lie before where it began."""
    for partnership in portal.partnerships.values():
        for index, indicator in enumerate(partnership.plan.indicators):
            begun, promised = indicator.baseline, indicator.target
            if begun is not None and promised is not None and promised.date < begun.date:
                yield finding_in(
                    partnership,
                    ("plan", "indicators", index, "target", "date"),
                    "maaltal-foer-udgangspunkt",
                    f"Måltallet for »{indicator.title}« ligger før udgangspunktet",
                    "»target« er det, I vil nå, og »baseline« er, hvor I begyndte. Ret datoerne.",
                )


def evaluations_look_ahead(portal: Portal) -> Iterator[Finding]:
    """The next evaluation is due after the one that says so."""
    for partnership in portal.partnerships.values():
        for index, evaluation in enumerate(partnership.evaluations):
            if evaluation.next is not None and evaluation.next <= evaluation.date:
                yield finding_in(
                    partnership,
                    ("evaluations", index, "next"),
                    "naeste-foer-evaluering",
                    "Den næste evaluering ligger ikke efter denne",
                    "Ret »next«, så den ligger efter »date«, eller slet linjen.",
                )
