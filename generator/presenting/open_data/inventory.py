"""What files there are, said once: for the entry document, OpenAPI, the catalogue and the page."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from generator.presenting.open_data import file_shapes, files

JSON = "application/json"
LINKED = "application/ld+json"
CSV = "text/csv"
TURTLE = "text/turtle"


class FileKind(Struct, frozen=True):
    """A file, or with `{month}` or `{year}` in its address one for each of them.

    `title` is Danish; `shape` the public shape of a JSON file of ours.
    """

    name: str
    address: str
    title: str
    media_type: str
    shape: type[Any] | None = None

    @property
    def parameter(self) -> str | None:
        """`month` or `year`, where there is a file for each."""
        return next((one for one in ("month", "year") if f"{{{one}}}" in self.address), None)


def _of_register(name: str, title: str, shape: type[Any]) -> FileKind:
    return FileKind(name, files.register_file(name), title, JSON, shape)


def _table_of(name: str, title: str) -> FileKind:
    return FileKind(f"{name}_csv", files.register_csv(name), title, CSV)


FILES: tuple[FileKind, ...] = (
    FileKind("index", files.INDEX, "Indgangen: hvem, hvad og hvor", JSON, file_shapes.Index),
    FileKind(
        "upcoming",
        files.UPCOMING,
        "De næste arrangementer",
        JSON,
        file_shapes.UpcomingEvents,
    ),
    FileKind(
        "upcoming_linked", files.UPCOMING_LINKED, "De næste arrangementer (schema.org)", LINKED
    ),
    FileKind(
        "event_index",
        files.EVENT_INDEX,
        "Oversigt over alle filer med arrangementer",
        JSON,
        file_shapes.EventIndex,
    ),
    FileKind(
        "month",
        files.month_file("{month}"),
        "Arrangementer, der begynder i en måned",
        JSON,
        file_shapes.EventsOfMonth,
    ),
    FileKind("changes", files.CHANGES, "Det seneste års ændringer", JSON, file_shapes.Changes),
    _of_register("actors", "Alle aktører", file_shapes.Actors),
    _of_register("places", "Alle steder", file_shapes.Places),
    _of_register(
        "partnerships", "Alle partnerskaber med mål, plan og evaluering", file_shapes.Partnerships
    ),
    _of_register("meetings", "Alle møder", file_shapes.Meetings),
    _of_register("school_offers", "Alle skoletilbud", file_shapes.SchoolOffers),
    _of_register("news", "Alle nyheder", file_shapes.AllNews),
    _of_register("traditions", "Alle traditioner", file_shapes.Traditions),
    _of_register("vocabularies", "Ordlisterne bag felterne", file_shapes.Vocabularies),
    FileKind("upcoming_csv", files.UPCOMING_CSV, "De næste arrangementer, en række pr. dato", CSV),
    FileKind(
        "year_csv", files.CSV_FOLDER + "events-{year}.csv", "Et års datoer, en række pr. dato", CSV
    ),
    _table_of("actors", "Alle aktører"),
    _table_of("places", "Alle steder"),
    _table_of("partnerships", "Alle partnerskaber"),
    FileKind("csv_metadata", files.CSV_METADATA, "Hvad kolonnerne betyder (CSVW)", JSON),
    FileKind("schema", files.SCHEMA, "Felterne som JSON Schema", JSON),
    FileKind("openapi", files.OPENAPI, "Filerne og felterne som OpenAPI 3.1", JSON),
    FileKind("dcat", files.CATALOGUE_TURTLE, "Datasættet beskrevet i DCAT-AP", TURTLE),
    FileKind("dcat_linked", files.CATALOGUE_JSON, "Datasættet beskrevet i DCAT-AP", LINKED),
)
