"""The content folder → a `Portal`, or every problem there is, found in one pass."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from generator.caching import Shelf, Store
from generator.model.event import Event
from generator.model.kinds import BY_FOLDER, KINDS
from generator.model.ledger import NO_LEDGER, Ledger
from generator.model.listing import Listing
from generator.model.partnership import Partnership
from generator.model.portal import Absence, HandwrittenPage, Portal
from generator.model.settings import SETTINGS, Settings
from generator.model.times import ZONE
from generator.presenting.languages.file_names import is_translation
from generator.problems import Problem
from generator.reading.document import open_yaml, validated
from generator.reading.gathering import Reading, gather
from generator.reading.git_log import (
    ClosedRepositoryError,
    GitError,
    Repository,
    is_partial,
    repository_of,
)
from generator.reading.hints import by_their_titles
from generator.reading.history import Past, history_in
from generator.reading.kept import Events, Kept, is_settled, recalled
from generator.reading.ledger import read_ledger
from generator.reading.ledger_file import read_recorded, recorded_ledger, recorded_past
from generator.reading.manifests import check_manifest, is_manifest
from generator.reading.notes import Notes
from generator.reading.pages import read_pages
from generator.reading.paths import slug_of
from generator.reading.pictures import look_at
from generator.reading.rooms import check_room
from generator.reading.sources import PAGES, Files, find_files
from generator.reading.translations import check_translation
from generator.reading.unfinished import unfinished

MOST = 4
"""Content folders that are remembered: the portal, the demo, and two to try things out in."""
_CUT_SHORT = Problem(
    "",
    0,
    0,
    "afkortet-historik",
    "Kun en del af historikken i git er hentet, så datoer i feeds og kalendere bliver forkerte",
    "Hent den hele med »git fetch --unshallow«, eller skriv fetch-depth: 0 i arbejdsgangen.",
    level="warning",
)
_PARTIAL = replace(
    _CUT_SHORT,
    hint="Hent den hele med »git clone« uden --filter, eller byg et sted, hvor resten kan hentes.",
)
_NEARLY_INDEX = ("indeks.md", "indeks.yml", "indeks.yaml", "default.md", "readme.md")
"""What folders' files are called elsewhere; here each would be a page of its own."""
Known = dict[str, dict[str, Kept]]
"""By folder and slug, drafts included."""


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
    store = Store(cache)
    place = f"read-{hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:16]}"
    moment = store.moment()
    files = find_files(content, (*BY_FOLDER, PAGES))
    notes.problems += files.problems
    images = look_at(files, moment, Shelf(store, f"{place}/images"), notes, jobs)
    reading = Reading(files, {}, images, moment)
    settings = _settings(reading, store, f"{place}/settings", notes)
    ledger, past = _past(content, files, settings, now, store, notes, jobs)
    if past.cut_short:
        notes.problems.append(_CUT_SHORT)
    reading = replace(reading, history=past.by_path)
    paths = [path for path in files.texts if _is_entity(path, files, notes)]
    kept, record = gather(paths, reading, Shelf(store, f"{place}/entities"), notes, jobs)
    known = _by_slug(kept, notes)
    pages = _pages(reading, store, f"{place}/pages", notes)
    store.tidy("read-", MOST)
    if settings is None:
        return None, notes.located(content)
    is_public = {
        (folder, slug): kept.is_public(now.timestamp())
        for folder, found in known.items()
        for slug, kept in found.items()
    }
    portal = Portal(
        settings=settings,
        now=now,
        ledger=ledger,
        pages=pages,
        images=images,
        absent=_absent(known, is_public, notes),
        awaited=_awaited(known, now),
        unfinished=unfinished(notes.unread, is_public, now),
        **_public(known, is_public, record),  # type: ignore[arg-type] # each folder's entities are of its kind's model; KINDS says so
    )
    notes.findings = [by_their_titles(portal, finding) for finding in notes.findings]
    return portal, notes.located(content)


