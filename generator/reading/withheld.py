"""What has a file and is not public yet, read for whoever prepares it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.entity import Entity
from generator.model.kinds import BY_FOLDER
from generator.model.picture import Picture
from generator.presenting.languages.file_names import is_translation
from generator.problems import Problem
from generator.reading.entities import read_entity
from generator.reading.notes import Notes
from generator.reading.paths import slug_of
from generator.reading.sources import find_entity


def read_withheld(
    content: Path, folder: str, slug: str, images: Mapping[str, Picture]
) -> tuple[Entity | None, tuple[Problem, ...]]:
    """The entity of that kind and slug, draft or not, whatever it waits for, and what is wrong with
    its file; None where there is no such file."""
    kind, notes = BY_FOLDER[folder], Notes()
    for file in sorted((content / folder).rglob(f"*{kind.suffix}")):
        path = file.relative_to(content).as_posix()
        if slug_of(path) == slug and not is_translation(path) and not file.is_symlink():
            files = find_entity(content, path)
            entity = read_entity(kind, path, files, images, None, notes)
            return entity, tuple(notes.located(content))
    return None, ()
