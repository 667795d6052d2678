"""The ledger as git's history has it, and what is kept of it from build to build.

What is kept goes by the commit that it was read up to: of a later one that follows from it only
what lies between is read. Nothing kept depends on the clock.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import astuple

from generator.caching import Store
from generator.model.ledger import STOOD, Ledger, entries_between
from generator.model.told import ONLY
from generator.model.version import Version
from generator.reading import counting
from generator.reading.counting import Counts
from generator.reading.git_log import Repository
from generator.reading.ledger_log import (
    FOLDER,
    PLACES,
    SeenPlaces,
    Step,
    Versions,
    read_places,
    read_steps,
    read_versions,
)
from generator.reading.paths import slug_of

Row: TypeAlias = tuple[Any, ...]
"""An `Entry` in plain values; empty where it was taken back."""


class Book(Struct):
    """The ledger while it is written: pages are only ever added, or struck out.

    `standing` names the object of each event's last version that could be read, and its path;
    `waiting` is what is not public yet: the moment from which it is, and its row. `gone` is what
    was removed: when, the object that it was, and the row that tells of it. `venues` are the places
    of each event that stands, and whether it is a series.
    """

    rows: list[Row] = field(default_factory=list)
    standing: dict[str, tuple[str, str]] = field(default_factory=dict)
    waiting: dict[str, tuple[int, int]] = field(default_factory=dict)
    gone: dict[str, tuple[int, str, int]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    came_from: dict[str, str] = field(default_factory=dict)
    since: int | None = None
    venues: dict[str, tuple[tuple[str, ...], bool]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Book:
        """The book that `plain` was asked of."""
        book = cls(*plain[:-1])
        book.counts = Counts(*plain[-1])
        return book

    def plain(self) -> tuple[Any, ...]:
        """The book as `marshal` takes it: a tuple of its fields, the counts last."""
        *others, counts = astuple(self)
        return (*others, counts.plain())


def read_ledger(
    content: Path, repository: Repository, now: datetime, store: Store, jobs: int = 1
) -> Ledger:
    """All that git knows at `now`. Raises GitError; nothing is kept then."""
    name = f"ledger-{hashlib.sha256(os.fsencode(content.resolve())).hexdigest()[:16]}"
    kind = "shallow" if repository.shallow else "whole"
    head, book = store.load(name, kind) or (None, None)
    if book is None or head != repository.head:
        known = None if book is None else Book.of(book)
        book = _brought_up(content, repository, head, known, jobs).plain()
        store.save(name, kind, (repository.head, book))
    return ledger_of(Book.of(book), now, cut_short=repository.shallow)


def _brought_up(
    content: Path, repository: Repository, since: str | None, book: Book | None, jobs: int
) -> Book:
    steps = read_steps(content, repository, since) if book is not None else None
    if steps is None or book is None:
        book, steps = Book(), read_steps(content, repository, None) or []
    by_file: dict[str, dict[str, None]] = {}
    for step in steps:
        for path, before, after in (file for one in (*step.own, step.commit) for file in one.files):
            # What it was before is asked of a branch alone: on the main line it is known.
            names = (after,) if step.own == (step.commit,) else (before, after)
            by_file.setdefault(path, {}).update((name, None) for name in names if name is not None)
    versions = read_versions(content, _objects(by_file, FOLDER, _known_before(book, steps)), jobs)
    places = read_places(content, _objects(by_file, PLACES, _places_before(steps)))
    begin = len(book.rows) == 0 and not book.standing
    for step in steps:
        write(book, step, versions, places, silent=begin and repository.shallow)
        begin = False
    return book


def _objects(
    by_file: Mapping[str, Iterable[str]], folder: str, more: Iterable[str]
) -> tuple[str, ...]:
    """Those of a folder's files, those of one file beside each other, each once."""
    found = dict.fromkeys(
        name for path, names in by_file.items() if path.startswith(folder) for name in names
    )
    return tuple(found | dict.fromkeys(more))


def _known_before(book: Book, steps: Iterable[Step]) -> Iterator[str]:
    """The objects that stood before, of events that the steps are about."""
    for step in steps:
        for path, before, _ in step.commit.files:
            slug = slug_of(path)
            if path.startswith(FOLDER):
                if before is not None:
                    yield before
                if slug in book.standing:
                    yield book.standing[slug][0]
                if slug in book.gone:
                    yield book.gone[slug][1]


