"""What the commands do to an event's file: read, changed as text, and read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.editing.files import Edit, Rewritten, rewritten
from generator.editing.finding import entities, path_of, yaml_part
from generator.editing.naming import refuse_name
from generator.editing.occasions import copied, slug_of_copy
from generator.editing.refusing import Refused, Unchangeable
from generator.model.event import Event
from generator.model.kinds import BY_FOLDER
from generator.model.times import When, day_of
from generator.problems import ContentError
from generator.reading.decoding import decoded
from generator.reading.document import open_markdown, validated
from generator.reading.locating import locate_in
from generator.reading.notes import Notes
from generator.reading.paths import slug_of
from generator.reading.sources import Files, Source, find_files

EVENTS = BY_FOLDER[Event.KIND]
Change: TypeAlias = Callable[[str, Event], str]
"""The YAML and what it says → the YAML as it shall be."""


class Found(NamedTuple):
    """An event's file, and the files that lie in the content's folder for events."""

    files: Files
    path: str
    event: Event


def find_event(content: Path, name: str) -> Found:
    """The event that is meant. Raises Refused, and ContentError where its file has errors."""
    files = find_files(content, (EVENTS.folder,))
    path = path_of(files, EVENTS, name)
    return Found(files, path, _read(path, decoded((content / path).read_bytes())))


def changed(content: Path, name: str, change: Change) -> Edit:
    """The event's file with the change. Raises Refused and ContentError."""
    found = find_event(content, name)
    file = rewritten(content, found.path, lambda text: _with(found, text, change))
    _read(found.path, file.new_text)
    return Edit((file,))


def copy_of(
    content: Path, name: str, to: When, slug: str | None, told_by: str | None = None
) -> Edit:
    """A new event like another, at another time, with its pictures; `told_by` is its source. Raises
    Refused and ContentError."""
    found = find_event(content, name)
    known = entities(found.files, EVENTS)
    slug = slug or slug_of_copy(slug_of(found.path), to)
    refuse_name(slug)
    if slug in known:
        raise Refused(f"»{slug}« findes allerede: {known[slug]}", "Vælg et andet navn med --name.")
    folder = found.path.removesuffix(".md").removesuffix("/index").rpartition("/")[0]
    if folder.rpartition("/")[2].isdecimal():
        folder = f"{folder.rpartition('/')[0]}/{day_of(to).year}"
    own = found.path.endswith("/index.md")
    target = f"{folder}/{slug}/index.md" if own else f"{folder}/{slug}.md"
    before = decoded((content / found.path).read_bytes())
    text = _with(found, before, lambda yaml, event: copied(yaml, event, to, told_by))
    _read(target, text)
    new = [Rewritten(target, None, "", text.encode(), text)]
    for picture in found.files.beside(found.path) if own else ():
        name = picture.rpartition("/")[2]
        data = (content / picture).read_bytes()
        new.append(Rewritten(f"{folder}/{slug}/{name}", None, "", data, ""))
    return Edit(tuple(new))


def _with(found: Found, text: str, change: Change) -> str:
    above, yaml, below = yaml_part(found.path, text)
    try:
        return above + change(yaml, found.event) + below
    except Unchangeable as reason:
        raise Refused(
            f"Filen {found.path} kan ikke rettes: {reason}",
            "Intet er skrevet. Prøv »portal fmt« på filen først, eller ret den i hånden.",
        ) from None


def _read(path: str, text: str) -> Event:
    """What a file with this text says, which may not be written yet. Raises ContentError."""
    notes = Notes()
    document = open_markdown(Source(path, text, ""), notes)
    event = validated(Event, document, notes) if document else None
    if event is None:
        raise ContentError(notes.problems + locate_in(text, notes.findings))
    return event
