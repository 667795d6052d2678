"""Changes → the actors' new files: read again, shown as a diff, written all or not at all."""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.importing.editing import Unchangeable, edited
from generator.importing.merging import Change
from generator.importing.refusing import Refused
from generator.model.actor import Actor
from generator.problems import ContentError
from generator.reading.decoding import decoded
from generator.reading.document import open_markdown, validated
from generator.reading.front_matter import FrontMatter, split_front_matter
from generator.reading.notes import Notes
from generator.reading.sources import Source


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file before and after. `path` is relative to the content folder."""

    path: str
    old: bytes
    old_text: str
    new: bytes
    new_text: str


def rewrite(content: Path, path: str, changes: Sequence[Change]) -> Rewritten:
    """The file with the changes. Raises Refused where they cannot be made in its text, and
    ContentError where it would not be an actor any more."""
    old = (content / path).read_bytes()
    text = decoded(old)
    parts = split_front_matter(text)
    assert isinstance(parts, FrontMatter), "the portal has read it"
    start = text.index("\n") + 1
    try:
        yaml = edited(parts.yaml, changes)
    except Unchangeable as reason:
        raise Refused(
            f"Filen {path} kan ikke rettes: {reason}",
            "Intet er skrevet. Ret filen, eller skriv svaret ind i hånden.",
        ) from None
    new_text = text[:start] + yaml + text[start + len(parts.yaml) :]
    notes = Notes()
    digest = hashlib.sha256(new_text.encode()).hexdigest()
    document = open_markdown(Source(path, new_text, digest), notes)
    if document is None or validated(Actor, document, notes) is None:
        raise ContentError(notes.problems or notes.located(content))
    return Rewritten(path, old, text, _encoded(new_text, old, path), new_text)


def _encoded(text: str, old: bytes, path: str) -> bytes:
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
    parts: list[str] = []
    for file in files:
        # A folder given from the root on: `git apply` and `patch -d /` know no double slash.
        name = (content / file.path).as_posix().lstrip("/")
        parts += difflib.unified_diff(
            file.old_text.splitlines(keepends=True),
            file.new_text.splitlines(keepends=True),
            f"a/{name}",
            f"b/{name}",
        )
    return "".join(parts)


def write(content: Path, files: Sequence[Rewritten]) -> None:
    """Put every file in place, each by one rename; if one fails, those before it are put back.

    Raises Refused when a file was changed meanwhile, OSError when it cannot be written.
    """
    for file in files:
        if (content / file.path).read_bytes() != file.old:
            raise Refused(f"Filen {file.path} er ændret imens", "Intet er skrevet. Kør igen.")
    done: list[Rewritten] = []
    try:
        for file in files:
            _replace(content / file.path, file.new)
            done.append(file)
    except BaseException:
        for file in done:
            with contextlib.suppress(OSError):
                _replace(content / file.path, file.old)
        raise


def _replace(target: Path, data: bytes) -> None:
    # A name that begins with a dot is no content, should the machine stop here.
    handle, name = tempfile.mkstemp(prefix=".import-", dir=target.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        aside.chmod(target.stat().st_mode)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
