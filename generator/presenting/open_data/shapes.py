"""The public shapes of version 1: what every kind's records are made of, and an event's.

Each is a `TypedDict` whose fields carry their documentation. The type checker holds the code to
them, and the JSON Schema, the OpenAPI document and the tables at `/data/` are made from them, so
none of these can say what another does not. The content's own models are others: they hold what is
not for the public and change with the editors' needs, while these keep what docs/data.md promises.
A field that is not known, or does not apply, is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, NotRequired, TypeAlias, TypeVar

from pydantic import ConfigDict, Field, WithJsonSchema, with_config
from typing_extensions import TypedDict

from generator.model.event import Booking, EventStatus

S = TypeVar("S", bound=type[Any])

_DAY = r"\d{4}-\d{2}-\d{2}"
_INSTANT = rf"{_DAY}T\d{{2}}:\d{{2}}:\d{{2}}[+-]\d{{2}}:\d{{2}}"

Url: TypeAlias = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
"""Absolute; `mailto:` for a contact."""
Day: TypeAlias = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Instant: TypeAlias = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""RFC 3339 with Copenhagen's offset of that day."""
When: TypeAlias = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": f"^({_DAY}|{_INSTANT})$"})
]
"""A whole day, or an instant."""
Html: TypeAlias = Annotated[
    str, WithJsonSchema({"type": "string", "contentMediaType": "text/html"})
]
SchemaOrg: TypeAlias = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": "^https://schema\\.org/[A-Za-z]+$"})
]


def described(text: str) -> Callable[[S], S]:
    """Says in Danish what a shape is; its docstring is for us."""
    # The stub knows only classes that it made itself.
    decorate: Callable[[S], S] = with_config(ConfigDict(json_schema_extra={"description": text}))
    return decorate


@described("Et ord fra en af portalens ordlister. Alle ord står i vocabularies.json.")
class Term(TypedDict):
    """A word of a vocabulary."""

    code: Annotated[str, Field(description="Ordets kode. Den ændres aldrig.")]
    label: Annotated[str, Field(description="Ordet på dansk.")]


@described("En henvisning til noget andet på portalen.")
class Reference(TypedDict):
    """Something else of the portal's, by its name and page."""

    slug: Annotated[str, Field(description="Kortnavnet, som også står i adressen.")]
    title: Annotated[str, Field(description="Navnet.")]
    url: Annotated[Url, Field(description="Siden på portalen.")]


@described("En organisation: en aktør på portalen, eller en uden for den.")
class Organization(TypedDict):
    """Of the register, or outside it (then without `slug`)."""

    name: Annotated[str, Field(description="Navnet.")]
    slug: NotRequired[
        Annotated[str, Field(description="Kortnavnet i actors.json. Kun hvis aktøren står der.")]
    ]
    url: NotRequired[
        Annotated[Url, Field(description="Siden på portalen, ellers organisationens egen.")]
    ]


@described("Et punkt på jorden (WGS 84, decimalgrader).")
class Geo(TypedDict):
    """WGS 84 in decimal degrees."""

    latitude: Annotated[float, Field(description="Breddegrad.", ge=-90, le=90)]
    longitude: Annotated[float, Field(description="Længdegrad.", ge=-180, le=180)]
    approximate: Annotated[
        bool, Field(description="Sand, når kun byens midte er kendt, ikke selve døren.")
    ]


@described("Et sted: et af portalens, eller et uden for den.")
class Venue(TypedDict):
    """Of the register, or outside it (then without `slug`)."""

    name: Annotated[str, Field(description="Navnet.")]
    slug: NotRequired[
        Annotated[str, Field(description="Kortnavnet i places.json. Kun hvis stedet står der.")]
    ]
    url: NotRequired[Annotated[Url, Field(description="Siden på portalen, ellers stedets egen.")]]
    address: NotRequired[Annotated[str, Field(description="Adressen på én linje.")]]
    locality: NotRequired[Annotated[Term, Field(description="Byen eller området.")]]
    geo: NotRequired[Annotated[Geo, Field(description="Punktet på kortet.")]]


