"""What serves a goal, what a theme gathers, and what hangs loose."""

from __future__ import annotations

from typing import Any

from generator.analysing.goals import by_theme, events_by_theme, gaps, works
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from tests.factories import a_partnership, a_portal, an_event

SINGING = {"id": "flere", "title": "Flere synger", "theme": "faellesskab", "success": "Alle kan."}
READING = {"id": "flere", "title": "Flere læser", "theme": "faellesskab", "success": "Alle vil."}


def singing(**fields: Any) -> Partnership:
    return a_partnership("sang", title="Sang", **({"goals": [SINGING]} | fields))


def served(portal: Portal) -> dict[str, list[str]]:
    """By partnership and goal: the slugs of the events that serve it."""
    return {
        f"{work.partnership.slug}/{work.goal.id}": [event.slug for event in work.events]
        for work in works(portal)
    }


def test_a_goal_is_served_by_events_of_its_own_partnership_alone() -> None:
    """Two partnerships may have goals of the same id."""
    portal = a_portal(
        singing(),
        a_partnership("bog", title="Bog", goals=[READING]),
        an_event("kor", partnership="sang", goals="flere"),
        an_event("bogcafe", partnership="bog", goals="flere"),
        an_event("uden-maal", partnership="sang"),
        an_event("uden-partnerskab", goals="flere"),
    )
    assert served(portal) == {"bog/flere": ["bogcafe"], "sang/flere": ["kor"]}


def test_a_theme_has_each_event_once() -> None:
    other = SINGING | {"id": "bedre", "title": "Bedre sang"}
    portal = a_portal(
        singing(goals=[SINGING, other, {"id": "uden", "title": "Uden tema"}]),
        an_event("kor", partnership="sang", goals=["flere", "bedre"]),
        an_event("alene", partnership="sang", goals="uden"),
    )
    events = events_by_theme(portal)
    assert {code: [one.slug for one in found] for code, found in events.items()} == {
        "faellesskab": ["kor"]
    }
    assert [work.goal.id for work in by_theme(works(portal))["faellesskab"]] == ["flere", "bedre"]


def test_activities_serve_goals_until_they_are_given_up() -> None:
    plan = {
        "activities": [
            {"title": "Kor", "goals": "flere"},
            {"title": "Opera", "goals": "flere", "status": "dropped"},
            {"title": "Andet"},
        ]
    }
    (work,) = works(a_portal(singing(plan=plan)))
    assert [one.title for one in work.activities] == ["Kor"]


def test_nothing_hangs_loose_where_all_is_tied() -> None:
    portal = a_portal(singing(), an_event("kor", partnership="sang", goals="flere"))
    assert gaps(portal).count == 0


def test_each_loose_end_is_found_where_it_is() -> None:
    found = gaps(
        a_portal(
            singing(goals=[{"id": "flere", "title": "Flere synger"}]),
            a_partnership("tom", title="Tom"),
            an_event("kor", partnership="sang"),
            an_event("i-den-tomme", partnership="tom"),
            an_event("vild", goals="flere"),
        )
    )
    assert [one.slug for one in found.without_goals] == ["tom"]
    assert [work.goal.id for work in found.without_theme] == ["flere"]
    assert [work.goal.id for work in found.without_success] == ["flere"]
    assert [work.goal.id for work in found.without_work] == ["flere"]
    loose = [(one.partnership.slug, [event.slug for event in one.events]) for one in found.loose]
    assert loose == [("sang", ["kor"])], "an event cannot serve goals that nobody has"
    assert [event.slug for event in found.astray] == ["vild"]
    assert found.count == 6


def test_an_indicator_with_a_target_says_when_a_goal_is_reached() -> None:
    target = {"date": "2027-06-30", "value": "60"}
    goal = {"id": "flere", "title": "Flere synger", "theme": "faellesskab"}

    def unmeasured(**indicator: Any) -> int:
        plan = {"indicators": [{"id": "antal", "title": "Antal", **indicator}]}
        return len(gaps(a_portal(singing(goals=[goal], plan=plan))).without_success)

    assert unmeasured(goal="flere", target=target) == 0
    assert unmeasured(goal="flere") == 1
    assert unmeasured(goal="et-andet", target=target) == 1


def test_a_partnership_that_has_ended_is_left_in_peace() -> None:
    portal = a_portal(
        singing(status="ended", goals=[{"id": "flere", "title": "Flere"}]),
        an_event("kor", partnership="sang"),
    )
    assert gaps(portal).count == 0
