"""Partnerships, with a room for each later step of the eight-step model (DOMAIN.md)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from generator.model.entity import Entity
from generator.model.fields import (
    Code,
    Count,
    Image,
    Line,
    Listed,
    Prose,
    Ref,
    Schema,
    Slug,
    Summary,
    Title,
    Url,
    Word,
)
from generator.model.times import DayField, InstantField, WhenField

PartnershipStatus: TypeAlias = Literal["proposed", "forming", "active", "paused", "ended"]
StepStatus: TypeAlias = Literal["not_started", "proposed", "current", "done"]


class Partner(Schema):
    """Who takes part, as what, and from when to when."""

    actor: Annotated[Slug, Ref("actors")]
    role: Line | None = None
    since: Line | None = None
    until: Line | None = None


class Step(Schema):
    """How far one of the eight steps has come, as it really stands."""

    status: StepStatus
    note: Prose | None = None


class Goal(Schema):
    """A common goal (step 4), tied to a theme of the cultural policy."""

    id: Code
    title: Title
    theme: Annotated[Code, Word("themes")] | None = None
    text: Prose | None = None


class Role(Schema):
    """A role held by an organisation, never by a private person."""

    title: Title
    actor: Annotated[Slug, Ref("actors")] | None = None
    responsibilities: Prose | None = None


class WorkingGroup(Schema):
    """A steering group, working group or project team; its members are organisations."""

    title: Title
    kind: Literal["steering_group", "working_group", "project_team"] = "working_group"
    members: Annotated[tuple[Annotated[Slug, Ref("actors")], ...], Listed] = ()
    task: Prose | None = None


class Resource(Schema):
    """What a partner brings. `amount` is kroner for money, hours for hours, else a number."""

    kind: Literal["money", "hours", "rooms", "equipment"]
    title: Title
    amount: Count | None = None
    actor: Annotated[Slug, Ref("actors")] | None = None


class Structure(Schema):
    """Who does what and how it is decided (step 5)."""

    roles: tuple[Role, ...] = ()
    groups: tuple[WorkingGroup, ...] = ()
    decision_process: Prose | None = None
    resources: tuple[Resource, ...] = ()


class Activity(Schema):
    """One line of the cooperation plan (step 6)."""

    title: Title
    start: WhenField | None = None
    end: WhenField | None = None
    responsible: Annotated[Slug, Ref("actors")] | None = None
    resources: Prose | None = None
    success: Prose | None = None
    status: Literal["proposed", "planned", "ongoing", "done", "dropped"] = "planned"


class Plan(Schema):
    """`plan.yml` beside the partnership."""

    period: Line | None = None
    activities: tuple[Activity, ...] = ()


class Meeting(Schema):
    """One file in `meetings/`."""

    title: Title
    date: DayField
    kind: Literal["meeting", "workshop", "conference"] = "meeting"
    host: Annotated[Slug, Ref("actors")] | None = None
    participants: Annotated[tuple[Annotated[Slug, Ref("actors")], ...], Listed] = ()
    purpose: Prose | None = None
    outcome: Prose | None = None


class Evaluation(Schema):
    """One file in `evaluations/`."""

    title: Title
    date: DayField
    strengths: Annotated[tuple[Prose, ...], Listed] = ()
    weaknesses: Annotated[tuple[Prose, ...], Listed] = ()
    improvements: Annotated[tuple[Prose, ...], Listed] = ()
    changed: Prose | None = None


class Partnership(Entity):
    """A firm cooperation with structure, plan and evaluation; told as it really stands."""

    KIND: ClassVar[str] = "partnerships"

    title: Title
    summary: Summary | None = None
    status: PartnershipStatus
    partners: tuple[Partner, ...] = ()
    vision: Prose | None = None
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    steps: dict[Literal["1", "2", "3", "4", "5", "6", "7", "8"], Step] = {}
    goals: tuple[Goal, ...] = ()
    structure: Structure = Field(default_factory=Structure.model_construct)
    plan: Plan = Field(default_factory=Plan.model_construct)
    meetings: tuple[Meeting, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    website: Url | None = None
    image: Image | None = None
    published: InstantField | None = None
    modified: InstantField | None = None
