"""The VEVENTs of one UID: which of several versions counts, and dates of a series that were changed
(RFC 5545 §3.8.4.4, §3.8.7.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time

from generator.harvesting.calendars.items import Item
from generator.harvesting.found import Moment, Occasion
from generator.model.times import ZONE, day_of, start_of

_OF_ANOTHER_KIND = (
    "En dato i serien er ændret mellem hel dag og klokkeslæt; den er læst som resten af serien"
)


def overriding(
    override: Item, master: Item, found: Mapping[datetime, Occasion], doubts: list[str]
) -> Occasion:
    """A date that was changed, in the place of the one that it was."""
    stamped = override.recurrence_id
    original = master.begins(stamped.moment) if stamped else override.start.moment
    if stamped is not None and stamped.is_day and not master.is_day:
        same_day = (one.original for one in found.values() if day_of(one.original) == original)
        original = next(same_day, original)
    start = override.begins(override.start.moment)
    end = override.ends(start)
    if override.is_day != master.is_day:
        doubts.append(_OF_ANOTHER_KIND)
        start, end = _as_series(start, master), None
    if isinstance(start, datetime) != isinstance(original, datetime):
        original = start
    return Occasion(
        start,
        end,
        original,
        "cancelled" if "cancelled" in (override.status, master.status) else override.status,
        override.title if override.title not in ("", master.title) else "",
        override.location if override.location not in ("", master.location) else "",
    )


def _as_series(start: Moment, master: Item) -> Moment:
    """A day at the series' hour, or the day alone where the series has no hours."""
    if master.is_day:
        return day_of(start)
    return datetime.combine(day_of(start), _clock(master), ZONE)


def _clock(master: Item) -> time:
    moment = master.start.moment
    return moment.time() if isinstance(moment, datetime) else time()


def instant(when: Moment) -> datetime:
    """A start as what two of them are compared by."""
    return start_of(when).astimezone(UTC)


def by_uid(items: list[Item]) -> Iterator[list[Item]]:
    """Together what has one UID; what has none is alone."""
    groups = dict[str, list[Item]]()
    for one in items:
        groups.setdefault(one.uid or f"\0{one.row}", []).append(one)
    return iter(groups.values())


def latest(items: list[Item]) -> list[Item]:
    """Of several versions of the same, the last; the order of the file otherwise."""
    newest = dict[tuple[object, ...], int]()
    for one in items:
        key = _place(one)
        newest[key] = max(newest.get(key, 0), one.revision[0])
    kept = dict[tuple[object, ...], Item]()
    for one in items:
        if one.revision[0] < newest[_place(one)]:
            continue
        # Two of one version and time are two events where they are called otherwise.
        key = _place(one)
        if one.recurrence_id is None:
            key += (one.title.casefold(), one.location.casefold())
        if key not in kept or kept[key].revision <= one.revision:
            kept[key] = one
    return list(kept.values())


def _place(one: Item) -> tuple[object, ...]:
    """When it is, or was before it was changed."""
    return (instant((one.recurrence_id or one.start).moment),)
