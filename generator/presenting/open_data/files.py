"""The files of version 1: their addresses, what each begins with, and how records are joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from generator.model.portal import Portal
from generator.presenting.addresses import OPEN_DATA, absolute
from generator.presenting.open_data.file_shapes import VERSION, Head, Licence

PAGE = OPEN_DATA
"""For people; what the fields mean stands there, too."""
FOLDER = f"{OPEN_DATA}v1/"
INDEX = f"{FOLDER}index.json"
EVENT_INDEX = f"{FOLDER}events/index.json"
UPCOMING = f"{FOLDER}events/upcoming.json"
CHANGES = f"{FOLDER}changes.json"
UPCOMING_LINKED = f"{FOLDER}events/upcoming.jsonld"
CSV_FOLDER = f"{FOLDER}csv/"
UPCOMING_CSV = f"{CSV_FOLDER}events-upcoming.csv"
CSV_METADATA = f"{CSV_FOLDER}csv-metadata.json"
"""Where CSV on the Web (§5.3) has programs look for what the columns mean."""
OPENAPI = f"{FOLDER}openapi.json"
SCHEMA = f"{FOLDER}schema.json"
CATALOGUE_TURTLE = f"{PAGE}dcat.ttl"
CATALOGUE_JSON = f"{PAGE}dcat.jsonld"

REGISTERS = (
    "actors",
    "places",
    "partnerships",
    "news",
    "school_offers",
    "meetings",
    "traditions",
    "vocabularies",
)
"""The files with all of one kind; each is named after the list in it."""

LICENCES: Mapping[str, str] = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""The addresses of well-known licences, where `licence_url` is not written."""

PICTURES = (
    "Licensen gælder tekster og oplysninger. Billeder har hver deres egen licens, som står ved "
    "billedet sammen med navnet på den, der skal nævnes. Står der ingen licens, så spørg først."
)


def month_file(month: str) -> str:
    """`/data/v1/events/2026-12.json`."""
    return f"{FOLDER}events/{month}.json"


def year_csv(year: int) -> str:
    """`/data/v1/csv/events-2026.csv`."""
    return f"{CSV_FOLDER}events-{year}.csv"


def register_file(name: str) -> str:
    """`/data/v1/actors.json`."""
    return f"{FOLDER}{name}.json"


def register_csv(name: str) -> str:
    """`/data/v1/csv/actors.csv`."""
    return f"{CSV_FOLDER}{name}.csv"


def licence(portal: Portal) -> Licence:
    """The licence of everything but pictures; without address where nobody knows it."""
    settings = portal.settings
    url = settings.licence_url or LICENCES.get(settings.licence)
    return {"name": settings.licence, "url": url} if url else {"name": settings.licence}


def source(portal: Portal) -> str:
    """`Kultur i Lærkesund, CC BY 4.0`: what those name who use the data."""
    return f"{portal.settings.public_name}, {portal.settings.licence}"


def head(portal: Portal, base_url: str, address: str) -> Head:
    """What the file at this address begins with."""
    return {
        "schema_version": VERSION,
        "url": absolute(base_url, address),
        "portal": portal.settings.public_name,
        "documentation": absolute(base_url, PAGE),
        "licence": licence(portal),
        "invented": portal.settings.invented,
    }


def joined(beginning: Mapping[str, Any], name: str, records: Iterable[bytes]) -> bytes:
    """A JSON object: what it begins with, then the list `name` of records, one a line. They are
    JSON already, so that nothing is said twice; what changes is a line in a comparison."""
    start = orjson.dumps(beginning)[:-1]
    return b"%b,%b:[\n%b\n]}\n" % (start, orjson.dumps(name), b",\n".join(records))


def written(value: Mapping[str, Any]) -> bytes:
    """A JSON document that people read, too."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
