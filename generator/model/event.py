"""Events: the words are schema.org's and iCalendar's in snake_case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.model.ages import AgesField
from generator.model.entity import Entity
from generator.model.fields import (
    Code,
    Count,
    Image,
    Line,
    Listed,
    PriceField,
    Prose,
    Ref,
    Schema,
    Slug,
    Summary,
    Title,
    Url,
    Word,
    fault,
    raise_all,
)
from generator.model.times import DayField, InstantField, When, WhenField, start_of
from generator.problems import FieldPath

EventStatus: TypeAlias = Literal[
    "scheduled", "tentative", "cancelled", "postponed", "rescheduled", "moved_online"
]
"""schema.org's EventStatusType, and `tentative` from RFC 5545 §3.8.1.11."""
Booking: TypeAlias = Literal["not_open", "available", "sold_out"]

WEEKDAYS = {
    **dict(
        zip(
            ("monday tuesday wednesday thursday friday saturday sunday").split(),
            range(7),
            strict=True,
        )
    ),
    **dict(
        zip(("mandag tirsdag onsdag torsdag fredag lørdag søndag").split(), range(7), strict=True)
    ),
}
_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
_ORDINALS |= {"1.": 1, "2.": 2, "3.": 3, "4.": 4, "5.": 5, "sidste": -1}


class Outside(Schema):
    """An organiser or a venue outside the register."""

    name: Title
    url: Url | None = None
    address: Line | None = None


def _is_outside(value: Any) -> str:
    """Tell a slug from a mapping, so that an error names the one the author meant."""
    return "slug" if isinstance(value, str) else "outside"


Organizer: TypeAlias = Annotated[
    Annotated[Slug, Ref("actors"), Tag("slug")] | Annotated[Outside, Tag("outside")],
    Discriminator(_is_outside),
]
Venue: TypeAlias = Annotated[
    Annotated[Slug, Ref("places"), Tag("slug")] | Annotated[Outside, Tag("outside")],
    Discriminator(_is_outside),
]


