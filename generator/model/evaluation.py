"""Evaluations (step 8): what worked, what did not, and what was changed because of it."""

from __future__ import annotations

from typing import Annotated

from generator.model.fields import Line, Listed, Prose, Schema, Title
from generator.model.times import DayField


class Evaluation(Schema):
    """One file in `evaluations/`. `next` is the day on which the next one is due."""

    title: Title
    date: DayField
    period: Line | None = None
    strengths: Annotated[tuple[Prose, ...], Listed] = ()
    weaknesses: Annotated[tuple[Prose, ...], Listed] = ()
    improvements: Annotated[tuple[Prose, ...], Listed] = ()
    changed: Prose | None = None
    next: DayField | None = None


class Revision(Schema):
    """A change of the strategy: what was changed, and why."""

    date: DayField
    what: Prose
    why: Prose
