"""Who claims which address of the site, and who claims the same one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from generator.artifacts import Artifact
from generator.problems import Problem


def collisions(artifacts: Iterable[Artifact]) -> list[Problem]:
    """Two claims to one address, each named (the rule is Zola's: an error that says both)."""
    known = tuple(artifacts)
    return [
        _problem(known[one], known[other])
        for one, other in clashes([artifact.path for artifact in known])
    ]


def clashes(paths: Sequence[str]) -> list[tuple[int, int]]:
    """Which of these paths cannot stand beside each other: the later one and the earlier.

    Addresses that differ in case alone, or in how `å` is composed, collide on a Mac's disk; a
    file cannot stand where another needs a folder.
    """
    owner: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    for number, path in enumerate(paths):
        other = owner.setdefault(_folded(path), number)
        if other != number:
            found.append((number, other))
    inside: dict[str, int] = {}
    for path, number in owner.items():
        folder = path
        # Up to the first folder that is known already: so are those above it.
        while (folder := folder.rpartition("/")[0]) and folder not in inside:
            inside[folder] = number
    found += ((inside[folder], owner[folder]) for folder in sorted(inside.keys() & owner.keys()))
    return found


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
