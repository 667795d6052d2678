"""The public shapes of actors, places, news, school offers, traditions and vocabularies."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from generator.model.need import Method, NeedStatus
from generator.model.school_offer import SchoolOfferKind
from generator.model.school_offer import Where as OfferedWhere
from generator.presenting.open_data.shapes import (
    Common,
    Day,
    Geo,
    Image,
    Instant,
    Organization,
    Price,
    Reference,
    SchemaOrg,
    Source,
    Term,
    Url,
    Venue,
    described,
)


@described("Et behov, et tilbud eller en interesse, som en aktør har fortalt om.")
class Wish(TypedDict):
    """A need, an offer or an interest of an actor's."""

    topic: Annotated[Term, Field(description="Emnet.")]
    text: NotRequired[Annotated[str, Field(description="Hvad det handler om.")]]
    facility: NotRequired[Annotated[Term, Field(description="Det, der mangler eller lånes ud.")]]
    audience: NotRequired[Annotated[Term, Field(description="For hvem.")]]
    locality: NotRequired[Annotated[Term, Field(description="Hvor.")]]
    period: NotRequired[Annotated[str, Field(description="Hvornår, med ord.")]]
    status: Annotated[
        NeedStatus, Field(description="open, matched, met (opfyldt) eller withdrawn (trukket).")
    ]
    method: NotRequired[Annotated[Method, Field(description="Hvordan det blev kendt.")]]
    source: NotRequired[Annotated[Source, Field(description="Hvor det er kendt fra.")]]


@described("En aktør: en forening, institution eller gruppe. Aldrig en privatperson.")
class Actor(Common):
    """An organisation of the register."""

    group: Annotated[Term, Field(description="Hvilken gruppe aktøren hører til.")]
    kind: NotRequired[Annotated[Term, Field(description="Hvilken art aktør det er.")]]
    status: Annotated[
        Literal["active", "unconfirmed", "closed"],
        Field(description="active, unconfirmed (ikke bekræftet) eller closed (ophørt)."),
    ]
    legal_name: NotRequired[Annotated[str, Field(description="Det juridiske navn.")]]
    alternate_names: NotRequired[Annotated[list[str], Field(description="Andre navne.")]]
    localities: NotRequired[
        Annotated[list[Term], Field(description="Byer og områder, det vigtigste først.")]
    ]
    outside: NotRequired[Annotated[str, Field(description="Hvor, når det er uden for kommunen.")]]
    address: NotRequired[Annotated[str, Field(description="Adressen på én linje.")]]
    cvr: NotRequired[Annotated[str, Field(description="CVR-nummeret.")]]
    website: NotRequired[Annotated[Url, Field(description="Aktørens egen hjemmeside.")]]
    email: NotRequired[Annotated[str, Field(description="Organisationens mailadresse.")]]
    topics: NotRequired[Annotated[list[Term], Field(description="Emner.")]]
    needs: NotRequired[Annotated[list[Wish], Field(description="Behov.")]]
    offers: NotRequired[Annotated[list[Wish], Field(description="Tilbud.")]]
    interests: NotRequired[Annotated[list[Wish], Field(description="Interesser.")]]
    member_of: NotRequired[
        Annotated[list[Reference], Field(description="Aktører, den er medlem af.")]
    ]
    part_of: NotRequired[Annotated[str, Field(description="Hvad den er en del af.")]]
    founded: NotRequired[Annotated[str, Field(description="Hvornår den blev stiftet, med ord.")]]
    image: NotRequired[Annotated[Image, Field(description="Billedet.")]]
    calendar_url: Annotated[Url, Field(description="Aktørens arrangementer som iCalendar.")]
    feed_url: Annotated[Url, Field(description="Aktørens nyheder som JSON Feed.")]


@described("Et lokale på et sted.")
class Room(TypedDict):
    """A room of a place's."""

    name: Annotated[str, Field(description="Navnet.")]
    capacity: NotRequired[Annotated[int, Field(description="Hvor mange der er plads til.", ge=0)]]
    facilities: NotRequired[Annotated[list[Term], Field(description="Faciliteter.")]]
    note: NotRequired[Annotated[str, Field(description="Mere om lokalet.")]]


