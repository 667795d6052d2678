"""The ledger: what has happened to the events that people had been told of, and when.

It is written from versions of an event, one after the other (`entries_between`), whoever keeps
them: git, or a file beside the content where there is no git. An entry tells one kind of change of
one event, of all the dates that it is about. All values are plain: they are kept as they are.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct, field

from generator.model.listing import KeptWhen
from generator.model.times import ZONE
from generator.model.told import (
    ONLY,
    Difference,
    DifferenceKind,
    KeptDifference,
    KeptTold,
    Told,
    differences,
)
from generator.model.version import Tied, Version, tied_from, told_from

STOOD = 24 * 60 * 60
"""Seconds. A time that stood for a day was read: in the morning's programme, by a program that
fetches calendars once a day (Google takes up to a day). What was mended sooner is a correction."""

Pair: TypeAlias = tuple[Told | None, Told | None]
"""A date before and after."""


class LedgerEntry(NamedTuple):
    """One kind of change of one event. `at` is when people could see it, `made` when it was
    written (both in seconds since 1970). With `whole` the event itself came or went; then `pairs`
    holds the first of its dates alone."""

    at: int
    made: int
    slug: str
    title: str
    kind: DifferenceKind
    whole: bool
    pairs: tuple[Pair, ...]
    reason: str | None
    tied: Tied

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The change of each date that it is about, by date."""
        return tuple(Difference(self.kind, was, now) for was, now in self.pairs)

    def plain(self) -> tuple[Any, ...]:
        """The entry as `marshal` and JSON take it: a tuple of texts, numbers and tuples."""
        pairs = tuple(
            tuple(None if told is None else tuple(told) for told in pair) for pair in self.pairs
        )
        return (*self[:6], pairs, self.reason, tuple(self.tied))

    @classmethod
    def of(cls, plain: Sequence[Any]) -> LedgerEntry:
        """Of what `plain` gave, which JSON may have made lists of."""
        at, made, slug, title, kind, whole, pairs, reason, tied = plain
        found = tuple(
            (None if was is None else told_from(was), None if now is None else told_from(now))
            for was, now in pairs
        )
        return cls(at, made, slug, title, kind, whole, found, reason, tied_from(tied))


def entries_between(
    slug: str, before: Version | None, after: Version | None, at: int, made: int
) -> Iterator[LedgerEntry]:
    """What a new version changes for those who knew the one before. What was over on that day is
    no news: an archive that is put in order sends nobody to the wrong place."""
    version = after or before
    if version is None:
        return
    found = tuple(_news(before, after, day_text(at)))
    whole = before is None or after is None
    for kind in dict.fromkeys(one.kind for one in found):
        about = [one for one in found if one.kind == kind]
        yield LedgerEntry(
            at,
            made,
            slug,
            version.title,
            kind,
            whole,
            tuple((one.before, one.after) for one in (about[:1] if whole else about)),
            _reason(version, about[0]),
            version.tied,
        )


def _news(before: Version | None, after: Version | None, today: str) -> Iterator[Difference]:
    for one in differences(before.dates if before else {}, after.dates if after else {}):
        known = one.before is not None and not _is_over(one.before, today)
        ahead = one.after is not None and not _is_over(one.after, today)
        if ahead and one.before is not None and not known:
            # Last year's file, used once more.
            yield Difference("new", None, one.after)
        elif known or ahead:
            yield one


def _is_over(told: Told, today: str) -> bool:
    return (told.end or told.start)[: len(today)] < today


def _reason(version: Version, difference: Difference) -> str | None:
    date = difference.date
    return version.reasons.get(date.original) or version.reasons.get(ONLY)