def _past(
    content: Path,
    files: Files,
    settings: Settings | None,
    now: datetime,
    store: Store,
    notes: Notes,
    jobs: int,
) -> tuple[Ledger, Past]:
    """What git knows at `now`; what was recorded beside the content, where git knows nothing."""
    ledger, past = NO_LEDGER, Past()
    try:
        repository = repository_of(content)
    except ClosedRepositoryError as closed:
        notes.problems.append(_unknown_because_of(closed))
        repository = None
    if repository is not None:
        ledger, past = _known(content, repository, now, store, notes, jobs)
    if ledger.since is not None:
        return ledger, past
    book = read_recorded(content, notes)
    if book is None or settings is None:
        return NO_LEDGER, past
    recorded = recorded_ledger(book, now)
    return recorded, recorded_past(book, recorded, files.texts, settings, now, past)


def _unknown_because_of(closed: ClosedRepositoryError) -> Problem:
    said = f"Git kan ikke læse historikken: {closed.cause}"
    message = f"{said}. Datoer i feeds og kalendere bliver forkerte"
    return replace(_CUT_SHORT, message=message, hint=closed.remedy)


def _known(
    content: Path, repository: Repository, now: datetime, store: Store, notes: Notes, jobs: int
) -> tuple[Ledger, Past]:
    try:
        ledger = read_ledger(content, repository, now, store, jobs)
        return ledger, history_in(content, repository, ledger, now, store)
    except GitError:
        if not is_partial(content):
            raise
        # It lacks what a shallow clone lacks, where that cannot be fetched from here.
        notes.problems.append(_PARTIAL)
        return NO_LEDGER, Past()


def _settings(reading: Reading, store: Store, name: str, notes: Notes) -> Settings | None:
    files = reading.files
    if SETTINGS not in files.texts:
        meant = [path for path in files.texts if _is_meant_as_settings(path)]
        for path in meant:
            notes.whole(
                path,
                "mangler-portal-yml",
                "Portalens indstillinger står i en fil, der hedder noget andet end portal.yml",
                "Mente du portal.yml? Giv filen det navn.",
            )
        if not meant and SETTINGS not in notes.faulty():
            notes.whole(
                SETTINGS,
                "mangler-portal-yml",
                "Portalens indstillinger mangler",
                "Læg filen portal.yml øverst i mappen med indhold.",
            )
        return None
    stamp = files.texts[SETTINGS]
    if (record := store.load(name, repr(stamp))) is not None:
        kept: Settings = recalled(record)
        return kept
    source = files.open(SETTINGS, notes)
    document = open_yaml(source, notes) if source else None
    settings = validated(Settings, document, notes) if document else None
    said = SETTINGS in notes.paths()
    if settings is not None and not said and is_settled((stamp,), reading.moment):
        store.save(name, repr(stamp), pickle.dumps(settings, pickle.HIGHEST_PROTOCOL))
    return settings


def _is_meant_as_settings(path: str) -> bool:
    """True for `Portal.yml` and `portal.yaml`: what editors and other disks make of the name."""
    return path.lower() in (SETTINGS, SETTINGS.replace(".yml", ".yaml"))


def _pages(reading: Reading, store: Store, name: str, notes: Notes) -> tuple[HandwrittenPage, ...]:
    """The hand-written pages; kept together, since there are few of them."""
    files = reading.files
    under = f"{PAGES}/"
    texts = {path: stamp for path, stamp in files.texts.items() if path.startswith(under)}
    images = sorted(path for path in files.images if path.startswith(under))
    key = repr((sorted(texts.items()), images))
    if (record := store.load(name, key)) is not None:
        kept: tuple[HandwrittenPage, ...] = recalled(record)
        return kept
    pages = read_pages(files, notes)
    if is_settled(texts.values(), reading.moment) and notes.paths().isdisjoint(texts):
        store.save(name, key, pickle.dumps(pages, pickle.HIGHEST_PROTOCOL))
    return pages


