"""`portal health`: how the partnerships really stand, for those who run them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.analysing.evaluation import evaluations_due
from generator.analysing.health import lints_of
from generator.analysing.steps import StepStatus, steps_of
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.presenting.dates import day_and_year
from generator.presenting.steps import ORDER, PARTNERSHIP_WORDS, STEP_WORDS, STEPS

_SIGNS: dict[StepStatus, str] = {
    "not_started": "·",
    "proposed": "?",
    "current": "○",
    "done": "●",
}


def health(portal: Portal, style: str) -> str:
    """All partnerships as text for people, or as JSON for other programs."""
    found = sorted(
        portal.partnerships.values(), key=lambda one: (ORDER.index(one.status), one.slug)
    )
    if style == "json":
        told = [_as_data(portal, partnership) for partnership in found]
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_lines(portal, found)) + "\n"


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
    due = evaluations_due(portal)
    if due:
        yield ""
        yield "Evalueringer, der venter:"
        for one in due:
            late = " – forfalden" if one.overdue else ""
            yield f"  {day_and_year(one.day)}: {one.partnership.title}{late}"
    yield ""
    yield (
        "Ingen mangler." if not missing else f"{missing} {'mangel' if missing == 1 else 'mangler'}."
    )


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