def day_text(seconds: int) -> str:
    """The Copenhagen day, as `2026-12-04`."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(ZONE).date().isoformat()


def moved_from(entries: Iterable[LedgerEntry], start: KeptWhen) -> KeptWhen | None:
    """The time that an event without repetition was moved from, if that time stood for a day
    (`STOOD`); None where it was not moved. `entries` are its own, the oldest first."""
    stood: list[tuple[KeptWhen, int]] = []
    for entry in entries:
        if entry.kind not in ("new", "removed", "moved") or len(entry.pairs) != 1:
            continue
        ((was, now),) = entry.pairs
        if was is not None and not stood:
            # It was told before the ledger began.
            stood.append((was.start, entry.at - STOOD))
        if entry.kind != "moved":
            stood.clear()
        if now is not None:
            stood.append((now.start, entry.at))
    if not stood or stood[-1][0] != start:
        return None
    for (earlier, since), (_, until) in reversed(tuple(pairwise(stood))):
        if earlier != start and until - since >= STOOD:
            return earlier
    return None


class Counted(NamedTuple):
    """How often an event has changed. `changes` are those that a calendar must notice (RFC 5545
    §3.8.7.4, SEQUENCE), its places' among them; it never falls. `told` are those that people must
    hear of, the oldest first: when (seconds since 1970), and as which of the event's own. `placed`
    is when where it is was last changed in the register of places; `repeat` says that it is a
    series."""

    changes: int = 0
    told: tuple[tuple[int, int], ...] = ()
    placed: int | None = None
    repeat: bool = False


def name_now(name: str, renamed: Mapping[str, str], standing: Container[str] = ()) -> str:
    """Where earlier names lead: to the last of them, or to the first that is `standing`."""
    seen = {name}
    while name not in standing and (later := renamed.get(name)) is not None and later not in seen:
        name = later
        seen.add(name)
    return name


class Ledger(Struct, frozen=True, dict=True):
    """All that is known up to the time of the build, by when people could see it.

    `since` is when the ledger begins (seconds since 1970), None where nobody has kept one;
    `cut_short` says that there is more that it cannot see, in a shallow clone. `renamed` leads
    from slugs that events had before to those that they have, `came_from` from a file's path to
    the one it had before. `counted` is by slug.
    """

    rows: tuple[tuple[Any, ...], ...] = ()
    since: int | None = None
    cut_short: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    came_from: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Counted] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """A digest of all that it tells: 32 hexadecimal digits."""
        told = (self.rows, self.since, self.cut_short, sorted(self.renamed.items()))
        return hashlib.sha256(marshal.dumps(told, 2)).hexdigest()[:32]

    def slug_now(self, slug: str) -> str:
        """The slug that an event has today."""
        return name_now(slug, self.renamed)

    def entries(self, since: int = 0) -> tuple[LedgerEntry, ...]:
        """Those from that moment on, the oldest first, each with the slug that its event has."""
        found = (LedgerEntry.of(row) for row in self.rows if row[0] >= since)
        return tuple(one._replace(slug=self.slug_now(one.slug)) for one in found)

    @cached_property
    def moves(self) -> Mapping[str, tuple[LedgerEntry, ...]]:
        """By slug what `moved_from` asks for, of the events that were moved."""
        moved = {self.slug_now(row[2]) for row in self.rows if row[4] == "moved"}
        found: dict[str, list[LedgerEntry]] = {}
        for row in self.rows:
            slug = self.slug_now(row[2])
            if slug in moved and row[4] in ("new", "removed", "moved"):
                found.setdefault(slug, []).append(LedgerEntry.of(row))
        return {slug: tuple(entries) for slug, entries in found.items()}

    @cached_property
    def _changes(self) -> Mapping[tuple[str, int], tuple[Row, ...]]:
        """By slug and by when it was written what was told of events that went on."""
        found: dict[tuple[str, int], list[Row]] = {}
        for row in self.rows:
            if not row[5]:
                slug = self.slug_now(row[2]) if self.renamed else row[2]
                found.setdefault((slug, row[1]), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def last_told(
        self, slug: str, counted: Counted, *, moved: bool
    ) -> tuple[int, int, tuple[KeptDifference, ...]] | None:
        """The last change that people must hear of: when, as which, and what is different. The
        time of an event without repetition that is not `moved` was only corrected (`STOOD`)."""
        for made, number in reversed(counted.told):
            # Thousands are asked: an entry's pairs are kept as differences are.
            found: tuple[KeptDifference, ...] = tuple(
                (row[4], *pair)
                for row in self._changes.get((slug, made), ())
                if row[4] != "moved" or moved or counted.repeat
                for pair in row[6]
                if _is_missed(row[4], *pair)
            )
            if found:
                return made, number, found
        return None


def _is_missed(kind: DifferenceKind, before: KeptTold | None, after: KeptTold | None) -> bool:
    """Whether anybody misses what came or went: not a date that does not take place anyhow."""
    date = after or before
    return kind not in ("new", "removed") or date is None or Told(*date).takes_place


Row: TypeAlias = tuple[Any, ...]
"""A `LedgerEntry` in plain values."""

NO_LEDGER = Ledger()
"""Where nobody has kept one."""
