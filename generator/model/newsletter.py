"""Issues of the newsletter: what editors decide about one, and what it told when it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.model.entity import Entity
from generator.model.fields import Code, Listed, Prose, Slug, Title, fault, raise_all
from generator.model.selection import Selection
from generator.model.sent import Manifest
from generator.model.times import DayField, InstantField

Grouping: TypeAlias = Literal["day", "topic"]


class NewsletterIssue(Entity, Selection):
    """One issue, `newsletters/2026-12.yml`; its rules narrow those of its edition further.

    `pinned` events stand first, whatever the rules say. They are no `Ref`: an issue that was sent
    stays as it is when one of them goes away. `manifest` is the file beside it.
    """

    KIND: ClassVar[str] = "newsletters"

    title: Title | None = None
    edition: Code | None = None
    intro: Prose | None = None
    start: DayField
    end: DayField
    group: Grouping = "day"
    pinned: Annotated[tuple[Slug, ...], Listed] = ()
    state: Literal["draft", "sent"] = "draft"
    sent: InstantField | None = None
    manifest: Manifest | None = None

    @property
    def released(self) -> bool:
        return self.state == "sent"

    @property
    def public_from(self) -> datetime | None:
        """A letter that will be sent tomorrow has not been sent."""
        return self.publish_from or self.sent

    @model_validator(mode="after")
    def _consistent(self) -> NewsletterIssue:
        raise_all(_inconsistencies(self))
        return self


def _inconsistencies(issue: NewsletterIssue) -> Iterator[PydanticCustomError]:
    """The days are in order, and what was sent says when."""
    if issue.end < issue.start:
        message = "Perioden slutter, før den begynder. Ret »end«, så den ligger efter »start«"
        yield fault(("end",), "slut-foer-start", message)
    if issue.state == "sent" and issue.sent is None:
        yield fault(
            ("state",),
            "sendt-uden-tid",
            "Brevet er sendt, men der står ikke hvornår. "
            "Lad »portal newsletter sent« skrive det, eller skriv »sent: 2026-12-01 10:00«",
        )
    if issue.state == "draft" and issue.sent is not None:
        yield fault(
            ("sent",),
            "sendt-uden-tid",
            "Der står, hvornår brevet blev sendt, men »state« er stadig »draft«. "
            "Slet »sent«, eller lad »portal newsletter sent« rette begge",
        )