@described("En pris i danske kroner. Er den fast, er »low« og »high« ens.")
class Price(TypedDict):
    """In Danish kroner, from `low` to `high`."""

    low: Annotated[float, Field(description="Den laveste pris i kroner.", ge=0)]
    high: Annotated[float, Field(description="Den højeste pris i kroner.", ge=0)]
    currency: Annotated[Literal["DKK"], Field(description="Valutaen.")]
    free: Annotated[bool, Field(description="Sand, når det er gratis for alle.")]


@described("Et billede. Det er ikke omfattet af datasættets licens, men har sin egen.")
class Image(TypedDict):
    """A picture with what must be said beside it; the dataset's licence does not cover it."""

    url: Annotated[Url, Field(description="Billedfilen (JPEG eller PNG).")]
    width: Annotated[int, Field(description="Bredden i pixel.", ge=1)]
    height: Annotated[int, Field(description="Højden i pixel.", ge=1)]
    alt: Annotated[str, Field(description="Hvad man ser på billedet.")]
    credit: Annotated[str, Field(description="Hvem der skal nævnes.")]
    licence: NotRequired[
        Annotated[str, Field(description="Billedets licens. Står den her ikke, så spørg først.")]
    ]


@described("Hvor en oplysning er kendt fra.")
class Source(TypedDict):
    """Where something is known from."""

    text: Annotated[str, Field(description="Kilden med ord.")]
    url: NotRequired[Annotated[Url, Field(description="Kildens netadresse.")]]


class Common(TypedDict):
    """What every record that has a page of its own begins and ends with."""

    slug: Annotated[str, Field(description="Kortnavnet. Det er entydigt inden for filens slags.")]
    url: Annotated[Url, Field(description="Siden på portalen. Brug den, når I linker.")]
    title: Annotated[str, Field(description="Titlen eller navnet.")]
    summary: NotRequired[Annotated[str, Field(description="Et kort resumé i ren tekst.")]]
    text_html: NotRequired[
        Annotated[Html, Field(description="Hele teksten som renset HTML med hele adresser.")]
    ]
    notes: NotRequired[Annotated[list[str], Field(description="Forbehold, som siden nævner.")]]
    sources: NotRequired[Annotated[list[Source], Field(description="Kilder.")]]


@described(
    "Én dato for et arrangement, som den står nu. En serie har mange; alt andet har netop én."
)
class EventDate(TypedDict):
    """One date of an event with its own state (RFC 5545's recurrence instance)."""

    start: Annotated[
        When,
        Field(description="Begyndelsen: en dato for hele dage, ellers tidspunkt med tidszone."),
    ]
    end: NotRequired[
        Annotated[
            When,
            Field(description="Slutningen. For hele dage er det den sidste dag, og den er med."),
        ]
    ]
    original_start: Annotated[
        When,
        Field(
            description="Den begyndelse, datoen havde i serien fra først af (RECURRENCE-ID). "
            "Sammen med »uid« er den datoens identitet."
        ),
    ]
    previous_start: NotRequired[
        Annotated[When, Field(description="Den begyndelse, datoen er flyttet fra.")]
    ]
    status: Annotated[EventStatus, Field(description="Hvordan det står til med denne dato.")]
    schema_status: Annotated[
        SchemaOrg, Field(description="Det samme som schema.org siger det (eventStatus).")
    ]
    takes_place: Annotated[
        bool, Field(description="Falsk, når datoen er aflyst eller udskudt: så skal ingen komme.")
    ]
    reason: NotRequired[Annotated[str, Field(description="Hvorfor den er ændret.")]]
    booking: NotRequired[
        Annotated[Booking, Field(description="Om der er billetter: not_open, available, sold_out.")]
    ]
    title: NotRequired[
        Annotated[str, Field(description="Titlen, når den er en anden end seriens.")]
    ]
    venue: NotRequired[
        Annotated[Venue, Field(description="Stedet, når det er et andet end arrangementets.")]
    ]


