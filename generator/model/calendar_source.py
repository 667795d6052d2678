"""An actor's own calendar, from which its events are fetched (docs/harvesting.md)."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from generator.model.fields import Code, Line, Listed, Ref, Schema, Slug, Url, Word

SourceFormat: TypeAlias = Literal["ics", "jsonld", "csv", "xlsx", "rss"]


class EventDefaults(Schema):
    """What events are where their source does not say it itself.

    `places` are the source's own words for places of the register, `venue` stands where it names
    none, and `leave_out` are titles or UIDs that are not for the portal."""

    type: Annotated[Code, Word("event_types")] | None = None
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    audiences: Annotated[tuple[Annotated[Code, Word("audiences")], ...], Listed] = ()
    venue: Annotated[Slug, Ref("places")] | None = None
    places: dict[Line, Annotated[Slug, Ref("places")]] = Field(default_factory=dict)
    leave_out: Annotated[tuple[Line, ...], Listed] = ()


class CalendarSource(EventDefaults):
    """Where the calendar is, and in which format where that cannot be seen."""

    url: Url
    format: SourceFormat | None = None


def _address(value: Any) -> Any:
    """An address alone stands for a source of which nothing more is known."""
    return {"url": value} if isinstance(value, str) else value


CalendarSourceField: TypeAlias = Annotated[CalendarSource, BeforeValidator(_address)]
