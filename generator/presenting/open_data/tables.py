"""The spreadsheets of version 1: their columns, told once for the files and for CSV on the Web.

A row is made of a public record, so that a spreadsheet never says more than the JSON. Of events a
row is one date, since that is what one sorts and counts by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from generator.presenting.open_data import partnership_shapes, register_shapes, shapes
from generator.presenting.spreadsheet import beginning, line
from generator.presenting.steps import PARTNERSHIP_WORDS
from generator.presenting.words.status import BOOKING_WORDS, STATUS_WORDS
from generator.presenting.words.wording import ACTOR_STATUSES, PLACE_STATUSES

R = TypeVar("R")

SEPARATOR = " | "
"""Between several in one cell: names hold commas and semicolons, hardly ever this."""
PLANNED = "Som planlagt"
_DAY = len("2026-12-04")
_CLOCK = slice(len("2026-12-04T"), len("2026-12-04T19:30"))


class Column(NamedTuple, Generic[R]):
    """`name` is the record's field where it is one; `title` the header, which is a promise, too;
    `datatype` CSV on the Web's."""

    name: str
    title: str
    value: Callable[[R], str]
    datatype: str = "string"
    several: bool = False


DateRow: TypeAlias = Mapping[str, Any]
"""An event's record, and under `date` the one of its `occurrences` that the row is of."""


def date_row(event: shapes.Event, date: shapes.EventDate) -> DateRow:
    """One date of an event."""
    return {**event, "date": date}


def _field(name: str) -> Callable[[Any], str]:
    """The field's text; empty where it is not known."""
    return lambda row: str(row.get(name, ""))


def _label(name: str) -> Callable[[Any], str]:
    """The label of a word."""

    def value(row: Any) -> str:
        term = row.get(name)
        return str(term["label"]) if term else ""

    return value


def _each(name: str, part: str = "label") -> Callable[[Any], str]:
    """The labels (names, titles) of several."""

    def value(row: Any) -> str:
        return SEPARATOR.join(str(one[part]) for one in row.get(name, ()))

    return value


def number(value: float | None) -> str:
    """`80`, `79,5`; the empty text where it is not known."""
    return "" if value is None else f"{value:.10g}".replace(".", ",")


def _day(when: str | None) -> str:
    return when[:_DAY] if when else ""


def _clock(when: str | None) -> str:
    return when[_CLOCK] if when else ""


def _venue(row: DateRow) -> Any:
    return row["date"].get("venue") or row.get("venue")


def _where(part: str) -> Callable[[DateRow], str]:
    def value(row: DateRow) -> str:
        venue = _venue(row)
        return str(venue.get(part, "")) if venue else ""

    return value


def _locality(row: DateRow) -> str:
    venue = row["date"].get("venue")
    if venue:
        return venue["locality"]["label"] if "locality" in venue else ""
    return _label("locality")(row)


def _price(part: str) -> Callable[[Any], str]:
    def value(row: Any) -> str:
        price = row.get("price")
        return number(price[part]) if price else ""

    return value


def _booking(row: DateRow) -> str:
    booking = row["date"].get("booking")
    return BOOKING_WORDS[booking] or "Billetter kan fås" if booking else ""


def _geo(part: str) -> Callable[[Any], str]:
    def value(place: Any) -> str:
        point = place.get("geo")
        return number(point[part]) if point else ""

    return value


def _yes(known: bool) -> str:
    return "ja" if known else "nej"


EVENTS: tuple[Column[DateRow], ...] = (
    Column("title", "Titel", lambda row: row["date"].get("title") or row["title"]),
    Column("start_date", "Dato", lambda row: _day(row["date"]["start"]), "date"),
    Column("start_time", "Klokken", lambda row: _clock(row["date"]["start"]), "time"),
    Column("end_date", "Slutdato", lambda row: _day(row["date"].get("end")), "date"),
    Column("end_time", "Slut klokken", lambda row: _clock(row["date"].get("end")), "time"),
    Column("status", "Status", lambda row: STATUS_WORDS[row["date"]["status"]] or PLANNED),
    Column("reason", "Hvorfor", lambda row: row["date"].get("reason", "")),
    Column("venue", "Sted", _where("name")),
    Column("address", "Adresse", _where("address")),
    Column("locality", "Område", _locality),
    Column("organizers", "Arrangør", _each("organizers", "name"), several=True),
    Column("type", "Type", _label("type")),
    Column("topics", "Emner", _each("topics"), several=True),
    Column("audiences", "Målgrupper", _each("audiences"), several=True),
    Column("price_low", "Pris fra (kr.)", _price("low"), "decimal"),
    Column("price_high", "Pris til (kr.)", _price("high"), "decimal"),
    Column("price_note", "Mere om prisen", _field("price_note")),
    Column("booking", "Billetter", _booking),
    Column("ticket_url", "Køb billet", _field("ticket_url"), "anyURI"),
    Column("registration_url", "Tilmelding", _field("registration_url"), "anyURI"),
    Column("accessibility", "Tilgængelighed", _each("accessibility"), several=True),
    Column("summary", "Resumé", _field("summary")),
    Column(
        "partnership",
        "Partnerskab",
        lambda row: row["partnership"]["title"] if "partnership" in row else "",
    ),
    Column("series", "Del af en serie", lambda row: _yes(row["series"]), "boolean"),
    Column("url", "Side på portalen", _field("url"), "anyURI"),
    Column("uid", "Identitet", _field("uid")),
)

