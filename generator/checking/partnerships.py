"""Partnerships: partners and goals."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.portal import Portal
from generator.problems import Finding, suggestion


def partners_are_listed_once(portal: Portal) -> Iterator[Finding]:
    """No actor is a partner twice, unless it left and came back."""
    for partnership in portal.partnerships.values():
        seen: set[tuple[str, str | None]] = set()
        for index, partner in enumerate(partnership.partners):
            key = (partner.actor, partner.since)
            if key in seen:
                yield Finding(
                    partnership.path,
                    ("partners", index, "actor"),
                    "partner-to-gange",
                    f"»{partner.actor}« står to gange blandt partnerne",
                    "Saml rollerne i én linje, eller skriv »since«, hvis den kom tilbage.",
                )
            seen.add(key)


def goals_have_ids_of_their_own(portal: Portal) -> Iterator[Finding]:
    """An `id` names one goal of its partnership."""
    for partnership in portal.partnerships.values():
        seen: set[str] = set()
        for index, goal in enumerate(partnership.goals):
            if goal.id in seen:
                yield Finding(
                    partnership.path,
                    ("goals", index, "id"),
                    "samme-id",
                    f"To mål hedder »{goal.id}«",
                    "Giv det ene et andet »id«.",
                )
            seen.add(goal.id)


def events_serve_goals_that_exist(portal: Portal) -> Iterator[Finding]:
    """An event's goals stand in its partnership, or in some partnership where it names none."""
    every = {goal.id for one in portal.partnerships.values() for goal in one.goals}
    unread = any(
        folder == "partnerships" and why == "faulty" for (folder, _), why in portal.absent.items()
    )
    for event in portal.all_events:
        partnership = portal.partnerships.get(event.partnership or "")
        known = {goal.id for goal in partnership.goals} if partnership else every
        for index, goal in enumerate(event.goals):
            if goal not in known and (partnership or (event.partnership is None and not unread)):
                yield Finding(
                    event.path,
                    ("goals", index),
                    "ukendt-maal",
                    f"»{goal}« er ikke et mål i "
                    + (f"»{partnership.title}«" if partnership else "noget partnerskab"),
                    suggestion(goal, known) or "Målene står som »goals« i partnerskabets index.md.",
                )