@described("Vilkår for at låne eller leje stedet.")
class Lending(TypedDict):
    """Terms for borrowing a place."""

    terms: Annotated[str, Field(description="Vilkårene.")]
    contact: NotRequired[Annotated[str, Field(description="Hvem man spørger (organisationen).")]]


@described("Et sted, hvor der er kultur.")
class Place(Common):
    """A venue of the register."""

    kind: NotRequired[Annotated[Term, Field(description="Hvilken art sted det er.")]]
    status: Annotated[
        Literal["open", "check_open", "rebuilding", "closed"],
        Field(description="open, check_open (spørg først), rebuilding (ombygges) eller closed."),
    ]
    locality: NotRequired[Annotated[Term, Field(description="Byen eller området.")]]
    address: NotRequired[Annotated[str, Field(description="Adressen på én linje.")]]
    geo: NotRequired[Annotated[Geo, Field(description="Punktet på kortet.")]]
    capacity: NotRequired[Annotated[int, Field(description="Hvor mange der er plads til.", ge=0)]]
    rooms: NotRequired[Annotated[list[Room], Field(description="Lokaler.")]]
    facilities: NotRequired[Annotated[list[Term], Field(description="Faciliteter.")]]
    amenities: NotRequired[Annotated[list[str], Field(description="Andet, stedet har.")]]
    accessibility: NotRequired[Annotated[list[Term], Field(description="Tilgængelighed.")]]
    accessibility_note: NotRequired[Annotated[str, Field(description="Mere om tilgængeligheden.")]]
    transport: NotRequired[Annotated[str, Field(description="Hvordan man kommer dertil.")]]
    lending: NotRequired[Annotated[Lending, Field(description="Lån og leje.")]]
    owner: NotRequired[Annotated[Organization, Field(description="Ejeren.")]]
    operator: NotRequired[Annotated[Organization, Field(description="Hvem der driver det.")]]
    website: NotRequired[Annotated[Url, Field(description="Stedets egen hjemmeside.")]]
    opened: NotRequired[Annotated[str, Field(description="Hvornår det åbnede, med ord.")]]
    closed: NotRequired[Annotated[str, Field(description="Hvornår det lukkede, med ord.")]]
    image: NotRequired[Annotated[Image, Field(description="Billedet.")]]
    calendar_url: Annotated[Url, Field(description="Stedets arrangementer som iCalendar.")]
    feed_url: Annotated[Url, Field(description="Stedets nyheder som JSON Feed.")]


@described("En nyhed fra portalens redaktion.")
class News(Common):
    """What the portal's editors tell."""

    published: Annotated[Instant, Field(description="Hvornår den kom.")]
    modified: NotRequired[Annotated[Instant, Field(description="Hvornår den sidst blev ændret.")]]
    actors: NotRequired[Annotated[list[Reference], Field(description="Aktører, den nævner.")]]
    partnership: NotRequired[Annotated[Reference, Field(description="Partnerskabet, den nævner.")]]
    topics: NotRequired[Annotated[list[Term], Field(description="Emner.")]]
    image: NotRequired[Annotated[Image, Field(description="Billedet.")]]


@described("En periode med et navn, for eksempel »skoleåret 2026/27«. Begge dage er med.")
class Period(TypedDict):
    """A stretch of days that has a name; both days belong to it."""

    text: Annotated[str, Field(description="Perioden med ord.")]
    first_day: Annotated[Day, Field(description="Den første dag.")]
    last_day: Annotated[Day, Field(description="Den sidste dag.")]


