"""The public shapes of the files: what each begins with, and what it lists."""

from __future__ import annotations

from typing import Annotated, Final, Literal, NotRequired

from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict

from generator.presenting.open_data import (
    change_shapes,
    partnership_shapes,
    register_shapes,
    shapes,
)
from generator.presenting.open_data.shapes import Day, Instant, Url, described

VERSION: Final = "1.1"
"""Of the shapes. The first number is the one in the address: another one is another promise. The
second rises when fields are added."""

Month = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"})]
Digest = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]


@described("Licensen, som alt andet end billeder er frigivet under.")
class Licence(TypedDict):
    """What everything but pictures may be used under."""

    name: Annotated[str, Field(description="Licensens navn.")]
    url: NotRequired[Annotated[Url, Field(description="Licensens tekst.")]]


class Head(TypedDict):
    """What every file begins with."""

    schema_version: Annotated[
        Literal["1.1"], Field(description="Formatets udgave. Se løftet på siden /data/.")
    ]
    url: Annotated[Url, Field(description="Filens egen adresse.")]
    portal: Annotated[str, Field(description="Portalens navn. Nævn det som kilde.")]
    documentation: Annotated[Url, Field(description="Hvor felterne er forklaret.")]
    licence: Annotated[Licence, Field(description="Licensen.")]
    invented: Annotated[
        bool, Field(description="Sand, når hele portalen er opdigtet til at prøve af på.")
    ]


@described("Arrangementer, hvis første dag ligger i én måned.")
class EventsOfMonth(Head):
    """Events by the month of their first day; each stands in one such file."""

    month: Annotated[Month, Field(description="Måneden.")]
    events: Annotated[
        list[shapes.Event], Field(description="Arrangementerne efter første dag og kortnavn.")
    ]


@described("De næste arrangementer: dem med en dato fra i dag af, også aflyste. Højst 1.000.")
class UpcomingEvents(Head):
    """Events that are on or to come, by their next date."""

    first_day: Annotated[Day, Field(description="Den dag, filen er lavet for.")]
    complete: Annotated[
        bool,
        Field(description="Sand, når alle kommende er med. Ellers står resten i månedernes filer."),
    ]
    events: Annotated[
        list[shapes.Event], Field(description="Arrangementerne efter næste dato og kortnavn.")
    ]


@described("Hvad der er sket med arrangementerne det seneste år. Højst de 1.000 nyeste.")
class Changes(Head):
    """The ledger of the last twelve months."""

    since: NotRequired[
        Annotated[
            Instant,
            Field(description="Så langt tilbage ved portalen, hvad der er sket. Før det intet."),
        ]
    ]
    complete: Annotated[
        bool, Field(description="Sand, når alle ændringer fra det seneste år er med.")
    ]
    changes: Annotated[
        list[change_shapes.Change], Field(description="Ændringerne, den nyeste først.")
    ]


@described("En måned i oversigten over arrangementer.")
class MonthEntry(TypedDict):
    """One month's files."""

    month: Annotated[Month, Field(description="Måneden.")]
    url: Annotated[Url, Field(description="Månedens arrangementer som JSON.")]
    count: Annotated[int, Field(description="Hvor mange der er.", ge=1)]
    last_day: Annotated[
        Day,
        Field(description="Den seneste dag, noget i filen varer til. Er den forbi, er alt forbi."),
    ]
    modified: Annotated[Instant, Field(description="Hvornår noget i den sidst blev ændret.")]
    bytes: Annotated[int, Field(description="JSON-filens størrelse.", ge=1)]
    sha256: Annotated[
        Digest, Field(description="JSON-filens SHA-256. Er den den samme, er filen den samme.")
    ]


@described("Et regneark med et års datoer.")
class YearEntry(TypedDict):
    """A year's spreadsheet."""

    year: Annotated[int, Field(description="Året.")]
    url: Annotated[Url, Field(description="Årets datoer som CSV.")]
    dates: Annotated[int, Field(description="Hvor mange datoer (rækker) der er.", ge=1)]


