"""A content file in canonical form: its fields set by `layout.py`, its text below untouched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.editing.files import Rewritten, rewritten
from generator.editing.finding import yaml_part
from generator.editing.layout import canonical
from generator.editing.refusing import Refused, Unchangeable
from generator.editing.shapes import model_of
from generator.model.kinds import BY_FOLDER
from generator.model.settings import SETTINGS
from generator.problems import Problem
from generator.reading.decoding import decoded
from generator.reading.document import open_markdown, open_yaml
from generator.reading.notes import Notes
from generator.reading.sources import Source, find_files


class Looked(Struct, frozen=True):
    """A content folder's files that are not in canonical form, what is wrong with those that cannot
    be brought into it, and how many are as they should be."""

    content: Path
    files: tuple[Rewritten, ...]
    problems: tuple[Problem, ...]
    fine: int


def of_text(path: str, text: str) -> str:
    """A file's whole text in canonical form; as it is where there is nothing to set. Raises
    Unchangeable."""
    model = model_of(path)
    if model is None:
        return text
    above, yaml, below = yaml_part(path, text)
    return above + canonical(yaml, model) + below if yaml.strip() else text


def look_at(content: Path, paths: Iterable[str]) -> Looked:
    """What would be set otherwise in these files, relative to the content folder."""
    files: list[Rewritten] = []
    notes = Notes()
    fine = 0
    for path in paths:
        try:
            file = rewritten(content, path, lambda text, path=path: of_text(path, text))  # type: ignore[misc] # mypy cannot infer a lambda with a default
        except Refused as refused:
            notes.whole(path, "ukendt-form", refused.message, refused.advice)
        except Unchangeable as reason:
            _tell(content, path, str(reason), notes)
        else:
            if file.new == file.old:
                fine += 1
            else:
                files.append(file)
    return Looked(content, tuple(files), tuple(sorted(notes.problems)), fine)


def all_in(content: Path) -> tuple[str, ...]:
    """Every text of a kind in the content folder."""
    return tuple(path for path in find_files(content, (*BY_FOLDER,)).texts if model_of(path))


def by_content(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with the content folder that it lies in, the nearest with a `portal.yml`; a file
    outside any is left out, so that a hook may name all that was changed."""
    for file in files:
        file.stat()  # one that is not there is a slip of the keyboard
        folders = (*file.parents, *file.absolute().parents)
        found = next((one for one in folders if (one / SETTINGS).is_file()), None)
        if found is not None:
            path = file.absolute().relative_to(found.absolute()).as_posix()
            if model_of(path):
                yield found, path


def _tell(content: Path, path: str, reason: str, notes: Notes) -> None:
    """The file's own faults, where it has any: they have a line and a remedy."""
    before = len(notes.problems)
    source = Source(path, decoded((content / path).read_bytes()), "")
    (open_markdown if path.endswith(".md") else open_yaml)(source, notes)
    if len(notes.problems) == before:
        notes.whole(path, "ukendt-form", f"Filen er ikke rørt: {reason}", "Skriv felterne enklere.")