def _places_before(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        for path, before, _ in step.commit.files:
            if path.startswith(PLACES) and before is not None:
                yield before


def write(
    book: Book, step: Step, versions: Versions, places: SeenPlaces, *, silent: bool = False
) -> None:
    """Add what a commit changed. In a `silent` one, where a shallow clone begins, everything seems
    to be new, and nothing is told."""
    counting.add(book.counts, step, versions, places)
    files = [file for file in step.commit.files if file.path.startswith(FOLDER)]
    if book.since is None and files:
        book.since = step.made
    now: dict[str, tuple[str, str]] = {}
    before: dict[str, str] = {}
    for path, _, name in files:
        if name is not None:
            now[slug_of(path)] = (name, path)
    for path, _, name in files:
        slug = slug_of(path)
        # A file that moves into a folder of its own is the same event's.
        if name is None and slug not in now and book.standing.get(slug, ("", ""))[1] == path:
            before[slug] = path
    for slug, (name, path) in now.items():
        if slug not in book.standing and (version := versions.get(name)) is not None:
            old = version.earlier(before)
            if old is not None:
                _rename(book, old, slug)
                del before[old]
        _changed(book, slug, name, path, step.made, versions, silent=silent)
    for slug in before:
        _removed(book, slug, step.made, versions)


def _rename(book: Book, old: str, new: str) -> None:
    book.standing[new] = book.standing.pop(old)
    book.venues.pop(old, None)
    book.renamed.pop(new, None)
    book.renamed[old] = new
    if old in book.waiting:
        book.waiting[new] = book.waiting.pop(old)
    if old in book.counts.told:
        book.counts.told[new] = book.counts.told.pop(old)


def _changed(
    book: Book,
    slug: str,
    name: str,
    path: str,
    made: int,
    versions: Versions,
    *,
    silent: bool,
) -> None:
    version = versions.get(name)
    if version is None:
        return
    before = _public(versions.get(book.standing[slug][0])) if slug in book.standing else None
    at, (known, row) = made, book.waiting.pop(slug, (0, -1))
    if known > made:
        # Nobody has seen it yet: it is told anew, as it is now.
        _strike(book, row)
        before = None
    if slug not in book.standing and slug in book.gone:
        removed, object_name, row = book.gone.pop(slug)
        if made - removed < STOOD:
            # Back within a day: most likely the file was only moved, in two commits.
            _strike(book, row)
            before = _public(versions.get(object_name))
    _remember(book, slug, name, path)
    book.venues[slug] = (version.tied.places, ONLY not in version.dates)
    after = _public(version)
    if before is None and after is not None and after.publish_from is not None:
        at = max(made, after.publish_from)
    row = -1 if silent else _tell(book, slug, before, after, at, made)
    if row >= 0 and not book.rows[row][5]:
        counting.tell(book.counts, slug, version, made, book.renamed)
    if after is not None:
        counting.stood(book.counts, slug, after)
    if at > made:
        book.waiting[slug] = (at, row)


def _remember(book: Book, slug: str, name: str, path: str) -> None:
    _, earlier = book.standing.get(slug, ("", path))
    if earlier != path:
        book.came_from.pop(earlier, None)
        book.came_from[path] = earlier
    book.standing[slug] = (name, path)


def _removed(book: Book, slug: str, made: int, versions: Versions) -> None:
    name, _ = book.standing.pop(slug)
    book.venues.pop(slug, None)
    waits, row = book.waiting.pop(slug, (0, -1))
    if waits > made:
        _strike(book, row)
        return
    row = _tell(book, slug, _public(versions.get(name)), None, made, made)
    book.gone[slug] = (made, name, row)


def _tell(
    book: Book, slug: str, before: Version | None, after: Version | None, at: int, made: int
) -> int:
    """The row that tells of it, the first of several; −1 where there is nothing to tell."""
    begin = len(book.rows)
    if before is not None and after is not None:
        # A place that was given another name is where it was.
        before, after = (one.placed(book.counts.place_now) for one in (before, after))
    book.rows += (entry.plain() for entry in entries_between(slug, before, after, at, made))
    return begin if len(book.rows) > begin else -1


def _strike(book: Book, row: int) -> None:
    if row >= 0:
        book.rows[row] = ()


def _public(version: Version | None) -> Version | None:
    return None if version is None or version.draft else version


def ledger_of(book: Book, now: datetime, *, cut_short: bool) -> Ledger:
    """What of it has happened at `now`."""
    last = now.timestamp()
    rows = sorted((row for row in book.rows if row and row[0] <= last), key=_when)
    known = book.since is not None and book.since <= last
    return Ledger(
        rows=tuple(rows),
        since=book.since if known else None,
        cut_short=cut_short,
        renamed=book.renamed,
        came_from=book.came_from,
        counted=counting.counted(book.counts, book.venues, book.renamed, last),
    )


def _when(row: Row) -> int:
    at: int = row[0]
    return at
