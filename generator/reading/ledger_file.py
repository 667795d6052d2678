"""The ledger beside the content, `ledger.json`, where there is no git to ask.

The program alone writes it (`portal changes --record`): what each event told when it was last
recorded, and what has been found to differ since the recording before. It lies with the content
and moves with it; it holds nothing that was not public.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct, field
from pydantic import TypeAdapter, ValidationError

from generator.model.fields import LATER
from generator.model.ledger import Entry, Ledger, Version, entries_between, version_of
from generator.model.listing import KeptWhen, when_of
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.model.times import start_of
from generator.model.told import Told
from generator.problems import ContentError
from generator.reading.history import EVENTS, KeptHistory, Past, moves_of
from generator.reading.notes import Notes
from generator.reading.paths import slug_of
from generator.reading.sources import LEDGER

FORM = 1
"""The form of the file; another number is another form."""
MAX_BYTES = 50_000_000
"""Ten thousand events and as many changes take some ten megabytes."""


class Recorded(Struct, frozen=True):
    """What the file holds. `since` is when it was begun (seconds since 1970), `standing` each
    event as it was when last recorded, `renamed` leads from earlier slugs to later ones."""

    since: int
    standing: Mapping[str, Version] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def read_recorded(content: Path, notes: Notes) -> Recorded | None:
    """What was recorded; None where nothing was, and after noting that it cannot be read."""
    file = content / LEDGER
    if not file.is_file() or file.is_symlink():
        return None
    try:
        return _read(file)
    except (OSError, ValueError, TypeError, KeyError):
        notes.whole(
            LEDGER,
            "ulaeselig-ledger",
            "Listen over ændringer kan ikke læses",
            "Hent den forrige udgave af filen. Findes den ikke, så slet filen, og skriv "
            "»portal changes --record«: så begynder listen forfra.",
        )
        return None


_ENTRY = TypeAdapter(Entry, config=LATER)
_VERSION = TypeAdapter(Version, config=LATER)


def _read(file: Path) -> Recorded:
    """Raises ValueError, TypeError or KeyError where the file is not ours."""
    if file.stat().st_size > MAX_BYTES:
        raise ValueError(file)
    data = orjson.loads(file.read_bytes())
    if data["form"] != FORM:
        raise ValueError(data["form"])
    try:
        entries = tuple(_ENTRY.validate_python(Entry.of(one)) for one in data["entries"])
        standing = {
            str(slug): _VERSION.validate_python(Version.of(one)) for slug, *one in data["standing"]
        }
    except ValidationError as error:
        raise ValueError(error.error_count()) from None
    for told in (
        *(told for one in entries for pair in one.pairs for told in pair if told is not None),
        *(told for one in standing.values() for told in one.dates.values()),
    ):
        _check(told)
    renamed = {str(old): str(new) for old, new in data["renamed"].items()}
    return Recorded(int(data["since"]), standing, entries, renamed)


def _check(told: Told) -> None:
    """Times are times, and a venue's address on the web leads there and nowhere else."""
    times: tuple[KeptWhen | None, ...] = (told.original, told.start, told.end)
    for one in times:
        if one is not None:
            when_of(one)
    url = told.venue[1] if isinstance(told.venue, tuple) else None
    if url is not None and not url.startswith(("https://", "http://")):
        raise ValueError(url)


def written(book: Recorded) -> bytes:
    """The file: an event and an entry a line, so that what is new is a line in a comparison."""
    standing = (orjson.dumps([slug, *one.plain()]) for slug, one in sorted(book.standing.items()))
    entries = (orjson.dumps(one.plain()) for one in book.entries)
    renamed = orjson.dumps(book.renamed, option=orjson.OPT_SORT_KEYS)
    return b'{"form":%d,"since":%d,"renamed":%b,\n"standing":[\n%b\n],\n"entries":[\n%b\n]}\n' % (
        FORM,
        book.since,
        renamed,
        b",\n".join(standing),
        b",\n".join(entries),
    )


def recorded_now(book: Recorded | None, portal: Portal) -> Recorded:
    """The book with what is different in the portal today. The first time everything is as it
    is, and nothing is told of it."""
    at = int(portal.now.timestamp())
    standing = {slug: version_of(event) for slug, event in portal.listings.items()}
    if book is None:
        return Recorded(at, standing)
    gone = [slug for slug in book.standing if slug not in standing]
    renamed = dict(book.renamed)
    before: dict[str, Version] = dict(book.standing)
    for slug, version in standing.items():
        old = None if slug in before else version.earlier(gone)
        if old is not None:
            gone.remove(old)
            renamed.pop(slug, None)
            renamed[old] = slug
            before[slug] = before.pop(old)
    found = [
        entry
        for slug in sorted(before.keys() | standing.keys())
        for entry in entries_between(slug, before.get(slug), standing.get(slug), at, at)
    ]
    return Recorded(book.since, standing, (*book.entries, *found), renamed)


def record(content: Path, portal: Portal) -> tuple[Path, int | None]:
    """Write down what is different now. Returns the file and how many entries are new; None where
    it was begun. Raises ContentError where the file cannot be read: it is not written over."""
    notes = Notes()
    book = read_recorded(content, notes)
    if notes.problems:
        raise ContentError(notes.problems)
    now, file = recorded_now(book, portal), content / LEDGER
    draft = file.with_name(f".{LEDGER}.{os.getpid()}")
    try:
        draft.write_bytes(written(now))
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return file, None if book is None else len(now.entries) - len(book.entries)


def recorded_ledger(book: Recorded, now: datetime) -> Ledger:
    """What of it has happened at `now`."""
    last = now.timestamp()
    rows: list[tuple[Any, ...]] = [one.plain() for one in book.entries if one.at <= last]
    known = book.since <= last
    return Ledger(
        rows=tuple(sorted(rows, key=lambda row: int(row[0]))),
        since=book.since if known else None,
        renamed=book.renamed,
    )


def recorded_past(ledger: Ledger, paths: Iterable[str], settings: Settings, past: Past) -> Past:
    """What the ledger knows of files' history: when an event came, and when it was changed."""
    launched = int(start_of(settings.launched).timestamp())
    by_slug: dict[str, list[Entry]] = {}
    for entry in ledger.entries():
        by_slug.setdefault(entry.slug, []).append(entry)
    moves = moves_of(ledger)
    found: dict[str, KeptHistory] = {}
    for path in paths:
        slug = slug_of(path)
        if path.startswith(EVENTS) and slug in by_slug:
            found[path] = (*_history(by_slug[slug], launched), moves.get(slug))
    return Past({**past.by_path, **found}, past.cut_short)


def _history(
    entries: list[Entry], launched: int
) -> tuple[int, int, int, int | None, int, tuple[()]]:
    came = [one.at for one in entries if one.whole and one.kind == "new"]
    moments = sorted({one.made for one in entries if not one.whole})
    published = came[-1] if came else launched
    told = [moment for moment in moments if moment > published]
    return (
        published,
        max((published, *moments)),
        len(moments) + max(0, len(came) - 1),
        told[-1] if told else None,
        len(moments) if told else 0,
        (),
    )
