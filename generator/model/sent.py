"""What a newsletter told when it was sent: plain values in a file beside the issue.

`told` is what later issues remember, `letter` what its page on the portal shows. Both stay as they
are, whatever becomes of the events and of the places and words that they name.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.model.event import Booking, EventStatus, Outside
from generator.model.fields import Count, Line, Listed, Prose, Schema, Slug, Title
from generator.model.listing import KeptVenue
from generator.model.told import ONLY, Dates, Told


def _like(pattern: str) -> AfterValidator:
    """A text that only the program writes."""

    def check(value: Any) -> Any:
        if re.fullmatch(pattern, value) is None:
            raise PydanticCustomError(
                "ugyldigt-manifest",
                "»{text}« er ikke skrevet af »portal newsletter sent«. "
                "Hent filen igen, som den var, med »git checkout«",
                {"text": value},
            )
        return value

    return AfterValidator(check)


KeptWhenField = Annotated[str, _like(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\*?)?")]
"""A time as listings keep it (`kept_when`)."""
PageField = Annotated[str, _like(r"/([a-z0-9-]+/)+(#[a-z0-9-]+)?")]
"""An address on the portal."""


class SentDate(Schema):
    """One date as it was told; `date` is the start it had in its series, where it is of one."""

    date: KeptWhenField | None = None
    start: KeptWhenField
    end: KeptWhenField | None = None
    status: EventStatus = "scheduled"
    booking: Booking | None = None
    venue: Slug | None = None
    outside: Outside | None = None

    def told(self) -> Told:
        """As `told_of` has it."""
        venue: KeptVenue | None = self.venue
        if self.outside is not None:
            venue = (self.outside.name, self.outside.url, self.outside.address)
        return Told(self.date or self.start, self.start, self.end, self.status, self.booking, venue)


class SentEvent(Schema):
    """All that is remembered of one event: its title, and its dates; none once it was told that
    it is gone."""

    title: Title
    dates: tuple[SentDate, ...] = ()

    def told(self) -> Dates:
        """By date, as `told_of` has them."""
        return {date.date or ONLY: date.told() for date in self.dates}


class SentEntry(Schema):
    """Something that the letter told: a date, a piece of news, an offer. `page` is its own on the
    portal, `marks` what a reader had to notice."""

    title: Line
    page: PageField | None = None
    marks: Annotated[tuple[Line, ...], Listed] = ()
    facts: Prose | None = None
    note: Prose | None = None
    summary: Prose | None = None


class SentSection(Schema):
    """A heading with what stood below it; `more` dates were only counted."""

    title: Line
    entries: tuple[SentEntry, ...] = ()
    more: Count = 0


class SentLetter(Schema):
    """The letter in the order in which it was read."""

    subject: Line
    preheader: Prose | None = None
    title: Line
    intro: Prose
    sections: tuple[SentSection, ...] = ()


class Manifest(Schema):
    """One file `newsletters/2026-12.sent.yml`; `told` by the event's slug."""

    told: dict[Slug, SentEvent] = {}
    letter: SentLetter