@described("Et tilbud til skoler og dagtilbud (Åben Skole).")
class SchoolOffer(Common):
    """What a class can book or come to."""

    provider: Annotated[Organization, Field(description="Udbyderen.")]
    kind: Annotated[
        SchoolOfferKind,
        Field(description="performance (forestilling), tour (rundvisning) eller bookable."),
    ]
    status: Annotated[
        Literal["offered", "proposed", "ended"],
        Field(description="offered, proposed (kun et forslag: kan ikke bestilles) eller ended."),
    ]
    grades: NotRequired[Annotated[list[Term], Field(description="Klassetrin.")]]
    subjects: NotRequired[Annotated[list[Term], Field(description="Skolefag.")]]
    topics: NotRequired[Annotated[list[Term], Field(description="Emner.")]]
    learning_goals: NotRequired[
        Annotated[list[str], Field(description="Hvad eleverne får ud af det.")]
    ]
    duration: NotRequired[Annotated[str, Field(description="Hvor længe det varer, med ord.")]]
    group_size: NotRequired[Annotated[str, Field(description="Hvor mange ad gangen, med ord.")]]
    capacity: NotRequired[Annotated[int, Field(description="Den største gruppe.", ge=0)]]
    price: NotRequired[
        Annotated[
            Price, Field(description="Prisen for en klasse, hvis »price_note« ikke siger andet.")
        ]
    ]
    price_note: NotRequired[Annotated[str, Field(description="Mere om prisen.")]]
    where: NotRequired[
        Annotated[
            OfferedWhere,
            Field(description="at_provider (hos udbyderen), at_school, online eller either."),
        ]
    ]
    venue: NotRequired[Annotated[Venue, Field(description="Stedet.")]]
    localities: NotRequired[Annotated[list[Term], Field(description="Hvor det kan fås.")]]
    transport: NotRequired[Annotated[str, Field(description="Hvordan klassen kommer frem.")]]
    period: NotRequired[Annotated[Period, Field(description="Hvornår det kan fås.")]]
    booking: NotRequired[Annotated[str, Field(description="Hvordan man bestiller.")]]
    booking_url: NotRequired[Annotated[Url, Field(description="Hvor man bestiller.")]]
    partnership: NotRequired[Annotated[Reference, Field(description="Partnerskabet bag.")]]
    image: NotRequired[Annotated[Image, Field(description="Billedet.")]]


@described("En tradition, som kommer igen hvert år. Den har ingen dato, før den bliver annonceret.")
class Tradition(Common):
    """What comes back every year."""

    months: NotRequired[
        Annotated[list[Annotated[int, Field(ge=1, le=12)]], Field(description="Måneder, 1 til 12.")]
    ]
    when: NotRequired[Annotated[str, Field(description="Hvornår, med ord.")]]
    years: NotRequired[Annotated[str, Field(description="I hvilke år, med ord.")]]
    organizers: NotRequired[Annotated[list[Organization], Field(description="Arrangørerne.")]]
    venue: NotRequired[Annotated[Venue, Field(description="Stedet.")]]
    locality: NotRequired[Annotated[Term, Field(description="Byen eller området.")]]
    topics: NotRequired[Annotated[list[Term], Field(description="Emner.")]]
    note: NotRequired[Annotated[str, Field(description="Mere om den.")]]


@described("Et ord i en ordliste, med alt det, portalen ved om det.")
class Word(TypedDict):
    """A word of a vocabulary, in full."""

    code: Annotated[str, Field(description="Koden. Den ændres aldrig.")]
    label: Annotated[str, Field(description="Ordet på dansk.")]
    plural: NotRequired[Annotated[str, Field(description="Flertal.")]]
    label_en: NotRequired[Annotated[str, Field(description="Ordet på engelsk.")]]
    description: NotRequired[Annotated[str, Field(description="Hvad det dækker.")]]
    schema_type: NotRequired[Annotated[SchemaOrg, Field(description="Typen hos schema.org.")]]
    topic: NotRequired[Annotated[str, Field(description="Koden på det emne, en type står for.")]]
    bcp47: NotRequired[Annotated[str, Field(description="Sprogets kode (BCP 47).")]]
    grades: NotRequired[
        Annotated[list[str], Field(description="Klassetrin, hvor der er undervisning i faget.")]
    ]
    url: NotRequired[Annotated[Url, Field(description="Ordets side på portalen.")]]
