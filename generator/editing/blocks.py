"""Whole fields, whatever they hold, written into a file's YAML: mappings and lists as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yaml.nodes import ScalarNode

from generator.editing.fields import end_of_block, fields_of, named, placed, sure, with_values
from generator.editing.refusing import Unchangeable
from generator.editing.scalars import plain
from generator.reading.yaml_text import read_yaml

_WIDTH = 100


def with_field(text: str, name: str, value: Any, order: Sequence[str]) -> str:
    """The YAML with this field in the place of what stood there; None takes it away. `value` is
    texts, lists and mappings of them. Raises Unchangeable, also where a comment would be lost."""
    found = named(fields_of(text), name)
    if value is None and found is None:
        return text
    if value is None or (isinstance(value, str) and _is_scalar(found)):
        result = with_values(text, {name: value}, order)
        if text.count("#") > result.count("#"):
            raise Unchangeable("en kommentar ville gå tabt")
        return result
    result = text if text.endswith("\n") else text + "\n"
    fields, block = fields_of(result), "".join(f"{line}\n" for line in field_lines(name, value))
    found = named(fields, name)
    if found is None:
        result = placed(result, name, block, order)
    else:
        key = found[0]
        start = result.rfind("\n", 0, key.start_mark.index) + 1
        result = result[:start] + block + result[end_of_block(result, fields, key) :]
    return sure(text, result, {**read_yaml(text).data, name: value})


def field_lines(name: str, value: Any, indent: str = "") -> Iterator[str]:
    """The lines that one field takes."""
    head = f"{indent}{name}:"
    if isinstance(value, str):
        yield f"{head} {plain(value)}"
    elif isinstance(value, Mapping):
        yield head
        for key, inner in value.items():
            yield from field_lines(key, inner, indent + "  ")
    elif all(isinstance(item, str) for item in value):
        line = f"{head} [{', '.join(plain(item, flow=True) for item in value)}]"
        if len(line) <= _WIDTH:
            yield line
        else:
            yield head
            yield from (f"{indent}  - {plain(item)}" for item in value)
    else:
        yield head
        for item in value:
            lines = [line for key, inner in item.items() for line in field_lines(key, inner)]
            yield f"{indent}  - {lines[0]}"
            yield from (f"{indent}    {line}" for line in lines[1:])


def _is_scalar(found: tuple[Any, Any] | None) -> bool:
    return found is None or isinstance(found[1], ScalarNode)
