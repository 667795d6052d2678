"""School offers: what schools and day care can book (Åben Skole), by grade and subject."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from generator.model.entity import Entity
from generator.model.event import Organizer, Venue
from generator.model.fields import (
    Code,
    Count,
    Image,
    Line,
    Listed,
    PriceField,
    Prose,
    Ref,
    Slug,
    Summary,
    Title,
    Url,
    Word,
)
from generator.model.periods import PeriodField
from generator.model.times import InstantField

SchoolOfferKind: TypeAlias = Literal["performance", "tour", "bookable"]
Where: TypeAlias = Literal["at_provider", "at_school", "online", "either"]


class SchoolOffer(Entity):
    """Something that a class can book or come to.

    `duration` and `group_size` in words ("2 timer", "højst 30 elever"); `capacity` the largest
    group in people; `price` for a class unless `price_note` says otherwise. What is not known
    stays empty, and its page says so; without `grades` an offer counts for none. `status` is
    `proposed` where nobody has promised it yet; `ended` ones keep their page.
    """

    KIND: ClassVar[str] = "school_offers"

    title: Title
    summary: Summary | None = None
    provider: Organizer
    kind: SchoolOfferKind = "bookable"
    grades: Annotated[tuple[Annotated[Code, Word("grades")], ...], Listed] = ()
    subjects: Annotated[tuple[Annotated[Code, Word("subjects")], ...], Listed] = ()
    topics: Annotated[tuple[Annotated[Code, Word("topics")], ...], Listed] = ()
    learning_goals: Annotated[tuple[Prose, ...], Listed] = ()
    duration: Line | None = None
    group_size: Line | None = None
    capacity: Count | None = None
    price: PriceField | None = None
    price_note: Line | None = None
    where: Where | None = None
    venue: Venue | None = None
    localities: Annotated[tuple[Annotated[Code, Word("localities")], ...], Listed] = ()
    transport: Prose | None = None
    period: PeriodField | None = None
    booking: Prose | None = None
    booking_url: Url | None = None
    partnership: Annotated[Slug, Ref("partnerships")] | None = None
    status: Literal["offered", "proposed", "ended"] = "offered"
    image: Image | None = None
    published: InstantField | None = None
    modified: InstantField | None = None
