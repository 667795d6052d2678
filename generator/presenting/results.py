"""How a partnership's promises are told: verdicts in words, and each indicator with its drawing."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.analysing.evaluation import Promise, Result, promises_of, result_of
from generator.analysing.health import Lint, lints_of
from generator.analysing.steps import next_evaluation
from generator.model.evaluation import Evaluation, Revision
from generator.model.partnership import Partnership
from generator.model.portal import Portal
from generator.presenting.diagrams.chart import Chart, chart
from generator.presenting.words.dates import listed
from generator.presenting.words.wording import VERDICTS


class IndicatorView(Struct, frozen=True):
    """One indicator: how it stands, in words, and drawn; `progress` in percent of the way."""

    result: Result
    words: str
    progress: int | None
    drawn: Chart | None


class EvaluationView(Struct, frozen=True):
    """Step 8 of a partnership; `due` is the next evaluation's day, `overdue` if it has passed."""

    promises: tuple[Promise, ...]
    indicators: tuple[IndicatorView, ...]
    evaluations: tuple[Evaluation, ...]
    revisions: tuple[Revision, ...]
    changes: tuple[tuple[date, str], ...]
    due: date | None
    overdue: bool
    lints: tuple[Lint, ...]

    @property
    def empty(self) -> bool:
        """Nothing to show; what only the plan promises stands with the plan."""
        told = self.indicators or self.evaluations or self.revisions or self.due
        return not (told or self.delivered)

    @property
    def delivered(self) -> bool:
        """Whether a table of promises and results has something in it beside the goals' names."""
        return any(not promise.empty for promise in self.promises)


def evaluation_of(portal: Portal, partnership: Partnership) -> EvaluationView:
    """All of it, the latest evaluation and revision first."""
    due = next_evaluation(portal, partnership) if partnership.status != "ended" else None
    return EvaluationView(
        promises=promises_of(portal, partnership),
        indicators=tuple(
            _indicator(result_of(one, portal.today), portal.today)
            for one in partnership.plan.indicators
        ),
        evaluations=tuple(
            sorted(partnership.evaluations, key=lambda found: found.date, reverse=True)
        ),
        revisions=tuple(sorted(partnership.revisions, key=lambda found: found.date, reverse=True)),
        changes=_changes(partnership),
        due=due,
        overdue=due is not None and due < portal.today,
        lints=lints_of(portal, partnership),
    )


def _indicator(result: Result, today: date) -> IndicatorView:
    progress = None if result.progress is None else round(100 * result.progress)
    drawn = chart(result.indicator, today)
    return IndicatorView(result, VERDICTS[result.verdict], progress, drawn)


_PARTS = {
    "status": "status",
    "partners": "parterne",
    "vision": "visionen",
    "goals": "målene",
    "structure": "strukturen",
    "plan": "planen",
}
"""The parts of a partnership whose change is a change of its strategy, and what they are called."""


def _changes(partnership: Partnership) -> tuple[tuple[date, str], ...]:
    """Git's memory of the strategy, the latest first: the day, and what was changed."""
    history = partnership.history
    found = []
    for day, keys in reversed(history.parts if history else ()):
        named = [_PARTS[key] for key in _PARTS if key in keys]
        if named:
            found.append((day, listed(named)))
    return tuple(found)
