"""Issues of the newsletter: what editors decide about one, and whether it was sent."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.entity import Entity
from generator.model.fields import Listed, Prose, Ref, Slug, Title
from generator.model.times import DayField, InstantField


class NewsletterIssue(Entity):
    """One issue, `newsletters/2026-12.yml`. `pinned` events stand first, whatever the rules say."""

    KIND: ClassVar[str] = "newsletters"

    title: Title | None = None
    intro: Prose | None = None
    start: DayField
    end: DayField
    pinned: Annotated[tuple[Annotated[Slug, Ref("events")], ...], Listed] = ()
    state: Literal["draft", "sent"] = "draft"
    sent: InstantField | None = None
