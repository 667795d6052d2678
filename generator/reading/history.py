"""When a file was first published and last modified, and how often its time or place changed.

Git is the memory (DESIGN §5), up to the time of the build: a commit that is later has not happened
yet. Without git, or in a shallow clone, nothing is known and front matter takes over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from generator.caching import Store
from generator.model.entity import History
from generator.model.times import ZONE
from generator.reading.git_log import Mattered, Touch, read_log, repository_of
from generator.reading.strategy import Change, KeptParts, parts_of

KeptHistory: TypeAlias = tuple[int, int, int, int | None, int, KeptParts]
"""A `History` in plain values: instants are seconds since 1970, days are ordinals."""


@dataclass(frozen=True, slots=True)
class Past:
    """Every file's history, by path relative to the content folder.

    `cut_short` tells of a shallow clone, in which git cannot know and the dates come out wrong.
    """

    by_path: Mapping[str, KeptHistory] = field(default_factory=dict)
    cut_short: bool = False


def read_history(content: Path, now: datetime, store: Store) -> Past:
    """What git knows at `now` of the files in `content`."""
    repository = repository_of(content)
    if repository is None:
        return Past()
    if repository.shallow:
        return Past(cut_short=True)
    touches, strategies = read_log(content, repository, store)
    known = (
        (path, history_of(told, now, strategies.get(path, ()))) for path, told in touches.items()
    )
    return Past({path: history for path, history in known if history is not None})


def history_of(
    touches: Iterable[Touch], now: datetime, strategy: Iterable[Change] = ()
) -> KeptHistory | None:
    """One file's touches, the oldest first → its history; None where all are later than `now`.
    `strategy` are the changes of a partnership."""
    last = now.timestamp()
    found: tuple[int, int] | None = None
    changes, told = 0, (0, 0)
    for moment, kind in touches:
        if moment > last:
            continue
        if found is None or kind == Mattered.NEW:
            found, changes, told = (moment, moment), 0, (0, 0)
            continue
        found = (found[0], moment)
        changes += kind >= Mattered.CALENDAR
        if kind == Mattered.TOLD:
            told = (moment, changes)
    if found is None:
        return None
    parts = parts_of(strategy, now)
    return (*found, changes, told[0] if told[1] else None, told[1], parts)


def as_history(kept: KeptHistory) -> History:
    """The same with instants."""
    published, modified, changes, told_at, told_as, parts = kept
    return History(
        published=_instant(published),
        modified=_instant(modified),
        changes=changes,
        told_at=None if told_at is None else _instant(told_at),
        told_as=told_as,
        parts=tuple((date.fromordinal(day), fields) for day, fields in parts),
    )


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(ZONE)
