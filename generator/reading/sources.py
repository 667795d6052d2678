"""The files of the content folder, read safely: nothing outside it, nothing endless."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field

from generator.model.fields import FILE_NAME
from generator.model.kinds import KINDS
from generator.presenting.languages.file_names import in_language, is_translation
from generator.problems import Problem, suggestion
from generator.reading.decoding import decoded
from generator.reading.notes import Notes

MAX_TEXT = 1_000_000
"""Bytes. The longest text in the real content is under 20,000; beyond a megabyte it is no page."""
MAX_IMAGE = 5_000_000
"""Bytes. Above this a phone on a bad connection waits; the editor's camera makes such files."""
MAX_FOLDERS = 6

LEDGER = "ledger.json"
"""What the program keeps of earlier versions where there is no git."""
PAGES = "pages"
"""The folder of hand-written pages."""

IMAGE_STARTS = {
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
    ".pdf": (b"%PDF-",),
}
"""How files of each type begin; PDF may lie beside hand-written pages alone."""
TEXT_ENDINGS = (".md", ".yml", ".yaml")

Stamp: TypeAlias = tuple[int, int, int, int]
"""Size, time of modification, time of change, inode (times in nanoseconds): while they are the same
a file counts as unchanged, as it does for git's index."""


class Source(Struct, frozen=True):
    """A text file: `path` relative to the content folder, with `/`."""

    path: str
    text: str
    digest: str


class Files(Struct, dict=True):
    """The files of a content folder by path, sorted, each with its stamp: `texts` and `images` are
    those that may be read, `problems` tell of the others. Nothing is read before it is opened.

    Among the `images` are the PDF files beside hand-written pages; `refused` are pictures that are
    there but too large, or badly named.
    """

    content: Path
    texts: dict[str, Stamp] = field(default_factory=dict)
    images: dict[str, Stamp] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _folders: dict[str, list[str]] = field(default_factory=dict)

    def beside(self, path: str) -> tuple[str, ...]:
        """The pictures in the same folder, sorted."""
        found = self._folders.get(path.rpartition("/")[0], ())
        return tuple(name for name in found if name in self.images)

    def within(self, folder: str) -> tuple[str, ...]:
        """The texts that lie in the folder itself, sorted."""
        return tuple(name for name in self._folders.get(folder, ()) if name in self.texts)

    @cached_property
    def translations(self) -> Mapping[str, tuple[str, ...]]:
        """By text the files that tell it in other languages, sorted; looked for once, since most
        texts have none."""
        found: dict[str, list[str]] = {}
        for name in self.texts:
            if is_translation(name):
                found.setdefault(in_language(name)[0], []).append(name)
        return {of: tuple(sorted(names)) for of, names in found.items()}

    def stamps(self, paths: Iterable[str]) -> tuple[Stamp, ...]:
        """The stamps of these texts and pictures, in the order of the paths."""
        return tuple(self.texts.get(path) or self.images[path] for path in paths)

    def open(self, path: str, notes: Notes) -> Source | None:
        """The text; None after noting that it is not UTF-8."""
        data = self._bytes(path)
        try:
            text = decoded(data)
        except UnicodeDecodeError as error:
            notes.problems.append(_not_utf8(path, data, error))
            return None
        return Source(path, text, hashlib.sha256(data).hexdigest())

    def _bytes(self, path: str) -> bytes:
        # Not by way of a Path: to build one takes as long as to open the file.
        with open(f"{self.content}/{path}", "rb", buffering=0) as stream:  # noqa: PTH123
            return stream.read()


def find_files(content: Path, folders: tuple[str, ...]) -> Files:
    """Every file of `content` and of the named folders in it."""
    files = Files(content)
    for path, entry in sorted(_walk(content, folders, files)):
        _add(path, entry, files)
    return files


def find_entity(content: Path, path: str) -> Files:
    """As `find_files`, but of one text alone, or of all that lies in its folder with it if that is
    its own. Raises OSError when it is not there."""
    files, (folder, _, name) = Files(content), path.rpartition("/")
    with os.scandir(content / folder) as listing:
        found = {entry.name: entry for entry in listing if entry.is_file(follow_symlinks=False)}
    for other in sorted(found):
        if _belongs(other, name):
            _add(f"{folder}/{other}", found[other], files)
    return files


def _belongs(other: str, name: str) -> bool:
    """Whether a file of the same folder belongs to the text of that name."""
    if other == name or other.startswith(name.removesuffix("md")):
        return True  # `x.md`, `x.en.md`
    return name == "index.md" and not other.startswith(".")


def _add(path: str, entry: os.DirEntry[str], files: Files) -> None:
    """Put a file where it belongs, or note why that is nowhere."""
    status = entry.stat()
    stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    kept = _accepted(path, entry.name, status.st_size, files)
    if kept is not None:
        kept[path] = stamp
        files._folders.setdefault(path.rpartition("/")[0], []).append(path)


