"""What a partnership will do (step 6), and how it will see whether it worked (step 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.fields import (
    Code,
    Flag,
    Line,
    Listed,
    Prose,
    Ref,
    Schema,
    Slug,
    Title,
    Word,
    fault,
    raise_all,
    slug_like,
)
from generator.model.periods import PeriodField
from generator.model.times import DayField, WhenField, day_of, start_of

ActivityStatus: TypeAlias = Literal["proposed", "planned", "ongoing", "done", "dropped"]
ActivityKind: TypeAlias = Literal["activity", "milestone", "deadline"]


class Activity(Schema):
    """One line of the cooperation plan.

    It has `start` (and `end`), or `when`: an intention without dates ("uge 42 2027"), or neither.
    `goals` are ids of the partnership's goals; `events` the events that it became. `id` is its
    identity in calendars, so that it can be given another title.
    """

    id: Code | None = None
    title: Title
    kind: ActivityKind = "activity"
    start: WhenField | None = None
    end: WhenField | None = None
    when: PeriodField | None = None
    responsible: Annotated[Slug, Ref("actors")] | None = None
    partners: Annotated[tuple[Annotated[Slug, Ref("actors")], ...], Listed] = ()
    venue: Annotated[Slug, Ref("places")] | None = None
    audiences: Annotated[tuple[Annotated[Code, Word("audiences")], ...], Listed] = ()
    resources: Prose | None = None
    success: Prose | None = None
    goals: Annotated[tuple[Code, ...], Listed] = ()
    events: Annotated[tuple[Annotated[Slug, Ref("events")], ...], Listed] = ()
    status: ActivityStatus = "planned"

    @property
    def span(self) -> tuple[date, date] | None:
        """Its first and last day, both inclusive; of an intention those of its period."""
        if self.start is not None:
            return day_of(self.start), day_of(self.end if self.end is not None else self.start)
        return (self.when.first, self.when.last) if self.when is not None else None

    @property
    def identity(self) -> str:
        """What tells it from the others of its plan: the `id`, else the title as a slug."""
        return self.id or slug_like(self.title) or "aktivitet"

    @model_validator(mode="after")
    def _consistent(self) -> Activity:
        raise_all(_contradictions(self))
        return self


def _contradictions(activity: Activity) -> Iterator[PydanticCustomError]:
    """What its times say against each other, each with the field to mend."""
    start, end = activity.start, activity.end
    if start is not None and activity.when is not None:
        yield fault(
            ("when",),
            "dato-og-periode",
            "Aktiviteten har både en dato i »start« og en periode i »when«. "
            "Behold »start«, når datoen er aftalt, og slet så »when«",
        )
    if end is None:
        return
    if start is None:
        yield fault(
            ("end",),
            "slut-uden-start",
            "Aktiviteten slutter, men har ingen begyndelse. Skriv også »start«, eller brug »when«, "
            "hvis kun perioden kendes",
            without="start",
        )
    elif isinstance(start, datetime) != isinstance(end, datetime):
        yield fault(
            ("end",),
            "blandet-tid",
            "»start« og »end« er ikke af samme slags. "
            "Begge skal have klokkeslæt, eller begge skal være hele dage",
        )
    elif start_of(end) < start_of(start) or (isinstance(start, datetime) and end == start):
        yield fault(
            ("end",),
            "slut-foer-start",
            "Aktiviteten slutter ikke efter, at den begynder. Ret »end«, så det ligger efter "
            "»start«, eller slet linjen",
        )


def _number(value: Any) -> Any:
    if isinstance(value, int | Decimal):
        return value
    text = str(value).strip()
    if re.fullmatch(r"-?\d{1,9}(?:[.,]\d{1,4})?", text, re.ASCII):
        return Decimal(text.replace(",", "."))
    raise PydanticCustomError(
        "ugyldigt-tal",
        "»{text}« er ikke et tal. Skriv kun tallet, for eksempel 41 eller 3,5",
        {"text": text},
    )


Number = Annotated[Decimal, BeforeValidator(_number)]
"""With a point or a comma; the unit stands in a field of its own."""


class Measurement(Schema):
    """An indicator's value on a day, and where it is known from."""

    date: DayField
    value: Number
    note: Line | None = None
    source: Line | None = None


class Indicator(Schema):
    """What is counted to see whether a goal is reached.

    `goal` is the id of one of the partnership's goals. `baseline` is where it began, `target` what
    was promised and until when, `measurements` what was found since. With `lower_is_better` the
    target lies below the baseline.
    """

    id: Code
    title: Title
    unit: Line | None = None
    goal: Code | None = None
    activity: Code | None = None
    baseline: Measurement | None = None
    target: Measurement | None = None
    measurements: tuple[Measurement, ...] = ()
    lower_is_better: Flag = False


class Plan(Schema):
    """`plan.yml` beside the partnership. `evaluate_on` are the days an evaluation is due; `sources`
    say where the plan is known from, where it is not the partnership's own."""

    period: Line | None = None
    activities: tuple[Activity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    evaluate_on: Annotated[tuple[DayField, ...], Listed] = ()
    sources: Annotated[tuple[Line, ...], Listed] = ()
