"""Who claims which address of the site, and who claims the same one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from generator.artifacts import Artifact
from generator.problems import Problem


def collisions(artifacts: Iterable[Artifact]) -> list[Problem]:
    """Two claims to one address, each named (the rule is Zola's: an error that says both).

    Addresses that differ in case alone, or in how `å` is composed, collide on a Mac's disk; a
    file cannot stand where another needs a folder.
    """
    artifacts = tuple(artifacts)
    owner: dict[str, Artifact] = {}
    problems: list[Problem] = []
    for artifact in artifacts:
        other = owner.setdefault(_folded(artifact.path), artifact)
        if other is not artifact:
            problems.append(_problem(artifact, other))
    inside: dict[str, Artifact] = {}
    for path, artifact in owner.items():
        folder = path
        # Up to the first folder that is known already: so are those above it.
        while (folder := folder.rpartition("/")[0]) and folder not in inside:
            inside[folder] = artifact
    for folder in sorted(inside.keys() & owner.keys()):
        problems.append(_problem(inside[folder], owner[folder]))
    return problems


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", path).casefold()


def _problem(artifact: Artifact, other: Artifact) -> Problem:
    return Problem(
        artifact.origin or artifact.path,
        0,
        0,
        "samme-adresse",
        f"Adressen /{artifact.path.removesuffix('index.html')} bruges også af "
        f"{other.origin or 'portalen selv'}",
        "Giv den ene fil et andet navn, eller slet aliasset.",
    )