@described("Oversigten over filer med arrangementer.")
class EventIndex(Head):
    """Which files hold events."""

    count: Annotated[int, Field(description="Hvor mange arrangementer der er i alt.", ge=0)]
    upcoming_url: Annotated[Url, Field(description="De kommende som JSON.")]
    upcoming_jsonld_url: Annotated[Url, Field(description="De kommende som JSON-LD (schema.org).")]
    upcoming_csv_url: Annotated[Url, Field(description="De kommende som CSV.")]
    months: Annotated[list[MonthEntry], Field(description="Månederne i rækkefølge.")]
    years: Annotated[list[YearEntry], Field(description="Årenes regneark i rækkefølge.")]


@described("Alle aktører.")
class Actors(Head):
    """The register of actors."""

    actors: Annotated[list[register_shapes.Actor], Field(description="Aktørerne efter kortnavn.")]


@described("Alle steder.")
class Places(Head):
    """The register of places."""

    places: Annotated[list[register_shapes.Place], Field(description="Stederne efter kortnavn.")]


@described("Alle partnerskaber med mål, struktur, plan og evaluering.")
class Partnerships(Head):
    """The partnerships."""

    partnerships: Annotated[
        list[partnership_shapes.Partnership], Field(description="Partnerskaberne efter kortnavn.")
    ]


@described("Alle nyheder.")
class AllNews(Head):
    """The news."""

    news: Annotated[list[register_shapes.News], Field(description="Nyhederne, den nyeste først.")]


@described("Alle skoletilbud.")
class SchoolOffers(Head):
    """The catalogue for schools."""

    school_offers: Annotated[
        list[register_shapes.SchoolOffer], Field(description="Tilbuddene efter kortnavn.")
    ]


@described("Alle møder i netværket og i partnerskaberne.")
class Meetings(Head):
    """The network's and the partnerships' meetings."""

    meetings: Annotated[
        list[partnership_shapes.Meeting], Field(description="Møderne, det tidligste først.")
    ]


@described("Alle traditioner.")
class Traditions(Head):
    """What comes back every year."""

    traditions: Annotated[
        list[register_shapes.Tradition], Field(description="Traditionerne efter kortnavn.")
    ]


@described("Portalens ordlister: de koder, felterne bruger, og hvad de betyder.")
class Vocabularies(Head):
    """Every controlled list, by the name that docs/data.md gives it."""

    vocabularies: Annotated[
        dict[str, list[register_shapes.Word]],
        Field(description="Ordlisterne efter navn (topics, audiences, …), i portalens orden."),
    ]


@described("Udgiveren.")
class Publisher(TypedDict):
    """Who publishes the portal."""

    name: Annotated[str, Field(description="Navnet.")]
    url: NotRequired[Annotated[Url, Field(description="Hjemmesiden.")]]


@described("En fil i datasættet.")
class FileEntry(TypedDict):
    """One file, or a pattern of files."""

    url: NotRequired[Annotated[Url, Field(description="Adressen.")]]
    url_template: NotRequired[
        Annotated[
            str,
            Field(
                description="Adressen på en fil for hver måned eller hvert år: {month} er 2026-12, "
                "og {year} er 2026 (RFC 6570). Hvilke der er, står i events/index.json."
            ),
        ]
    ]
    title: Annotated[str, Field(description="Hvad filen rummer.")]
    media_type: Annotated[str, Field(description="Filens type.")]
    count: NotRequired[Annotated[int, Field(description="Hvor mange poster der er i den.", ge=0)]]


@described("Indgangen til de åbne data: hvem, hvad, hvor og på hvilke vilkår.")
class Index(Head):
    """The entry document."""

    description: Annotated[str, Field(description="Hvad portalen rummer.")]
    municipality: Annotated[str, Field(description="Kommunen.")]
    language: Annotated[Literal["da"], Field(description="Sproget (BCP 47).")]
    timezone: Annotated[
        Literal["Europe/Copenhagen"], Field(description="Tidszonen, alle tider er i.")
    ]
    publisher: Annotated[Publisher, Field(description="Hvem der udgiver portalen.")]
    contact: Annotated[Url, Field(description="Hvor man skriver, hvis noget er galt.")]
    images: Annotated[str, Field(description="Hvad der gælder for billeder.")]
    files: Annotated[list[FileEntry], Field(description="Filerne.")]
