"""`/data/`: the open data explained, and the documents that explain them to programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct

from generator.analysing.meetings import gatherings
from generator.artifacts import Artifact, Batch, digest
from generator.presenting.addresses import file_path
from generator.presenting.edition import Edition
from generator.presenting.fingerprints import Later
from generator.presenting.linked_data.data_catalog import data_catalog
from generator.presenting.linked_data.graph import json_ld, turtle
from generator.presenting.open_data import files
from generator.presenting.open_data.catalogue import PREFIXES, Catalogue
from generator.presenting.open_data.documents import counts, csv_metadata, index
from generator.presenting.open_data.examples import examples
from generator.presenting.open_data.fields import groups
from generator.presenting.open_data.inventory import FILES, FileKind
from generator.presenting.open_data.schema import json_schema, openapi
from generator.presenting.open_data.selection import by_year, dates_in, upcoming
from generator.presenting.open_data.terms_of_use import PROMISES
from generator.presenting.own_pages import own_page
from generator.presenting.pouring import Head
from generator.versions import program_digest

ORIGIN = "de åbne data"


class Sheet(Struct, frozen=True):
    """A spreadsheet to download: its address, the name that it gets, and its rows."""

    title: str
    address: str
    saved_as: str
    rows: int


def batches(edition: Edition) -> Iterator[Batch]:
    """The page and the documents: they count what there is."""
    inputs = digest(program_digest(), edition.inputs.listed)
    yield Batch("data_page", partial(artifacts, edition), inputs)


def artifacts(edition: Edition) -> Iterator[Artifact]:
    """The page, then the documents."""
    years = {year: dates_in(of, year) for year, of in by_year(edition.portal.all_events).items()}
    yield _page(edition, years)
    yield from _documents(edition, tuple(years))


def _counts(edition: Edition) -> dict[str, int]:
    portal = edition.portal
    return counts(portal, len(upcoming(portal)), len(gatherings(portal)))


def _documents(edition: Edition, years: tuple[int, ...]) -> Iterator[Artifact]:
    portal, base_url = edition.portal, edition.base_url
    shared = digest(program_digest(), portal.settings_digest, base_url)
    known = _counts(edition)
    nodes = Catalogue(portal, base_url, years).nodes()

    def document(address: str, inputs: str, make: Callable[[], bytes]) -> Artifact:
        return Artifact(file_path(address), inputs, make, ORIGIN)

    def whole(value: Any) -> Callable[[], bytes]:
        return lambda: files.written(value())

    yield document(
        files.INDEX, digest(shared, known), whole(lambda: index(portal, base_url, known))
    )
    yield document(files.SCHEMA, shared, whole(lambda: json_schema(base_url)))
    yield document(files.OPENAPI, shared, whole(lambda: openapi(portal, base_url)))
    yield document(
        files.CSV_METADATA,
        digest(shared, years),
        whole(lambda: csv_metadata(portal, base_url, years)),
    )
    yield document(files.CATALOGUE_TURTLE, digest(shared, nodes), lambda: turtle(PREFIXES, nodes))
    yield document(files.CATALOGUE_JSON, digest(shared, nodes), lambda: json_ld(PREFIXES, nodes))


def _page(edition: Edition, years: dict[int, int]) -> Artifact:
    portal, known = edition.portal, _counts(edition)
    licence, told = files.licence(portal), own_page(portal, files.PAGE)
    return edition.page(
        files.PAGE,
        "data.html",
        title=told.title,
        head=Head(
            description=told.description,
            # Without the years' files: the page does not grow with the archive.
            jsonld=(data_catalog(portal, edition.base_url, ()),),
        ),
        source=files.source(portal),
        licence_name=licence["name"],
        licence_url=licence.get("url", ""),
        pictures=files.PICTURES,
        sheets=_sheets(known, years),
        index=files.INDEX,
        event_index=files.EVENT_INDEX,
        openapi=files.OPENAPI,
        schema=files.SCHEMA,
        csv_metadata=files.CSV_METADATA,
        catalogue=(files.CATALOGUE_TURTLE, files.CATALOGUE_JSON),
        files=tuple((one.title, one.address, known.get(one.name)) for one in _data_files()),
        promises=PROMISES,
        # A thousand words of the program's own.
        examples=Later(program_digest(), lambda: examples(edition.base_url)),
        groups=Later(program_digest(), groups),
    )


def _data_files() -> Iterator[FileKind]:
    """Those with records, but for the months' and the spreadsheets."""
    return (
        one for one in FILES if (one.shape or one.name == "upcoming_linked") and not one.parameter
    )


def _sheets(known: dict[str, int], years: dict[int, int]) -> tuple[Sheet, ...]:
    """What is coming, the registers, and the years, the newest first."""
    of_years = (
        Sheet(f"Alle datoer i {year}", files.year_csv(year), f"arrangementer-{year}.csv", rows)
        for year, rows in sorted(years.items(), reverse=True)
    )
    registers = (
        ("Aktører", "actors", "aktoerer"),
        ("Steder", "places", "steder"),
        ("Partnerskaber", "partnerships", "partnerskaber"),
    )
    return (
        Sheet(
            "De næste arrangementer",
            files.UPCOMING_CSV,
            "arrangementer-kommende.csv",
            known["upcoming"],
        ),
        *(
            Sheet(title, files.register_csv(name), f"{saved}.csv", known[name])
            for title, name, saved in registers
        ),
        *of_years,
    )
