"""The ledger beside the content, `ledger.json`, where there is no git to ask.

The program alone writes it (`portal changes --record`): what each event told when it was last
recorded, and what has been found to differ since the recording before. It lies with the content
and moves with it; it holds nothing that was not public.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct, field
from pydantic import TypeAdapter, ValidationError

from generator.model.fields import LATER
from generator.model.ledger import Counted, Ledger, LedgerEntry, entries_between
from generator.model.listing import KeptWhen, Listing, when_of
from generator.model.place import old_names, where_of
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.model.times import start_of
from generator.model.told import ONLY, Told
from generator.model.version import Version, version_of
from generator.problems import ContentError
from generator.reading.history import EVENTS, KeptHistory, Past, moves_of, of_event
from generator.reading.notes import Notes
from generator.reading.paths import slug_of
from generator.reading.sources import LEDGER

FORM = 1
"""The form of the file; another number is another form."""
MAX_BYTES = 50_000_000
"""Ten thousand events and as many changes take some ten megabytes."""


class Recorded(Struct, frozen=True):
    """What the file holds. `since` is when it was begun (seconds since 1970), `standing` each
    event as it was when last recorded, `renamed` leads from earlier slugs to later ones, `touched`
    tells when a calendar had to notice of an event what is no entry: its title, its room, where its
    place is. `stated` is the most changes that each event told of itself."""

    since: int
    standing: Mapping[str, Version] = field(default_factory=dict)
    entries: tuple[LedgerEntry, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    touched: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    stated: Mapping[str, int] = field(default_factory=dict)


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


_ENTRY = TypeAdapter(LedgerEntry, config=LATER)
_VERSION = TypeAdapter(Version, config=LATER)


def _read(file: Path) -> Recorded:
    """Raises ValueError, TypeError or KeyError where the file is not ours."""
    if file.stat().st_size > MAX_BYTES:
        raise ValueError(file)
    data = orjson.loads(file.read_bytes())
    if data["form"] != FORM:
        raise ValueError(data["form"])
    try:
        entries = tuple(_ENTRY.validate_python(LedgerEntry.of(one)) for one in data["entries"])
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
    touched = {
        str(slug): tuple(int(moment) for moment in moments)
        for slug, moments in data.get("touched", {}).items()
    }
    stated = {str(slug): int(many) for slug, many in data.get("stated", {}).items()}
    return Recorded(int(data["since"]), standing, entries, renamed, touched, stated)


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
    touched = orjson.dumps(book.touched, option=orjson.OPT_SORT_KEYS)
    return (
        b'{"form":%d,"since":%d,"renamed":%b,"touched":%b,"stated":%b,\n"standing":[\n%b\n],\n"entries":[\n%b\n]}\n'
        % (
            FORM,
            book.since,
            renamed,
            touched,
            orjson.dumps(book.stated, option=orjson.OPT_SORT_KEYS),
            b",\n".join(standing),
            b",\n".join(entries),
        )
    )


def recorded_now(book: Recorded | None, portal: Portal) -> Recorded:
    """The book with what is different in the portal today. The first time everything is as it
    is, and nothing is told of it."""
    at = int(portal.now.timestamp())
    moved = moves_of(portal.ledger)
    standing = {
        slug: _version(portal, event, moved=slug in moved)
        for slug, event in portal.listings.items()
    }
    if book is None:
        return Recorded(at, standing, stated=_stated({}, standing))
    gone = [slug for slug in book.standing if slug not in standing]
    renamed = dict(book.renamed)
    names = {
        old: place.slug
        for place in portal.places.values()
        for old in old_names(place.aliases)
        if old not in portal.places
    }
    before = {
        # A place that was given another name is where it was.
        slug: version.placed(lambda place: names.get(place, place))
        for slug, version in book.standing.items()
    }
    touched = dict(book.touched)
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
    told = {entry.slug for entry in found}
    for slug, version in standing.items():
        was = before.get(slug)
        # Of what was recorded before calendars were asked, nothing is known.
        if slug not in told and was is not None and was.shown and not was.is_shown_as(version):
            touched[slug] = (*touched.get(slug, ()), at)
    return Recorded(
        book.since,
        standing,
        (*book.entries, *found),
        renamed,
        touched,
        _stated(book.stated, standing),
    )


def _stated(before: Mapping[str, int], standing: Mapping[str, Version]) -> dict[str, int]:
    found = {slug: max(one.stated, before.get(slug, 0)) for slug, one in standing.items()}
    return {**before, **{slug: many for slug, many in found.items() if many}}


def _version(portal: Portal, event: Listing, *, moved: bool) -> Version:
    """With where its places are, which calendars show; that it was `moved` the record tells, and
    not the event itself."""
    told = moved and event.status == "rescheduled"
    version = version_of(event._replace(status="scheduled") if told else event)
    places = (portal.places.get(slug) for slug in version.tied.places)
    where = "".join(where_of(place) for place in places if place is not None)
    shown = hashlib.sha256((version.shown + where).encode()).hexdigest()[:16]
    return version._replace(shown=shown)


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


def recorded_past(
    book: Recorded,
    ledger: Ledger,
    paths: Iterable[str],
    settings: Settings,
    now: datetime,
    past: Past,
) -> Past:
    """What the ledger knows of files' history: when an event came, and when it was changed."""
    launched, last = int(start_of(settings.launched).timestamp()), now.timestamp()
    entries: dict[str, list[LedgerEntry]] = {}
    for entry in ledger.entries():
        entries.setdefault(entry.slug, []).append(entry)
    touched: dict[str, list[int]] = {}
    for slug, moments in book.touched.items():
        if happened := [moment for moment in moments if moment <= last]:
            touched.setdefault(ledger.slug_now(slug), []).extend(happened)
    stated: dict[str, int] = {}
    for slug, many in book.stated.items():
        stated[ledger.slug_now(slug)] = max(many, stated.get(ledger.slug_now(slug), 0))
    moves = moves_of(ledger)
    found: dict[str, KeptHistory] = {}
    for path in paths:
        slug = slug_of(path)
        if path.startswith(EVENTS) and (slug in entries or slug in touched):
            known = _history(entries.get(slug, []), touched.get(slug, []), launched)
            changes = known[1].changes + stated.get(slug, 0)
            counted = known[1]._replace(changes=changes, repeat=_is_series(book, slug))
            found[path] = of_event(known[0], slug, counted, ledger, moves)
    return Past({**past.by_path, **found}, past.cut_short)


def _is_series(book: Recorded, slug: str) -> bool:
    version = book.standing.get(slug)
    return version is not None and ONLY not in version.dates


def _history(
    entries: list[LedgerEntry], touched: list[int], launched: int
) -> tuple[KeptHistory, Counted]:
    came = [one.at for one in entries if one.whole and one.kind == "new"]
    written = {one.made for one in entries if not one.whole}
    moments = sorted({*written, *touched})
    published = came[-1] if came else launched
    told = tuple(
        (moment, number)
        for number, moment in enumerate(moments, start=1)
        if moment in written and moment > published
    )
    counted = Counted(len(moments) + max(0, len(came) - 1), told)
    return (published, max((published, *moments)), 0, None, 0, (), None, ()), counted
