"""What the content's pictures are: looked at when they are new, kept on a shelf afterwards.

What is wrong with a file is never kept, so that it is told every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath
from typing import TypeAlias

from msgspec.structs import astuple

from generator.caching import Shelf
from generator.forking import heaps, in_turns
from generator.imaging.looking import look
from generator.imaging.opening import MAX_PIXELS, MAX_SIDE, PictureError, TooLargeError
from generator.model.picture import Picture, PictureFormat
from generator.problems import Problem
from generator.reading.kept import is_settled
from generator.reading.notes import Notes
from generator.reading.sources import IMAGE_STARTS, Files

FEW = 8
"""Pictures. Looking at one takes some ten milliseconds, at eight as long as a second process."""

FORMATS: Mapping[str, PictureFormat] = {
    ".avif": "avif",
    ".gif": "gif",
    ".jpeg": "jpeg",
    ".jpg": "jpeg",
    ".png": "png",
    ".webp": "webp",
}
"""What a file's ending says that it is."""

Looked: TypeAlias = tuple[str, Picture | Problem | None]


def look_at(files: Files, moment: int, shelf: Shelf, notes: Notes, jobs: int) -> dict[str, Picture]:
    """Every picture in the files, by path; what is wrong with one is noted.

    What an earlier reading left on the shelf is taken from there while its file has the same stamp;
    one that only moved is known by its digest. The rest is looked at, in as many processes as pay.
    """
    rows = {path: (stamp, Picture(*fields)) for path, (stamp, fields) in shelf.rows.items()}
    known = {picture.digest: picture for _, picture in rows.values()}
    pictures: dict[str, Picture] = {}
    fresh: list[str] = []
    for path, stamp in files.images.items():
        row = rows.get(path)
        if row is not None and row[0] == stamp:
            pictures[path] = row[1]
        else:
            fresh.append(path)

    def share(paths: Sequence[str]) -> list[Looked]:
        return [(path, _look(path, (files.content / path).read_bytes(), known)) for path in paths]

    for path, found in chain.from_iterable(in_turns(share, heaps(fresh, 1), jobs, least=FEW)):
        if isinstance(found, Picture):
            pictures[path] = found
        elif found is not None:
            notes.problems.append(found)
    shelf.keep(
        {
            path: (stamp, astuple(pictures[path]))
            for path, stamp in files.images.items()
            if path in pictures and is_settled((stamp,), moment)
        }
    )
    return pictures


def _look(path: str, data: bytes, known: Mapping[str, Picture]) -> Picture | Problem | None:
    """The picture, or what is wrong with it; None of a PDF, which only has to be one."""
    ending = PurePosixPath(path).suffix.lower()
    if not data.startswith(IMAGE_STARTS[ending]):
        return _wrong_type(path, ending)
    if ending not in FORMATS:
        return None
    found = known.get(hashlib.sha256(data).hexdigest())
    if found is None:
        try:
            found = look(data)
        except TooLargeError as error:
            return _too_large(path, error)
        except PictureError:
            return _unreadable(path)
    if found.format != FORMATS[ending]:
        return _wrong_type(path, ending)
    return found


def _wrong_type(path: str, ending: str) -> Problem:
    """The file is something else than its name says."""
    return Problem(
        path,
        0,
        0,
        "ikke-et-billede",
        f"Filen er ikke et billede af typen {ending}",
        "Åbn billedet, og gem det igen i den rigtige type.",
    )


def _unreadable(path: str) -> Problem:
    return Problem(
        path,
        0,
        0,
        "oedelagt-billede",
        "Billedet kan ikke læses: filen er skadet, eller der mangler noget af den",
        "Find det oprindelige billede frem, og læg en hel fil her.",
    )


def _too_large(path: str, error: TooLargeError) -> Problem:
    return Problem(
        path,
        0,
        0,
        "for-mange-billedpunkter",
        f"Billedet er på {_number(error.width)} × {_number(error.height)} billedpunkter, og der "
        f"må højst være {_number(MAX_SIDE)} på hver led og "
        f"{MAX_PIXELS // 1_000_000} millioner i alt",
        "Gør det mindre: 2000 billedpunkter i bredden er nok.",
    )


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
