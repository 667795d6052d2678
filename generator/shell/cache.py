"""The finished shell on disk: one zip per digest, safe to delete at any time."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

from msgspec.structs import asdict

from generator.shell.frame import Frame
from generator.shell.result import HandPage, Shell

KEPT = 4
"""How many shells stay: the real portal's and the demo's, and the ones before."""


def load(folder: Path, digest: str) -> Shell | None:
    """The shell of that digest, or None when there is none or it cannot be read."""
    try:
        with zipfile.ZipFile(_file(folder, digest)) as archive:
            index = json.loads(archive.read("index.json"))
            frames = {
                language: {
                    int(depth): Frame(
                        pieces=tuple(
                            archive.read(f"frames/{language}/{depth}/{number}")
                            for number in range(len(slots) + 1)
                        ),
                        slots=tuple(slots),
                    )
                    for depth, slots in by_depth.items()
                }
                for language, by_depth in index["frames"].items()
            }
            own = frames.pop("")
            files = {name: archive.read(f"files/{name}") for name in index["files"]}
            pages = tuple(HandPage(**page) for page in index["pages"])
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return None
    return Shell(frames=own, others=frames, files=files, pages=pages, digest=digest)


def store(folder: Path, shell: Shell) -> None:
    """Keep a shell, in one step, and forget the oldest."""
    folder.mkdir(parents=True, exist_ok=True)
    path = _file(folder, shell.digest)
    aside = path.with_suffix(f".{os.getpid()}")
    frames = {"": shell.frames, **shell.others}
    index = {
        "frames": {
            language: {str(depth): frame.slots for depth, frame in by_depth.items()}
            for language, by_depth in frames.items()
        },
        "files": list(shell.files),
        "pages": [asdict(page) for page in shell.pages],
    }
    with zipfile.ZipFile(aside, "w") as archive:
        archive.writestr("index.json", json.dumps(index))
        for language, by_depth in frames.items():
            for depth, frame in by_depth.items():
                for number, piece in enumerate(frame.pieces):
                    archive.writestr(f"frames/{language}/{depth}/{number}", piece)
        for name, content in shell.files.items():
            archive.writestr(f"files/{name}", content)
    aside.replace(path)
    kept = sorted(folder.glob("*.zip"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)


def _file(folder: Path, digest: str) -> Path:
    return folder / f"{digest[:32]}.zip"
