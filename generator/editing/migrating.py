"""Content brought to the rules of a later program, step by step, in its text.

A step changes the text of the files that it is about and nothing else in them: comments stay. What
has been done stands in `portal.yml` (`schema_version`), so nothing is done twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from generator.editing.fields import with_values
from generator.editing.files import Rewritten, rewritten
from generator.editing.refusing import Refused, Unchangeable
from generator.model.kinds import BY_FOLDER
from generator.model.settings import SCHEMA_VERSION, SETTINGS, Settings
from generator.reading.sources import find_files
from generator.reading.yaml_text import read_yaml

VERSION = "schema_version"


class Migration(Struct, frozen=True):
    """From one version of the rules to the next: what it does, in Danish, and to which files.

    `where` is a pattern of paths below the content folder, in which `*` also stands for slashes.
    `change` makes the whole text of such a file another; it raises Unchangeable where that would
    not be safe.
    """

    since: int
    said: str
    where: str
    change: Callable[[str], str]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        0,
        "Indholdet siger, hvilken udgave af reglerne det følger: »schema_version« i portal.yml",
        SETTINGS,
        lambda text: text,  # the version itself is written after every step
    ),
)
"""In order; the step from version n stands at place n, and the last leads to SCHEMA_VERSION."""


class Migrated(Struct, frozen=True):
    """The steps to take, and the files that come of them."""

    steps: tuple[Migration, ...]
    files: tuple[Rewritten, ...]


def migrated(content: Path, steps: Sequence[Migration] = MIGRATIONS) -> Migrated:
    """What is to be done with the content. Raises Refused where it is newer than the program, or a
    file cannot be changed; then all of those are named."""
    todo = tuple(steps[version_of(content, len(steps)) :])
    if not todo:
        return Migrated((), ())
    files: list[Rewritten] = []
    refused: list[str] = []
    for path in sorted({SETTINGS, *find_files(content, (*BY_FOLDER,)).texts}):
        try:
            file = rewritten(content, path, lambda text, path=path: _after(path, text, todo))  # type: ignore[misc] # mypy cannot infer a lambda with a default
        except Unchangeable as reason:
            refused.append(f"{path}: {reason}")
        else:
            if file.new != file.old:
                files.append(file)
    if refused:
        raise Refused(
            "Intet er skrevet, for disse filer kan programmet ikke rette i:\n  "
            + "\n  ".join(refused),
            "Ret dem i hånden, som docs/upgrading.md viser, og kør igen.",
        )
    return Migrated(todo, tuple(files))


def version_of(content: Path, known: int = SCHEMA_VERSION) -> int:
    """Which version of the rules the content says that it follows. Raises Refused where that is
    none, or newer than what is known."""
    data = read_yaml((content / SETTINGS).read_text("utf-8-sig")).data
    said = str(data.get(VERSION, "0")) if isinstance(data, dict) else ""
    if not (said.isascii() and said.isdigit()):
        raise Refused(
            f"{content / SETTINGS} siger ikke, hvilken udgave af reglerne indholdet følger",
            "Find fejlen med »portal check«, og ret den først.",
        )
    if int(said) > known:
        raise Refused(
            f"Indholdet følger udgave {said} af reglerne, og dette program kender kun til og med "
            f"{known}",
            "Hent en nyere udgave af programmet. Intet er skrevet.",
        )
    return int(said)


def _after(path: str, text: str, todo: Sequence[Migration]) -> str:
    for step in todo:
        if fnmatchcase(path, step.where):
            text = step.change(text)
    if path == SETTINGS:
        version = str(todo[-1].since + 1)
        text = with_values(text, {VERSION: version}, (*Settings.model_fields,))
        # Nobody puts a number in quotes; `with_values` does, since of a title it must.
        text = re.sub(rf'^({VERSION}: )"(\d+)"', r"\1\2", text, count=1, flags=re.MULTILINE)
    return text
