"""A partnership's plan: what its activities serve, and what calendars know them by."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.problems import FieldPath, Finding, suggestion


def activities_serve_goals_that_exist(portal: Portal) -> Iterator[Finding]:
    """An activity's goals stand in the same partnership."""
    for partnership in portal.partnerships.values():
        known = {goal.id for goal in partnership.goals}
        for index, activity in enumerate(partnership.plan.activities):
            for place, goal in enumerate(activity.goals):
                if goal not in known:
                    yield finding_in(
                        partnership,
                        ("plan", "activities", index, "goals", place),
                        "ukendt-maal",
                        f"»{goal}« er ikke et mål i »{partnership.title}«",
                        suggestion(goal, known)
                        or "Målene står som »goals« i partnerskabets index.md.",
                    )


def activities_are_told_apart(portal: Portal) -> Iterator[Finding]:
    """No two activities of a plan have the same identity: calendars would take them for one."""
    for partnership in portal.partnerships.values():
        seen: set[str] = set()
        for index, activity in enumerate(partnership.plan.activities):
            if activity.identity in seen:
                named = activity.id is not None
                yield finding_in(
                    partnership,
                    ("plan", "activities", index, "id" if named else "title"),
                    "samme-id",
                    f"To aktiviteter hedder »{activity.id if named else activity.title}«, "
                    "så kalendere kan ikke kende dem fra hinanden",
                    "Giv den ene et andet »id«." if named else "Giv hver af dem sit eget »id«.",
                )
            seen.add(activity.identity)


def finding_in(
    partnership: Partnership, field: FieldPath, code: str, message: str, hint: str
) -> Finding:
    """What is wrong with a field of a partnership, in the file of its folder that holds it."""
    path, within = partnership.place_of(field)
    return Finding(path, within, code, message, hint)
