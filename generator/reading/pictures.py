"""What the content's pictures are: looked at when they are new, remembered afterwards.

As with texts (`memory.py`), a file counts as unchanged while size, times and inode are the same; a
picture that only moved is known by its digest. What is wrong with a file is never remembered. The
file of this memory may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from generator.forking import in_shares
from generator.imaging.looking import look
from generator.imaging.opening import MAX_PIXELS, MAX_SIDE, PictureError, TooLargeError
from generator.model.picture import Picture, PictureFormat
from generator.problems import Problem
from generator.reading.memory import MOST, YOUNG, Stamp
from generator.versions import program_digest

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

Looked: TypeAlias = tuple[str, Picture | Problem]


@dataclass(slots=True)
class Seen:
    """The pictures of the last build, by path relative to the content folder."""

    file: Path | None = None
    born: int = 0
    known: Mapping[str, tuple[Stamp, Picture]] = field(default_factory=dict)

    def picture(self, path: str, stamp: Stamp) -> Picture | None:
        """The picture, while its file was not touched."""
        found = self.known.get(path)
        return found[1] if found and found[0] == stamp and not self._is_young(path) else None

    def _is_young(self, path: str) -> bool:
        """It was so new when it was remembered that it could have changed within the same tick."""
        found = self.known.get(path)
        return found is not None and max(found[0][1:3]) > self.born - YOUNG

    def by_digest(self) -> dict[str, Picture]:
        return {picture.digest: picture for _, picture in self.known.values()}

    def save(self, stamps: Mapping[str, Stamp], pictures: Mapping[str, Picture]) -> None:
        """Remember these instead, by one rename; only when something is different."""
        now = {path: (stamps[path], picture) for path, picture in pictures.items()}
        if self.file is None or (now == self.known and not any(map(self._is_young, stamps))):
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        plain = {path: (stamp, astuple(picture)) for path, (stamp, picture) in now.items()}
        draft = self.file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(marshal.dumps((program_digest(), plain)))
        draft.replace(self.file)
        with suppress(FileNotFoundError):  # another build tidies up, too
            others = self.file.parent.glob("pictures-*.marshal")
            for old in sorted(others, key=lambda file: file.stat().st_mtime_ns)[:-MOST]:
                old.unlink()


def recall_pictures(cache: Path | None, content: Path) -> Seen:
    """What is remembered of this content folder's pictures; nothing where nothing fits."""
    if cache is None:
        return Seen()
    name = hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:16]
    file = cache / f"pictures-{name}.marshal"
    try:
        born = file.stat().st_mtime_ns
        digest, plain = marshal.loads(file.read_bytes())  # noqa: S302 - written by ourselves into our own cache folder, as trusted as the .pyc files beside the code
        known = {path: (stamp, Picture(*fields)) for path, (stamp, fields) in plain.items()}
    except Exception:  # a damaged memory is no memory, whatever its damage is
        return Seen(file)
    return Seen(file, born, known) if digest == program_digest() else Seen(file)


def look_at(
    paths: Sequence[str], content: Path, seen: Seen, jobs: int
) -> tuple[dict[str, Picture], list[Problem]]:
    """Each of these files as a picture, or what is wrong with it, in as many processes as pay."""
    known = seen.by_digest()
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []

    def share(paths: Sequence[str]) -> list[Looked]:
        return [(path, _look(path, (content / path).read_bytes(), known)) for path in paths]

    for path, found in chain.from_iterable(in_shares(share, paths, jobs, least=FEW)):
        if isinstance(found, Picture):
            pictures[path] = found
        else:
            problems.append(found)
    return pictures, problems


def _look(path: str, data: bytes, known: Mapping[str, Picture]) -> Picture | Problem:
    ending = PurePosixPath(path).suffix.lower()
    found = known.get(hashlib.sha256(data).hexdigest())
    if found is None:
        try:
            found = look(data)
        except TooLargeError as error:
            return _too_large(path, error)
        except PictureError:
            return _unreadable(path)
    if found.format != FORMATS[ending]:
        return wrong_type(path, ending)
    return found


def wrong_type(path: str, ending: str) -> Problem:
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
