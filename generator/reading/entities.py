"""One text file of a kind's folder → the entity that it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from generator.model.entity import Entity, History, Origin
from generator.model.fields import SLUG, slug_like
from generator.model.kinds import Kind
from generator.model.partnership import Partnership
from generator.reading.bodies import body_findings, image_findings
from generator.reading.document import Document, open_markdown, validated
from generator.reading.markdown import images_in, links_in, render_body
from generator.reading.notes import Notes
from generator.reading.rooms import Places, with_rooms
from generator.reading.sources import Files


def slug_of(path: str) -> str:
    """`events/2026/julekoncert.md` and `events/2026/julekoncert/index.md` → `julekoncert`."""
    parts = path.removesuffix(".md").split("/")
    return parts[-2] if parts[-1] == "index" and len(parts) > 2 else parts[-1]


def read_entity(
    kind: Kind, path: str, files: Files, history: Mapping[str, History], notes: Notes
) -> Entity | None:
    """The entity in the file at `path`; None after noting why there is none."""
    slug = slug_of(path)
    if not SLUG.fullmatch(slug):
        notes.whole(
            path,
            "ugyldigt-kortnavn",
            f"Filnavnet »{slug}« kan ikke bruges i en adresse",
            f"Mente du »{slug_like(slug)}«? Der må kun stå a–z, tal og bindestreg.",
        )
        return None
    document = open_markdown(files.texts[path], notes)
    if document is None:
        return None
    entity = validated(kind.model, document, notes)
    if entity is None:
        return None
    entity, origin = _origin(entity, slug, document, files, history.get(path), notes)
    entity.found_at(origin)
    return entity


def _origin(
    entity: Entity,
    slug: str,
    document: Document,
    files: Files,
    past: History | None,
    notes: Notes,
) -> tuple[Entity, Origin]:
    """The entity with what stands in files beside it, and all that the reader knows of it."""
    path = document.source.path
    body = render_body(document.body)
    beside = _beside(path, files)
    names = tuple(name.rpartition("/")[2] for name in beside)
    notes.found(body_findings(document, body, names))
    notes.found(image_findings(path, getattr(entity, "image", None), names))
    rooms: tuple[str, ...] = ()
    places: Places = {}
    if isinstance(entity, Partnership):
        entity, places = with_rooms(entity, path, files, notes)
        rooms = tuple(sorted({files.texts[room].digest for room, _ in places.values()}))
    pictures = tuple(files.images[name] for name in beside)
    digest = "\n".join((path, document.source.digest, *rooms, repr(past), *pictures))
    return entity, Origin(
        slug=slug,
        path=path,
        body=body.html,
        text=body.text,
        digest=hashlib.sha256(digest.encode()).hexdigest(),
        history=past,
        files=names,
        links=(*links_in(body.html), *_rooted(images_in(body.html))),
        words=body.words,
        rooms=places,
    )


def _rooted(images: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Pictures that belong to another page of the portal; those beside the text are checked."""
    return tuple(source for source, _ in images if source.startswith("/"))


def _beside(path: str, files: Files) -> tuple[str, ...]:
    """The pictures in the entity's own folder; a file without a folder has none."""
    folder, _, name = path.rpartition("/")
    if name != "index.md":
        return ()
    return tuple(sorted(image for image in files.images if image.rpartition("/")[0] == folder))
