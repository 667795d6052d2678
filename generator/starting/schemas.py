"""JSON Schema (2020-12) of what editors write, for programs that help them write it.

It is of the text, before the models make values of it: a price is `80-120`, one word stands for a
list of one, and a number or `true` is as good as text, since a YAML reader takes it for that. It is
wider than the models where those say it better: `portal check` has the last word.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.model.ages import parse_ages
from generator.model.fields import Listed
from generator.model.plan import Plan
from generator.model.settings import Settings
from generator.starting.starters import STARTERS, Hinted

SCALAR = {"type": ["string", "number", "boolean"]}
"""One text, whatever a YAML reader takes it for."""
OTHERS: Mapping[str, type[BaseModel]] = {
    "plan": Plan,
    "portal": Settings,
}
"""What is written without a starter."""
NAMES = (*(starter.name for starter in STARTERS), *OTHERS)


def schema_of(name: str) -> dict[str, Any]:
    """The schema of one of NAMES; hints and examples of the starter stand with its fields."""
    starter = next((starter for starter in STARTERS if starter.name == name), None)
    model = starter.model if starter is not None else OTHERS[name]
    made = model.model_json_schema(schema_generator=_Written)
    for field in starter.fields if starter is not None else ():
        made["properties"][field.name] |= _told(field)
    said = _shared(made)
    said["$defs"] = {**said.get("$defs", {}), "text": SCALAR}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **said}


def schema_text(name: str) -> str:
    """The same as a file."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _shared(part: Any) -> Any:
    """The same with one definition of what a text is: it stands almost everywhere."""
    if part == SCALAR:
        return {"$ref": "#/$defs/text"}
    if isinstance(part, dict):
        return {name: _shared(value) for name, value in part.items()}
    return [_shared(value) for value in part] if isinstance(part, list) else part


def _told(field: Hinted) -> dict[str, Any]:
    return {"description": field.hint, "examples": [field.answer]}


class _Written(GenerateJsonSchema):
    """Of what is written, without the models' English titles and descriptions."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        return {key: value for key, value in found.items() if key not in ("title", "description")}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return dict(SCALAR)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return dict(SCALAR)

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return dict(SCALAR)

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return dict(SCALAR)

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return dict(SCALAR)

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return dict(SCALAR)

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """What a parser reads: text, or what it makes of it."""
        inner = self.generate_inner(schema["schema"])
        function = schema["function"]["function"]
        if function is Listed.func:
            return {"anyOf": [inner["items"], inner]}
        if function is parse_ages:
            return {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]}
        return {"anyOf": [SCALAR, inner]} if "$ref" in inner else inner