# What is as it should be goes without saying.
_STATUS_OF_ACTORS = {**ACTOR_STATUSES, "active": ""}
_STATUS_OF_PLACES = {**PLACE_STATUSES, "open": ""}

ACTORS: tuple[Column[register_shapes.Actor], ...] = (
    Column("title", "Navn", _field("title")),
    Column("group", "Gruppe", _label("group")),
    Column("kind", "Art", _label("kind")),
    Column("status", "Status", lambda actor: _STATUS_OF_ACTORS[actor["status"]]),
    Column("localities", "Område", _each("localities"), several=True),
    Column("address", "Adresse", _field("address")),
    Column("website", "Hjemmeside", _field("website"), "anyURI"),
    Column("email", "E-mail", _field("email")),
    Column("cvr", "CVR", _field("cvr")),
    Column("topics", "Emner", _each("topics"), several=True),
    Column("summary", "Resumé", _field("summary")),
    Column("url", "Side på portalen", _field("url"), "anyURI"),
    Column("slug", "Kortnavn", _field("slug")),
)

PLACES: tuple[Column[register_shapes.Place], ...] = (
    Column("title", "Navn", _field("title")),
    Column("kind", "Art", _label("kind")),
    Column("status", "Status", lambda place: _STATUS_OF_PLACES[place["status"]]),
    Column("locality", "Område", _label("locality")),
    Column("address", "Adresse", _field("address")),
    Column("latitude", "Breddegrad", _geo("latitude"), "decimal"),
    Column("longitude", "Længdegrad", _geo("longitude"), "decimal"),
    Column(
        "approximate",
        "Omtrentligt punkt",
        lambda place: _yes(place["geo"]["approximate"]) if "geo" in place else "",
        "boolean",
    ),
    Column("capacity", "Plads til", _field("capacity"), "integer"),
    Column("facilities", "Faciliteter", _each("facilities"), several=True),
    Column("accessibility", "Tilgængelighed", _each("accessibility"), several=True),
    Column("website", "Hjemmeside", _field("website"), "anyURI"),
    Column("summary", "Resumé", _field("summary")),
    Column("url", "Side på portalen", _field("url"), "anyURI"),
    Column("slug", "Kortnavn", _field("slug")),
)

PARTNERSHIPS: tuple[Column[partnership_shapes.Partnership], ...] = (
    Column("title", "Navn", _field("title")),
    Column("status", "Status", lambda one: PARTNERSHIP_WORDS[one["status"]].capitalize()),
    Column(
        "partners",
        "Partnere",
        lambda one: SEPARATOR.join(found["actor"]["title"] for found in one.get("partners", ())),
        several=True,
    ),
    Column("goals", "Mål", _each("goals", "title"), several=True),
    Column("topics", "Emner", _each("topics"), several=True),
    Column("summary", "Resumé", _field("summary")),
    Column("website", "Hjemmeside", _field("website"), "anyURI"),
    Column("url", "Side på portalen", _field("url"), "anyURI"),
    Column("slug", "Kortnavn", _field("slug")),
)

OF_REGISTERS: dict[str, tuple[Column[Any], ...]] = {
    "actors": ACTORS,
    "places": PLACES,
    "partnerships": PARTNERSHIPS,
}
"""The registers that have a spreadsheet, by the file's name."""


SOURCE = Column[Any]("source", "Kilde", str)
"""Last in every spreadsheet, since its rows are copied to other places: whom to name, and the
licence."""


def header(columns: Sequence[Column[Any]]) -> bytes:
    """What a file with these columns begins with."""
    return beginning([column.title for column in (*columns, SOURCE)]).encode()


def line_of(columns: Sequence[Column[R]], row: R, source: str) -> bytes:
    """One row; `source` stands at its end."""
    return line([*(column.value(row) for column in columns), source]).encode()


def lines_of_event(event: shapes.Event, source: str) -> tuple[bytes, ...]:
    """A row for each of the event's dates, in their order."""
    return tuple(line_of(EVENTS, date_row(event, date), source) for date in event["occurrences"])


_DATATYPES: dict[str, object] = {
    "string": "string",
    "anyURI": "anyURI",
    "integer": "integer",
    "date": {"base": "date", "format": "yyyy-MM-dd"},
    "time": {"base": "time", "format": "HH:mm"},
    "decimal": {"base": "decimal", "format": {"decimalChar": ","}},
    "boolean": {"base": "boolean", "format": "ja|nej"},
}


def table_schema(columns: Sequence[Column[Any]]) -> dict[str, object]:
    """The columns as CSV on the Web describes them (Metadata Vocabulary §5.5)."""
    return {
        "columns": [
            {
                "name": column.name,
                "titles": {"da": column.title},
                "datatype": _DATATYPES[column.datatype],
                **({"separator": SEPARATOR} if column.several else {}),
            }
            for column in (*columns, SOURCE)
        ]
    }
