"""Meetings, workshops and conferences (step 3): where actors meet, and what came of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from generator.model.entity import Entity
from generator.model.event import Venue
from generator.model.fields import Code, Flag, Listed, Prose, Ref, Schema, Slug, Title, Url, Word
from generator.model.times import DayField, InstantField, WhenField

MeetingKind: TypeAlias = Literal["meeting", "workshop", "conference"]


class FollowUp(Schema):
    """What was agreed to be done afterwards, by which organisation and until when."""

    text: Prose
    responsible: Annotated[Slug, Ref("actors")] | None = None
    due: DayField | None = None
    done: Flag = False


class Meeting(Schema):
    """One file in a partnership's `meetings/`. Participants are organisations, never persons."""

    title: Title
    date: WhenField
    end: WhenField | None = None
    kind: MeetingKind = "meeting"
    host: Annotated[Slug, Ref("actors")] | None = None
    participants: Annotated[tuple[Annotated[Slug, Ref("actors")], ...], Listed] = ()
    venue: Venue | None = None
    purpose: Prose | None = None
    outcome: Prose | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    cancelled: Flag = False


class NetworkMeeting(Entity, Meeting):
    """One file in `content/meetings/`: a meeting across partnerships, or before there is one.

    `led_to` are the partnerships that came of it. Whoever may come without being asked finds
    `registration_url`.
    """

    KIND: ClassVar[str] = "meetings"

    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    led_to: Annotated[tuple[Annotated[Slug, Ref("partnerships")], ...], Listed] = ()
    open_to_all: Flag = False
    registration_url: Url | None = None
    published: InstantField | None = None
    modified: InstantField | None = None