def _walk(
    content: Path, folders: tuple[str, ...], files: Files
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    pending: list[tuple[str, int]] = [("", 0)]
    while pending:
        folder, depth = pending.pop()
        with os.scandir(content / folder) as listing:
            entries = list(listing)
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.name.startswith("."):
                continue
            if not _is_utf8(entry.name):
                files.problems.append(
                    _whole(
                        path.encode("utf-8", "replace").decode(),
                        "filnavn",
                        "Filens navn er ikke læselig tekst",
                        "Giv filen et nyt navn: bogstaver a–z, tal og bindestreg.",
                    )
                )
            elif entry.is_symlink():
                files.problems.append(
                    _whole(
                        path,
                        "symbolsk-laenke",
                        "Filen er en henvisning til en anden fil eller mappe",
                        "Læg selve filen i mappen: henvisninger kan føre ud af indholdet.",
                    )
                )
            elif entry.is_dir():
                if depth == 0 and entry.name not in folders:
                    files.problems.append(_unknown_folder(entry.name, folders))
                elif depth >= MAX_FOLDERS:
                    files.problems.append(
                        _whole(
                            f"{path}/",
                            "for-dyb-mappe",
                            "Mappen ligger for dybt",
                            f"Højst {MAX_FOLDERS} mapper inde i hinanden.",
                        )
                    )
                else:
                    pending.append((f"{path}/", depth + 1))
            elif entry.is_file():
                yield path, entry
            else:
                files.problems.append(
                    _whole(path, "ukendt-fil", "Dette er ikke en almindelig fil", "Slet den.")
                )


def _accepted(path: str, name: str, size: int, files: Files) -> dict[str, Stamp] | None:
    """Where a file of that name and size belongs; None after noting why nowhere, and of the
    ledger, which is no editor's file (reading/ledger_file.py)."""
    ending = _ending(name)
    if path == LEDGER:
        return None
    if ending in IMAGE_STARTS and (ending != ".pdf" or path.startswith(f"{PAGES}/")):
        if _is_fit(path, name, size, files):
            return files.images
        files.refused.append(path)
        return None
    if ending not in TEXT_ENDINGS:
        files.problems.append(
            _whole(
                path,
                "ukendt-fil",
                f"Filer af typen »{ending or name}« bruges ikke i indholdet",
                "Tekster hedder .md, opslag .yml og billeder .jpg, .png, .webp eller .avif.",
            )
        )
        return None
    if size > MAX_TEXT:
        files.problems.append(
            _whole(
                path,
                "for-stor-fil",
                f"Filen er på {_megabytes(size)}, og en tekst må fylde 1 MB",
                "Læg billeder og andet stort i filer for sig.",
            )
        )
        return None
    return files.texts


def _ending(name: str) -> str:
    """`.md`; empty for a name without one. A Path's suffix takes as long as asking the disk."""
    _, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and ending else ""


def _is_fit(path: str, name: str, size: int, files: Files) -> bool:
    """Whether a picture's size and name will do."""
    if size > MAX_IMAGE:
        files.problems.append(
            _whole(
                path,
                "for-stor-fil",
                f"Billedet er på {_megabytes(size)}, og det må fylde 5 MB",
                "Gør det mindre: 2000 billedpunkter i bredden er nok.",
            )
        )
        return False
    if not FILE_NAME.fullmatch(name):
        files.problems.append(
            _whole(
                path,
                "filnavn",
                f"Billedets navn »{name}« kan ikke bruges i en adresse",
                "Brug bogstaver a–z, tal, punktum og bindestreg: ingen mellemrum og ingen æ, ø, å.",
            )
        )
        return False
    return True


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[start : error.start].decode("utf-8", "replace")) + 1
    excerpt = data[start:].split(b"\n", 1)[0].decode("utf-8", "replace")[:200]
    return Problem(
        path,
        line,
        column,
        "tegnsaet",
        "Filen er ikke gemt som UTF-8",
        "Åbn den i din editor, og gem den igen med tegnsættet UTF-8.",
        excerpt,
    )


def _unknown_folder(name: str, folders: tuple[str, ...]) -> Problem:
    return _whole(
        name + "/",
        "ukendt-mappe",
        f"Mappen »{name}« kendes ikke",
        _folder_meant(name, folders)
        or "Indholdet ligger i " + ", ".join(f"»{folder}«" for folder in folders) + ".",
    )


def _folder_meant(name: str, folders: tuple[str, ...]) -> str:
    """By its Danish name or by the one in addresses: people know those first."""
    danish = {word: kind.folder for kind in KINDS for word in (kind.plural.lower(), kind.address)}
    folder = danish.get(name.lower()) or {"sider": PAGES}.get(name.lower())
    return f"Mente du »{folder}«?" if folder else suggestion(name, folders)


def _whole(path: str, code: str, message: str, hint: str = "") -> Problem:
    return Problem(path, 0, 0, code, message, hint)


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
