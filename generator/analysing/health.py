"""What is missing in the partnerships: rules that stop nobody, and that no file breaks by itself.

`portal health` prints them and `/partnerskaber/` shows them; each says how it is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from msgspec import Struct

from generator.analysing.evaluation import result_of
from generator.analysing.steps import meetings_of, next_evaluation
from generator.model.partnership import Partnership
from generator.model.periods import day_in_words
from generator.model.portal import Portal
from generator.model.times import day_of

QUIET = timedelta(days=365)
"""An active partnership that has not met for so long has probably stopped meeting."""


class Lint(Struct, frozen=True):
    """One thing that is missing: what it is, and how it is mended."""

    code: str
    message: str
    hint: str


def lints_of(portal: Portal, partnership: Partnership) -> tuple[Lint, ...]:
    """All that is missing in one partnership.

    What is only proposed owes nobody anything yet, what rests or has ended owes its evaluation
    alone, and what was never made by the model is not measured by it.
    """
    if not partnership.follows_model or partnership.status == "proposed":
        return ()
    rules = {"paused": (evaluations_overdue,), "ended": AFTERWARDS}.get(partnership.status, LINTS)
    return tuple(lint for rule in rules for lint in rule(portal, partnership))


def goals_without_plan(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """A goal that no activity, event or indicator serves."""
    plan = partnership.plan
    served = {goal for one in plan.activities if one.status != "dropped" for goal in one.goals}
    for event in portal.events_by_partnership.get(partnership.slug, ()):
        served.update(event.goals)
    for goal in partnership.goals:
        if goal.id not in served:
            yield Lint(
                "maal-uden-plan",
                f"Målet »{goal.title}« har ingen aktivitet",
                f"Skriv »goals: {goal.id}« ved den aktivitet i plan.yml, der tjener målet.",
            )


def plans_without_evaluation(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """A plan, and no day on which one sees how it went."""
    if partnership.plan.activities and next_evaluation(portal, partnership) is None:
        yield Lint(
            "plan-uden-evaluering",
            "Planen har ingen dato for den næste evaluering",
            "Skriv den som »evaluate_on: 2027-06-01« i plan.yml.",
        )


def partners_without_contact(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """A partner whom nobody can write to or look up."""
    for slug in dict.fromkeys(partner.actor for partner in partnership.partners):
        actor = portal.actors.get(slug)
        if actor is not None and not actor.website and not actor.email:
            yield Lint(
                "part-uden-kontakt",
                f"{actor.title} har hverken hjemmeside eller mailadresse på portalen",
                f"Skriv »website« eller foreningens fælles »email« i {actor.path}.",
            )


def evaluations_overdue(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """An evaluation that should have been held."""
    due = next_evaluation(portal, partnership)
    if due is not None and due < portal.today:
        yield Lint(
            "evaluering-forfalden",
            f"Evalueringen skulle være holdt den {day_in_words(due)}",
            "Skriv den i evaluations/, eller flyt datoen, og sig hvorfor.",
        )


def activities_overdue(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """What is planned or going on, and lies in the past."""
    for activity in partnership.plan.activities:
        over = activity.span is not None and activity.span[1] < portal.today
        if over and activity.status in ("proposed", "planned", "ongoing"):
            yield Lint(
                "aktivitet-forfalden",
                f"»{activity.title}« skulle være overstået, men står ikke som gennemført",
                "Ret dens »status« til done eller dropped, eller giv den en ny tid.",
            )


def activities_without_owner(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """What nobody is responsible for."""
    for activity in partnership.plan.activities:
        if activity.responsible is None and activity.status in ("planned", "ongoing"):
            yield Lint(
                "aktivitet-uden-ansvarlig",
                f"»{activity.title}« har ingen ansvarlig",
                "Skriv aktørens kortnavn som »responsible« i plan.yml.",
            )


def indicators_unmeasured(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """A target whose day has come, and nobody measured."""
    for indicator in partnership.plan.indicators:
        result = result_of(indicator, portal.today)
        target = indicator.target
        if result.last is None and target is not None and target.date <= portal.today:
            yield Lint(
                "indikator-uden-maaling",
                f"»{indicator.title}« skulle være målt senest den {day_in_words(target.date)}",
                "Skriv tallet under »measurements« i plan.yml.",
            )


def partnerships_that_do_not_meet(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """No meeting for a year, and none ahead."""
    days = [day_of(one.date) for one in meetings_of(portal, partnership) if not one.cancelled]
    if days and max(days) < portal.today - QUIET:
        yield Lint(
            "intet-moede",
            f"Der er ikke holdt møde siden den {day_in_words(max(days))}",
            "Læg det seneste eller det næste møde i meetings/.",
        )


def ended_without_evaluation(portal: Portal, partnership: Partnership) -> Iterator[Lint]:
    """It is over, and nothing was learned from it that others can read."""
    if not partnership.evaluations:
        yield Lint(
            "slut-uden-evaluering",
            "Partnerskabet er slut uden en evaluering",
            "Skriv, hvad der lykkedes, og hvad andre kan lære, i evaluations/.",
        )


_Rule = Callable[[Portal, Partnership], Iterator[Lint]]
LINTS: tuple[_Rule, ...] = (
    goals_without_plan,
    plans_without_evaluation,
    partners_without_contact,
    evaluations_overdue,
    activities_overdue,
    activities_without_owner,
    indicators_unmeasured,
    partnerships_that_do_not_meet,
)
"""The rules of a partnership that lives, in the order in which they are told."""
AFTERWARDS: tuple[_Rule, ...] = (ended_without_evaluation,)
"""The same, of one that has ended."""
