"""What of the portal a newsletter holds: which kinds, and which of the events."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from generator.model.fields import Code, Flag, Line, Listed, Prose, Schema, Title, Url, Word

Part: TypeAlias = Literal["events", "news", "school_offers", "meetings", "traditions"]
"""What a newsletter may tell of; traditions only where the calendar is empty."""


class Selection(Schema):
    """Rules that an event must keep, all of them; a rule that is not written lets all through.

    Of a list one word is enough. `of_partnerships` is kept by what a partnership stands behind.
    """

    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    audiences: Annotated[tuple[Annotated[Code, Word("audiences")], ...], Listed] = ()
    localities: Annotated[tuple[Annotated[Code, Word("localities")], ...], Listed] = ()
    types: Annotated[tuple[Annotated[Code, Word("event_types")], ...], Listed] = ()
    free: Flag = False
    of_partnerships: Flag = False


class NewsletterEdition(Selection):
    """A newsletter for some of the readers, whose issues remember what they told each other.

    `signup_url` where it has a list of its own at the sending system.
    """

    title: Title
    description: Line | None = None
    signup_url: Url | None = None
    holds: Annotated[tuple[Part, ...], Listed] = ("events", "news", "traditions")
    intro: Prose | None = None
