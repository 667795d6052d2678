"""How far a partnership has come in the eight steps, told from what is really there.

Nobody ticks a step off. Each has a rule that an editor and a citizen can read; what the rule found
and what it lacks stand beside the state, so that one can see what would move it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.counting import counted
from generator.model.meeting import Meeting
from generator.model.partnership import Partnership
from generator.model.periods import day_in_words
from generator.model.portal import Portal
from generator.model.times import day_of, start_of

StepStatus: TypeAlias = Literal["not_started", "proposed", "current", "done"]

RECENT = timedelta(days=365)
"""What was told of the partnership longer ago than this no longer tells of it."""
EVALUATED = timedelta(days=548)
"""A year and a half: an evaluation every school year may slip half a year."""


class Step(Struct, frozen=True):
    """One step: its number from 1, its state, what there is, and what the rule still lacks."""

    number: int
    status: StepStatus
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class _Evidence(Struct, frozen=True):
    """What there is of a step, and what is lacking before it counts as reached."""

    found: tuple[str, ...]
    missing: tuple[str, ...]


_Rule: TypeAlias = Callable[[Portal, Partnership], _Evidence]


def steps_of(portal: Portal, partnership: Partnership) -> tuple[Step, ...]:
    """All eight, in order.

    A step with nothing in it has not begun; with something it is under way, and reached when its
    rule lacks nothing. In a partnership that is only proposed nothing is under way: what is there
    is proposed, too.
    """
    return tuple(
        _step(number, rule(portal, partnership), proposed=partnership.status == "proposed")
        for number, (rule, _) in enumerate(RULES, start=1)
    )


def _step(number: int, evidence: _Evidence, *, proposed: bool) -> Step:
    status: StepStatus = "not_started"
    if evidence.found:
        status = "proposed" if proposed else "current" if evidence.missing else "done"
    return Step(number, status, evidence.found, evidence.missing)


def meetings_of(portal: Portal, partnership: Partnership) -> tuple[Meeting, ...]:
    """Its own, and the network's that led to it; the earliest first."""
    led = portal.meetings_by_partnership.get(partnership.slug, ())
    return tuple(sorted((*partnership.meetings, *led), key=lambda one: start_of(one.date)))


def _actors(portal: Portal, partnership: Partnership) -> _Evidence:
    partners = partnership.partners
    without = sum(not partner.role for partner in partners)
    return _evidence(
        (partners, f"{counted(len(partners), 'part', 'parter')} er nævnt"),
        lacking=(
            (len(partners) < 2, "Der skal være mindst to parter"),
            (without, f"{counted(without, 'part', 'parter')} mangler en rolle"),
        ),
    )


def _needs(portal: Portal, partnership: Partnership) -> _Evidence:
    slugs = list(dict.fromkeys(partner.actor for partner in partnership.partners))
    known = [portal.actors[slug] for slug in slugs if slug in portal.actors]
    told = [
        actor
        for actor in known
        if any(one.status != "withdrawn" for one in (*actor.needs, *actor.offers))
    ]
    return _evidence(
        (told, f"Behov eller tilbud er kortlagt hos {len(told)} af {len(slugs)} parter"),
        lacking=((2 * len(told) < len(slugs), "Mindst halvdelen af parterne skal være kortlagt"),),
    )


def _dialogue(portal: Portal, partnership: Partnership) -> _Evidence:
    meetings = [one for one in meetings_of(portal, partnership) if not one.cancelled]
    held = [one for one in meetings if day_of(one.date) <= portal.today]
    ahead = len(meetings) - len(held)
    fruitful = [one for one in held if one.outcome and len(one.participants) > 1]
    return _evidence(
        (held, f"{counted(len(held), 'møde', 'møder')} er holdt"),
        (ahead, f"{counted(ahead, 'møde', 'møder')} er på vej"),
        lacking=((not fruitful, "Der skal være holdt et møde mellem mindst to, med et udbytte"),),
    )


def _goals(portal: Portal, partnership: Partnership) -> _Evidence:
    goals = partnership.goals
    without_theme = sum(goal.theme is None for goal in goals)
    without_success = sum(not _measured(partnership, goal.id, goal.success) for goal in goals)
    return _evidence(
        (goals, f"{counted(len(goals), 'mål', 'mål')} er skrevet"),
        lacking=(
            (without_theme, f"{counted(without_theme, 'mål', 'mål')} hører ikke til et tema"),
            (
                without_success,
                f"{counted(without_success, 'mål', 'mål')} siger ikke, hvornår det er nået",
            ),
        ),
    )


def _measured(partnership: Partnership, goal: str, success: str | None) -> bool:
    """A goal can be seen to be reached: by its own words, or by an indicator with a target."""
    targets = (one.goal == goal and one.target is not None for one in partnership.plan.indicators)
    return bool(success) or any(targets)


def _structure(portal: Portal, partnership: Partnership) -> _Evidence:
    structure = partnership.structure
    roles = [role for role in structure.roles if role.actor is not None]
    return _evidence(
        (structure.roles, counted(len(structure.roles), "rolle", "roller")),
        (structure.groups, counted(len(structure.groups), "gruppe", "grupper")),
        (structure.decision_process, "Det er beskrevet, hvordan der træffes beslutninger"),
        (structure.resources, counted(len(structure.resources), "ressource", "ressourcer")),
        lacking=(
            (not roles and not structure.groups, "Ingen rolle er fordelt til en part"),
            (not structure.decision_process, "Det er ikke beskrevet, hvordan der besluttes"),
            (not structure.resources, "Ingen ressourcer er nævnt"),
        ),
    )


