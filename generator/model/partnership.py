"""Partnerships: firm cooperation, with a room for each step of the eight-step model."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from generator.model.entity import Entity
from generator.model.evaluation import Evaluation, Revision
from generator.model.fields import (
    Code,
    Email,
    Flag,
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
from generator.model.meeting import Meeting
from generator.model.plan import Plan
from generator.model.structure import Structure
from generator.model.times import InstantField

PartnershipStatus: TypeAlias = Literal["proposed", "forming", "active", "paused", "ended"]
StepNumber: TypeAlias = Literal["1", "2", "3", "4", "5", "6", "7", "8"]


class Partner(Schema):
    """Who takes part, as what, and from when to when."""

    actor: Annotated[Slug, Ref("actors")]
    role: Line | None = None
    since: Line | None = None
    until: Line | None = None


class Goal(Schema):
    """A common goal (step 4), tied to a theme of the cultural policy; `success` is how one sees
    that it is reached."""

    id: Code
    title: Title
    theme: Annotated[Code, Word("themes")] | None = None
    text: Prose | None = None
    success: Prose | None = None


class Partnership(Entity):
    """A firm cooperation with structure, plan and evaluation; told as it really stands.

    How far each step has come follows from what is here (`generator.analysing.steps`); in `steps`
    there is only what the editors have to say of it. An agreement that was never made by the model
    (`follows_model: false`) is shown without steps.
    """

    KIND: ClassVar[str] = "partnerships"

    title: Title
    summary: Summary | None = None
    status: PartnershipStatus
    partners: tuple[Partner, ...] = ()
    vision: Prose | None = None
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    follows_model: Flag = True
    steps: dict[StepNumber, Prose] = {}
    goals: tuple[Goal, ...] = ()
    structure: Structure = Field(default_factory=Structure.model_construct)
    plan: Plan = Field(default_factory=Plan.model_construct)
    meetings: tuple[Meeting, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    revisions: tuple[Revision, ...] = ()
    channels: Annotated[tuple[Url, ...], Listed] = ()
    website: Url | None = None
    email: Email | None = None
    image: Image | None = None
    published: InstantField | None = None
    modified: InstantField | None = None
