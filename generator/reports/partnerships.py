"""`portal health`: how the partnerships really stand, for those who run them.

After the partnerships comes what hangs across them: evaluations and agreements whose day has come,
goals with loose ends, and how many are waiting in the lists that the site has for editors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.analysing.clashes import clashes
from generator.analysing.completeness import Incomplete, actors_missing, places_missing
from generator.analysing.evaluation import evaluations_due
from generator.analysing.goals import Gaps, Work, gaps
from generator.analysing.health import lints_of
from generator.analysing.matching import matching_of
from generator.analysing.meetings import overdue_follow_ups
from generator.analysing.steps import StepStatus, steps_of
from generator.model.actor import Actor
from generator.model.partnership import Partnership
from generator.model.place import Place
from generator.model.portal import Portal
from generator.presenting.addresses import ACTOR_GAPS, CLASHES, MATCHES, READABILITY
from generator.presenting.readings import read_all, read_entity
from generator.presenting.steps import ORDER, PARTNERSHIP_WORDS, STEP_WORDS, STEPS
from generator.presenting.words.dates import day_and_year

_SIGNS: dict[StepStatus, str] = {
    "not_started": "·",
    "proposed": "?",
    "current": "○",
    "done": "●",
}


class Waiting(Struct, frozen=True):
    """One of the lists that the site has for editors: what it counts, how many there are, of how
    many (None: there is no whole), and the page that names them."""

    code: str
    words: str
    count: int
    total: int | None
    page: str


def health(portal: Portal, style: str) -> str:
    """All of it as text for people, or as JSON for other programs."""
    found = sorted(
        portal.partnerships.values(), key=lambda one: (ORDER.index(one.status), one.slug)
    )
    if style == "json":
        told = {
            "partnerships": [_as_data(portal, partnership) for partnership in found],
            **_across_as_data(portal),
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return "\n".join((*_lines(portal, found), *_across(portal))) + "\n"


def _lines(portal: Portal, found: list[Partnership]) -> Iterator[str]:
    signs = ", ".join(f"{sign} {STEP_WORDS[status]}" for status, sign in _SIGNS.items())
    yield f"De otte trin: {signs}"
    missing = 0
    for partnership in found:
        yield ""
        yield f"{partnership.title} ({PARTNERSHIP_WORDS[partnership.status]})"
        if partnership.follows_model:
            steps = steps_of(portal, partnership)
            yield "  " + "  ".join(
                f"{_SIGNS[step.status]} {step.number} {name}"
                for step, (name, _) in zip(steps, STEPS, strict=True)
            )
        for lint in lints_of(portal, partnership):
            missing += 1
            yield f"  - {lint.message}. ({lint.code})"
            yield f"    → {lint.hint}"
    yield ""
    lacking = "mangel" if missing == 1 else "mangler"
    yield f"{missing or 'Ingen'} {lacking} i partnerskaberne."


def _across(portal: Portal) -> Iterator[str]:
    due = evaluations_due(portal)
    if due:
        yield ""
        yield "Evalueringer, der venter:"
        for one in due:
            late = " – forfalden" if one.overdue else ""
            yield f"  {day_and_year(one.day)}: {one.partnership.title}{late}"
    agreed = overdue_follow_ups(portal)
    if agreed:
        yield ""
        yield "Aftalt på møder, og over tiden:"
        for promise in agreed:
            follow_up = promise.follow_up
            assert follow_up.due is not None, "overdue has a day"
            who = _actor(portal, follow_up.responsible)
            yield f"  {day_and_year(follow_up.due)}: {follow_up.text}{f' ({who})' if who else ''}"
            yield f"    → {promise.gathering.meeting.title}. Skriv »done: true« i {promise.path}."
    loose = tuple(_loose_ends(gaps(portal)))
    if loose:
        yield ""
        yield "Løse ender ved målene (/temaer/mangler/):"
        yield from (f"  {what}: {where}" for _, what, where in loose)
    yield ""
    yield "I hele kommunen:"
    for row in _waiting(portal):
        of = f" af {row.total}" if row.total is not None else ""
        yield f"  {row.words}: {row.count}{of}{f' ({row.page})' if row.count else ''}"


def _loose_ends(found: Gaps) -> Iterator[tuple[str, str, str]]:
    """Kind, the same in words, and what it is about."""
    for partnership in found.without_goals:
        yield "partnership_without_goals", "Partnerskab uden mål", partnership.title
    kinds: tuple[tuple[str, str, Sequence[Work]], ...] = (
        ("goal_without_theme", "Mål uden tema", found.without_theme),
        ("goal_without_success", "Mål, der ikke siger, hvornår det er nået", found.without_success),
        ("goal_without_work", "Mål uden arrangement og aktivitet", found.without_work),
    )
    for kind, words, works in kinds:
        for work in works:
            yield kind, words, f"»{work.goal.title}« ({work.partnership.title})"
    for one in found.loose:
        where = f"{len(one.events)} i {one.partnership.title}"
        yield "events_without_goal", "Arrangementer uden mål", where
    for event in found.astray:
        yield "event_astray", "Arrangement med et mål, men uden partnerskab", f"»{event.title}«"


def _waiting(portal: Portal) -> Iterator[Waiting]:
    lists: tuple[tuple[str, str, Sequence[Incomplete[Actor] | Incomplete[Place]], int], ...] = (
        (
            "actors_missing",
            "Aktører, der mangler oplysninger",
            actors_missing(portal),
            _open(portal.actors.values()),
        ),
        (
            "places_missing",
            "Steder, der mangler oplysninger",
            places_missing(portal),
            _open(portal.places.values()),
        ),
    )
    for code, words, missing, total in lists:
        yield Waiting(code, words, len(missing), total, ACTOR_GAPS)
    known = matching_of(portal)
    yield Waiting(
        "needs_unmet", "Åbne behov uden svar", len(known.unmet), len(known.wishes.needs), MATCHES
    )
    yield Waiting(
        "actors_isolated",
        "Aktører, portalen ikke kender bånd, behov eller tilbud hos",
        len(known.isolated),
        _open(portal.actors.values()),
        MATCHES,
    )
    texts = read_all(portal, lambda slug: read_entity(portal.events[slug]))
    hard = sum(read.found.band == "very_hard" for read in texts)
    yield Waiting(
        "texts_hard", "Tekster, der er meget svære at læse", hard, len(texts), READABILITY
    )
    told = sum(clash.reason is None for clash in clashes(portal))
    yield Waiting("clashes", "Sammenfald, ingen har taget stilling til", told, None, CLASHES)


def _open(entities: Iterable[Actor | Place]) -> int:
    return sum(one.status != "closed" for one in entities)


def _actor(portal: Portal, slug: str | None) -> str:
    actor = portal.actor_of(slug)
    return actor.title if actor else slug or ""


def _across_as_data(portal: Portal) -> dict[str, object]:
    return {
        "evaluations_due": [
            {
                "partnership": one.partnership.slug,
                "date": one.day.isoformat(),
                "overdue": one.overdue,
            }
            for one in evaluations_due(portal)
        ],
        "follow_ups_overdue": [
            {
                "due": str(one.follow_up.due),
                "text": one.follow_up.text,
                "responsible": one.follow_up.responsible,
                "meeting": one.gathering.key,
                "path": one.path,
            }
            for one in overdue_follow_ups(portal)
        ],
        "goal_gaps": [
            {"kind": kind, "message": f"{what}: {where}"}
            for kind, what, where in _loose_ends(gaps(portal))
        ],
        "waiting": {
            row.code: {"count": row.count, **({} if row.total is None else {"of": row.total})}
            for row in _waiting(portal)
        },
    }


def _as_data(portal: Portal, partnership: Partnership) -> dict[str, object]:
    return {
        "partnership": partnership.slug,
        "title": partnership.title,
        "status": partnership.status,
        "steps": [
            {
                "number": step.number,
                "status": step.status,
                "found": list(step.found),
                "missing": list(step.missing),
            }
            for step in steps_of(portal, partnership)
            if partnership.follows_model
        ],
        "lints": [
            {"code": lint.code, "message": lint.message, "hint": lint.hint}
            for lint in lints_of(portal, partnership)
        ],
    }
