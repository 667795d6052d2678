"""The fields of the shapes as the page explains them, read off the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.presenting.open_data.schema import schemas

_REFERENCE = "#"
_FORMATS = {"date": "dato", "date-time": "tidspunkt", "uri": "netadresse"}
_WORDS = {
    "string": "tekst",
    "integer": "helt tal",
    "number": "tal",
    "boolean": "true eller false",
}


class FieldRow(Struct, frozen=True):
    """A field: its type in words, `of` the shape that it holds (or a list of), the `codes` it may
    hold, whether it is always there, and what it says."""

    name: str
    kind: str
    of: str
    codes: tuple[str, ...]
    always: bool
    text: str


class ShapeView(Struct, frozen=True):
    """A shape and its fields."""

    name: str
    text: str
    fields: tuple[FieldRow, ...]


GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Arrangementer", ("Event", "EventDate", "EventIndex", "MonthEntry", "YearEntry")),
    ("Ændringer", ("Change", "ChangedDate", "ToldDate")),
    ("Aktører", ("Actor", "Wish")),
    ("Steder", ("Place", "Room", "Lending")),
    (
        "Partnerskaber",
        (
            "Partnership",
            "Partner",
            "Step",
            "Goal",
            "Role",
            "Group",
            "Resource",
            "Activity",
            "Indicator",
            "Measurement",
            "Evaluation",
            "Revision",
        ),
    ),
    ("Møder", ("Meeting", "FollowUp")),
    ("Skoletilbud", ("SchoolOffer", "Period")),
    ("Nyheder og traditioner", ("News", "Tradition")),
    (
        "Det, flere af dem er lavet af",
        (
            "Venue",
            "Organization",
            "Reference",
            "Term",
            "Price",
            "Image",
            "Geo",
            "Source",
            "Word",
            "Licence",
        ),
    ),
)
"""The shapes, in the page's order. What every file begins with, the page explains by itself."""


def groups() -> tuple[tuple[str, tuple[ShapeView, ...]], ...]:
    """The groups with their shapes."""
    known = schemas(_REFERENCE)
    return tuple(
        (title, tuple(_shape(name, known[name]) for name in names)) for title, names in GROUPS
    )


def _shape(name: str, schema: Mapping[str, Any]) -> ShapeView:
    return ShapeView(name, schema["description"], tuple(_fields(schema)))


def _fields(schema: Mapping[str, Any]) -> Iterator[FieldRow]:
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        several = field.get("type") == "array"
        inner = field["items"] if several else field
        of = inner.get("$ref", "").removeprefix("#")
        kind = "" if of else _kind(inner)
        codes = tuple(inner.get("enum", ())) or ((inner["const"],) if "const" in inner else ())
        words = f"liste af {kind or ''}".strip() if several else kind
        yield FieldRow(name, words, of, codes, name in required, field["description"])


def _kind(schema: Mapping[str, Any]) -> str:
    if "enum" in schema or "const" in schema:
        return "kode"
    if schema.get("contentMediaType") == "text/html":
        return "HTML"
    if schema.get("pattern", "").startswith("^(\\d{4}"):
        return "dato eller tidspunkt"
    return _FORMATS.get(schema.get("format", "")) or _WORDS[schema["type"]]
