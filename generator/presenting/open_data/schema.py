"""The shapes as JSON Schema 2020-12, and the files as an OpenAPI 3.1 document."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from pydantic import TypeAdapter

from generator.model.portal import Portal
from generator.presenting.addresses import absolute
from generator.presenting.open_data import files
from generator.presenting.open_data.file_shapes import VERSION
from generator.presenting.open_data.inventory import CSV, FILES, JSON, LINKED, TURTLE, FileKind
from generator.presenting.open_data.terms_of_use import CHANGES, contact

DIALECT = "https://json-schema.org/draft/2020-12/schema"


_HERE = "#/$defs/"


def schemas(at: str = _HERE) -> dict[str, Any]:
    """The schema of every shape by its name; they refer to each other as standing at `at`."""
    found: dict[str, Any] = orjson.loads(_schemas().replace(_HERE.encode(), at.encode()))
    return found


@cache
def _schemas() -> bytes:
    """As JSON: to make them takes fifty milliseconds."""
    wanted = [(file.name, "serialization", TypeAdapter(file.shape)) for file in FILES if file.shape]
    _, defined = TypeAdapter.json_schemas(wanted, ref_template=f"{_HERE}{{model}}")  # type: ignore[arg-type] # a list of tuples of literals
    found = {name: _plain(schema) for name, schema in sorted(defined["$defs"].items())}
    return orjson.dumps(found)


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the titles that pydantic makes of the fields' names."""
    properties = {
        name: {key: value for key, value in field.items() if key != "title"}
        for name, field in schema.get("properties", {}).items()
    }
    return {**schema, "properties": properties} if properties else schema


def json_schema(base_url: str) -> dict[str, Any]:
    """All shapes in one document; a file's own is under `$defs`."""
    return {
        "$schema": DIALECT,
        "$id": absolute(base_url, files.SCHEMA),
        "title": "Åbne data",
        "description": CHANGES,
        "$defs": schemas(),
    }


def openapi(portal: Portal, base_url: str) -> dict[str, Any]:
    """Every file as a path that one can GET."""
    licence = files.licence(portal)
    return {
        "openapi": "3.1.1",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": f"{portal.settings.public_name}: åbne data",
            "version": VERSION,
            "summary": "Filer, som alle må hente og bruge.",
            "description": f"{CHANGES}\n\n{files.PICTURES}",
            "license": dict(licence),
            "contact": {"name": portal.settings.publisher, "url": contact(portal, base_url)},
        },
        "externalDocs": {
            "description": "Forklaring og eksempler",
            "url": absolute(base_url, files.PAGE),
        },
        "servers": [{"url": base_url.rstrip("/")}],
        "paths": {file.address: {"get": _operation(file)} for file in FILES},
        "components": {"schemas": schemas("#/components/schemas/")},
    }


_PARAMETERS: dict[str, dict[str, Any]] = {
    "month": {
        "description": "Måneden. Hvilke der er, står i events/index.json.",
        "schema": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
        "example": "2026-12",
    },
    "year": {
        "description": "Året. Hvilke der er, står i events/index.json.",
        "schema": {"type": "integer", "minimum": 1900, "maximum": 2100},
        "example": 2026,
    },
}


def _operation(file: FileKind) -> dict[str, Any]:
    responses: dict[str, Any] = {
        "200": {"description": file.title, "content": {file.media_type: _content(file)}}
    }
    operation: dict[str, Any] = {
        "operationId": file.name,
        "summary": file.title,
        "responses": responses,
    }
    if file.parameter is not None:
        responses["404"] = {"description": "Der er ingen sådan fil."}
        operation["parameters"] = [
            {
                "name": file.parameter,
                "in": "path",
                "required": True,
                **_PARAMETERS[file.parameter],
            }
        ]
    return operation


def _content(file: FileKind) -> dict[str, Any]:
    if file.shape is not None:
        return {"schema": {"$ref": f"#/components/schemas/{file.shape.__name__}"}}
    assert file.media_type in (JSON, LINKED, CSV, TURTLE)
    kind = "object" if file.media_type in (JSON, LINKED) else "string"
    return {"schema": {"type": kind}}
