"""Files before and after: shown as a diff, written all or not at all."""

from __future__ import annotations

import contextlib
import difflib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from generator.editing.refusing import Refused
from generator.reading.decoding import decoded

Undo = list[Callable[[], object]]


class Rewritten(Struct, frozen=True):
    """A file before and after; paths are relative to the content folder. `old` is None of a file
    that is new."""

    path: str
    old: bytes | None
    old_text: str
    new: bytes
    new_text: str


class Edit(Struct, frozen=True):
    """What one command does: files with other content, then files and folders (without a slash at
    the end) that get another name. `along` are the files that only get another name by that."""

    files: tuple[Rewritten, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    along: tuple[str, ...] = ()

    def path_after(self, path: str) -> str:
        """The path that a file has in the end."""
        for old, new in self.moves:
            if path == old or path.startswith(f"{old}/"):
                return new + path[len(old) :]
        return path


def rewritten(content: Path, path: str, text: Callable[[str], str]) -> Rewritten:
    """The file with what `text` makes of its text. Raises Refused, OSError, and what that does."""
    old = (content / path).read_bytes()
    try:
        before = decoded(old)
    except UnicodeDecodeError:
        raise Refused(
            f"Filen {path} er ikke gemt som UTF-8",
            "Åbn den i din editor, og gem den igen med tegnsættet UTF-8.",
        ) from None
    after = text(before)
    new = old if after == before else encoded(after, old, path)
    return Rewritten(path, old, before, new, after)


def encoded(text: str, old: bytes, path: str) -> bytes:
    """With the mark and the line ends that the file has."""
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    ends = {b"\r\n": old.count(b"\r\n"), b"\n": old.count(b"\n"), b"\r": old.count(b"\r")}
    if ends[b"\r\n"] and ends[b"\r\n"] == ends[b"\n"] == ends[b"\r"]:
        return mark + text.encode().replace(b"\n", b"\r\n")
    if ends[b"\r"] and not ends[b"\n"]:
        return mark + text.encode().replace(b"\n", b"\r")
    if ends[b"\r"]:
        raise Refused(
            f"Filen {path} blander to slags linjeskift",
            "Gem den på ny i din editor, og prøv igen.",
        )
    return mark + text.encode()


def diff(content: Path, files: Iterable[Rewritten]) -> str:
    """One unified diff, which `git apply` takes."""
    return shown(content, Edit(tuple(files)))


def shown(content: Path, edit: Edit) -> str:
    """All of it as a diff; new pictures are not in it."""
    parts: list[str] = []
    for file in edit.files:
        old, new = _named(content, file.path), _named(content, edit.path_after(file.path))
        parts.append(_renamed(content, file.path, edit))
        parts += difflib.unified_diff(
            file.old_text.splitlines(keepends=True),
            file.new_text.splitlines(keepends=True),
            "/dev/null" if file.old is None else f"a/{old}",
            f"b/{new}",
        )
    # Last: what follows a name without lines would be taken for its lines.
    parts += (_renamed(content, path, edit) for path in edit.along)
    return "".join(parts)


def _renamed(content: Path, path: str, edit: Edit) -> str:
    """What git says of a file that gets another name; nothing of the others."""
    old, new = _named(content, path), _named(content, edit.path_after(path))
    return f"diff --git a/{old} b/{new}\nrename from {old}\nrename to {new}\n" if old != new else ""


def _named(content: Path, path: str) -> str:
    # A folder given from the root on: `git apply` and `patch -d /` know no double slash.
    return (content / path).as_posix().lstrip("/")


def write(content: Path, files: Sequence[Rewritten]) -> None:
    """Put every file in place, each by one rename; if one fails, those before it are put back.

    Raises Refused when a file was changed meanwhile, OSError when it cannot be written.
    """
    carry_out(content, Edit(tuple(files)))


def carry_out(content: Path, edit: Edit) -> Undo:
    """Do all of it, or nothing. Returns what takes it back: to be called last first."""
    _refuse_changed(content, edit)
    undo: Undo = []
    try:
        for file in edit.files:
            if file.old is None:
                _create(content / file.path, file.new, undo)
            else:
                _replace(content / file.path, file.new)
                undo.append(_putting_back(content / file.path, file.old))
        for old, new in edit.moves:
            (content / old).rename(content / new)
            undo.append(_moving_back(content / new, content / old))
    except BaseException:
        take_back(undo)
        raise
    return undo


def take_back(undo: Undo) -> None:
    """All that was done, the last first; what cannot be taken back does not keep the rest."""
    for step in reversed(undo):
        with contextlib.suppress(OSError):
            step()


def _refuse_changed(content: Path, edit: Edit) -> None:
    for file in edit.files:
        if file.old is not None and (content / file.path).read_bytes() != file.old:
            raise Refused(f"Filen {file.path} er ændret imens", "Intet er skrevet. Kør igen.")
    taken = [new for _, new in edit.moves]
    taken += [file.path for file in edit.files if file.old is None]
    for path in taken:
        if os.path.lexists(content / path):
            raise Refused(f"{path} findes allerede", "Vælg et andet navn. Intet er skrevet.")


def _putting_back(target: Path, data: bytes) -> Callable[[], object]:
    return lambda: _replace(target, data)


def _moving_back(new: Path, old: Path) -> Callable[[], object]:
    return lambda: new.rename(old)


def _create(target: Path, data: bytes, undo: Undo) -> None:
    missing = [folder for folder in target.parents if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        undo.append(folder.rmdir)
    with target.open("xb") as stream:
        undo.append(target.unlink)
        stream.write(data)


def _replace(target: Path, data: bytes) -> None:
    # A name that begins with a dot is no content, should the machine stop here.
    handle, name = tempfile.mkstemp(prefix=".portal-", dir=target.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        aside.chmod(target.stat().st_mode)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
