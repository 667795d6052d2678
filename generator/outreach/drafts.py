"""Drafts → disk, without ever taking an editor's words away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.problems import RefusedError


class DraftError(RefusedError):
    """A draft cannot be made or read, or would take the place of one that somebody has edited."""


def save(files: Mapping[str, bytes], folder: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write the files into `folder`; returns their paths.

    A file that is there already with other words in it is somebody's work: nothing at all is
    written then, unless `overwrite` says so. Raises DraftError.
    """
    targets = {folder / name: data for name, data in files.items()}
    if not overwrite:
        for target, data in targets.items():
            if target.exists() and target.read_bytes() != data:
                raise DraftError(
                    f"{target} findes allerede og er anderledes end det nye udkast, så intet er "
                    "skrevet. Gem udkastet et andet sted med --output, eller erstat det gamle med "
                    "--overwrite."
                )
    folder.mkdir(parents=True, exist_ok=True)
    for target, data in targets.items():
        target.write_bytes(data)
    return tuple(targets)
