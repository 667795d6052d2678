"""Partnerships' groups: who reports to whom, and who leads."""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysing.groups import depths, rings
from generator.model.portal import Portal
from generator.presenting.words.dates import listed
from generator.problems import Finding, suggestion

MOST_DEEP = 5
"""Levels of groups below the top. A chart with more is none that anybody reads."""


def groups_have_ids_of_their_own(portal: Portal) -> Iterator[Finding]:
    """An `id` names one group of its partnership."""
    for partnership in portal.partnerships.values():
        seen: set[str] = set()
        for index, group in enumerate(partnership.structure.groups):
            if group.id is not None and group.id in seen:
                yield Finding(
                    partnership.path,
                    ("structure", "groups", index, "id"),
                    "samme-gruppe",
                    f"To grupper hedder »{group.id}«",
                    "Giv den ene et andet »id«.",
                )
            seen.add(group.id or "")


def groups_report_to_groups(portal: Portal) -> Iterator[Finding]:
    """What a group reports to is another group of the same partnership, and never in a ring."""
    for partnership in portal.partnerships.values():
        groups = partnership.structure.groups
        known = {group.id for group in groups if group.id is not None}
        for index, group in enumerate(groups):
            if group.reports_to is not None and group.reports_to not in known:
                yield Finding(
                    partnership.path,
                    ("structure", "groups", index, "reports_to"),
                    "ukendt-gruppe",
                    f"»{group.reports_to}« er ikke en gruppe i »{partnership.title}«",
                    suggestion(group.reports_to, known)
                    or "Skriv »id« på den gruppe, den hører under, eller slet linjen.",
                )
        found = rings(groups)
        for ring in found:
            titles = [f"»{groups[place].title}«" for place in ring]
            yield Finding(
                partnership.path,
                ("structure", "groups", ring[0], "reports_to"),
                "grupper-i-ring",
                f"{titles[0]} hører under sig selv"
                if len(ring) == 1
                else f"{listed(titles)} hører under hinanden i ring",
                "Slet »reports_to« på den øverste af dem.",
            )
        if not found:
            for index, depth in enumerate(depths(groups)):
                if depth == MOST_DEEP + 1:
                    yield Finding(
                        partnership.path,
                        ("structure", "groups", index, "reports_to"),
                        "grupper-for-dybt",
                        f"»{groups[index].title}« står {depth} led under den øverste gruppe",
                        f"Der er plads til {MOST_DEEP} led. Lad den høre under en gruppe længere "
                        "oppe.",
                    )


def leads_are_members(portal: Portal) -> Iterator[Finding]:
    """Whoever leads a group is one of its members, where they are named."""
    for partnership in portal.partnerships.values():
        for index, group in enumerate(partnership.structure.groups):
            if group.lead is not None and group.members and group.lead not in group.members:
                yield Finding(
                    partnership.path,
                    ("structure", "groups", index, "lead"),
                    "tovholder-ikke-medlem",
                    f"»{group.lead}« leder »{group.title}« uden at stå blandt medlemmerne",
                    "Skriv den med i »members«, eller vælg en tovholder, der er medlem.",
                    level="warning",
                )
