"""The files of the content folder, read safely: nothing outside it, nothing endless."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.entity import Entity
from generator.model.fields import FILE_NAME
from generator.model.kinds import KINDS
from generator.model.picture import Picture
from generator.problems import Problem, suggestion
from generator.reading.memory import Stamp, stamp_of
from generator.reading.pictures import wrong_type

MAX_TEXT = 1_000_000
"""Bytes. The longest text in the real content is under 20,000; beyond a megabyte it is no page."""
MAX_IMAGE = 5_000_000
"""Bytes. Above this a phone on a bad connection waits; the editor's camera makes such files."""
MAX_FOLDERS = 6

SETTINGS = "portal.yml"
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


@dataclass(frozen=True, slots=True)
class Source:
    """A text file: `path` relative to the content folder, with `/`."""

    path: str
    text: str
    digest: str


@dataclass(slots=True)
class Files:
    """What a folder holds: texts by path, pictures by path, and what was refused.

    `new_images` are pictures that must be looked at before they are `images`; `refused_images` lie
    there, but cannot be used; `documents` are the PDF files beside hand-written pages.
    """

    texts: dict[str, Source] = field(default_factory=dict)
    images: dict[str, Picture] = field(default_factory=dict)
    new_images: list[str] = field(default_factory=list)
    refused_images: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    remembered: dict[str, Entity] = field(default_factory=dict)
    """Files that need no reading, since they did not change and belong to nothing beside them."""


def read_files(
    content: Path,
    folders: tuple[str, ...],
    remembered: Callable[[str, Stamp], Entity | None] = lambda path, stamp: None,
    seen: Callable[[str, Stamp], Picture | None] = lambda path, stamp: None,
) -> Files:
    """Read every file of `content` and of the named folders in it, but for what is remembered."""
    files = Files()
    for path, entry in _walk(content, folders, files):
        status = entry.stat()
        stamp = files.stamps[path] = stamp_of(status)
        entity = remembered(path, stamp)
        picture = seen(path, stamp)
        if entity is not None:
            files.remembered[path] = entity
        elif picture is not None:
            files.images[path] = picture
        else:
            _read(path, Path(entry.path), status.st_size, files)
    return files


def _walk(
    content: Path, folders: tuple[str, ...], files: Files
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    pending: list[tuple[str, int]] = [("", 0)]
    while pending:
        folder, depth = pending.pop()
        with os.scandir(content / folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
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


def _read(path: str, file: Path, size: int, files: Files) -> None:
    ending = file.suffix.lower()
    if ending in IMAGE_STARTS and (ending != ".pdf" or path.startswith(f"{PAGES}/")):
        _read_image(path, file, size, files)
        return
    if ending not in TEXT_ENDINGS:
        files.problems.append(
            _whole(
                path,
                "ukendt-fil",
                f"Filer af typen »{ending or file.name}« bruges ikke i indholdet",
                "Tekster hedder .md, opslag .yml og billeder .jpg, .png, .webp eller .avif.",
            )
        )
        return
    if size > MAX_TEXT:
        files.problems.append(
            _whole(
                path,
                "for-stor-fil",
                f"Filen er på {_megabytes(size)}, og en tekst må fylde 1 MB",
                "Læg billeder og andet stort i filer for sig.",
            )
        )
        return
    data = file.read_bytes()
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        excerpt = data[start:].split(b"\n", 1)[0].decode("utf-8", "replace")[:200]
        files.problems.append(
            Problem(
                path,
                line,
                column,
                "tegnsaet",
                "Filen er ikke gemt som UTF-8",
                "Åbn den i din editor, og gem den igen med tegnsættet UTF-8.",
                excerpt,
            )
        )
        return
    files.texts[path] = Source(path, text, hashlib.sha256(data).hexdigest())


def decoded(data: bytes) -> str:
    """UTF-8 with or without a byte order mark; any line ending becomes a newline."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _read_image(path: str, file: Path, size: int, files: Files) -> None:
    problem = _refusal(path, file, size)
    if problem is not None:
        files.problems.append(problem)
        files.refused_images.append(path)
    elif file.suffix.lower() == ".pdf":
        files.documents.add(path)
    else:
        files.new_images.append(path)


def _refusal(path: str, file: Path, size: int) -> Problem | None:
    """What is wrong with a picture or a PDF before anyone looks into it."""
    if size > MAX_IMAGE:
        return _whole(
            path,
            "for-stor-fil",
            f"Billedet er på {_megabytes(size)}, og det må fylde 5 MB",
            "Gør det mindre: 2000 billedpunkter i bredden er nok.",
        )
    if not FILE_NAME.fullmatch(file.name):
        return _whole(
            path,
            "filnavn",
            f"Billedets navn »{file.name}« kan ikke bruges i en adresse",
            "Brug bogstaver a–z, tal, punktum og bindestreg: ingen mellemrum og ingen æ, ø, å.",
        )
    starts = IMAGE_STARTS[file.suffix.lower()]
    with file.open("rb") as stream:
        begins = stream.read(max(map(len, starts)))
    return None if begins.startswith(starts) else wrong_type(path, file.suffix.lower())


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
