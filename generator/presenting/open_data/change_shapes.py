"""The public shapes of changes; see `shapes.py`."""

from __future__ import annotations

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from generator.model.event import Booking, EventStatus
from generator.model.told import DifferenceKind
from generator.presenting.open_data.shapes import (
    Instant,
    Reference,
    Term,
    Url,
    Venue,
    When,
    described,
)


@described("En dato, som den stod før eller efter en ændring.")
class ToldDate(TypedDict):
    """A date before or after a change."""

    start: Annotated[When, Field(description="Begyndelsen.")]
    end: NotRequired[Annotated[When, Field(description="Slutningen. Hele dage er med.")]]
    status: Annotated[EventStatus, Field(description="Hvordan det stod til med datoen.")]
    booking: NotRequired[Annotated[Booking, Field(description="Om der var billetter.")]]
    venue: NotRequired[Annotated[Venue, Field(description="Stedet.")]]


@described("Én dato, som er ændret: før og efter. En ny har intet før, en fjernet intet efter.")
class ChangedDate(TypedDict):
    """One date, before and after."""

    before: NotRequired[Annotated[ToldDate, Field(description="Som den stod før.")]]
    after: NotRequired[Annotated[ToldDate, Field(description="Som den står efter.")]]


@described("En ændring: én slags, ved ét arrangement, på ét tidspunkt.")
class Change(TypedDict):
    """An entry of the ledger."""

    id: Annotated[str, Field(description="Identiteten. Den ændres aldrig.")]
    at: Annotated[Instant, Field(description="Hvornår ændringen kunne ses på portalen.")]
    kind: Annotated[DifferenceKind, Field(description="Hvad der er sket.")]
    whole: Annotated[
        bool,
        Field(
            description="Sand, når hele arrangementet kom til eller forsvandt. Så står kun den "
            "første dato i »dates«."
        ),
    ]
    slug: Annotated[str, Field(description="Arrangementets kortnavn.")]
    title: Annotated[str, Field(description="Arrangementets titel.")]
    url: NotRequired[
        Annotated[Url, Field(description="Arrangementets side, hvis det stadig er på portalen.")]
    ]
    text: Annotated[str, Field(description="Ændringen med ord.")]
    reason: NotRequired[Annotated[str, Field(description="Hvorfor, når det er oplyst.")]]
    dates: Annotated[list[ChangedDate], Field(description="De datoer, det gælder.")]
    actors: NotRequired[Annotated[list[Reference], Field(description="Arrangørerne.")]]
    places: NotRequired[Annotated[list[Reference], Field(description="Stederne.")]]
    topics: NotRequired[Annotated[list[Term], Field(description="Emnerne.")]]
    partnerships: NotRequired[Annotated[list[Reference], Field(description="Partnerskaberne.")]]
