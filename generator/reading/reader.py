"""The content folder → a `Portal`, or every problem there is, found in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from generator.forking import in_shares
from generator.model.entity import Entity, History
from generator.model.kinds import BY_FOLDER, KINDS
from generator.model.partnership import Partnership
from generator.model.portal import Absence, Portal
from generator.model.settings import Settings
from generator.problems import Problem
from generator.reading.document import open_yaml, validated
from generator.reading.entities import read_entity, slug_of
from generator.reading.history import read_history
from generator.reading.memory import Memory, recall
from generator.reading.notes import Notes
from generator.reading.pages import read_pages
from generator.reading.pictures import Seen, look_at, recall_pictures
from generator.reading.rooms import check_room
from generator.reading.sources import PAGES, SETTINGS, Files, read_files
from generator.reading.unfinished import unfinished

Entities = dict[str, dict[str, Entity]]
"""By folder and slug, drafts included."""
_CUT_SHORT = Problem(
    "",
    0,
    0,
    "afkortet-historik",
    "Kun en del af historikken i git er hentet, så datoer i feeds og kalendere bliver forkerte",
    "Hent den hele med »git fetch --unshallow«, eller skriv fetch-depth: 0 i arbejdsgangen.",
    level="warning",
)


def read_portal(
    content: Path, now: datetime, *, cache: Path | None = None, jobs: int = 1
) -> tuple[Portal | None, list[Problem]]:
    """Read everything under `content`, or what changed since the build that `cache` remembers.

    Returns the portal as it stands at `now`, drafts left out, and every problem of single files;
    None when `portal.yml` or the folder itself cannot be read. Rules that span files are
    `generator.checking`'s.
    """
    notes = Notes()
    if not content.is_dir():
        notes.whole("", "ingen-mappe", "Mappen med indhold findes ikke", "Angiv den med --content.")
        return None, notes.problems
    past = read_history(content, now, cache)
    history = past.by_path
    if past.cut_short:
        notes.problems.append(_CUT_SHORT)
    memory, seen = recall(cache, content), recall_pictures(cache, content)
    files = read_files(
        content,
        (*BY_FOLDER, PAGES),
        lambda path, stamp: memory.entity(path, stamp, history.get(path)),
        seen.picture,
    )
    _look_at_pictures(files, content, seen, jobs)
    notes.problems += files.problems
    settings = _settings(files, notes)
    entities = _entities(files, history, memory, notes, jobs)
    memory.save()
    pages = read_pages(files, notes)
    problems = notes.located(content)
    if settings is None:
        return None, problems
    portal = Portal(
        settings=settings,
        now=now,
        pages=pages,
        images=files.images,
        absent=_absent(entities, notes, now),
        unfinished=unfinished(notes.unread, entities, now),
        **_public(entities, now),  # type: ignore[arg-type] # each folder's entities are of its kind's model; KINDS says so
    )
    return portal, problems


def _look_at_pictures(files: Files, content: Path, seen: Seen, jobs: int) -> None:
    """The new ones become pictures, or problems."""
    pictures, problems = look_at(files.new_images, content, seen, jobs)
    files.images |= pictures
    files.problems += problems
    files.refused_images += (problem.path for problem in problems)
    seen.save(files.stamps, files.images)


def _settings(files: Files, notes: Notes) -> Settings | None:
    source = files.texts.get(SETTINGS)
    if source is None:
        if SETTINGS not in notes.faulty():
            notes.whole(
                SETTINGS,
                "mangler-portal-yml",
                "Portalens indstillinger mangler",
                "Læg filen portal.yml øverst i mappen med indhold.",
            )
        return None
    document = open_yaml(source, notes)
    return validated(Settings, document, notes) if document else None


def _entities(
    files: Files, history: Mapping[str, History], memory: Memory, notes: Notes, jobs: int
) -> Entities:
    """Every text file in the kinds' folders, read; two that claim one slug are noted."""
    paths = [path for path in sorted(files.texts) if _is_entity(path, files, notes)]
    found = dict(files.remembered)
    for entities, said in in_shares(lambda share: _read(share, files, history), paths, jobs):
        found |= entities
        notes.add(said)
    complained = notes.paths()
    by_slug: Entities = {kind.folder: {} for kind in KINDS}
    for path in sorted(found):
        entity = found[path]
        if path not in complained and _stands_alone(path):
            memory.keep(path, files.stamps[path], entity)
        other = by_slug[entity.KIND].setdefault(entity.slug, entity)
        if other is not entity:
            notes.whole(
                path,
                "samme-adresse",
                f"Kortnavnet »{entity.slug}« bruges også af {other.path}",
                "Giv den ene fil et andet navn.",
            )
    return by_slug


def _read(
    paths: Sequence[str], files: Files, history: Mapping[str, History]
) -> tuple[dict[str, Entity], Notes]:
    """The entities in these files, by path, and what is wrong with them."""
    notes = Notes()
    read = {
        path: read_entity(BY_FOLDER[path.partition("/")[0]], path, files, history, notes)
        for path in paths
    }
    return {path: entity for path, entity in read.items() if entity is not None}, notes


def _stands_alone(path: str) -> bool:
    """No pictures or rooms beside it, which could change without the file itself."""
    return not path.endswith("/index.md")


def _is_entity(path: str, files: Files, notes: Notes) -> bool:
    """True for a text in a kind's folder; what belongs nowhere is noted."""
    return path != SETTINGS and path.partition("/")[0] != PAGES and _belongs(path, files, notes)


def _belongs(path: str, files: Files, notes: Notes) -> bool:
    """True for a text that is an entity; rooms belong to theirs, and the rest is noted."""
    kind = BY_FOLDER.get(path.partition("/")[0])
    if kind is None:
        notes.whole(
            path,
            "ukendt-fil",
            "Filen ligger uden for mapperne med indhold",
            "Flyt den til en af mapperne, eller slet den.",
        )
    elif kind.model is Partnership and path.endswith((".yml", ".yaml")):
        check_room(path, files, notes)
    elif path.endswith(".md"):
        return True
    else:
        notes.whole(
            path, "ukendt-fil", "Her bruges kun filer, der ender på .md", "Giv filen et andet navn."
        )
    return False


def _public(entities: Entities, now: datetime) -> dict[str, dict[str, Entity]]:
    """What is public at `now`, by folder and slug, sorted by slug."""
    return {
        folder: {slug: entity for slug, entity in sorted(found.items()) if entity.is_public(now)}
        for folder, found in entities.items()
    }


def _absent(entities: Entities, notes: Notes, now: datetime) -> dict[tuple[str, str], Absence]:
    """What has a file and is not in the portal, and why: a reference to it can say so."""
    absent: dict[tuple[str, str], Absence] = {}
    for path in notes.faulty():
        folder = path.partition("/")[0]
        if folder in entities and path.endswith(".md"):
            absent[folder, slug_of(path)] = "faulty"
    for folder, found in entities.items():
        for slug, entity in found.items():
            if not entity.is_public(now):
                absent[folder, slug] = "draft" if entity.draft else "waiting"
    return absent
