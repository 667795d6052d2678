"""When a file was first published and last modified, and how often its time or place changed.

Git is the memory, up to the time of the build: a commit that is later has not happened
yet. Without git, or in a shallow clone, nothing is known and front matter takes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field

from generator.caching import Store
from generator.model.entity import History
from generator.model.event import Event
from generator.model.ledger import Counted, Ledger, moved_from
from generator.model.listing import KeptWhen
from generator.model.times import ZONE
from generator.model.told import KeptDifference
from generator.reading.git_log import Repository, Touch, Touches, read_log
from generator.reading.paths import slug_of
from generator.reading.strategy import Change, KeptParts, parts_of

KeptMove: TypeAlias = tuple[KeptWhen, KeptWhen] | None
KeptNews: TypeAlias = tuple[KeptDifference, ...]
KeptHistory: TypeAlias = tuple[int, int, int, int | None, int, KeptParts, KeptMove, KeptNews]
"""A `History` in plain values: instants are seconds since 1970, days are ordinals."""

EVENTS = Event.KIND + "/"


class Past(Struct, frozen=True):
    """Every file's history, by path relative to the content folder.

    `cut_short` tells of a shallow clone, in which git cannot know and the dates come out wrong.
    """

    by_path: Mapping[str, KeptHistory] = field(default_factory=dict)
    cut_short: bool = False


def history_in(
    content: Path, repository: Repository, ledger: Ledger, now: datetime, store: Store
) -> Past:
    """What git knows at `now` of the files in `content`: when each was touched, and of events what
    the ledger knows – under which names they went, how often they changed, and what people must
    hear of."""
    if repository.shallow:
        return Past(cut_short=True)
    touches, strategies = read_log(content, repository, store)
    moves = moves_of(ledger)
    found: dict[str, KeptHistory] = {}
    for path in touches:
        known = history_of(_joined(path, touches, ledger.came_from), now, strategies.get(path, ()))
        if known is None:
            continue
        slug = slug_of(path)
        counted = ledger.counted.get(slug) if path.startswith(EVENTS) else None
        found[path] = known if counted is None else of_event(known, slug, counted, ledger, moves)
    return Past(found)


def of_event(
    known: KeptHistory,
    slug: str,
    counted: Counted,
    ledger: Ledger,
    moves: Mapping[str, KeptMove],
) -> KeptHistory:
    """An event's history with what the ledger knows of it."""
    published, modified, _, _, _, parts, _, _ = known
    move = moves.get(slug)
    last = ledger.last_told(slug, counted, moved=move is not None)
    told_at, told_as, news = last if last is not None else (None, 0, ())
    modified = max(modified, counted.placed or 0)
    return published, modified, counted.changes, told_at, told_as, parts, move, news


def moves_of(ledger: Ledger) -> Mapping[str, KeptMove]:
    """Of the events that were moved, by slug: from when to when. To where they are now alone: what
    was moved back is where it was."""
    found: dict[str, KeptMove] = {}
    for slug, entries in ledger.moves.items():
        last = next((one for one in reversed(entries) if one.pairs[0][1] is not None), None)
        now = last.pairs[0][1] if last is not None else None
        before = moved_from(entries, now.start) if now is not None else None
        if now is not None and before is not None:
            found[slug] = (before, now.start)
    return found


def history_of(
    touches: Iterable[Touch], now: datetime, strategy: Iterable[Change] = ()
) -> KeptHistory | None:
    """One file's touches, the oldest first → its history; None where all are later than `now`.
    `strategy` are the changes of a partnership."""
    last = now.timestamp()
    found: tuple[int, int] | None = None
    was_draft = False
    for moment, is_new, marked in touches:
        if moment <= last:
            is_draft = was_draft if marked is None else marked
            # What comes back is new to readers, and so is what was a draft.
            comes_out = was_draft and not is_draft
            found = (moment if found is None or is_new or comes_out else found[0], moment)
            was_draft = is_draft
    return None if found is None else (*found, 0, None, 0, parts_of(strategy, now), None, ())


def _joined(path: str, touches: Touches, came_from: Mapping[str, str]) -> list[Touch]:
    """A file's touches with those that it had under earlier names, the oldest first. That it was
    moved makes it no new one."""
    if path not in came_from:
        return touches[path]
    names = [path]
    while (earlier := came_from.get(names[-1])) is not None and earlier not in names:
        names.append(earlier)
    # Where it was renamed the commit touched both: what the later one says of itself counts.
    marks = {
        moment: is_draft
        for name in reversed(names)
        for moment, _, is_draft in touches.get(name, ())
    }
    first, *others = sorted(marks)
    return [(first, True, marks[first]), *((moment, False, marks[moment]) for moment in others)]


def as_history(kept: KeptHistory) -> History:
    """What was kept of a file's history, with instants for seconds since 1970."""
    published, modified, changes, told_at, told_as, parts, moved, news = kept
    return History(
        published=_instant(published),
        modified=_instant(modified),
        changes=changes,
        told_at=None if told_at is None else _instant(told_at),
        told_as=told_as,
        parts=tuple((date.fromordinal(day), fields) for day, fields in parts),
        moved=moved,
        differences=news,
    )


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(ZONE)
