"""CODEOWNERS: whom GitHub asks to look at a change of which files.

https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysing.ownership import actors_behind, by_files, editors_of
from generator.model.portal import Portal

_HEAD = """\
# Lavet af »portal owners« ud fra aktørernes »editors«. Ret dem der, og lav filen igen:
# portal owners > .github/CODEOWNERS
"""


def code_owners(portal: Portal, prefix: str) -> str:
    """The whole file, by path. `prefix` is the content folder's path in the repository, with a
    slash at its end, or empty."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(portal, prefix))


def _lines(portal: Portal, prefix: str) -> Iterator[str]:
    for files, entity in sorted(by_files(portal).items()):
        editors = editors_of(actors_behind(entity), portal.actors)
        if editors:
            # A file's translations end otherwise (`koret.en.md`).
            pattern = _escaped(f"/{prefix}{files}") + ("" if files.endswith("/") else "*")
            yield " ".join((pattern, *editors))


def _escaped(path: str) -> str:
    """Patterns are as in .gitignore, but neither `[ ]` nor an escaped `#` works: what cannot be
    written is any one character."""
    return re.sub(r"[^\w./ -]", "?", path).replace(" ", r"\ ")
