"""One text file of a kind's folder → the entity that it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from generator.model.entity import Entity, History, Origin
from generator.model.fields import SLUG, slug_like
from generator.model.kinds import Kind
from generator.model.marks import marked_in
from generator.model.partnership import Partnership
from generator.reading.bodies import body_findings, image_findings
from generator.reading.document import Document, open_markdown, validated
from generator.reading.markdown import images_in, links_in, render_body
from generator.reading.notes import Faulty, Notes
from generator.reading.rooms import Places, Rooms, read_rooms, with_rooms, without_partnership
from generator.reading.sources import Files


def slug_of(path: str) -> str:
    """`events/2026/julekoncert.md` and `events/2026/julekoncert/index.md` → `julekoncert`."""
    parts = path.removesuffix(".md").split("/")
    return parts[-2] if parts[-1] == "index" and len(parts) > 2 else parts[-1]


def read_entity(
    kind: Kind, path: str, files: Files, history: Mapping[str, History], notes: Notes
) -> Entity | None:
    """The entity in the file at `path`; None after noting all that is wrong with it.

    A fault in one part keeps no other from being checked: file name, fields, text, pictures and
    what stands in files of their own.
    """
    slug = slug_of(path)
    document = open_markdown(files.texts[path], notes)
    rooms = read_rooms(path, files, notes) if kind.model is Partnership else Rooms()
    entity = validated(kind.model, document, notes) if document else None
    if not SLUG.fullmatch(slug):
        notes.whole(
            path,
            "ugyldigt-kortnavn",
            f"Filnavnet »{slug}« kan ikke bruges i en adresse",
            f"Mente du »{slug_like(slug)}«? Der må kun stå a–z, tal og bindestreg.",
        )
        entity = None
    if entity is None:
        without_partnership(rooms, notes)
    if document is None:
        return None
    body = render_body(document.body)
    beside = _beside(path, files.images)
    names = _names(beside)
    links = (*links_in(body.html), *_rooted(images_in(body.html)))
    # One that cannot be used lies there all the same, and what is wrong with it is told.
    there = (*names, *_names(_beside(path, files.refused_images)))
    notes.found(body_findings(document, body, there))
    notes.found(image_findings(path, document.data, there))
    if entity is None:
        notes.unread.append(_faulty(kind, document, links))
        return None
    places: Places = {}
    if isinstance(entity, Partnership):
        entity, places = with_rooms(entity, rooms)
    past = history.get(path)
    inputs = (
        path,
        document.source.digest,
        *sorted({files.texts[room].digest for room, _ in places.values()}),
        repr(past),
        *(files.images[name].digest for name in beside),
    )
    entity.found_at(
        Origin(
            slug=slug,
            path=path,
            body=body.html,
            text=body.text,
            digest=hashlib.sha256("\n".join(inputs).encode()).hexdigest(),
            history=past,
            files=names,
            links=links,
            words=body.words,
            rooms=places,
        )
    )
    return entity


def _faulty(kind: Kind, document: Document, links: tuple[str, ...]) -> Faulty:
    """What can be told of a file that became no entity."""
    data = document.data if isinstance(document.data, dict) else {}
    public = {name: data[name] for name in ("draft", "publish_from") if name in data}
    return Faulty(document.source.path, tuple(marked_in(kind.model, data)), links, public)


def _rooted(images: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Pictures that belong to another page of the portal; those beside the text are checked."""
    return tuple(source for source, _ in images if source.startswith("/"))


def _beside(path: str, images: Iterable[str]) -> tuple[str, ...]:
    """The pictures in the entity's own folder; a file without a folder has none."""
    folder, _, name = path.rpartition("/")
    if name != "index.md":
        return ()
    return tuple(sorted(image for image in images if image.rpartition("/")[0] == folder))


def _names(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(path.rpartition("/")[2] for path in paths)
