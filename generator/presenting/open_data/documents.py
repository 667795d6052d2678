"""The documents beside the data: the entry, and what the columns of the spreadsheets mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.open_data import files
from generator.presenting.open_data.file_shapes import FileEntry, Index, Publisher
from generator.presenting.open_data.inventory import FILES, FileKind
from generator.presenting.open_data.tables import EVENTS, OF_REGISTERS, table_schema
from generator.presenting.open_data.terms_of_use import contact
from generator.presenting.spreadsheet import DELIMITER, LINE_END


def publisher(portal: Portal) -> Publisher:
    """Who publishes the portal."""
    settings = portal.settings
    if settings.publisher_url:
        return {"name": settings.publisher, "url": settings.publisher_url}
    return {"name": settings.publisher}


def counts(portal: Portal, upcoming: int, meetings: int) -> dict[str, int]:
    """How many records each file holds, by its name in the inventory."""
    registers = ("actors", "places", "partnerships", "school_offers", "news", "traditions")
    known = {name: len(portal.of_kind(name)) for name in registers}
    tables = {f"{name}_csv": known[name] for name in OF_REGISTERS}
    return {**known, **tables, "upcoming": upcoming, "meetings": meetings}


def index(portal: Portal, base_url: str, known: Mapping[str, int]) -> Index:
    """The entry document; `known` are the counts."""
    settings = portal.settings
    return {
        **files.head(portal, base_url, files.INDEX),
        "description": settings.description,
        "municipality": settings.municipality,
        "language": settings.language,
        "timezone": "Europe/Copenhagen",
        "publisher": publisher(portal),
        "contact": contact(portal, base_url),
        "images": files.PICTURES,
        "files": [_entry(base_url, file, known) for file in FILES],
    }


def _entry(base_url: str, file: FileKind, known: Mapping[str, int]) -> FileEntry:
    url = absolute(base_url, file.address)
    entry: FileEntry = {"title": file.title, "media_type": file.media_type}
    if file.parameter is None:
        entry["url"] = url
    else:
        entry["url_template"] = url
    if file.name in known:
        entry["count"] = known[file.name]
    return entry


def csv_metadata(portal: Portal, base_url: str, years: Sequence[int]) -> dict[str, Any]:
    """Every spreadsheet and its columns (CSV on the Web, W3C 2015)."""
    tables = [(files.UPCOMING_CSV, EVENTS), *((files.year_csv(year), EVENTS) for year in years)]
    tables += [(files.register_csv(name), columns) for name, columns in OF_REGISTERS.items()]
    licence = files.licence(portal)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "da"}],
        "dc:title": f"{portal.settings.public_name}: regneark",
        "dc:source": absolute(base_url, files.PAGE),
        **({"dc:license": {"@id": licence["url"]}} if "url" in licence else {}),
        "dialect": {
            "delimiter": DELIMITER,
            "encoding": "utf-8",
            "header": True,
            "lineTerminators": [LINE_END],
        },
        "tables": [
            {"url": absolute(base_url, address), "tableSchema": table_schema(columns)}
            for address, columns in tables
        ],
    }
