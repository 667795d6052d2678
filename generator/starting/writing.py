"""Answers → lines of YAML, as the editors' guide writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from generator.editing.scalars import scalar
from generator.model.fields import SLUG

Item: TypeAlias = "str | dict[str, str]"
Value: TypeAlias = "Item | list[Item]"
"""What a field holds: a text, a model of which one field is known, or a list of such."""
_BARE = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?|https?://[\w./~?=&%+-]+")
"""Colons and all: every YAML reader takes these for one plain scalar."""


def field_lines(name: str, value: Value) -> Iterator[str]:
    """The lines that one field takes."""
    if isinstance(value, str):
        yield f"{name}: {_scalar(value)}"
    elif isinstance(value, dict):
        yield f"{name}:"
        yield from _mapping(value, "  ", "  ")
    elif all(isinstance(item, str) and SLUG.fullmatch(item) for item in value):
        yield f"{name}: [{', '.join(_scalar(str(item)) for item in value)}]"
    else:
        yield f"{name}:"
        for item in value:
            if isinstance(item, str):
                yield f"  - {_scalar(item)}"
            else:
                yield from _mapping(item, "  - ", "    ")


def _mapping(value: dict[str, str], first: str, rest: str) -> Iterator[str]:
    for index, (name, text) in enumerate(value.items()):
        yield f"{rest if index else first}{name}: {_scalar(text)}"


def _scalar(value: str) -> str:
    return value if _BARE.fullmatch(value) else scalar(value)