class OnDay(Schema):
    """A weekday, or the `nth` weekday of a month (−1 is the last). Monday is 0."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    nth: int | None = None

    def falls_on(self, day: date) -> bool:
        """Whether the day is such a weekday."""
        if day.weekday() != self.weekday:
            return False
        if self.nth == -1:
            return (day + timedelta(days=7)).month != day.month
        return self.nth is None or (day.day - 1) // 7 + 1 == self.nth


def parse_on_day(value: Any) -> Any:
    """`monday`, `mandag`, `2nd tuesday`, `2. tirsdag`, `last friday`, `sidste fredag`."""
    if not isinstance(value, str):
        return value
    words = value.strip().lower().split()
    if len(words) == 1 and words[0] in WEEKDAYS:
        return {"weekday": WEEKDAYS[words[0]]}
    if len(words) == 2 and words[0] in _ORDINALS and words[1] in WEEKDAYS:
        return {"weekday": WEEKDAYS[words[1]], "nth": _ORDINALS[words[0]]}
    raise PydanticCustomError(
        "ugyldig-ugedag",
        "»{text}« er ikke en ugedag. Skriv for eksempel »monday«, »2nd tuesday« eller "
        "»last friday« (»mandag«, »2. tirsdag« og »sidste fredag« går også)",
        {"text": value},
    )


OnDayField = Annotated[OnDay, BeforeValidator(parse_on_day)]


class Repeat(Schema):
    """When a series takes place: by rule (`every`, `on`, `until`), by list (`dates`), or both."""

    every: Literal["week", "month"] | None = None
    interval: Count = 1
    on: Annotated[tuple[OnDayField, ...], Listed] = ()
    until: DayField | None = None
    dates: Annotated[tuple[WhenField, ...], Listed] = ()
    skip: Annotated[tuple[DayField, ...], Listed] = Field(default=(), alias="except")

    @model_validator(mode="after")
    def _complete(self) -> Repeat:
        raise_all(_repeat_faults(self))
        return self


def _repeat_faults(repeat: Repeat) -> Iterator[PydanticCustomError]:
    """What is missing of a series, or does not fit the rest, each with the field to mend."""
    if repeat.every is None and not repeat.dates:
        yield fault(
            (),
            "ufuldstaendig-gentagelse",
            "Gentagelsen siger ikke hvornår. Skriv »every: week«, »every: month« eller "
            "»dates: […]«",
        )
    elif repeat.every is None and (repeat.on or repeat.until):
        yield fault(
            ("on",) if repeat.on else ("until",),
            "ufuldstaendig-gentagelse",
            "»on« og »until« virker kun sammen med »every«. "
            "Tilføj »every: week« eller »every: month«",
        )
    if repeat.every is None:
        return
    if repeat.until is None:
        yield fault(
            ("every",),
            "mangler-until",
            "Gentagelsen har ingen slutning. Skriv »until« med den sidste dag",
        )
    if not 1 <= repeat.interval <= 52:
        yield fault(
            ("interval",),
            "ugyldigt-interval",
            "»interval« er ikke mellem 1 og 52. Skriv 1 for hver gang, 2 for hver anden",
        )
    nths = {day.nth is None for day in repeat.on}
    if repeat.every == "week" and False in nths:
        yield fault(
            ("on",),
            "ugyldig-gentagelse",
            "»every: week« gælder hver uge, men »on« nævner en bestemt ugedag i måneden. "
            "Skriv »on: tuesday«, eller skriv »every: month«",
        )
    if repeat.every == "month" and True in nths:
        yield fault(
            ("on",),
            "ugyldig-gentagelse",
            "»every: month« mangler at vide, hvilken af månedens ugedage det er. "
            "Skriv for eksempel »on: 2nd tuesday« eller »on: last friday«",
        )


class Change(Schema):
    """What is different about one date of a series; `date` is the start it had originally."""

    date: WhenField
    status: EventStatus | None = None
    start: WhenField | None = None
    end: WhenField | None = None
    venue: Venue | None = None
    booking: Booking | None = None
    title: Title | None = None
    reason: Line | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Change:
        said = (self.status, self.start, self.end, self.venue, self.booking, self.title)
        if all(value is None for value in said):
            raise PydanticCustomError(
                "tom-aendring",
                "Ændringen siger ikke, hvad der er ændret. Skriv »status«, »start«, »venue« "
                "eller »booking«",
            )
        return self


class Accepted(Schema):
    """A clash with another event that both know of and keep, and why (`analysing/clashes.py`)."""

    other: Annotated[Slug, Ref("events")] = Field(alias="with")
    reason: Line


def _state(value: str) -> str:
    if not re.fullmatch(r"[a-p]{8}", value):
        raise PydanticCustomError(
            "ugyldigt-fingeraftryk",
            "»{text}« er ikke skrevet af portalens import. Slet linjen: så gælder det, der står i "
            "filen",
            {"text": value},
        )
    return value


State: TypeAlias = Annotated[str, AfterValidator(_state)]
"""A digest in letters alone, so that no YAML reader takes it for a number."""


class Provenance(Schema):
    """Where an imported event comes from: words for people, and for imports the actor whose
    calendar it is, the event's identity there, and what was last taken over of each part of it
    (`base`, docs/harvesting.md). `missing_since` is the day since which the source lacks it."""

    system: Line
    actor: Annotated[Slug, Ref("actors")] | None = None
    uid: Line
    url: Url | None = None
    fetched: InstantField | None = None
    missing_since: DayField | None = None
    base: dict[str, State] = Field(default_factory=dict)


_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@:+/-]{0,254}")


def _uid(value: str) -> str:
    if not _UID.fullmatch(value):
        raise PydanticCustomError(
            "ugyldigt-uid",
            "»{text}« kan ikke bruges som uid. Brug bogstaver a–z, tal og tegnene . _ @ : + / -",
            {"text": value},
        )
    return value


class Event(Entity):
    """Something that takes place: once, over days or months, or as a series."""

    KIND: ClassVar[str] = "events"

    title: Title
    summary: Summary | None = None
    start: WhenField
    end: WhenField | None = None
    venue: Venue | None = None
    room: Line | None = None
    online_url: Url | None = None
    organizers: Annotated[tuple[Organizer, ...], Listed] = ()
    partnership: Annotated[Slug, Ref("partnerships")] | None = None
    type: Annotated[Code, Word("event_types")]
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    audiences: Annotated[tuple[Annotated[Code, Word("audiences")], ...], Listed] = ()
    ages: AgesField | None = None
    grades: Annotated[tuple[Annotated[Code, Word("grades")], ...], Listed] = ()
    subjects: Annotated[tuple[Annotated[Code, Word("subjects")], ...], Listed] = ()
    locality: Annotated[Code, Word("localities")] | None = None
    price: PriceField | None = None
    price_note: Line | None = None
    ticket_url: Url | None = None
    registration_url: Url | None = None
    registration_deadline: WhenField | None = None
    capacity: Count | None = None
    booking: Booking | None = None
    status: EventStatus = "scheduled"
    status_reason: Line | None = None
    previous_start: WhenField | None = None
    repeat: Repeat | None = None
    changes: tuple[Change, ...] = ()
    accessibility: Annotated[tuple[Annotated[Code, Word("accessibility")], ...], Listed] = ()
    accessibility_note: Prose | None = None
    image: Image | None = None
    languages: Annotated[tuple[Annotated[Code, Word("languages")], ...], Listed] = ()
    title_en: Title | None = None
    summary_en: Summary | None = None
    goals: Annotated[tuple[Code, ...], Listed] = ()
    accepted_clashes: tuple[Accepted, ...] = ()
    evidence: Literal["held", "announced"] | None = None
    published: InstantField | None = None
    modified: InstantField | None = None
    revision: Count | None = None
    uid: Annotated[str, AfterValidator(_uid)] | None = None
    source: Provenance | None = None

    @property
    def all_day(self) -> bool:
        """Whole days; follows from `start` being written as a date alone."""
        return not isinstance(self.start, datetime)

    @property
    def last_day(self) -> date | datetime:
        """`end` where written, else `start`."""
        return self.end if self.end is not None else self.start

    @model_validator(mode="after")
    def _consistent(self) -> Event:
        raise_all(_inconsistencies(self))
        return self


def _inconsistencies(event: Event) -> Iterator[PydanticCustomError]:
    """Fields that contradict each other, each with the field to mend."""
    yield from _span_faults(event.start, event.end, ())
    for index, change in enumerate(event.changes):
        yield from _change_faults(event, change, ("changes", index))
    if event.status == "rescheduled" and event.previous_start is None:
        yield fault(
            ("status",),
            "mangler-previous-start",
            "Arrangementet er flyttet, men den gamle tid mangler. Skriv den i »previous_start«",
            without="previous_start",
        )
    if event.previous_start is not None and event.status != "rescheduled":
        yield fault(
            ("previous_start",),
            "previous-start-uden-flytning",
            "»previous_start« bruges kun, når arrangementet er flyttet. "
            "Tilføj »status: rescheduled«, eller slet linjen",
            without="status",
        )
    if event.status == "moved_online" and event.online_url is None:
        yield fault(
            ("status",),
            "mangler-online-url",
            "Arrangementet er flyttet til nettet, men adressen mangler. "
            "Skriv den i »online_url: https://…«",
            without="online_url",
        )
    if event.changes and event.repeat is None:
        yield fault(
            ("changes",),
            "changes-uden-gentagelse",
            "»changes« gælder én dato i en serie, og her er ingen »repeat«. "
            "Skriv »status« direkte på arrangementet",
            without="repeat",
        )


def _span_faults(start: When, end: When | None, under: FieldPath) -> Iterator[PydanticCustomError]:
    if end is None:
        return
    field = (*under, "end")
    if isinstance(start, datetime) != isinstance(end, datetime):
        yield fault(
            field,
            "blandet-tid",
            "»start« og »end« er ikke af samme slags. "
            "Begge skal have klokkeslæt, eller begge skal være hele dage",
        )
    elif start_of(end) < start_of(start):
        yield fault(
            field,
            "slut-foer-start",
            "Arrangementet slutter, før det begynder. Ret »end«, så det ligger efter »start«",
        )
    elif isinstance(start, datetime) and start_of(end) == start_of(start):
        yield fault(
            field,
            "slut-foer-start",
            "»end« er samme tidspunkt som »start«. Slet »end«, hvis sluttidspunktet ikke kendes",
        )


def _change_faults(event: Event, change: Change, under: FieldPath) -> Iterator[PydanticCustomError]:
    if change.start is not None and isinstance(change.start, datetime) == event.all_day:
        yield fault(
            (*under, "start"),
            "blandet-tid",
            "Den nye »start« er ikke af samme slags som seriens. "
            "Skriv klokkeslæt, når serien har det, og ellers ikke",
        )
    elif change.end is not None:
        # A change dated by the day alone keeps the series' clock time.
        begins = change.start or change.date
        if isinstance(begins, datetime) or event.all_day:
            yield from _span_faults(begins, change.end, under)
