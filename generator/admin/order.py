"""In which order forms show a kind's inputs: what is demanded, and what most write, without turning
the page. Files keep the order of `portal fmt`; the program is told it beside (`register.json`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.editing.shapes import order_of
from generator.model.kinds import KINDS, Kind

_FIRST: Mapping[str, Sequence[str]] = {
    "events": ("title", "start", "end", "venue", "organizers", "type"),
}
"""Where what is demanded is better told with something else; else it comes alone."""
_NEXT = ("summary", "body")


def in_form(kind: Kind, fields: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The inputs as the form of the kind shows them."""
    demanded = [field["name"] for field in fields if field.get("required", True)]
    first = [*_FIRST.get(kind.folder, demanded), *_NEXT]
    place = {name: at for at, name in reversed([*enumerate(first)])}
    return sorted(fields, key=lambda field: place.get(field["name"], len(first)))


def format_of(name: str, suffix: str) -> str:
    """What the program calls the way such files are read and written."""
    return f"portal-{name}-frontmatter" if suffix == "md" else f"portal-{name}"


def in_files(kinds: Iterable[Kind] = KINDS) -> dict[str, list[str]]:
    """By format the names of the fields, in the order in which files have them."""
    return {
        format_of(kind.folder, kind.suffix.removeprefix(".")): [*order_of(kind.model)]
        for kind in kinds
    }
