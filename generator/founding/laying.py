"""A repository's files → a folder: all of them or none, and never over what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from generator.editing.files import Edit, Rewritten, carry_out, take_back
from generator.editing.refusing import Refused
from generator.founding.files import Files, as_bytes

PROGRAMS = "scripts/"
"""What lies there can be run."""
_GIT = {".git"}


def lay(folder: Path, files: Files, check: Callable[[], object]) -> None:
    """Write them, and check; where that fails, nothing is left. Raises Refused, OSError, and what
    the check does."""
    refuse_taken(folder)
    undo = carry_out(folder, Edit(tuple(new_files(files))))
    try:
        make_runnable(folder, files)
        check()
    except BaseException:
        take_back(undo)
        raise


def refuse_taken(folder: Path) -> None:
    """Raise Refused where the folder holds anything but a repository without files."""
    if folder.is_dir() and {entry.name for entry in folder.iterdir()} - _GIT:
        raise Refused(f"Mappen {folder} er ikke tom", "Vælg en ny mappe. Intet er skrevet.")


def new_files(files: Files) -> Iterable[Rewritten]:
    """Each as a file that is not there yet."""
    return (new_file(path, content) for path, content in sorted(files.items()))


def new_file(path: str, content: str | bytes) -> Rewritten:
    """A file that is not there yet; a picture has no text to show."""
    text = content if isinstance(content, str) else ""
    return Rewritten(path, None, "", as_bytes(content), text)


def make_runnable(folder: Path, paths: Iterable[str]) -> None:
    """Let those that are programs be run."""
    for path in paths:
        if path.startswith(PROGRAMS):
            (folder / path).chmod(0o755)
