"""Meetings, workshops and conferences (step 3): where actors meet, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.model.entity import Entity
from generator.model.event import Venue
from generator.model.fields import (
    Code,
    Flag,
    Listed,
    Prose,
    Ref,
    Schema,
    Slug,
    Title,
    Url,
    Word,
    fault,
    raise_all,
)
from generator.model.times import DayField, InstantField, WhenField, day_of, start_of

_Day: TypeAlias = date  # a meeting's field is called that, too

MeetingKind: TypeAlias = Literal["meeting", "workshop", "conference"]


class FollowUp(Schema):
    """What was agreed to be done afterwards, by which organisation and until when."""

    text: Prose
    responsible: Annotated[Slug, Ref("actors")] | None = None
    due: DayField | None = None
    done: Flag = False


class Meeting(Schema):
    """One file in a partnership's `meetings/`. Participants are organisations, never persons.

    Git's memory is of the partnership: `published` and `modified` date a meeting in feeds.
    """

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
    published: InstantField | None = None
    modified: InstantField | None = None

    @property
    def last_day(self) -> _Day:
        """The Copenhagen day on which it ends, as far as that is known."""
        return day_of(self.end if self.end is not None else self.date)

    @model_validator(mode="after")
    def _consistent(self) -> Meeting:
        raise_all(_inconsistencies(self))
        return self


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


def _inconsistencies(meeting: Meeting) -> Iterator[PydanticCustomError]:
    """A meeting ends after it begins, and both are days or both are hours."""
    if meeting.end is None:
        return
    if isinstance(meeting.date, datetime) != isinstance(meeting.end, datetime):
        yield fault(
            ("end",),
            "blandet-tid",
            "»date« og »end« er ikke af samme slags. "
            "Begge skal have klokkeslæt, eller begge skal være hele dage",
        )
    elif start_of(meeting.end) < start_of(meeting.date):
        yield fault(
            ("end",),
            "slut-foer-start",
            "Mødet slutter, før det begynder. Ret »end«, så det ligger efter »date«",
        )
    elif isinstance(meeting.date, datetime) and start_of(meeting.end) == start_of(meeting.date):
        yield fault(
            ("end",),
            "slut-foer-start",
            "»end« er samme tidspunkt som »date«. Slet »end«, hvis sluttidspunktet ikke kendes",
        )
