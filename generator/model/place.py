"""Places: where culture happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from generator.model.entity import Entity
from generator.model.event import Organizer
from generator.model.fields import (
    Code,
    Count,
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
    coordinate,
)
from generator.model.times import InstantField


class Geo(Schema):
    """WGS 84 in decimal degrees; `approximate` where only the locality's centre is known."""

    lat: Annotated[float, coordinate(-90, 90)]
    lon: Annotated[float, coordinate(-180, 180)]
    approximate: Flag = False


class Room(Schema):
    """A room of its own; `capacity` in people."""

    name: Title
    capacity: Count | None = None
    facilities: Annotated[tuple[Annotated[Code, Word("facilities")], ...], Listed] = ()
    note: Line | None = None


class Lending(Schema):
    """Terms for borrowing the place; contact at the organisation, never a person."""

    terms: Prose
    contact: Line | None = None


class Place(Entity):
    """A venue, a square, a park, a church."""

    KIND: ClassVar[str] = "places"

    title: Title
    summary: Summary | None = None
    title_en: Title | None = None
    summary_en: Summary | None = None
    kind: Annotated[Code, Word("place_kinds")] | None = None
    locality: Annotated[Code, Word("localities")] | None = None
    address: Line | None = None
    geo: Geo | None = None
    capacity: Count | None = None
    rooms: tuple[Room, ...] = ()
    facilities: Annotated[tuple[Annotated[Code, Word("facilities")], ...], Listed] = ()
    amenities: Annotated[tuple[Line, ...], Listed] = ()
    accessibility: Annotated[tuple[Annotated[Code, Word("accessibility")], ...], Listed] = ()
    accessibility_note: Prose | None = None
    transport: Prose | None = None
    lending: Lending | None = None
    owner: Annotated[Slug, Ref("actors")] | None = None
    operator: Organizer | None = None
    website: Url | None = None
    opened: Line | None = None
    closed: Line | None = None
    status: Literal["open", "check_open", "rebuilding", "closed"] = "open"
    image: Image | None = None
    published: InstantField | None = None
    modified: InstantField | None = None


def where_of(place: Place) -> str:
    """All that calendars tell of where it is, to be compared."""
    geo = place.geo and (place.geo.lat, place.geo.lon, place.geo.approximate)
    return repr((place.title, place.title_en, place.address, place.locality, geo))


def old_names(aliases: Iterable[str]) -> Iterator[str]:
    """The slugs that a place had, by the addresses that lead to it."""
    for alias in aliases:
        yield alias.strip("/").rpartition("/")[2]
