"""Who does what in a partnership, and how it is decided (step 5); organisations, never persons."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from generator.model.fields import Code, Count, Line, Listed, Prose, Ref, Schema, Slug, Title

GroupKind: TypeAlias = Literal["steering_group", "working_group", "project_team"]
ResourceKind: TypeAlias = Literal["money", "hours", "rooms", "equipment"]


class Role(Schema):
    """A role held by an organisation, never by a private person."""

    title: Title
    actor: Annotated[Slug, Ref("actors")] | None = None
    responsibilities: Prose | None = None


class WorkingGroup(Schema):
    """A steering group, working group or project team; its members are organisations.

    `reports_to` is the `id` of the group above it; without one a working group and a project team
    stand under the steering group.
    """

    id: Code | None = None
    title: Title
    kind: GroupKind = "working_group"
    lead: Annotated[Slug, Ref("actors")] | None = None
    members: Annotated[tuple[Annotated[Slug, Ref("actors")], ...], Listed] = ()
    reports_to: Code | None = None
    task: Prose | None = None


class Resource(Schema):
    """What a partner brings. `amount` is kroner for money, hours for hours, else a number."""

    kind: ResourceKind
    title: Title
    amount: Count | None = None
    period: Line | None = None
    actor: Annotated[Slug, Ref("actors")] | None = None


class Structure(Schema):
    """Who does what and how it is decided (step 5)."""

    roles: tuple[Role, ...] = ()
    groups: tuple[WorkingGroup, ...] = ()
    decision_process: Prose | None = None
    resources: tuple[Resource, ...] = ()