@described("Et arrangement: en enkelt gang, over flere dage eller som en serie.")
class Event(Common):
    """An event; its fields have the names of schema.org and iCalendar, in snake_case."""

    uid: Annotated[
        str,
        Field(description="Identiteten, den samme som i kalenderen (UID). Den ændres aldrig."),
    ]
    sequence: Annotated[
        int, Field(description="Stiger, hver gang tid, sted eller status ændres (SEQUENCE).", ge=0)
    ]
    published: Annotated[Instant, Field(description="Hvornår det kom på portalen.")]
    modified: Annotated[Instant, Field(description="Hvornår det sidst blev ændret.")]
    calendar_url: Annotated[Url, Field(description="Arrangementet som iCalendar-fil.")]
    type: Annotated[Term, Field(description="Hvad det er for noget.")]
    schema_type: Annotated[SchemaOrg, Field(description="Typen hos schema.org.")]
    start: Annotated[When, Field(description="Begyndelsen, i en serie den første.")]
    end: NotRequired[
        Annotated[
            When,
            Field(description="Slutningen på den. For hele dage er den sidste dag med."),
        ]
    ]
    all_day: Annotated[
        bool, Field(description="Sand, når tiderne er hele dage, altså datoer uden klokkeslæt.")
    ]
    series: Annotated[bool, Field(description="Sand, når det er en serie med flere datoer.")]
    occurrences: Annotated[
        list[EventDate],
        Field(description="Alle datoer i rækkefølge, også aflyste. Der er altid mindst én."),
    ]
    status: Annotated[
        EventStatus,
        Field(description="Hvordan det står til med hele arrangementet. Datoerne har deres egen."),
    ]
    schema_status: Annotated[SchemaOrg, Field(description="Det samme hos schema.org.")]
    status_reason: NotRequired[Annotated[str, Field(description="Hvorfor det er ændret.")]]
    previous_start: NotRequired[
        Annotated[When, Field(description="Den begyndelse, det er flyttet fra.")]
    ]
    evidence: NotRequired[
        Annotated[
            Literal["held", "announced"],
            Field(
                description="Om noget tidligere: »held«, når det vides, at det blev holdt, og "
                "»announced«, når det kun vides, at det var annonceret."
            ),
        ]
    ]
    booking: NotRequired[
        Annotated[Booking, Field(description="Om der er billetter: not_open, available, sold_out.")]
    ]
    venue: NotRequired[Annotated[Venue, Field(description="Stedet.")]]
    room: NotRequired[Annotated[str, Field(description="Lokalet på stedet.")]]
    locality: NotRequired[Annotated[Term, Field(description="Byen eller området.")]]
    online_url: NotRequired[Annotated[Url, Field(description="Hvor man deltager på nettet.")]]
    organizers: NotRequired[Annotated[list[Organization], Field(description="Arrangørerne.")]]
    partnership: NotRequired[
        Annotated[Reference, Field(description="Det partnerskab, det er en del af.")]
    ]
    goals: NotRequired[
        Annotated[
            list[str],
            Field(description="De mål i partnerskabet, det tjener: »id« i partnerships.json."),
        ]
    ]
    topics: NotRequired[Annotated[list[Term], Field(description="Emner.")]]
    audiences: NotRequired[Annotated[list[Term], Field(description="Målgrupper.")]]
    grades: NotRequired[Annotated[list[Term], Field(description="Klassetrin.")]]
    subjects: NotRequired[Annotated[list[Term], Field(description="Skolefag.")]]
    languages: NotRequired[Annotated[list[Term], Field(description="Sprog, det foregår på.")]]
    price: NotRequired[Annotated[Price, Field(description="Prisen.")]]
    price_note: NotRequired[Annotated[str, Field(description="Mere om prisen.")]]
    ticket_url: NotRequired[Annotated[Url, Field(description="Hvor man køber billet.")]]
    registration_url: NotRequired[Annotated[Url, Field(description="Hvor man melder sig til.")]]
    registration_deadline: NotRequired[
        Annotated[When, Field(description="Sidste frist for tilmelding.")]
    ]
    capacity: NotRequired[Annotated[int, Field(description="Hvor mange der er plads til.", ge=0)]]
    accessibility: NotRequired[
        Annotated[list[Term], Field(description="Tilgængelighed. Stedets egen står i places.json.")]
    ]
    accessibility_note: NotRequired[Annotated[str, Field(description="Mere om tilgængeligheden.")]]
    image: NotRequired[Annotated[Image, Field(description="Billedet.")]]
    title_en: NotRequired[Annotated[str, Field(description="Titlen på engelsk.")]]
    summary_en: NotRequired[Annotated[str, Field(description="Resuméet på engelsk.")]]
