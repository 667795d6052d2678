"""One text file of a kind's folder → the entity that it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.entity import Entity, History, Origin
from generator.model.event import Event
from generator.model.fields import DEVICES, SLUG, slug_like
from generator.model.kinds import Kind
from generator.model.listing import kept_when, when_of
from generator.model.marks import marked_in
from generator.model.newsletter import NewsletterIssue
from generator.model.partnership import Partnership
from generator.model.picture import Picture
from generator.reading.bodies import body_findings, image_findings
from generator.reading.document import Document, open_markdown, open_yaml, validated
from generator.reading.hints import of_device
from generator.reading.manifests import with_manifest
from generator.reading.markdown import images_in, links_in, safe_body
from generator.reading.notes import Faulty, Notes
from generator.reading.paths import slug_of
from generator.reading.rooms import Places, Rooms, read_rooms, with_rooms, without_partnership
from generator.reading.sources import Files
from generator.reading.translations import Translations, read_translations


def read_entity(
    kind: Kind,
    path: str,
    files: Files,
    images: Mapping[str, Picture],
    past: History | None,
    notes: Notes,
) -> Entity | None:
    """The entity in the file at `path`; None after noting all that is wrong with it.

    `images` are the pictures that can be shown, by path, `past` is what git knows of the file. A
    fault in one part keeps no other from being checked: file name, fields, text, pictures and what
    stands in files of their own.
    """
    slug = slug_of(path)
    source = files.open(path, notes)
    opened = open_markdown if kind.suffix == ".md" else open_yaml
    document = opened(source, notes) if source else None
    rooms = read_rooms(path, files, notes) if kind.model is Partnership else Rooms()
    entity = validated(kind.model, document, notes) if document else None
    if _slug_fault(path, slug, notes):
        entity = None
    elif slug in DEVICES:
        notes.whole(path, "ugyldigt-kortnavn", *of_device(slug))
        entity = None
    if entity is None:
        without_partnership(rooms, notes)
    if document is None:
        return None
    translations = read_translations(path, files, document.data, notes)
    beside = beside_it(path, files)
    body, links = _text_of(document, beside, files, translations, notes)
    if entity is None:
        notes.unread.append(_faulty(kind, document, links))
        return None
    places: Places = {}
    if isinstance(entity, Partnership):
        entity, places = with_rooms(entity, rooms)
    digests = tuple(rooms.digests)
    if isinstance(entity, NewsletterIssue):
        entity, digests = with_manifest(entity, path, files, notes)
    if isinstance(entity, Event):
        entity = _as_moved(entity, past)
    texts = (document.source.digest, *digests, *translations.digests)
    pictures = (images[name].digest if name in images else "" for name in beside)
    entity.found_at(
        Origin(
            slug=slug,
            path=path,
            body=body,
            digest=_digest_of(path, texts, past, pictures),
            history=past,
            files=_names(name for name in beside if name in images),
            links=links,
            rooms=places,
            translations=translations.by_language,
        )
    )
    return entity


def _slug_fault(path: str, slug: str, notes: Notes) -> bool:
    """Whether the file has a name that no address can have, which is noted then."""
    if SLUG.fullmatch(slug):
        return False
    notes.whole(
        path,
        "ugyldigt-kortnavn",
        f"Filnavnet »{slug}« kan ikke bruges i en adresse",
        f"Mente du »{slug_like(slug)}«? Der må kun stå a–z, tal og bindestreg.",
    )
    return True


def _text_of(
    document: Document,
    beside: Sequence[str],
    files: Files,
    translations: Translations,
    notes: Notes,
) -> tuple[str, tuple[str, ...]]:
    """The body as sanitised HTML, and the addresses that it or a translation names; what is wrong
    with it, or with the pictures that it shows, is noted. `beside` are the pictures' paths."""
    body, path = safe_body(document.unsafe), document.source.path
    told = (link for one in translations.by_language.values() for link in one.links)
    links = (*links_in(body), *told, *_rooted(images_in(body)))
    # What cannot be shown lies there all the same, and what is wrong with it is told.
    there = _names((*beside, *_beside_index(path, files.refused)))
    notes.found(body_findings(document, body, there))
    notes.found(image_findings(path, document.data, there))
    return body, links


def _digest_of(
    path: str, texts: Iterable[str], past: History | None, pictures: Iterable[str]
) -> str:
    """Of all that an entity is read from: the digests of its texts and pictures, and the history;
    a picture that cannot be shown has none."""
    inputs = (path, *texts, repr(past), *pictures)
    return hashlib.sha256("\n".join(inputs).encode()).hexdigest()


def _as_moved(event: Event, past: History | None) -> Event:
    """An event whose time was changed after people had read of the old one: as if the editor had
    written that it is moved, and from when (docs/changes.md)."""
    moved = past.moved if past else None
    if moved is None or event.status != "scheduled" or event.repeat is not None:
        return event
    before, now = moved
    if kept_when(event.start) != now:
        return event
    return event.model_copy(update={"status": "rescheduled", "previous_start": when_of(before)})


def _faulty(kind: Kind, document: Document, links: tuple[str, ...]) -> Faulty:
    """What can be told of a file that became no entity."""
    data = document.data if isinstance(document.data, dict) else {}
    public = {name: data[name] for name in ("draft", *kind.model.WAITS_FOR) if name in data}
    return Faulty(document.source.path, tuple(marked_in(kind.model, data)), links, public)


def _rooted(images: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Pictures that belong to another page of the portal; those beside the text are checked."""
    return tuple(source for source, _ in images if source.startswith("/"))


def beside_it(path: str, files: Files) -> tuple[str, ...]:
    """The pictures in the entity's own folder; a file without a folder has none."""
    return files.beside(path) if path.endswith("/index.md") else ()


def _beside_index(path: str, images: Iterable[str]) -> Iterator[str]:
    folder = path.removesuffix("index.md")
    return (name for name in images if folder != path and name.rpartition("/")[0] + "/" == folder)


def _names(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(path.rpartition("/")[2] for path in paths)