def _by_slug(kept: Mapping[str, Kept], notes: Notes) -> Known:
    """By folder and slug; two files that claim one slug are noted."""
    found: Known = {kind.folder: {} for kind in KINDS}
    first: dict[tuple[str, str], str] = {}
    for path in sorted(kept):
        folder, slug = path.partition("/")[0], kept[path].slug
        other = first.setdefault((folder, slug), path)
        if other == path:
            found[folder][slug] = kept[path]
        else:
            notes.whole(
                path,
                "samme-adresse",
                f"Kortnavnet »{slug}« bruges også af {other}",
                "Giv den ene fil et andet navn.",
            )
    return found


def _is_entity(path: str, files: Files, notes: Notes) -> bool:
    """True for a text in a kind's folder; what belongs nowhere is noted."""
    return path != SETTINGS and path.partition("/")[0] != PAGES and _belongs(path, files, notes)


def _belongs(path: str, files: Files, notes: Notes) -> bool:
    """True for a text that is an entity; rooms belong to theirs, and the rest is noted."""
    kind = BY_FOLDER.get(path.partition("/")[0])
    if kind is None and SETTINGS not in files.texts and _is_meant_as_settings(path):
        return False  # told of by `_settings`
    if kind is None:
        notes.whole(
            path,
            "ukendt-fil",
            "Filen ligger uden for mapperne med indhold",
            "Flyt den til en af mapperne, eller slet den.",
        )
    elif kind.model is Partnership and path.endswith((".yml", ".yaml")):
        check_room(path, files, notes)
    elif is_manifest(path):
        check_manifest(path, files, notes)
    elif is_translation(path):
        check_translation(path, files, notes)
    elif path.endswith(kind.suffix):
        if path.rpartition("/")[2] in _NEARLY_INDEX:
            notes.problems.append(_nearly_index(path))
        return True
    else:
        notes.whole(
            path,
            "ukendt-fil",
            f"Her bruges kun filer, der ender på {kind.suffix}",
            "Giv filen et andet navn.",
        )
    return False


def _nearly_index(path: str) -> Problem:
    folder = path.rpartition("/")[0]
    return Problem(
        path,
        0,
        0,
        "naesten-index",
        f"Siden får navn efter filen og ikke efter mappen {folder}/",
        "Mente du index.md? Så får siden mappens navn, og billeder i mappen hører til den.",
        level="warning",
    )


def _public(
    known: Known, is_public: Mapping[tuple[str, str], bool], record: Callable[[str], bytes]
) -> dict[str, Mapping[str, object]]:
    """What is public, by folder and slug, sorted by slug; of events the listings besides."""
    public: dict[str, Mapping[str, object]] = {}
    for folder, found in known.items():
        kept = {slug: found[slug] for slug in sorted(found) if is_public[folder, slug]}
        if folder == Event.KIND:
            public["listings"] = {
                slug: Listing._make(one.listing) for slug, one in kept.items() if one.listing
            }
            public[folder] = Events({slug: one.path for slug, one in kept.items()}, record)
        else:
            public[folder] = {slug: recalled(record(one.path)) for slug, one in kept.items()}
    return public


def _awaited(known: Known, now: datetime) -> tuple[datetime, ...]:
    """When something becomes public that is not yet; drafts wait for nobody."""
    moments = {
        kept.public_from
        for found in known.values()
        for kept in found.values()
        if not kept.draft and kept.public_from is not None and kept.public_from > now.timestamp()
    }
    return tuple(datetime.fromtimestamp(moment, ZONE) for moment in sorted(moments))


def _absent(
    known: Known, is_public: Mapping[tuple[str, str], bool], notes: Notes
) -> dict[tuple[str, str], Absence]:
    """What has a file and is not in the portal, and why: a reference to it can say so."""
    absent: dict[tuple[str, str], Absence] = {}
    for path in notes.faulty():
        folder = path.partition("/")[0]
        if folder in known and path.endswith(BY_FOLDER[folder].suffix):
            absent[folder, slug_of(path)] = "faulty"
    for (folder, slug), public in is_public.items():
        if not public:
            absent[folder, slug] = "draft" if known[folder][slug].draft else "waiting"
    return absent