def _plan(portal: Portal, partnership: Partnership) -> _Evidence:
    activities = [one for one in partnership.plan.activities if one.status != "dropped"]
    undated = sum(one.span is None for one in activities)
    unowned = sum(one.responsible is None for one in activities)
    unclear = sum(one.kind == "activity" and not one.success for one in activities)
    return _evidence(
        (activities, f"{counted(len(activities), 'aktivitet', 'aktiviteter')} er i planen"),
        lacking=(
            (undated, f"{counted(undated, 'aktivitet', 'aktiviteter')} har ingen tid"),
            (unowned, f"{counted(unowned, 'aktivitet', 'aktiviteter')} har ingen ansvarlig"),
            (unclear, f"{counted(unclear, 'aktivitet', 'aktiviteter')} har intet kendetegn"),
        ),
    )


def _communication(portal: Portal, partnership: Partnership) -> _Evidence:
    news = portal.news_by_partnership.get(partnership.slug, ())
    events = portal.events_by_partnership.get(partnership.slug, ())
    since = portal.today - RECENT
    recent = any(day_of(one.published) >= since for one in news) or any(
        event.last_day >= since for event in events
    )
    ended = partnership.status == "ended"
    channel = partnership.website or partnership.channels or partnership.email
    return _evidence(
        (news, counted(len(news), "nyhed", "nyheder")),
        (events, counted(len(events), "arrangement", "arrangementer")),
        (channel, "En kanal eller en kontakt er oplyst"),
        lacking=(
            (ended and not (news or events), "Intet er fortalt"),
            (not ended and not recent, "Intet er fortalt det seneste år"),
            (not channel, "Der mangler en hjemmeside, en kanal eller en fælles mailadresse"),
        ),
    )


def _evaluation(portal: Portal, partnership: Partnership) -> _Evidence:
    held = [one for one in partnership.evaluations if one.date <= portal.today]
    last = max((one.date for one in held), default=None)
    measured = sum(bool(one.measurements) for one in partnership.plan.indicators)
    due = next_evaluation(portal, partnership)
    ended = partnership.status == "ended"
    return _evidence(
        (held, f"{counted(len(held), 'evaluering', 'evalueringer')} er holdt"),
        (measured, f"{counted(measured, 'indikator', 'indikatorer')} er målt"),
        (due, f"Næste evaluering: {day_in_words(due) if due else ''}"),
        lacking=(
            (last is None, "Der er ikke holdt nogen evaluering"),
            (
                last is not None and not ended and portal.today - last > EVALUATED,
                "Den seneste evaluering er mere end halvandet år gammel",
            ),
            (not any(one.improvements for one in held), "Ingen forbedringer er udpeget"),
            (due is None and not ended, "Datoen for den næste evaluering er ikke sat"),
        ),
    )


def next_evaluation(portal: Portal, partnership: Partnership) -> date | None:
    """The earliest day for an evaluation after the last that was held; it may have passed."""
    last = max(
        (one.date for one in partnership.evaluations if one.date <= portal.today), default=date.min
    )
    named = (
        *partnership.plan.evaluate_on,
        *(one.next for one in partnership.evaluations if one.next is not None),
    )
    return min((day for day in named if day > last), default=None)


RULES: tuple[tuple[_Rule, str], ...] = (
    (_actors, "Nået, når mindst to parter er med, og hver af dem har en rolle."),
    (_needs, "Nået, når mindst halvdelen af parterne har behov eller tilbud på deres side."),
    (
        _dialogue,
        "Nået, når mindst to parter har holdt et møde, og det er skrevet, hvad der kom ud.",
    ),
    (_goals, "Nået, når hvert mål hører til et tema og siger, hvornår det er nået."),
    (
        _structure,
        "Nået, når roller eller grupper er fordelt, beslutningsprocessen er beskrevet, "
        "og ressourcerne er nævnt.",
    ),
    (_plan, "Nået, når hver aktivitet har en tid, en ansvarlig og et kendetegn på, at den lykkes."),
    (
        _communication,
        "Nået, når der er fortalt om partnerskabet det seneste år, og man kan finde eller skrive "
        "til det.",
    ),
    (
        _evaluation,
        "Nået, når en evaluering er holdt inden for halvandet år, har udpeget forbedringer, "
        "og den næste har en dato.",
    ),
)
"""The rule of each step, 1 to 8, with its words for those who read the page."""


_ENDED: dict[_Rule, str] = {
    _communication: (
        "Nået, når der er fortalt om partnerskabet, og man kan finde eller skrive til det."
    ),
    _evaluation: (
        "Nået, når en evaluering er holdt og har udpeget forbedringer. Partnerskabet er slut, så "
        "der skal ikke holdes flere."
    ),
}
"""What rules that go by the day ask of a partnership that has ended: it keeps what it reached."""


def rule_of(number: int, partnership: Partnership) -> str:
    """The rule of a step, 1 to 8, in words, as it goes for this partnership."""
    rule, words = RULES[number - 1]
    return _ENDED.get(rule, words) if partnership.status == "ended" else words


def _evidence(*found: tuple[object, str], lacking: Sequence[tuple[object, str]]) -> _Evidence:
    there = tuple(said for is_there, said in found if is_there)
    missing = tuple(said for is_lacking, said in lacking if is_lacking)
    return _Evidence(there, missing)
