"""Which fields a file may have and in which order, read off the models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from generator.model.entity import Entity
from generator.model.evaluation import Evaluation
from generator.model.kinds import BY_FOLDER
from generator.model.marks import model_in
from generator.model.meeting import Meeting
from generator.model.partnership import Partnership
from generator.model.plan import Plan
from generator.presenting.languages.file_names import is_translation
from generator.reading.manifests import is_manifest
from generator.reading.translations import TranslatedFields

SHARED = ("publish_from", "draft", "aliases", "sources", "notes")
"""What all kinds may have stands below what a kind has of its own."""


class Shape(Struct, frozen=True):
    """A mapping's fields in order; `each` is the shape of a value under any other key. Without
    `model` the keys are free, and their order means something."""

    model: type[BaseModel] | None = None
    each: type[BaseModel] | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """The names as they are written."""
        return order_of(self.model) if self.model else ()

    def of(self, name: str) -> Shape:
        """The shape of what stands under that name."""
        if self.model is None:
            return Shape(self.each)
        for field, info in self.model.model_fields.items():
            if (info.alias or field) == name:
                inner = model_in(info.annotation)
                return Shape(None, inner) if _is_free(info.annotation) else Shape(inner)
        return Shape()


def order_of(model: type[BaseModel]) -> tuple[str, ...]:
    """A model's fields in canonical order: its own, then what all kinds may have."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    if not issubclass(model, Entity):
        return tuple(names)
    return (*(name for name in names if name not in SHARED), *SHARED)


def model_of(path: str) -> type[BaseModel] | None:
    """The model of the file at `path` (relative to the content folder); None of what the program
    wrote itself, of hand-written pages and of `portal.yml`, whose sections are their author's."""
    parts = path.split("/")
    kind = BY_FOLDER.get(parts[0])
    if kind is None or is_manifest(path):
        return None
    if is_translation(path):
        return TranslatedFields
    if kind.model is Partnership and path.endswith(".yml"):
        rooms: dict[str, type[BaseModel]] = {"meetings": Meeting, "evaluations": Evaluation}
        return Plan if parts[2:] == ["plan.yml"] else rooms.get(parts[2] if parts[3:] else "")
    return kind.model if path.endswith(kind.suffix) else None


def _is_free(annotation: Any) -> bool:
    """Whether the keys are the author's: `dict[str, …]`."""
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return True
    return any(_is_free(part) for part in get_args(annotation))
